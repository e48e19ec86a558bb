ALTER TABLE users
    ADD COLUMN email text CHECK (length(email) BETWEEN 3 AND 254),
    ALTER COLUMN email_sealed DROP NOT NULL,
    ALTER COLUMN email_hash DROP NOT NULL;
ALTER TABLE users
    ADD CONSTRAINT users_email_once
        CHECK ((email IS NULL) = (email_sealed IS NOT NULL) AND (email_sealed IS NULL) = (email_hash IS NULL));
CREATE UNIQUE INDEX users_email ON users (lower(email));
