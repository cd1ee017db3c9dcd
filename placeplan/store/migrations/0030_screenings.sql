-- What officers wrote in the Section 75 and rural needs forms of an area of a survey, by part.
CREATE TABLE screening_parts (
    survey_id INTEGER NOT NULL REFERENCES surveys (id) ON DELETE CASCADE,
    area_code TEXT NOT NULL REFERENCES areas (code),
    kind TEXT NOT NULL CHECK (kind IN ('section_75', 'rural_needs')),
    part_key TEXT NOT NULL CHECK (part_key <> ''),
    -- the answers by question
    content TEXT NOT NULL CHECK (json_valid(content)),
    version INTEGER NOT NULL DEFAULT 1,
    updated_at TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (survey_id, area_code, kind, part_key)
) STRICT, WITHOUT ROWID;
