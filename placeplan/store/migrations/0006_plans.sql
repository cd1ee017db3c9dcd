CREATE TABLE plans (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    area_code TEXT NOT NULL REFERENCES areas (code),
    slug TEXT NOT NULL UNIQUE CHECK (slug <> ''),
    title TEXT NOT NULL CHECK (title <> ''),
    status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'consultation_draft', 'adopted')),
    is_published INTEGER NOT NULL DEFAULT 0 CHECK (is_published IN (0, 1)),
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    CHECK (is_published = 0 OR status <> 'draft')
) STRICT;
CREATE INDEX plans_by_area ON plans (area_code, id);

CREATE TABLE plan_surveys (
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    position INTEGER NOT NULL,
    PRIMARY KEY (plan_id, survey_id)
) STRICT, WITHOUT ROWID;

-- What officers wrote; drafted blocks are never stored, they are made from the data.
CREATE TABLE plan_sections (
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    section_key TEXT NOT NULL,
    prose TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (plan_id, section_key)
) STRICT, WITHOUT ROWID;

-- What is removed stays, out of sight, so that it can be put back.
CREATE TABLE findings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('asset', 'issue')),
    title TEXT NOT NULL CHECK (title <> ''),
    description TEXT NOT NULL DEFAULT '',
    theme_key TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;
CREATE INDEX findings_by_plan ON findings (plan_id, kind, position);

CREATE TABLE actions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    finding_id INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    title TEXT NOT NULL CHECK (title <> ''),
    lead TEXT NOT NULL DEFAULT '',
    lead_state TEXT NOT NULL DEFAULT 'suggested'
        CHECK (lead_state IN ('suggested', 'agreed', 'declined')),
    lead_reason TEXT NOT NULL DEFAULT '',
    -- one a line
    partners TEXT NOT NULL DEFAULT '',
    timescale TEXT NOT NULL DEFAULT '',
    measure TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    CHECK (lead_state = 'suggested' OR lead <> ''),
    CHECK (lead_state <> 'declined' OR lead_reason <> '')
) STRICT;
CREATE INDEX actions_by_finding ON actions (finding_id, position);

CREATE TABLE plan_steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('consultation', 'board', 'other')),
    title TEXT NOT NULL CHECK (title <> ''),
    starts_on TEXT NOT NULL DEFAULT '',
    ends_on TEXT NOT NULL DEFAULT '',
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    CHECK (ends_on = '' OR (starts_on <> '' AND ends_on >= starts_on))
) STRICT;
CREATE INDEX plan_steps_by_plan ON plan_steps (plan_id, starts_on);
