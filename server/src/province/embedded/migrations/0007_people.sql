-- People of whom the operator knows name and birth (`motcham people import`). What is not known is NULL.
CREATE TABLE person (
    personal_id  TEXT PRIMARY KEY, -- 12 digits
    name         TEXT NOT NULL,
    birth        TEXT NOT NULL, -- yyyy-mm-dd, yyyy-mm or yyyy
    sex          TEXT,
    ethnic_group TEXT,
    nationality  TEXT,
    residence    TEXT
) STRICT, WITHOUT ROWID;

-- The results that somebody has had here.
CREATE INDEX dossier_owner ON dossier (filing ->> 'owner_personal_id', ended_at);
