-- The tables of the SQLite store, in their last form. Instants are Unix milliseconds of the service's clock, never the
-- database's; JSON is text, for it is read and written whole and jsonb would refuse U+0000. Tokens, secrets and digits
-- are stored as hashes only. Constraints that the code asks for by name are named.

CREATE TABLE draft (
  browser      BYTEA NOT NULL,
  procedure    TEXT NOT NULL,
  id           TEXT NOT NULL UNIQUE,
  form_version TEXT NOT NULL,
  office       TEXT NOT NULL,
  answers      TEXT NOT NULL,
  saved_at     BIGINT NOT NULL,
  -- Grows with each change: two pages that are saved at once must not overwrite each other.
  revision     BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (browser, procedure)
);
CREATE INDEX draft_saved_at ON draft (saved_at);

CREATE TABLE submission (
  reference     TEXT NOT NULL CONSTRAINT submission_reference PRIMARY KEY,
  key           TEXT NOT NULL UNIQUE,
  person_key    BYTEA NOT NULL,
  qr_hash       BYTEA NOT NULL,
  qr_generation BIGINT NOT NULL DEFAULT 1,
  -- The office of the catalogue that received it: its contact is shown on the page.
  office        TEXT NOT NULL,
  filing        TEXT NOT NULL,
  submitted_at  BIGINT NOT NULL,
  code          TEXT CONSTRAINT submission_code UNIQUE,
  view          TEXT,
  view_at       BIGINT,
  -- The dossier is open as far as we know.
  open          BOOLEAN NOT NULL DEFAULT TRUE,
  -- The agency has answered: taken in, or not. Counted for the alarm after 8 working hours.
  answered      BOOLEAN NOT NULL DEFAULT FALSE,
  -- When the dossier ended: from then on the submission is kept for a fixed time.
  ended_at      BIGINT,
  dead          TEXT
);
CREATE INDEX submission_person ON submission (person_key) WHERE open;
CREATE INDEX submission_unanswered ON submission (submitted_at) WHERE open AND NOT answered;
CREATE INDEX submission_ended_at ON submission (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE factor (
  reference TEXT NOT NULL REFERENCES submission (reference) ON DELETE CASCADE,
  hash      BYTEA NOT NULL,
  PRIMARY KEY (reference, hash)
);

CREATE TABLE access (
  browser   BYTEA NOT NULL,
  reference TEXT NOT NULL REFERENCES submission (reference) ON DELETE CASCADE,
  level     BIGINT NOT NULL,
  until     BIGINT NOT NULL,
  PRIMARY KEY (browser, reference)
);
-- Deleting a submission looks for its grants.
CREATE INDEX access_reference ON access (reference);
CREATE INDEX access_until ON access (until);

-- Which browser may see the stage of a dossier of the province that has no submission here.
CREATE TABLE code_access (
  browser  BYTEA NOT NULL,
  code     TEXT NOT NULL,
  until_at BIGINT NOT NULL,
  PRIMARY KEY (browser, code)
);
CREATE INDEX code_access_until ON code_access (until_at);

CREATE TABLE outbox (
  id            BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind          TEXT NOT NULL,
  key           TEXT NOT NULL UNIQUE,
  reference     TEXT NOT NULL REFERENCES submission (reference),
  payload       TEXT NOT NULL,
  -- When the message was written; run_at moves with every try.
  created_at    BIGINT NOT NULL,
  attempt       BIGINT NOT NULL DEFAULT 0,
  run_at        BIGINT NOT NULL,
  -- Number of the lease: it only grows, so that a worker that comes back late is known by it.
  lease         BIGINT NOT NULL DEFAULT 0,
  lease_until   BIGINT NOT NULL DEFAULT 0,
  status        TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'delivered', 'dead')),
  last_error    TEXT,
  dead_at       BIGINT,
  -- A dead message that a person settled by other means counts as delivered; who and how stays here.
  resolved_by   TEXT,
  resolved_note TEXT,
  resolved_at   BIGINT
);
CREATE INDEX outbox_waiting ON outbox (run_at, id) WHERE status = 'waiting';
-- Messages of one submission go in order: what stands before one is looked up for each lease.
CREATE INDEX outbox_reference ON outbox (reference, id);
CREATE INDEX outbox_dead ON outbox (dead_at, id) WHERE status = 'dead';

-- How far a list of changes has been followed.
CREATE TABLE cursor (
  name         TEXT NOT NULL PRIMARY KEY,
  place        TEXT,
  lease        BIGINT NOT NULL,
  lease_until  BIGINT NOT NULL,
  caught_up_at BIGINT
);

CREATE TABLE rating (
  reference      TEXT NOT NULL PRIMARY KEY REFERENCES submission (reference),
  rating         TEXT NOT NULL,
  answers        TEXT NOT NULL,
  first_rated_at BIGINT NOT NULL,
  version        BIGINT NOT NULL
);

-- The tries of one subject are one row, so that its lock decides a race; SQLite, which has one writer, has a row a try.
CREATE TABLE attempt (
  kind    TEXT NOT NULL,
  subject BYTEA NOT NULL,
  tries   BIGINT[] NOT NULL,
  last    BIGINT NOT NULL,
  PRIMARY KEY (kind, subject)
);
CREATE INDEX attempt_last ON attempt (kind, last);

-- What all replicas must agree on; one row.
CREATE TABLE installation (
  one             BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
  key_fingerprint BYTEA NOT NULL
);
