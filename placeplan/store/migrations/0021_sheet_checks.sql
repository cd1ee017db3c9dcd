-- Who entered a sheet's ratings a second time from the paper, and the version that then agreed with it.
CREATE TABLE sheet_checks (
    response_id INTEGER PRIMARY KEY REFERENCES responses (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    checked_by TEXT NOT NULL CHECK (checked_by <> ''),
    checked_at TEXT NOT NULL
) STRICT;
