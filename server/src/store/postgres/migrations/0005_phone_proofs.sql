-- Keyed hash of the submitter's phone: what was declared is offered again to who proves it. Empty: filed before this was kept.
ALTER TABLE submission ADD COLUMN phone_key BYTEA;
CREATE INDEX submission_phone ON submission (phone_key) WHERE ended_at IS NOT NULL;

-- A browser that gave a phone and has been sent a one-time code.
CREATE TABLE phone_proof (
  browser  BYTEA NOT NULL PRIMARY KEY,
  phone    TEXT NOT NULL,
  -- Keyed hash of the one-time code.
  hash     BYTEA NOT NULL,
  until_at BIGINT NOT NULL,
  -- The code was given right.
  proven   BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX phone_proof_until ON phone_proof (until_at);
