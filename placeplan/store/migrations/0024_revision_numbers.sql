-- The number that a sheet of paper had before a correction; empty where it had none, or none was kept yet.
ALTER TABLE response_revisions ADD COLUMN sheet_number TEXT NOT NULL DEFAULT '';
