-- Whom an OpenID Connect provider vouches for, and whose account that is.
CREATE TABLE identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identities_user_id ON identities (user_id);

-- Sign-ins at a provider that are going on: digests of what the provider gives back and of what the browser keeps.
CREATE TABLE oidc_flows (
    state_hash bytea PRIMARY KEY CHECK (length(state_hash) = 32),
    secret_hash bytea NOT NULL CHECK (length(secret_hash) = 32),
    provider text NOT NULL,
    return_to text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX oidc_flows_expires_at ON oidc_flows (expires_at);

-- The provider has said who it is; the second factor is still to come.
CREATE TABLE oidc_proofs (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    provider text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX oidc_proofs_user_id ON oidc_proofs (user_id);
CREATE INDEX oidc_proofs_expires_at ON oidc_proofs (expires_at);
