-- A link lets a community group run one workshop, from its first day to its last; only the token's hash is kept.
CREATE TABLE facilitator_links (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL REFERENCES workshops (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE CHECK (length(token_hash) = 64),
    group_name TEXT NOT NULL CHECK (group_name <> ''),
    first_on TEXT NOT NULL CHECK (first_on IS date(first_on, '+0 days')),
    last_on TEXT NOT NULL CHECK (last_on IS date(last_on, '+0 days')),
    made_by TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    opened_at TEXT NOT NULL DEFAULT '',
    revoked_at TEXT NOT NULL DEFAULT '',
    CHECK (last_on >= first_on)
) STRICT;
CREATE INDEX facilitator_links_by_workshop ON facilitator_links (workshop_id);
