ALTER TABLE users DROP CONSTRAINT users_email_once;
-- What is encrypted cannot be brought back here.
UPDATE users SET email = id || '@lost.invalid' WHERE email IS NULL;
ALTER TABLE users DROP COLUMN email_sealed, DROP COLUMN email_hash, ALTER COLUMN email SET NOT NULL;
