-- Which changes of sheets were taken, so that one sent again gets the same answer as before.
CREATE TABLE sheet_edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (length(key) = 36),
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX sheet_edits_by_response ON sheet_edits (response_id);

-- Whether the sheet counted before the change: removing and putting back are corrections too.
ALTER TABLE response_revisions ADD COLUMN state TEXT NOT NULL DEFAULT 'counted'
    CHECK (state IN ('counted', 'excluded'));
