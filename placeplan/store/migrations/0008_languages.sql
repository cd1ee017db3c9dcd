-- Languages that a translator has checked, which residents are therefore offered.
CREATE TABLE languages (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    checked_by TEXT NOT NULL CHECK (checked_by <> ''),
    checked_on TEXT NOT NULL CHECK (checked_on IS date(checked_on, '+0 days'))
) STRICT, WITHOUT ROWID;
