-- Which editions new surveys are offered, and which came with the product. Both go by key: all
-- versions of an edition say the same. What was there before is offered as it was.
ALTER TABLE questionnaires ADD COLUMN is_offered INTEGER NOT NULL DEFAULT 1
    CHECK (is_offered IN (0, 1));
ALTER TABLE questionnaires ADD COLUMN is_shipped INTEGER NOT NULL DEFAULT 0
    CHECK (is_shipped IN (0, 1));
CREATE INDEX surveys_by_questionnaire ON surveys (questionnaire_id);
