-- Equality monitoring: counts only. `shown` moves with every tenth person.
CREATE TABLE monitoring_counts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    question TEXT NOT NULL CHECK (
        question IN ('religious_belief', 'political_opinion', 'racial_group', 'age',
            'marital_status', 'sexual_orientation', 'men_and_women', 'disability', 'dependants')
    ),
    answer TEXT NOT NULL,
    people INTEGER NOT NULL CHECK (people >= 0),
    shown INTEGER NOT NULL CHECK (shown BETWEEN 0 AND people),
    PRIMARY KEY (survey_id, question, answer)
) STRICT, WITHOUT ROWID;
ALTER TABLE surveys ADD COLUMN asks_monitoring INTEGER NOT NULL DEFAULT 0 CHECK (
    asks_monitoring IN (0, 1)
);

-- Who wants to be told of a survey's results: an address, without a key to an answer or a day.
CREATE TABLE subscribers (
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    address_hash TEXT NOT NULL CHECK (length(address_hash) = 64),
    email TEXT NOT NULL CHECK (email LIKE '%_@_%'),
    PRIMARY KEY (survey_id, address_hash)
) STRICT, WITHOUT ROWID;
