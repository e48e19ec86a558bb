-- `must_change_password`: somebody else chose the password; until it is changed the account can do little else.
ALTER TABLE users ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;

-- `mfa_required`: who has the role must have a second factor.
ALTER TABLE roles ADD COLUMN mfa_required boolean NOT NULL DEFAULT false;

-- How much of its share somebody (a network, as a rule) has used up: all of it is free again at `full_at`. One row each, whatever
-- the number of attempts.
CREATE TABLE throttles (
    key text PRIMARY KEY,
    full_at timestamptz NOT NULL
);
CREATE INDEX throttles_full_at ON throttles (full_at);

-- No foreign key: an event outlives the user whom it names. `once_key`: what is told only once has it.
CREATE TABLE security_events (
    id uuid PRIMARY KEY,
    type text NOT NULL
        CHECK (type IN ('authentication_failure', 'authorization_failure', 'suspicious_activity', 'security_violation')),
    severity text NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
    user_id uuid,
    details jsonb NOT NULL,
    ip_address text NOT NULL,
    correlation_id text,
    timestamp timestamptz NOT NULL,
    once_key text UNIQUE,
    resolved boolean NOT NULL DEFAULT false,
    resolved_at timestamptz,
    resolved_by uuid,
    resolution_note text,
    CHECK (resolved = (resolved_at IS NOT NULL) AND resolved = (resolved_by IS NOT NULL))
);
CREATE INDEX security_events_open ON security_events (id DESC) WHERE NOT resolved;

-- The second factor: a TOTP secret, sealed. It counts once `enabled_at` is set. `last_step`: the last time step whose code was used.
CREATE TABLE mfa_secrets (
    user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    secret bytea NOT NULL,
    last_step bigint NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    enabled_at timestamptz
);

CREATE TABLE mfa_recovery_codes (
    user_id uuid NOT NULL REFERENCES mfa_secrets ON DELETE CASCADE,
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at timestamptz,
    PRIMARY KEY (user_id, code_hash)
);

CREATE TABLE api_tokens (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    last_used_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX api_tokens_user_id ON api_tokens (user_id, id DESC);
CREATE INDEX api_tokens_expires_at ON api_tokens (expires_at);
