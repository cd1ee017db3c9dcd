-- Who is told of concerns, and may read what was taken out of comments.
ALTER TABLE accounts ADD COLUMN is_named_contact INTEGER NOT NULL DEFAULT 0 CHECK (is_named_contact IN (0, 1));

-- `text` is what any officer may read and what is exported: what was taken out is not in it, and a
-- comment marked as a concern has no row here at all.
ALTER TABLE comments ADD COLUMN state TEXT NOT NULL DEFAULT 'to_review'
    CHECK (state IN ('to_review', 'may_be_quoted', 'not_published'));
ALTER TABLE comments ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE comments ADD COLUMN reviewed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE comments ADD COLUMN reviewed_at TEXT NOT NULL DEFAULT '';
CREATE INDEX comments_in_order ON comments (survey_id, area_code, id);
CREATE INDEX comments_by_state ON comments (survey_id, area_code, state, id) WHERE state <> 'to_review';
CREATE INDEX responses_left_out ON responses (survey_id, area_code) WHERE state <> 'counted';

-- What a comment said before words were taken out of it.
CREATE TABLE comment_originals (
    comment_id INTEGER PRIMARY KEY REFERENCES comments (id) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> '')
) STRICT;

-- Which characters of the original were taken out, and why.
CREATE TABLE redactions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id INTEGER NOT NULL REFERENCES comment_originals (comment_id) ON DELETE CASCADE,
    span_start INTEGER NOT NULL CHECK (span_start >= 0),
    span_end INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason <> ''),
    redacted_by TEXT NOT NULL,
    redacted_at TEXT NOT NULL,
    CHECK (span_end > span_start)
) STRICT;
CREATE INDEX redactions_by_comment ON redactions (comment_id);

-- Disclosures of harm: comments taken out of every list, count, export and plan. `kept` is what
-- else belonged to the comment, so that it can come back as it was.
CREATE TABLE concerns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id INTEGER NOT NULL,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('good', 'better', 'assets', 'actions')),
    text TEXT NOT NULL CHECK (text <> ''),
    kept TEXT NOT NULL CHECK (json_valid(kept)),
    marked_by TEXT NOT NULL,
    marked_at TEXT NOT NULL,
    CHECK ((theme_key = '') = (kind IN ('assets', 'actions')))
) STRICT;
CREATE INDEX concerns_by_response ON concerns (response_id);

-- Hashes of what a response was exported as since words were taken out: such a file is known.
CREATE TABLE reviewed_contents (
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    content_hash TEXT NOT NULL,
    PRIMARY KEY (response_id, content_hash)
) STRICT, WITHOUT ROWID;

-- Kept counts of individuals by what breakdowns go by; the empty theme counts everyone.
CREATE TABLE breakdown_counts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    area_code TEXT NOT NULL,
    channel TEXT NOT NULL,
    age_band TEXT NOT NULL,
    connection TEXT NOT NULL,
    theme_key TEXT NOT NULL,
    responses INTEGER NOT NULL CHECK (responses >= 0),
    PRIMARY KEY (survey_id, area_code, channel, age_band, connection, theme_key)
) STRICT, WITHOUT ROWID;

INSERT INTO breakdown_counts
SELECT survey_id, area_code, channel, age_band, connection, '', count(*)
FROM responses WHERE form = 'individual' AND state = 'counted' GROUP BY 1, 2, 3, 4, 5;

INSERT INTO breakdown_counts
SELECT survey_id, area_code, channel, age_band, connection, theme_key, count(*)
FROM responses JOIN answers ON response_id = responses.id
WHERE form = 'individual' AND state = 'counted' AND answer <> 'dk' GROUP BY 1, 2, 3, 4, 5, 6;

-- What is searched: the words that are shown. Which of them have the same stem, is found out among
-- the terms (docs/decisions/0019).
CREATE VIRTUAL TABLE comment_words USING fts5(
    text, content = 'comments', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE comment_terms USING fts5vocab(comment_words, row);

INSERT INTO comment_words (comment_words) VALUES ('rebuild');

-- One row: whether comments are put into the index together, which is ten times as fast as one by one.
CREATE TABLE comment_index (
    is_paused INTEGER NOT NULL CHECK (is_paused IN (0, 1))
) STRICT;

INSERT INTO comment_index (is_paused) VALUES (0);

CREATE TRIGGER comments_insert_is_searched AFTER INSERT ON comments
WHEN (SELECT is_paused FROM comment_index LIMIT 1) = 0
BEGIN INSERT INTO comment_words (rowid, text) VALUES (new.id, new.text); END;

CREATE TRIGGER comments_delete_is_forgotten AFTER DELETE ON comments
WHEN (SELECT is_paused FROM comment_index LIMIT 1) = 0
BEGIN INSERT INTO comment_words (comment_words, rowid, text) VALUES ('delete', old.id, old.text); END;

CREATE TRIGGER comments_update_is_searched AFTER UPDATE OF id, text ON comments
WHEN (SELECT is_paused FROM comment_index LIMIT 1) = 0
BEGIN
    INSERT INTO comment_words (comment_words, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO comment_words (rowid, text) VALUES (new.id, new.text);
END;
