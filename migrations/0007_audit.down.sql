DROP TABLE data_keys;
DROP FUNCTION audit_purge;
DROP TABLE audit_checkpoints;
DROP TABLE audit_chain;
DROP TABLE audit_unsealed;
ALTER TABLE audit_logs DROP COLUMN mac, DROP COLUMN mac_key_id;
