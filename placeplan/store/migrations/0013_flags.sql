-- Answers that looked like a repeat or like spam when they were sent, and those they look like.
-- Answers that look alike share a group. What it was noticed by is not kept.
CREATE TABLE flagged_responses (
    response_id INTEGER PRIMARY KEY REFERENCES responses (id) ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    group_key TEXT NOT NULL CHECK (group_key <> ''),
    is_looked_at INTEGER NOT NULL DEFAULT 0 CHECK (is_looked_at IN (0, 1))
) STRICT;
CREATE INDEX flagged_by_group ON flagged_responses (survey_id, group_key);
CREATE INDEX flagged_to_look_at ON flagged_responses (survey_id, group_key) WHERE is_looked_at = 0;

CREATE TABLE flags (
    response_id INTEGER NOT NULL
        REFERENCES flagged_responses (response_id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (
        kind IN ('honeypot', 'too_quick', 'same_device', 'same_text', 'burst')
    ),
    PRIMARY KEY (response_id, kind)
) STRICT, WITHOUT ROWID;

-- Which officer looked at a response, left it out or counted it again, when and why.
CREATE TABLE response_reviews (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    reviewed_at TEXT NOT NULL,
    reviewed_by TEXT NOT NULL CHECK (reviewed_by <> ''),
    action TEXT NOT NULL CHECK (action IN ('excluded', 'included', 'looked_at')),
    reason TEXT NOT NULL DEFAULT '',
    CHECK (action <> 'excluded' OR reason <> '')
) STRICT;
CREATE INDEX response_reviews_by_response ON response_reviews (response_id);

-- A number for each long text of an answer sent online, by which the same text is found again.
CREATE TABLE text_marks (
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    mark INTEGER NOT NULL,
    response_id INTEGER NOT NULL REFERENCES responses (id) ON DELETE CASCADE,
    PRIMARY KEY (survey_id, mark, response_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX text_marks_by_response ON text_marks (response_id);
