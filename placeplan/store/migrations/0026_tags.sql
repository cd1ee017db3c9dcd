-- The code frame: what comments are sorted by. A tag that was merged stays, for its history.
CREATE TABLE tags (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL COLLATE NOCASE CHECK (name <> ''),
    definition TEXT NOT NULL DEFAULT '',
    theme_key TEXT NOT NULL DEFAULT '',
    -- words and phrases that suggest it, one a line
    keywords TEXT NOT NULL DEFAULT '',
    merged_into INTEGER REFERENCES tags (id),
    is_removed INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE UNIQUE INDEX tags_in_use_by_name ON tags (name) WHERE merged_into IS NULL AND is_removed = 0;

CREATE TABLE comment_tags (
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    tagged_by TEXT NOT NULL,
    tagged_at TEXT NOT NULL,
    PRIMARY KEY (comment_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX comment_tags_by_tag ON comment_tags (tag_id, comment_id);
CREATE INDEX comment_tags_by_officer ON comment_tags (tagged_by, tag_id, tagged_at);

-- Suggestions that a person has decided against.
CREATE TABLE tag_dismissals (
    comment_id INTEGER NOT NULL REFERENCES comments (id) ON DELETE CASCADE,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    dismissed_by TEXT NOT NULL,
    dismissed_at TEXT NOT NULL,
    PRIMARY KEY (comment_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_dismissals_by_tag ON tag_dismissals (tag_id, comment_id);

-- What became of a tag, by whom, with the comments that went elsewhere.
CREATE TABLE tag_events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag_id INTEGER NOT NULL REFERENCES tags (id),
    kind TEXT NOT NULL CHECK (
        kind IN ('created', 'renamed', 'redefined', 'merged', 'split', 'removed', 'restored', 'parted')
    ),
    details TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(details)),
    happened_at TEXT NOT NULL,
    made_by TEXT NOT NULL
) STRICT;
CREATE INDEX tag_events_by_tag ON tag_events (tag_id, id);
