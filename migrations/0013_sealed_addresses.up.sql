-- E-mail addresses are stored encrypted under their person's key (`email_sealed`) and found by a keyed hash (`email_hash`), as
-- crates/store/src/users/address.rs says. `email` has those that are not encrypted yet: PostgreSQL does not have the keys, so
-- crates/store/src/users/adopt.rs brings them over before 0009.
ALTER TABLE users
    ADD COLUMN email_sealed bytea,
    ADD COLUMN email_hash bytea CHECK (length(email_hash) = 32),
    ALTER COLUMN email DROP NOT NULL,
    ADD CONSTRAINT users_email_once
        CHECK ((email IS NULL) = (email_sealed IS NOT NULL) AND (email_sealed IS NULL) = (email_hash IS NULL));
CREATE UNIQUE INDEX users_email_hash ON users (email_hash);
