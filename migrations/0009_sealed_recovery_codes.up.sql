-- The digest of a recovery code is sealed under its person's data key (61 bytes), so that the database alone does not let anybody look for
-- the code. Digests from before (32 bytes) are sealed when their person's second factor is used the next time.
ALTER TABLE mfa_recovery_codes
    DROP CONSTRAINT mfa_recovery_codes_code_hash_check,
    ADD CONSTRAINT mfa_recovery_codes_code_hash_check CHECK (length(code_hash) IN (32, 61));
