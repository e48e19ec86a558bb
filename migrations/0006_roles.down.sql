ALTER TABLE users DROP COLUMN erasure_requested_at;
ALTER TABLE roles DROP COLUMN version;
