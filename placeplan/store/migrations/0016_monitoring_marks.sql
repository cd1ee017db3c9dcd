-- Who was counted since last night, so that two presses count once. A mark is a hash of what only the
-- person's own browser holds; nothing that is stored leads to it or from it.
CREATE TABLE monitoring_marks (
    mark TEXT PRIMARY KEY CHECK (length(mark) = 64)
) STRICT, WITHOUT ROWID;
