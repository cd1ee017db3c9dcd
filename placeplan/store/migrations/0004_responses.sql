-- An answer is a point of the scale ('1'…'7'), 'dk' or a group's range such as '3-5'; a blank
-- has no row. Which points a scale has, the questionnaire says; none goes beyond 1 to 9.
CREATE TABLE responses (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE CHECK (key <> ''),
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL REFERENCES areas (code),
    place_key TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL CHECK (channel IN ('online', 'paper', 'workshop')),
    form TEXT NOT NULL CHECK (form IN ('individual', 'group')),
    people INTEGER NOT NULL CHECK (people >= 1 AND (form = 'group' OR people = 1)),
    workshop_id INTEGER REFERENCES workshops (id),
    collected_on TEXT NOT NULL CHECK (collected_on IS date(collected_on, '+0 days')),
    priorities TEXT NOT NULL DEFAULT '',
    age_band TEXT NOT NULL DEFAULT '',
    connection TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'counted' CHECK (state IN ('counted', 'excluded')),
    state_reason TEXT NOT NULL DEFAULT '',
    receipt_hash TEXT NOT NULL DEFAULT '',
    content_hash TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    entered_by TEXT NOT NULL DEFAULT '',
    CHECK (state = 'counted' OR state_reason <> ''),
    CHECK (form = 'individual' OR channel <> 'online'),
    CHECK (workshop_id IS NULL OR channel = 'workshop')
) STRICT;
CREATE INDEX responses_in_export_order ON responses (survey_id, collected_on, key);
CREATE INDEX responses_by_workshop ON responses (workshop_id) WHERE workshop_id IS NOT NULL;
CREATE INDEX responses_by_receipt ON responses (receipt_hash) WHERE receipt_hash <> '';

CREATE TABLE answers (
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    theme_key TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (
        answer GLOB '[1-9]' OR answer = 'dk'
        OR (answer GLOB '[1-9]-[1-9]' AND substr(answer, 1, 1) < substr(answer, 3, 1))
    ),
    PRIMARY KEY (response_id, theme_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_not_agreed ON answers (response_id) WHERE answer GLOB '*-*';

-- Every free text has a row of its own, so that it can be reviewed by itself.
CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    survey_id INTEGER NOT NULL,
    area_code TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('good', 'better', 'assets', 'actions')),
    text TEXT NOT NULL CHECK (text <> ''),
    CHECK ((theme_key = '') = (kind IN ('assets', 'actions')))
) STRICT;
CREATE INDEX comments_by_response ON comments (response_id);
CREATE INDEX comments_by_theme ON comments (survey_id, area_code, theme_key, kind, id);

-- Kept counts: what a profile is read from, whatever the number of responses.
CREATE TABLE answer_counts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    place_key TEXT NOT NULL,
    form TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    answer TEXT NOT NULL,
    responses INTEGER NOT NULL CHECK (responses >= 0),
    people INTEGER NOT NULL CHECK (people >= responses),
    PRIMARY KEY (survey_id, area_code, place_key, form, theme_key, answer)
) STRICT, WITHOUT ROWID;

CREATE TABLE response_counts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    place_key TEXT NOT NULL,
    channel TEXT NOT NULL,
    form TEXT NOT NULL,
    collected_on TEXT NOT NULL,
    responses INTEGER NOT NULL CHECK (responses >= 0),
    people INTEGER NOT NULL CHECK (people >= responses),
    PRIMARY KEY (survey_id, area_code, place_key, channel, form, collected_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE priority_counts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    place_key TEXT NOT NULL,
    form TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    responses INTEGER NOT NULL CHECK (responses >= 0),
    PRIMARY KEY (survey_id, area_code, place_key, form, theme_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE comment_counts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    comments INTEGER NOT NULL CHECK (comments >= 0),
    PRIMARY KEY (survey_id, area_code, theme_key, kind)
) STRICT, WITHOUT ROWID;

-- What a sheet said before it was corrected, and who corrected it.
CREATE TABLE response_revisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;

-- A withdrawn response leaves only the hash of its key, so that no import brings it back.
CREATE TABLE tombstones (
    key_hash TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What a resident has not sent yet; never counted.
CREATE TABLE drafts (
    response_key TEXT PRIMARY KEY,
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    content TEXT NOT NULL,
    updated_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Profiles as they stood: at the last multiple of ten while a survey is open, and at its close.
CREATE TABLE frozen_profiles (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    place_key TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('public', 'closed')),
    content TEXT NOT NULL,
    frozen_on TEXT NOT NULL,
    PRIMARY KEY (survey_id, area_code, place_key, moment)
) STRICT, WITHOUT ROWID;
