-- The apps that make codes for signing in, one an account.
CREATE TABLE authenticators (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    secret TEXT NOT NULL CHECK (secret <> ''),
    added_at TEXT NOT NULL,
    -- the newest half minute of which a code was used: none works twice
    last_step INTEGER NOT NULL
) STRICT;

-- For who has lost the app; of each only the hash, until it is used.
CREATE TABLE recovery_codes (
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL CHECK (length(code_hash) = 64),
    PRIMARY KEY (account_id, code_hash)
) STRICT, WITHOUT ROWID;

-- Whoever is in one of these roles signs in with a code.
CREATE TABLE roles_with_codes (
    role TEXT PRIMARY KEY CHECK (role IN ('administrator', 'officer', 'facilitator'))
) STRICT, WITHOUT ROWID;
