-- Instants are Unix milliseconds. Tokens, secrets and digits are stored as hashes only.

CREATE TABLE draft (
  browser      BLOB NOT NULL,
  procedure    TEXT NOT NULL,
  id           TEXT NOT NULL UNIQUE,
  form_version TEXT NOT NULL,
  office       TEXT NOT NULL,
  answers      TEXT NOT NULL,
  saved_at     INTEGER NOT NULL,
  PRIMARY KEY (browser, procedure)
) STRICT;
CREATE INDEX draft_saved_at ON draft (saved_at);

CREATE TABLE submission (
  reference     TEXT NOT NULL PRIMARY KEY,
  key           TEXT NOT NULL UNIQUE,
  person_key    BLOB NOT NULL,
  qr_hash       BLOB NOT NULL,
  qr_generation INTEGER NOT NULL DEFAULT 1,
  filing        TEXT NOT NULL,
  submitted_at  INTEGER NOT NULL,
  code          TEXT UNIQUE,
  view          TEXT,
  view_at       INTEGER,
  -- 1 while the dossier is open as far as we know
  open          INTEGER NOT NULL DEFAULT 1,
  dead          TEXT
) STRICT;
CREATE INDEX submission_person ON submission (person_key) WHERE open = 1;

CREATE TABLE factor (
  reference TEXT NOT NULL REFERENCES submission (reference) ON DELETE CASCADE,
  hash      BLOB NOT NULL,
  PRIMARY KEY (reference, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE access (
  browser   BLOB NOT NULL,
  reference TEXT NOT NULL REFERENCES submission (reference) ON DELETE CASCADE,
  level     INTEGER NOT NULL,
  until     INTEGER NOT NULL,
  PRIMARY KEY (browser, reference)
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,
  key         TEXT NOT NULL UNIQUE,
  reference   TEXT NOT NULL REFERENCES submission (reference),
  payload     TEXT NOT NULL,
  attempt     INTEGER NOT NULL DEFAULT 0,
  run_at      INTEGER NOT NULL,
  lease_until INTEGER NOT NULL DEFAULT 0,
  status      TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'dead')),
  last_error  TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox (run_at) WHERE status = 'waiting';

CREATE TABLE rating (
  reference      TEXT NOT NULL PRIMARY KEY REFERENCES submission (reference),
  rating         TEXT NOT NULL,
  answers        TEXT NOT NULL,
  first_rated_at INTEGER NOT NULL,
  version        INTEGER NOT NULL
) STRICT;

CREATE TABLE attempt (
  kind    TEXT NOT NULL,
  subject BLOB NOT NULL,
  at      INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_subject ON attempt (kind, subject, at);
