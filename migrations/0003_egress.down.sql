DROP TABLE egress_cursors, egress_decisions, egress_rules;
ALTER TABLE apps
    DROP COLUMN egress_version,
    DROP COLUMN egress_sandbox_id,
    DROP COLUMN egress_pushed;
