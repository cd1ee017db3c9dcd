-- A questionnaire is kept whole, as JSON; a survey pins one and it never changes under it.
CREATE TABLE questionnaires (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL CHECK (key <> ''),
    version INTEGER NOT NULL,
    checksum TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE surveys (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    questionnaire_id INTEGER NOT NULL REFERENCES questionnaires (id),
    opens_on TEXT NOT NULL CHECK (opens_on IS date(opens_on, '+0 days')),
    closes_on TEXT NOT NULL CHECK (
        closes_on IS date(closes_on, '+0 days') AND closes_on >= opens_on
    ),
    introduction TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    is_published INTEGER NOT NULL DEFAULT 0 CHECK (is_published IN (0, 1)),
    is_made_up INTEGER NOT NULL DEFAULT 0 CHECK (is_made_up IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE survey_areas (
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    area_code TEXT NOT NULL REFERENCES areas (code),
    PRIMARY KEY (survey_id, area_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE survey_places (
    survey_id INTEGER NOT NULL,
    area_code TEXT NOT NULL,
    place_key TEXT NOT NULL,
    PRIMARY KEY (survey_id, area_code, place_key),
    FOREIGN KEY (survey_id, area_code) REFERENCES survey_areas (survey_id, area_code)
        ON DELETE CASCADE,
    FOREIGN KEY (area_code, place_key) REFERENCES places (area_code, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE workshops (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    key TEXT NOT NULL CHECK (key <> ''),
    area_code TEXT NOT NULL REFERENCES areas (code),
    title TEXT NOT NULL DEFAULT '',
    held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
    venue TEXT NOT NULL DEFAULT '',
    facilitator TEXT NOT NULL DEFAULT '',
    people INTEGER NOT NULL DEFAULT 0 CHECK (people >= 0),
    notes TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed')),
    created_at TEXT NOT NULL,
    UNIQUE (survey_id, key)
) STRICT;
