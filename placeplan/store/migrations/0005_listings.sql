CREATE TABLE partners (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
    email TEXT NOT NULL DEFAULT '',
    -- what the partner last said of all its listings together
    statement TEXT NOT NULL DEFAULT '' CHECK (statement IN ('', 'nothing_to_list', 'all_unchanged')),
    statement_on TEXT NOT NULL DEFAULT ''
) STRICT;

-- Every name a partner goes by, its own among them, as names are compared.
CREATE TABLE partner_aliases (
    plain_name TEXT PRIMARY KEY CHECK (plain_name <> ''),
    alias TEXT NOT NULL CHECK (alias <> ''),
    partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX partner_aliases_by_partner ON partner_aliases (partner_id);

-- A link lets its partner in until it expires or is revoked; only the token's hash is kept.
CREATE TABLE invitations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    opened_at TEXT NOT NULL DEFAULT '',
    revoked_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX invitations_by_partner ON invitations (partner_id, created_at);

CREATE TABLE listings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
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
    CHECK (ends_on = '' OR starts_on = '' OR ends_on >= starts_on),
    CHECK (state <> 'sent_back' OR note <> '')
) STRICT;

CREATE TABLE listing_areas (
    listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
    area_code TEXT NOT NULL REFERENCES areas (code),
    PRIMARY KEY (listing_id, area_code)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_areas_by_area ON listing_areas (area_code, listing_id);

CREATE TABLE listing_themes (
    listing_id INTEGER NOT NULL REFERENCES listings (id) ON DELETE CASCADE,
    theme_key TEXT NOT NULL CHECK (theme_key <> ''),
    position INTEGER NOT NULL,
    PRIMARY KEY (listing_id, theme_key)
) STRICT, WITHOUT ROWID;

-- What one press changed: partners and listings before and after it, so that it can be undone.
CREATE TABLE listing_changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    -- the partner in whose name it was made; empty for an officer's change
    partner_id INTEGER REFERENCES partners (id) ON DELETE CASCADE,
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after)),
    undone_at TEXT NOT NULL DEFAULT ''
) STRICT;

-- A file whose rows wait on screen to be mended; nothing of it counts until it is taken in.
CREATE TABLE staged_files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL,
    headings TEXT NOT NULL CHECK (json_valid(headings)),
    -- what each heading stands for; null until that is settled
    mapping TEXT NOT NULL CHECK (json_valid(mapping)),
    -- [row in the spreadsheet, [cell, …], whether it is left out]
    rows TEXT NOT NULL CHECK (json_valid(rows)),
    -- the partner meant by a name in the file: its number, or 0 for a new one
    partners TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(partners)),
    formula_count INTEGER NOT NULL DEFAULT 0,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
