-- What the official of a session looks for: names and numbers that must not stand in addresses.
ALTER TABLE official_session ADD COLUMN search TEXT NOT NULL DEFAULT '';

-- What the work list counts and orders by; the place of a dossier in the list is read from it alone.
DROP INDEX dossier_counts;
CREATE INDEX dossier_urgency ON dossier (stage, due_at, answer_by, minutes_left, submitted_at);
