-- Browsers in which an official has signed in. Wrong passwords from elsewhere lock the account for strangers only: nobody
-- can keep an official out of their own desk.
CREATE TABLE official_device (
    token_hash    BLOB NOT NULL, -- SHA-256
    official_id   INTEGER NOT NULL REFERENCES official (id),
    seen_at       INTEGER NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0,
    failing_since INTEGER NOT NULL DEFAULT 0,
    locked_until  INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (token_hash, official_id)
) STRICT, WITHOUT ROWID;
