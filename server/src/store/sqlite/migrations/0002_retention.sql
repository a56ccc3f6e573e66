-- When the dossier ended: from then on the submission is kept for a fixed time.
ALTER TABLE submission ADD COLUMN ended_at INTEGER;
-- The office of the catalogue that received it: its contact is shown on the page.
ALTER TABLE submission ADD COLUMN office TEXT NOT NULL DEFAULT '';
CREATE INDEX submission_ended_at ON submission (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX access_until ON access (until);
CREATE INDEX attempt_at ON attempt (kind, at);
-- Grows with each change: two pages that are saved at once must not overwrite each other.
ALTER TABLE draft ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
