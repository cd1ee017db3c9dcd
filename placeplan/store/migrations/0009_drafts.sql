-- A draft can be taken up on another device by a code, of which only the hash is kept. One that
-- was begun on a shared tablet ends when its turn ends.
ALTER TABLE drafts ADD COLUMN return_hash TEXT NOT NULL DEFAULT '';
ALTER TABLE drafts ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0 CHECK (is_shared IN (0, 1));
CREATE UNIQUE INDEX drafts_by_return_hash ON drafts (return_hash) WHERE return_hash <> '';
