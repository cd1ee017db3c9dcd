-- What officers did with people in an area. What surveys and workshops did is read from them.
-- What is removed stays, out of sight, so that it can be put back.
CREATE TABLE engagement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    area_code TEXT NOT NULL REFERENCES areas (code),
    title TEXT NOT NULL CHECK (title <> ''),
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL DEFAULT '',
    venue TEXT NOT NULL DEFAULT '',
    -- NULL where nobody counted
    people INTEGER CHECK (people >= 0),
    level TEXT NOT NULL CHECK (level IN ('inform', 'consult', 'involve', 'collaborate', 'empower')),
    run_by TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    CHECK (ends_on = '' OR ends_on >= starts_on)
) STRICT;
CREATE INDEX engagement_by_area ON engagement (area_code, starts_on);

-- What officers say of the entries that surveys and workshops make by themselves: another level,
-- a note, or why one is left out. `entry_key` is survey:<slug> or workshop:<slug>/<key>.
CREATE TABLE engagement_remarks (
    area_code TEXT NOT NULL REFERENCES areas (code),
    entry_key TEXT NOT NULL CHECK (entry_key <> ''),
    level TEXT NOT NULL DEFAULT ''
        CHECK (level IN ('', 'inform', 'consult', 'involve', 'collaborate', 'empower')),
    note TEXT NOT NULL DEFAULT '',
    -- why it is left out; empty while it is not
    reason TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (area_code, entry_key)
) STRICT, WITHOUT ROWID;
