DROP TABLE api_tokens;
DROP TABLE mfa_recovery_codes;
DROP TABLE mfa_secrets;
DROP TABLE security_events;
DROP TABLE throttles;
ALTER TABLE roles DROP COLUMN mfa_required;
ALTER TABLE users DROP COLUMN must_change_password;
