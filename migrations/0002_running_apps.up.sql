-- `preview_address`: where an app's preview is, from its making on; `preview_url` shows it once the app has run.
-- `live_version`: the last version that was seen to work; it is what a change that fails goes back to.
-- `log_sandbox_id`, `log_cursor`: how far the output of which sandbox was collected.
-- `recoveries`, `recovered_at`: how often in a row its sandbox was replaced, and when last.
ALTER TABLE apps
    ADD COLUMN preview_address text NOT NULL DEFAULT '',
    ADD COLUMN live_version integer,
    ADD COLUMN log_sandbox_id uuid,
    ADD COLUMN log_cursor bigint NOT NULL DEFAULT 0,
    ADD COLUMN recoveries integer NOT NULL DEFAULT 0,
    ADD COLUMN recovered_at timestamptz;
UPDATE apps SET preview_address = coalesce(
    apps.preview_url,
    (SELECT 'http://localhost:' || port FROM preview_ports p WHERE p.app_id = apps.id),
    ''
);
UPDATE apps SET live_version = (SELECT max(version) FROM generated_code g WHERE g.app_id = apps.id) WHERE status = 'running';

-- What a workflow has made and not stored as a version yet: too large for its outputs. JSON as bytes, for it may hold NUL.
CREATE TABLE workflow_drafts (
    workflow_id uuid PRIMARY KEY REFERENCES workflows ON DELETE CASCADE,
    content bytea NOT NULL
);

CREATE INDEX workflows_open_app_id ON workflows (app_id) WHERE status IN ('pending', 'running', 'compensating');
CREATE INDEX preview_codes_app_id ON preview_codes (app_id);
CREATE INDEX preview_codes_expires_at ON preview_codes (expires_at);
CREATE INDEX preview_ports_released_at ON preview_ports (released_at) WHERE released_at IS NOT NULL;
