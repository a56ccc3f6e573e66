-- What citizens sent after the filing.
CREATE TABLE dossier_follow_up (
    id              INTEGER PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    dossier_id      INTEGER NOT NULL REFERENCES dossier (id),
    follow_up       TEXT NOT NULL, -- JSON, as it came
    arrived_at      INTEGER NOT NULL
) STRICT;

CREATE INDEX dossier_follow_up_of ON dossier_follow_up (dossier_id);
