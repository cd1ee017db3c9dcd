-- Figures about areas from elsewhere, typed or imported, each with its source and year.
-- What is removed stays, out of sight, so that it can be put back.
CREATE TABLE area_figures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    area_code TEXT NOT NULL REFERENCES areas (code),
    subject TEXT NOT NULL CHECK (subject <> ''),
    detail TEXT NOT NULL DEFAULT '',
    sex TEXT NOT NULL DEFAULT 'all' CHECK (sex IN ('all', 'female', 'male')),
    age_band TEXT NOT NULL DEFAULT 'all'
        CHECK (age_band IN ('all', '0_15', '16_39', '40_64', '65_plus')),
    -- an exact decimal number as text
    value TEXT NOT NULL CHECK (value <> ''),
    unit TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL CHECK (source <> ''),
    year INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    version INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1))
) STRICT;
CREATE INDEX area_figures_by_area ON area_figures (area_code, year);
