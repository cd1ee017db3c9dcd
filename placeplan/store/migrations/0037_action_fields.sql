-- What an action says beside its title; `measure` stays what says in general how we shall know.
ALTER TABLE actions ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE actions ADD COLUMN lead_partner_id INTEGER REFERENCES partners (id) ON DELETE SET NULL;
ALTER TABLE actions ADD COLUMN due_on TEXT NOT NULL DEFAULT ''
    CHECK (due_on = '' OR due_on IS date(due_on, '+0 days'));
ALTER TABLE actions ADD COLUMN indicator TEXT NOT NULL DEFAULT '';
ALTER TABLE actions ADD COLUMN how_much TEXT NOT NULL DEFAULT '';
ALTER TABLE actions ADD COLUMN how_well TEXT NOT NULL DEFAULT '';
ALTER TABLE actions ADD COLUMN better_off TEXT NOT NULL DEFAULT '';
-- one a line
ALTER TABLE actions ADD COLUMN co_production TEXT NOT NULL DEFAULT '';
ALTER TABLE actions ADD COLUMN wellbeing TEXT NOT NULL DEFAULT '';
CREATE INDEX actions_by_lead ON actions (lead_partner_id) WHERE lead_partner_id IS NOT NULL;

-- Which of the bodies named in `actions.partners` are partners on record.
CREATE TABLE action_partners (
    action_id INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    partner_id INTEGER NOT NULL REFERENCES partners (id) ON DELETE CASCADE,
    PRIMARY KEY (action_id, partner_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX action_partners_by_partner ON action_partners (partner_id);

-- What each lead has said, and that it was named: what it answered to as it was worded then,
-- who spoke for it and on which day, who kept it and when.
CREATE TABLE lead_answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES actions (id) ON DELETE CASCADE,
    lead TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('suggested', 'agreed', 'declined')),
    reason TEXT NOT NULL DEFAULT '',
    means TEXT NOT NULL DEFAULT ''
        CHECK (means IN ('', 'link', 'meeting', 'email', 'telephone', 'letter')),
    said_by TEXT NOT NULL DEFAULT '',
    said_on TEXT NOT NULL DEFAULT '' CHECK (said_on = '' OR said_on IS date(said_on, '+0 days')),
    action_title TEXT NOT NULL,
    timescale TEXT NOT NULL,
    kept_by TEXT NOT NULL,
    kept_at TEXT NOT NULL,
    CHECK (state <> 'declined' OR reason <> '')
) STRICT;
CREATE INDEX lead_answers_by_action ON lead_answers (action_id, id);

-- A partner on record goes by its present name in every action.
CREATE TRIGGER actions_follow_a_partners_name AFTER UPDATE OF name ON partners
WHEN OLD.name <> NEW.name COLLATE BINARY
BEGIN
    UPDATE actions SET lead = NEW.name WHERE lead_partner_id = NEW.id;
    UPDATE actions SET partners = trim(
        replace(
            char(10) || partners || char(10),
            char(10) || OLD.name || char(10),
            char(10) || NEW.name || char(10)
        ),
        char(10)
    ) WHERE id IN (SELECT action_id FROM action_partners WHERE partner_id = NEW.id);
END;

-- What was kept before: who is on record, and how each lead stood.
UPDATE actions SET lead_partner_id = (SELECT id FROM partners WHERE name = actions.lead);
INSERT INTO action_partners (action_id, partner_id)
    SELECT actions.id, partners.id FROM actions JOIN partners ON instr(
        char(10) || actions.partners || char(10), char(10) || partners.name || char(10)
    ) > 0;
INSERT INTO lead_answers (action_id, lead, state, reason, action_title, timescale, kept_by, kept_at)
    SELECT actions.id, lead, lead_state, lead_reason, actions.title, timescale, '', plans.updated_at
    FROM actions JOIN findings ON findings.id = finding_id JOIN plans ON plans.id = plan_id
    WHERE lead <> '';
