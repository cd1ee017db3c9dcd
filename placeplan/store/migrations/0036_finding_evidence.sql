ALTER TABLE findings ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- the tag it was made from
ALTER TABLE findings ADD COLUMN tag_id INTEGER REFERENCES tags (id) ON DELETE SET NULL;

-- The comments that a finding rests on. Whether one that was chosen as a quotation is quoted, its
-- state decides each time: a comment that is no longer here, or may not be quoted, is not.
CREATE TABLE finding_comments (
    finding_id INTEGER NOT NULL REFERENCES findings (id) ON DELETE CASCADE,
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    is_quoted INTEGER NOT NULL DEFAULT 0 CHECK (is_quoted IN (0, 1)),
    -- among the quotations
    position INTEGER NOT NULL DEFAULT 0,
    added_by TEXT NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (finding_id, comment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_comments_by_comment ON finding_comments (comment_id);
