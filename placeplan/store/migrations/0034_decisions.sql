-- What a body decided about a plan. One that made an edition stands in it, and stays.
CREATE TABLE decisions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES plans (id),
    kind TEXT NOT NULL CHECK (kind IN ('consulted', 'deferred', 'amended', 'adopted')),
    body TEXT NOT NULL CHECK (body <> ''),
    decided_on TEXT NOT NULL CHECK (decided_on IS date(decided_on)),
    minute TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    edition_id INTEGER REFERENCES plan_editions (id),
    made_edition INTEGER NOT NULL DEFAULT 0 CHECK (made_edition IN (0, 1)),
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    CHECK (made_edition = 0 OR edition_id IS NOT NULL)
) STRICT;
CREATE INDEX decisions_by_plan ON decisions (plan_id, decided_on);
