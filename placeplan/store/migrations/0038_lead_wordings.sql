-- All of the wording that a lead answered to: also the day, and the four measures one after another.
ALTER TABLE lead_answers ADD COLUMN due_on TEXT NOT NULL DEFAULT ''
    CHECK (due_on = '' OR due_on IS date(due_on, '+0 days'));
ALTER TABLE lead_answers ADD COLUMN measures TEXT NOT NULL DEFAULT '';

-- What stood there when earlier answers came was not kept; as it stands now is nearest.
UPDATE lead_answers SET
    due_on = actions.due_on,
    measures = measure || char(10) || how_much || char(10) || how_well || char(10) || better_off
FROM actions WHERE actions.id = action_id;

-- Reminders count the comments that nobody has read, however many there were.
CREATE INDEX consultation_comments_unread ON consultation_comments (consultation_id)
    WHERE state = 'new';
