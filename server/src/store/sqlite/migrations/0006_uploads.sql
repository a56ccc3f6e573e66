-- Files that citizens attach. The bytes lie outside, sealed with the data key, which the master key seals.
CREATE TABLE upload (
  -- Order in which they were announced: the order of pages.
  place      INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  -- Not a foreign key: the draft goes when it is sent.
  draft      TEXT NOT NULL,
  question   TEXT NOT NULL,
  name       TEXT NOT NULL,
  metadata   TEXT NOT NULL,
  takes      TEXT NOT NULL,
  length     INTEGER,
  -- Bytes that are on the disk for sure: grows together with upload_part.
  received   INTEGER NOT NULL DEFAULT 0,
  state      TEXT NOT NULL DEFAULT 'arriving' CHECK (state IN ('arriving', 'ready', 'refused')),
  reason     TEXT,
  kind       TEXT,
  bytes      INTEGER,
  sha256     TEXT,
  pages      INTEGER,
  data_key   BLOB NOT NULL,
  bound      INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  reference  TEXT
) STRICT;
CREATE INDEX upload_draft ON upload (draft, place);
CREATE INDEX upload_reference ON upload (reference) WHERE reference IS NOT NULL;
CREATE INDEX upload_expires_at ON upload (expires_at) WHERE state = 'arriving';

-- A piece that is not in here does not count, whatever lies in the folder.
CREATE TABLE upload_part (
  upload TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  start  INTEGER NOT NULL,
  bytes  INTEGER NOT NULL,
  name   TEXT NOT NULL,
  PRIMARY KEY (upload, start)
) STRICT, WITHOUT ROWID;
