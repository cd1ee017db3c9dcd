-- Attempts to sign in of the last minutes that did not succeed: whose address was typed, and in which
-- browser that the account knows ('' for any other). Of both only a keyed hash.
CREATE TABLE sign_in_attempts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email_hash TEXT NOT NULL CHECK (email_hash <> ''),
    browser_hash TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;

CREATE INDEX sign_in_attempts_by_email ON sign_in_attempts (email_hash, browser_hash);
CREATE INDEX sign_in_attempts_by_time ON sign_in_attempts (made_at);
