-- Whether the law makes the partner a community planning partner, which a letter may then say.
ALTER TABLE partners ADD COLUMN is_statutory INTEGER NOT NULL DEFAULT 0 CHECK (is_statutory IN (0, 1));

-- When a link last let somebody in; the first time stands beside it.
ALTER TABLE invitations ADD COLUMN last_opened_at TEXT NOT NULL DEFAULT '';
UPDATE invitations SET last_opened_at = opened_at;

-- Each time a partner was asked: what about, when, by whom, until when. Those that it has not answered since remind
-- of one another. A letter carries a link of its own.
CREATE TABLE requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE,
    invitation_id INTEGER NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    -- the survey whose unserved needs the letter tells of
    survey_id INTEGER REFERENCES surveys (id) ON DELETE SET NULL,
    note TEXT NOT NULL DEFAULT '',
    asked_at TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on, '+0 days')),
    -- an answer that came another way than through the link, and which officer noted it
    answered_at TEXT NOT NULL DEFAULT '',
    answer_noted_by TEXT NOT NULL DEFAULT '',
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    CHECK (answered_at = '' OR answer_noted_by <> '')
) STRICT;
CREATE INDEX requests_by_partner ON requests (partner_id, asked_at);

CREATE TABLE request_areas (
    request_id INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    area_code TEXT NOT NULL REFERENCES areas (code),
    PRIMARY KEY (request_id, area_code)
) STRICT, WITHOUT ROWID;

-- What a later survey shows of a finding of an earlier plan, as an officer judges it.
CREATE TABLE finding_follow_ups (
    finding_id INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    -- empty where a judgement was taken back
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'met', 'partly', 'remains')),
    note TEXT NOT NULL DEFAULT '',
    judged_at TEXT NOT NULL,
    judged_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (finding_id, survey_id)
) STRICT, WITHOUT ROWID;
