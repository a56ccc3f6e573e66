-- Number of the lease: it only grows, so that a worker that comes back late is known by it.
ALTER TABLE outbox ADD COLUMN lease INTEGER NOT NULL DEFAULT 0;
-- When the message was written; run_at moves with every try.
ALTER TABLE outbox ADD COLUMN created_at INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET created_at = run_at;
ALTER TABLE outbox ADD COLUMN dead_at INTEGER;
UPDATE outbox SET dead_at = run_at WHERE status = 'dead';
-- A dead message that a person settled by other means counts as delivered; who and how stays here.
ALTER TABLE outbox ADD COLUMN resolved_by TEXT;
ALTER TABLE outbox ADD COLUMN resolved_note TEXT;
ALTER TABLE outbox ADD COLUMN resolved_at INTEGER;
-- Messages of one submission go in order: what stands before one is looked up for each lease.
CREATE INDEX outbox_open ON outbox (reference, id) WHERE status <> 'delivered';
CREATE INDEX outbox_dead ON outbox (dead_at, id) WHERE status = 'dead';

-- The agency has answered: taken in, or not. Counted for the alarm after 8 working hours.
ALTER TABLE submission ADD COLUMN answered INTEGER NOT NULL DEFAULT 0;
UPDATE submission SET answered = 1 WHERE view IS NOT NULL AND json_extract(view, '$.stage') <> 'registered';
CREATE INDEX submission_unanswered ON submission (submitted_at) WHERE answered = 0 AND open = 1;

-- How far a list of changes has been followed.
CREATE TABLE cursor (
  name         TEXT NOT NULL PRIMARY KEY,
  place        TEXT,
  lease        INTEGER NOT NULL,
  lease_until  INTEGER NOT NULL,
  caught_up_at INTEGER
) STRICT;
