-- One row a browser in which somebody of the staff is signed in; of its key only the hash.
CREATE TABLE sign_ins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    key_hash TEXT NOT NULL UNIQUE CHECK (key_hash <> ''),
    browser TEXT NOT NULL,
    began_at TEXT NOT NULL,
    last_seen_at TEXT NOT NULL
) STRICT;

CREATE INDEX sign_ins_by_account ON sign_ins (account_id);

-- What ended all sessions of an account at once; now its rows are deleted. Staff sign in again.
ALTER TABLE accounts DROP COLUMN session_key;
