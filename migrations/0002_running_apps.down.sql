DROP INDEX preview_ports_released_at, preview_codes_expires_at, preview_codes_app_id, workflows_open_app_id;
DROP TABLE workflow_drafts;
ALTER TABLE apps
    DROP COLUMN preview_address,
    DROP COLUMN live_version,
    DROP COLUMN log_sandbox_id,
    DROP COLUMN log_cursor,
    DROP COLUMN recoveries,
    DROP COLUMN recovered_at;
