-- What is reported to a higher authority, by authority (`target`): how far in the list of changes it has got, and what
-- is known of each dossier there.
CREATE TABLE report (
    target TEXT PRIMARY KEY,
    cursor INTEGER NOT NULL -- place in the list of changes
) STRICT, WITHOUT ROWID;

CREATE TABLE report_dossier (
    target   TEXT NOT NULL,
    code     TEXT NOT NULL,
    steps    INTEGER NOT NULL DEFAULT 0, -- events that the authority has acknowledged
    reason   TEXT, -- why it is set aside; none: it is not
    tries    INTEGER NOT NULL DEFAULT 0, -- since it was set aside
    again_at INTEGER, -- when it is tried again
    PRIMARY KEY (target, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_dossier_aside ON report_dossier (target, again_at) WHERE again_at IS NOT NULL;
