-- By what a draft is carried to another device. `draft` is empty once the draft was replaced; `hash` once the code was used:
-- the phone is still told before the draft expires.
CREATE TABLE draft_code (
  draft      TEXT UNIQUE REFERENCES draft (id) ON DELETE CASCADE ON UPDATE SET NULL,
  -- Keyed hash of the code: its few digits are not found by trying in a copy of the database.
  hash       BYTEA UNIQUE,
  -- Grows with each code of the draft; the code is derived from both.
  generation BIGINT NOT NULL,
  phone      TEXT NOT NULL,
  -- In what language the phone is written to.
  lang       TEXT NOT NULL,
  -- The draft's last change of which the phone was told that it expires soon.
  reminded   BIGINT
);

-- A browser that gave code and phone of a draft and has been sent a one-time code.
CREATE TABLE draft_move (
  browser  BYTEA NOT NULL PRIMARY KEY,
  draft    TEXT REFERENCES draft (id) ON DELETE CASCADE ON UPDATE SET NULL,
  -- Keyed hash of the one-time code.
  hash     BYTEA NOT NULL,
  until_at BIGINT NOT NULL,
  -- The code was given right.
  proven   BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX draft_move_draft ON draft_move (draft);
CREATE INDEX draft_move_until ON draft_move (until_at);

-- From which browser a draft was taken away: it is told.
CREATE TABLE draft_moved (
  browser   BYTEA NOT NULL,
  procedure TEXT NOT NULL,
  moved_at  BIGINT NOT NULL,
  PRIMARY KEY (browser, procedure)
);
CREATE INDEX draft_moved_at ON draft_moved (moved_at);

-- Messages to citizens' phones, each sent once. The words go when it was sent, or will not be.
CREATE TABLE message (
  id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  key         TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  phone       TEXT NOT NULL,
  words       TEXT NOT NULL,
  created_at  BIGINT NOT NULL,
  -- After that it serves nobody and is not sent any more.
  until_at    BIGINT NOT NULL,
  due_at      BIGINT NOT NULL,
  tries       BIGINT NOT NULL DEFAULT 0,
  lease_until BIGINT NOT NULL DEFAULT 0,
  state       TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'given-up'))
);
CREATE INDEX message_waiting ON message (due_at, id) WHERE state = 'waiting';
CREATE INDEX message_created_at ON message (created_at);

-- What the embedded notifier keeps in place of sending it.
CREATE TABLE mailbox (
  key     TEXT NOT NULL PRIMARY KEY,
  kind    TEXT NOT NULL,
  phone   TEXT NOT NULL,
  words   TEXT NOT NULL,
  sent_at BIGINT NOT NULL
);
CREATE INDEX mailbox_sent_at ON mailbox (sent_at);
