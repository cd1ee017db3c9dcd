-- A plan as it was issued or adopted: its content, its Word file and the checksum of that.
CREATE TABLE plan_editions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    number INTEGER NOT NULL CHECK (number > 0),
    status TEXT NOT NULL CHECK (status IN ('draft', 'consultation_draft', 'adopted')),
    title TEXT NOT NULL CHECK (title <> ''),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    corrects_id INTEGER REFERENCES plan_editions (id),
    correction TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL CHECK (json_valid(content)),
    word BLOB NOT NULL,
    checksum TEXT NOT NULL CHECK (length(checksum) = 64),
    -- the plan in short as a Word file, with the figures of the same day; empty where there is none
    summary BLOB NOT NULL DEFAULT x'',
    -- where each of its figures came from, as JSON; empty where that was not written down
    trace TEXT NOT NULL DEFAULT '',
    UNIQUE (plan_id, number),
    CHECK ((corrects_id IS NULL) = (correction = ''))
) STRICT;

CREATE TRIGGER plan_editions_are_never_changed BEFORE UPDATE ON plan_editions
BEGIN
    SELECT RAISE(ABORT, 'an edition is never changed');
END;

CREATE TRIGGER plan_editions_are_never_deleted BEFORE DELETE ON plan_editions
BEGIN
    SELECT RAISE(ABORT, 'an edition is never deleted');
END;

-- INSERT OR REPLACE would delete without asking the trigger above
CREATE TRIGGER plan_editions_are_never_replaced BEFORE INSERT ON plan_editions
WHEN EXISTS (
    SELECT 1 FROM plan_editions AS kept
    WHERE kept.id = NEW.id OR (kept.plan_id = NEW.plan_id AND kept.number = NEW.number)
)
BEGIN
    SELECT RAISE(ABORT, 'an edition is never replaced');
END;

-- Taken off the public site, with a reason; the edition itself stays.
CREATE TABLE withheld_editions (
    edition_id INTEGER PRIMARY KEY REFERENCES plan_editions (id),
    reason TEXT NOT NULL CHECK (reason <> ''),
    withheld_at TEXT NOT NULL,
    withheld_by TEXT NOT NULL
) STRICT;

-- What was drafted in a section when an officer last said that the words beside it fit.
CREATE TABLE plan_section_bases (
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    section_key TEXT NOT NULL,
    texts TEXT NOT NULL CHECK (json_valid(texts)),
    read_at TEXT NOT NULL,
    read_by TEXT NOT NULL,
    PRIMARY KEY (plan_id, section_key)
) STRICT, WITHOUT ROWID;
