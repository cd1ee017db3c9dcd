-- Who somebody is to the council's own sign-in: kept with the first time, so that whoever gets the
-- email address of a colleague later does not get the colleague's account with it.
CREATE TABLE council_identities (
    issuer TEXT NOT NULL CHECK (issuer <> ''),
    subject TEXT NOT NULL CHECK (subject <> ''),
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    added_at TEXT NOT NULL,
    PRIMARY KEY (issuer, subject),
    UNIQUE (issuer, account_id)
) STRICT, WITHOUT ROWID;
