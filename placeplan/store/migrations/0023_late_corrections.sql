-- Whether a sheet's workshop had been closed before the sheet was corrected. The seconds of both said so before.
ALTER TABLE response_revisions ADD COLUMN is_after_closing INTEGER NOT NULL DEFAULT 0 CHECK (is_after_closing IN (0, 1));

UPDATE response_revisions SET is_after_closing = 1 WHERE EXISTS (
    SELECT 1 FROM workshop_events JOIN responses USING (workshop_id)
    WHERE responses.id = response_id AND kind = 'closed' AND happened_at <= changed_at
);
