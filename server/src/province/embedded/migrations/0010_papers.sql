-- Papers of the agency for the citizen of a dossier: drafts to be checked, and results. Their bytes lie as those of files that
-- came: a row of dossier_file each, whose key no client and no outbox can have.
CREATE TABLE dossier_paper (
    id          INTEGER PRIMARY KEY,
    paper_id    TEXT NOT NULL UNIQUE, -- as the citizen's side calls it
    dossier_id  INTEGER NOT NULL REFERENCES dossier (id),
    file_id     INTEGER NOT NULL REFERENCES dossier_file (id),
    kind        TEXT NOT NULL, -- slug of `domain::agency_paper`
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    sent_at     INTEGER NOT NULL,
    answered_at INTEGER, -- of a draft that the citizen has answered
    agreed      INTEGER, -- 0 or 1
    correction  TEXT, -- what is wrong; empty with agreement
    UNIQUE (dossier_id, kind, file_id)
) STRICT;
