-- Which browser may see the stage of a dossier of the province that has no submission here.
CREATE TABLE code_access (
  browser  BLOB NOT NULL,
  code     TEXT NOT NULL,
  until_at INTEGER NOT NULL,
  PRIMARY KEY (browser, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX code_access_until ON code_access (until_at);
