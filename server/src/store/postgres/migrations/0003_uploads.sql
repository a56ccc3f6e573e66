-- Files that citizens attach. The bytes lie outside, sealed with the data key, which the master key seals.
CREATE TABLE upload (
  -- Order in which they were announced: the order of pages.
  place      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  -- Not a foreign key: the draft goes when it is sent.
  draft      TEXT NOT NULL,
  question   TEXT NOT NULL,
  name       TEXT NOT NULL,
  metadata   TEXT NOT NULL,
  takes      TEXT NOT NULL,
  length     BIGINT,
  -- Bytes that are kept for sure: grows together with upload_part.
  received   BIGINT NOT NULL DEFAULT 0,
  state      TEXT NOT NULL DEFAULT 'arriving' CHECK (state IN ('arriving', 'ready', 'refused')),
  reason     TEXT,
  kind       TEXT,
  bytes      BIGINT,
  sha256     TEXT,
  pages      BIGINT,
  data_key   BYTEA NOT NULL,
  bound      BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  reference  TEXT
);
CREATE INDEX upload_draft ON upload (draft, place);
CREATE INDEX upload_reference ON upload (reference) WHERE reference IS NOT NULL;
CREATE INDEX upload_expires_at ON upload (expires_at) WHERE state = 'arriving';

-- A piece that is not in here does not count, whatever lies in the folder.
CREATE TABLE upload_part (
  upload TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  start  BIGINT NOT NULL,
  bytes  BIGINT NOT NULL,
  name   TEXT NOT NULL,
  PRIMARY KEY (upload, start)
);
