-- The embedded province's record. Instants are Unix seconds; stages and actions are the slugs of `domain::dossier`.

CREATE TABLE dossier (
    id                  INTEGER PRIMARY KEY,
    code                TEXT NOT NULL UNIQUE,
    idempotency_key     TEXT NOT NULL UNIQUE,
    agency_name         TEXT NOT NULL,
    working_days        INTEGER,
    filing              TEXT NOT NULL, -- JSON, as it came
    search              TEXT NOT NULL, -- code, reference, names and phone, folded
    submitted_at        INTEGER NOT NULL,
    answer_by           INTEGER NOT NULL, -- 8 working hours after the submission
    stage               TEXT NOT NULL,
    version             INTEGER NOT NULL, -- that of its last event
    received_at         INTEGER,
    due_at              INTEGER,
    due_certain         INTEGER NOT NULL DEFAULT 1,
    minutes_left        INTEGER, -- of work until due, while the clock is stopped
    amount_due          INTEGER, -- VND
    supplement_requests INTEGER NOT NULL DEFAULT 0,
    ended_at            INTEGER,
    on_time             INTEGER -- of a result or a refusal that has a deadline to be judged by
) STRICT;

CREATE INDEX dossier_waiting ON dossier (submitted_at, id);
CREATE INDEX dossier_counts ON dossier (stage, due_at, answer_by);

CREATE TABLE dossier_event (
    dossier_id INTEGER NOT NULL REFERENCES dossier (id),
    version    INTEGER NOT NULL, -- 1 is the registration
    at         INTEGER NOT NULL,
    action     TEXT, -- none: the registration
    stage      TEXT NOT NULL,
    unit       TEXT NOT NULL,
    official   TEXT NOT NULL, -- account name; empty: the registration
    note       TEXT NOT NULL, -- what the citizen was told
    amount     INTEGER, -- VND
    PRIMARY KEY (dossier_id, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER dossier_event_is_kept BEFORE UPDATE ON dossier_event
BEGIN
    SELECT RAISE(ABORT, 'events are append only');
END;
CREATE TRIGGER dossier_event_stays BEFORE DELETE ON dossier_event
BEGIN
    SELECT RAISE(ABORT, 'events are append only');
END;

-- The last dossier number of an agency and day.
CREATE TABLE dossier_sequence (
    agency_code TEXT NOT NULL,
    day         TEXT NOT NULL,
    last        INTEGER NOT NULL,
    PRIMARY KEY (agency_code, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
    dossier_id     INTEGER PRIMARY KEY REFERENCES dossier (id),
    questionnaire  TEXT NOT NULL,
    points         TEXT NOT NULL, -- JSON
    score_permille INTEGER NOT NULL,
    criteria       INTEGER NOT NULL,
    satisfaction   INTEGER, -- 1 to 5
    apology_received INTEGER, -- 0 or 1, of a late dossier
    comment        TEXT NOT NULL,
    rated_at       INTEGER NOT NULL
) STRICT;

-- Keys of the ratings that had their effect.
CREATE TABLE rating_key (
    idempotency_key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE official (
    id              INTEGER PRIMARY KEY,
    name            TEXT NOT NULL,
    sign_in_name    TEXT NOT NULL UNIQUE, -- the name, folded
    password_hash   TEXT NOT NULL, -- argon2id, PHC string
    failures        INTEGER NOT NULL DEFAULT 0,
    failing_since   INTEGER NOT NULL DEFAULT 0,
    locked_until    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE official_session (
    token_hash  BLOB PRIMARY KEY, -- SHA-256
    official_id INTEGER NOT NULL REFERENCES official (id),
    started_at  INTEGER NOT NULL,
    seen_at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who did what with an account; what was done with dossiers stands in their events.
CREATE TABLE official_audit (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    official_id INTEGER NOT NULL REFERENCES official (id),
    what        TEXT NOT NULL
) STRICT;

CREATE TRIGGER official_audit_is_kept BEFORE UPDATE ON official_audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append only');
END;
CREATE TRIGGER official_audit_stays BEFORE DELETE ON official_audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append only');
END;
