-- Files that came for a filing. They come first and the filing after them, so a file is known by the filing's key; the bytes
-- lie in the folder beside this file, under the row's number.
CREATE TABLE dossier_file (
    id              INTEGER PRIMARY KEY,
    idempotency_key TEXT NOT NULL,
    file_id         TEXT NOT NULL, -- as the sender calls it
    bytes           INTEGER NOT NULL,
    sha256          TEXT NOT NULL, -- lower-case hexadecimal
    arrived_at      INTEGER NOT NULL,
    whole           INTEGER NOT NULL DEFAULT 0, -- 1: the bytes are on the disk
    dossier_id      INTEGER REFERENCES dossier (id), -- none: no filing has named it yet
    UNIQUE (idempotency_key, file_id)
) STRICT;

CREATE INDEX dossier_file_of ON dossier_file (dossier_id);
CREATE INDEX dossier_file_unnamed ON dossier_file (arrived_at) WHERE dossier_id IS NULL;
