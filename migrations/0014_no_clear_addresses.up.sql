-- Fails, and changes nothing, while there is an address that is not encrypted.
ALTER TABLE users
    ALTER COLUMN email_sealed SET NOT NULL,
    ALTER COLUMN email_hash SET NOT NULL,
    DROP COLUMN email;
