-- What people agreed to: that three facts about them are compared with the population database. Neither name nor number
-- of a citizen stands here, only a keyed hash of the number.
CREATE TABLE consent (
  id           TEXT NOT NULL PRIMARY KEY,
  -- The draft, or the form at the counter, in which it was given.
  given_for    TEXT NOT NULL,
  person       BYTEA NOT NULL,
  -- Id of the procedure.
  purpose      TEXT NOT NULL,
  -- Version of the words that were agreed to.
  words        TEXT NOT NULL,
  channel      TEXT NOT NULL CHECK (channel IN ('online', 'counter')),
  -- Account name of who took it at the counter.
  official     TEXT,
  given_at     BIGINT NOT NULL,
  outcome      TEXT NOT NULL CHECK (outcome IN ('asked', 'matched', 'different', 'unavailable')),
  withdrawn_at BIGINT
);
CREATE INDEX consent_given_at ON consent (given_at);
