-- The number that stands on a sheet of paper: each is entered once in a survey.
CREATE TABLE paper_sheets (
    response_id INTEGER PRIMARY KEY REFERENCES responses (id) ON DELETE CASCADE,
    survey_id INTEGER NOT NULL REFERENCES surveys (id),
    number TEXT NOT NULL CHECK (number <> ''),
    UNIQUE (survey_id, number)
) STRICT;
