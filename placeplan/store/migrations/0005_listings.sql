CREATE TABLE partners (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    email TEXT NOT NULL DEFAULT '',
    -- what the partner last said of all its listings together
    statement TEXT NOT NULL DEFAULT '' CHECK (statement IN ('', 'nothing_to_list', 'all_unchanged')),
    statement_on TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE partner_aliases (
    alias TEXT PRIMARY KEY COLLATE NOCASE,
    partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
    id INTEGER PRIMARY KEY,
    partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    opened_at TEXT NOT NULL DEFAULT '',
    revoked_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE listings (
    id INTEGER PRIMARY KEY,
    partner_id INTEGER NOT NULL REFERENCES partners (id),
    name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('service', 'programme', 'plan')),
    heading TEXT NOT NULL CHECK (heading IN ('social', 'physical', 'economic')),
    description TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    last_checked_on TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'sent_back')),
    note TEXT NOT NULL DEFAULT '',
    UNIQUE (partner_id, name),
    CHECK (ends_on = '' OR starts_on = '' OR ends_on >= starts_on)
) STRICT;

CREATE TABLE listing_areas (
    listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
    area_code TEXT NOT NULL REFERENCES areas (code),
    PRIMARY KEY (listing_id, area_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_areas_by_area ON listing_areas (area_code, listing_id);

CREATE TABLE listing_themes (
    listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
    theme_key TEXT NOT NULL,
    PRIMARY KEY (listing_id, theme_key)
) STRICT, WITHOUT ROWID;

-- A file whose rows wait on screen to be mended; nothing of it counts until it is taken in.
CREATE TABLE staged_files (
    id INTEGER PRIMARY KEY,
    file_name TEXT NOT NULL,
    columns TEXT NOT NULL,
    mapping TEXT NOT NULL,
    rows TEXT NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
