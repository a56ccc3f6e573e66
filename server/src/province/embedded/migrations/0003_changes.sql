-- The list of changes: grows with every event of any dossier. There is one writer, so numbers are committed in order.
ALTER TABLE dossier ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
UPDATE dossier SET changed = id;
CREATE INDEX dossier_changed ON dossier (changed);
CREATE TRIGGER dossier_event_changes AFTER INSERT ON dossier_event
BEGIN
    UPDATE dossier SET changed = (SELECT max(changed) + 1 FROM dossier) WHERE id = NEW.dossier_id;
END;
