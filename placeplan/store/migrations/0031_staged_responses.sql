-- Files of answers that were collected elsewhere, and which of them a response came from.
CREATE TABLE response_imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    made_by TEXT NOT NULL CHECK (made_by <> ''),
    made_at TEXT NOT NULL,
    response_count INTEGER NOT NULL CHECK (response_count >= 0),
    left_out_count INTEGER NOT NULL DEFAULT 0 CHECK (left_out_count >= 0),
    -- when all of its responses were taken out again, and by whom
    undone_at TEXT NOT NULL DEFAULT '',
    undone_by TEXT NOT NULL DEFAULT '',
    CHECK ((undone_at = '') = (undone_by = ''))
) STRICT;
CREATE INDEX response_imports_by_survey ON response_imports (survey_id);

ALTER TABLE responses ADD COLUMN import_id INTEGER REFERENCES response_imports (id);
CREATE INDEX responses_by_import ON responses (import_id) WHERE import_id IS NOT NULL;

-- A file that waits on screen: nothing of it counts, and the night removes it after some days.
CREATE TABLE staged_exports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    file_name TEXT NOT NULL CHECK (file_name <> ''),
    -- [[row in the spreadsheet, [cell, …]], …], squeezed
    rows BLOB NOT NULL,
    row_count INTEGER NOT NULL CHECK (row_count >= 0),
    -- how it was written, its sheets, and how many cells hold formulas
    about TEXT NOT NULL CHECK (json_valid(about)),
    -- what its columns mean
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    is_mapped INTEGER NOT NULL DEFAULT 0 CHECK (is_mapped IN (0, 1)),
    -- rows that will not be taken in
    left_out TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(left_out)),
    version INTEGER NOT NULL DEFAULT 1,
    created_by TEXT NOT NULL,
    created_on TEXT NOT NULL CHECK (created_on IS date(created_on, '+0 days'))
) STRICT;
CREATE INDEX staged_exports_by_survey ON staged_exports (survey_id);
