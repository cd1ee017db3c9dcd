-- Who was at a workshop, in numbers alone: people by age and, apart from them, its helpers. How many people came in
-- all stands with the workshop itself. A row is only there for a number that was noted.
CREATE TABLE attendance (
    workshop_id INTEGER NOT NULL REFERENCES workshops (id) ON DELETE CASCADE,
    who TEXT NOT NULL CHECK (
        who IN ('under_16', '16_24', '25_39', '40_64', '65_plus', 'prefer_not_to_say', 'helpers')
    ),
    people INTEGER NOT NULL CHECK (people > 0),
    PRIMARY KEY (workshop_id, who)
) STRICT, WITHOUT ROWID;
