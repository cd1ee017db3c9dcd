-- Who removed a sheet where it was entered; empty where it counts, or was left out in review. The reason's first words said so before.
ALTER TABLE responses ADD COLUMN removed_by TEXT NOT NULL DEFAULT '' CHECK (removed_by = '' OR state = 'excluded');

UPDATE responses SET removed_by = substr(state_reason, length('removed by ') + 1)
WHERE state = 'excluded' AND state_reason GLOB 'removed by ?*' AND NOT EXISTS (
    SELECT 1 FROM response_reviews
    WHERE response_id = responses.id AND action = 'excluded' AND reason = state_reason
);
