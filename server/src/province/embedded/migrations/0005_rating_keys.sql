-- What a rating's key came with, and when: the same key with another rating is refused, and keys expire.
-- Keys from before have neither; they are recognised until the next rating clears them away.
ALTER TABLE rating_key ADD COLUMN rating TEXT;
ALTER TABLE rating_key ADD COLUMN at INTEGER NOT NULL DEFAULT 0;
