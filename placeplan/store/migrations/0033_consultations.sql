-- An edition that is open for comments between two days.
CREATE TABLE consultations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    edition_id INTEGER NOT NULL UNIQUE REFERENCES plan_editions (id),
    opens_on TEXT NOT NULL CHECK (opens_on IS date(opens_on)),
    closes_on TEXT NOT NULL CHECK (closes_on IS date(closes_on)),
    CHECK (closes_on >= opens_on)
) STRICT;

-- In officers' words: what was said of a section, and what changed or why nothing did.
CREATE TABLE consultation_points (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    consultation_id INTEGER NOT NULL REFERENCES consultations (id),
    section_key TEXT NOT NULL,
    said TEXT NOT NULL CHECK (said <> ''),
    outcome TEXT NOT NULL CHECK (outcome IN ('changed', 'not_changed', 'open')),
    answer TEXT NOT NULL DEFAULT '' CHECK (outcome = 'open' OR answer <> ''),
    version INTEGER NOT NULL DEFAULT 1,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL
) STRICT;
CREATE INDEX consultation_points_by_consultation ON consultation_points (consultation_id);

-- What somebody wrote about a section of a draft; the key is that of the form it came from.
CREATE TABLE consultation_comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    consultation_id INTEGER NOT NULL REFERENCES consultations (id),
    section_key TEXT NOT NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    received_on TEXT NOT NULL CHECK (received_on IS date(received_on)),
    is_flagged INTEGER NOT NULL DEFAULT 0 CHECK (is_flagged IN (0, 1)),
    state TEXT NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'considered', 'left_out')),
    reason TEXT NOT NULL DEFAULT '' CHECK ((state = 'left_out') = (reason <> '')),
    point_id INTEGER REFERENCES consultation_points (id),
    version INTEGER NOT NULL DEFAULT 1,
    reviewed_at TEXT NOT NULL DEFAULT '',
    reviewed_by TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX consultation_comments_by_section
    ON consultation_comments (consultation_id, section_key, id);

-- How many comments there were of a consultation whose comments have been deleted.
CREATE TABLE consultation_counts (
    consultation_id INTEGER NOT NULL REFERENCES consultations (id),
    state TEXT NOT NULL CHECK (state IN ('new', 'considered', 'left_out')),
    comments INTEGER NOT NULL CHECK (comments >= 0),
    PRIMARY KEY (consultation_id, state)
) STRICT, WITHOUT ROWID;
