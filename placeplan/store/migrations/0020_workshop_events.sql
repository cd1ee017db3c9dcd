-- What became of a workshop, and who did it: closed, reopened, or its people counted (in all, by age, helpers, as JSON).
CREATE TABLE workshop_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    workshop_id INTEGER NOT NULL REFERENCES workshops (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('closed', 'reopened', 'counted')),
    happened_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    attendance TEXT NOT NULL DEFAULT '' CHECK (attendance = '' OR json_valid(attendance)),
    CHECK ((kind = 'counted') = (attendance <> ''))
) STRICT;
CREATE INDEX workshop_events_by_workshop ON workshop_events (workshop_id);
