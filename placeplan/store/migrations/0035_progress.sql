-- What came of an action of an adopted edition. Each report stays; the newest one counts.
CREATE TABLE progress_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    action_id INTEGER NOT NULL REFERENCES actions (id),
    state TEXT NOT NULL CHECK (state IN ('not_started', 'under_way', 'done', 'cannot_be_done')),
    words TEXT NOT NULL DEFAULT '' CHECK (state = 'not_started' OR words <> ''),
    reported_on TEXT NOT NULL CHECK (reported_on IS date(reported_on)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX progress_reports_by_action ON progress_reports (plan_id, action_id, reported_on, id);
