-- Names, defaults and status values are the specification's data model in snake_case; what it leaves open stands below it.

CREATE TABLE users (
    id uuid PRIMARY KEY,
    username text NOT NULL CHECK (length(username) BETWEEN 1 AND 64),
    email text NOT NULL CHECK (length(email) BETWEEN 3 AND 254),
    password_hash text NOT NULL,
    salt text NOT NULL,
    account_status text NOT NULL DEFAULT 'active' CHECK (account_status IN ('active', 'locked', 'suspended')),
    failed_login_attempts integer NOT NULL DEFAULT 0 CHECK (failed_login_attempts >= 0),
    locked_until timestamptz,
    last_login_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1
);
-- "Ada" and "ada" are one account.
CREATE UNIQUE INDEX users_username ON users (lower(username));
CREATE UNIQUE INDEX users_email ON users (lower(email));

CREATE TABLE roles (
    id uuid PRIMARY KEY,
    name text NOT NULL UNIQUE,
    description text,
    permissions jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE user_roles (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    role_id uuid NOT NULL REFERENCES roles ON DELETE CASCADE,
    assigned_at timestamptz NOT NULL DEFAULT now(),
    assigned_by text,
    PRIMARY KEY (user_id, role_id)
);
CREATE INDEX user_roles_role_id ON user_roles (role_id);

CREATE TABLE apps (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    name text NOT NULL,
    prompt text NOT NULL,
    framework text,
    language text,
    status text NOT NULL CHECK (status IN ('generating', 'running', 'stopped', 'error')),
    status_reason text,
    activity text NOT NULL DEFAULT 'queued'
        CHECK (activity IN ('queued', 'planning', 'building', 'verifying', 'ready', 'paused', 'deleting')),
    preview_url text,
    container_id text,
    sandbox_id uuid,
    event_seq bigint NOT NULL DEFAULT 0,
    log_seq bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1
);
CREATE INDEX apps_user_id_id ON apps (user_id, id DESC);
CREATE INDEX apps_sandbox_id ON apps (sandbox_id) WHERE sandbox_id IS NOT NULL;

-- `files` maps a path to the SHA-256 of its content in `blobs`; the API shows path to content, as the specification has it.
-- A version holds the four things that a later merge or rollback needs: spec, generator version, generated base, actual files.
CREATE TABLE blobs (
    sha256 bytea PRIMARY KEY CHECK (length(sha256) = 32),
    content bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE generated_code (
    id uuid PRIMARY KEY,
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    files jsonb NOT NULL,
    base_files jsonb NOT NULL,
    spec jsonb,
    generator_version text,
    framework text,
    language text,
    origin text NOT NULL CHECK (origin IN ('generate', 'iterate', 'edit', 'rollback')),
    summary text,
    file_count integer NOT NULL,
    size_bytes bigint NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (app_id, version)
);

-- Which blobs a version needs, so that those that nothing needs can be found without reading every version.
CREATE TABLE code_blobs (
    code_id uuid NOT NULL REFERENCES generated_code ON DELETE CASCADE,
    sha256 bytea NOT NULL REFERENCES blobs,
    PRIMARY KEY (code_id, sha256)
);
CREATE INDEX code_blobs_sha256 ON code_blobs (sha256);

CREATE TABLE iterations (
    id uuid PRIMARY KEY,
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    prompt text NOT NULL,
    changes jsonb NOT NULL DEFAULT '{}',
    status text NOT NULL CHECK (status IN ('pending', 'applied', 'failed')),
    error text,
    code_version integer,
    applied_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX iterations_app_id_id ON iterations (app_id, id DESC);

CREATE TABLE execution_logs (
    id uuid PRIMARY KEY,
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    seq bigint NOT NULL,
    log_level text NOT NULL CHECK (log_level IN ('debug', 'info', 'warn', 'error')),
    message text NOT NULL,
    metadata jsonb,
    timestamp timestamptz NOT NULL DEFAULT now(),
    UNIQUE (app_id, seq)
);

CREATE TABLE resource_quotas (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL UNIQUE REFERENCES users ON DELETE CASCADE,
    max_apps integer NOT NULL DEFAULT 10,
    max_concurrent_apps integer NOT NULL DEFAULT 3,
    max_memory_per_app integer NOT NULL DEFAULT 512,
    max_cpu_per_app integer NOT NULL DEFAULT 1000,
    max_storage_per_app integer NOT NULL DEFAULT 1024,
    max_execution_time integer NOT NULL DEFAULT 300,
    version integer NOT NULL DEFAULT 1
);

CREATE TABLE resource_usage (
    id uuid PRIMARY KEY,
    app_id uuid NOT NULL UNIQUE REFERENCES apps ON DELETE CASCADE,
    cpu double precision NOT NULL DEFAULT 0,
    memory integer NOT NULL DEFAULT 0,
    storage integer NOT NULL DEFAULT 0,
    network_in bigint NOT NULL DEFAULT 0,
    network_out bigint NOT NULL DEFAULT 0,
    execution_time integer NOT NULL DEFAULT 0,
    last_updated timestamptz NOT NULL DEFAULT now()
);

-- No foreign key: an audit row outlives the user whom it names.
CREATE TABLE audit_logs (
    id uuid PRIMARY KEY,
    user_id uuid,
    action text NOT NULL,
    resource text NOT NULL,
    resource_id text,
    details jsonb,
    ip_address text,
    user_agent text,
    correlation_id text,
    timestamp timestamptz NOT NULL DEFAULT now(),
    success boolean NOT NULL DEFAULT true,
    error text
);
CREATE INDEX audit_logs_user_id ON audit_logs (user_id, id DESC);
CREATE INDEX audit_logs_resource ON audit_logs (resource, resource_id, id DESC);

-- A sign-in on one device is a family of refresh tokens, each used once. A token used twice ends its family.
CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    user_agent text,
    ip_address text,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    revoked_reason text
);
CREATE INDEX sessions_user_id ON sessions (user_id);

CREATE TABLE refresh_tokens (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT now(),
    used_at timestamptz
);
CREATE INDEX refresh_tokens_session_id ON refresh_tokens (session_id);

-- What clients replay. `seq` comes from apps.event_seq in the same transaction, so that it has no holes.
CREATE TABLE app_events (
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    seq bigint NOT NULL,
    type text NOT NULL,
    data jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (app_id, seq)
);

-- A port is never given to a second app: no row is ever deleted, so app_id has no foreign key.
CREATE TABLE preview_ports (
    port integer PRIMARY KEY CHECK (port BETWEEN 1 AND 65535),
    app_id uuid NOT NULL UNIQUE,
    released_at timestamptz
);

CREATE TABLE preview_links (
    id uuid PRIMARY KEY,
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    public boolean NOT NULL DEFAULT false,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX preview_links_app_id ON preview_links (app_id);

-- One-time codes that hand a signed-in owner over to the preview's own site.
CREATE TABLE preview_codes (
    code_hash bytea PRIMARY KEY CHECK (length(code_hash) = 32),
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    user_id uuid NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Durable work. The executor knows only these three tables.
CREATE TABLE workflows (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    -- At most one workflow ever has this key.
    idempotency_key text UNIQUE,
    user_id uuid,
    app_id uuid,
    -- Whose share it takes: the user's id, or the nil UUID for work of the system itself.
    queue uuid NOT NULL,
    params jsonb NOT NULL,
    status text NOT NULL DEFAULT 'pending'
        CHECK (status IN ('pending', 'running', 'compensating', 'completed', 'compensated', 'stuck')),
    -- Index of the step to run next, or, when compensating, of the step to undo next.
    step integer NOT NULL DEFAULT 0,
    attempt integer NOT NULL DEFAULT 0,
    -- Outputs of finished steps by name.
    outputs jsonb NOT NULL DEFAULT '{}',
    error jsonb,
    cancel_requested boolean NOT NULL DEFAULT false,
    correlation_id text NOT NULL,
    weight integer NOT NULL DEFAULT 1 CHECK (weight > 0),
    run_at timestamptz NOT NULL DEFAULT now(),
    deadline_at timestamptz,
    lease_owner text,
    lease_until timestamptz,
    -- Grows with every claim; a write with an older one is refused.
    fence bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX workflows_open ON workflows (queue, run_at, id) WHERE status IN ('pending', 'running', 'compensating');
CREATE INDEX workflows_app_id ON workflows (app_id, id DESC);
CREATE INDEX workflows_user_id ON workflows (user_id, id DESC);
CREATE INDEX workflows_status ON workflows (status);
CREATE INDEX workflows_finished_at ON workflows (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE workflow_steps (
    id uuid PRIMARY KEY,
    workflow_id uuid NOT NULL REFERENCES workflows ON DELETE CASCADE,
    step integer NOT NULL,
    name text NOT NULL,
    phase text NOT NULL CHECK (phase IN ('do', 'undo')),
    attempt integer NOT NULL,
    status text NOT NULL CHECK (status IN ('started', 'succeeded', 'failed')),
    error text,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz
);
CREATE INDEX workflow_steps_workflow_id ON workflow_steps (workflow_id, step);

-- Fair shares between users; crates/store/src/workflows/claim.rs says how the tags are used.
CREATE TABLE workflow_shares (
    queue uuid PRIMARY KEY,
    start_tag bigint NOT NULL,
    finish_tag bigint NOT NULL,
    last_served_at timestamptz NOT NULL
);
CREATE INDEX workflow_shares_start_tag ON workflow_shares (start_tag);
