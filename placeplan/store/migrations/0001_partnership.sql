-- The partnership's own settings, its files (a crest, a document template) and its outcomes.
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
    name TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    position INTEGER NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    description TEXT NOT NULL DEFAULT ''
) STRICT;

-- Areas are district electoral areas; they are closed with valid_to, never removed.
CREATE TABLE areas (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    council_code TEXT NOT NULL,
    council_name TEXT NOT NULL,
    seats INTEGER NOT NULL CHECK (seats >= 0),
    valid_from TEXT NOT NULL DEFAULT '',
    valid_to TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE places (
    area_code TEXT NOT NULL REFERENCES areas (code),
    key TEXT NOT NULL CHECK (key <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('urban', 'rural')),
    PRIMARY KEY (area_code, key)
) STRICT, WITHOUT ROWID;
