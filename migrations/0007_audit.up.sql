-- What makes the audit log provable; crates/auth/src/audit.rs says how. Rows, links and checkpoints are only ever added: the role that
-- the services run as may do no more (crates/store/src/privileges.rs).
ALTER TABLE audit_logs
    ADD COLUMN mac bytea CHECK (length(mac) = 32),
    ADD COLUMN mac_key_id text;

-- Rows that have no place in the chain yet; written with the row, taken away by the sealer.
CREATE TABLE audit_unsealed (
    id uuid PRIMARY KEY
);
INSERT INTO audit_unsealed SELECT id FROM audit_logs;

CREATE TABLE audit_chain (
    seq bigint PRIMARY KEY CHECK (seq > 0),
    audit_id uuid NOT NULL UNIQUE,
    link bytea NOT NULL CHECK (length(link) = 32),
    key_id text NOT NULL,
    sealed_at timestamptz NOT NULL
);
CREATE INDEX audit_chain_sealed_at ON audit_chain (sealed_at);

-- With `purge`: all up to `seq` was removed because of its age, and the chain goes on from `link`.
CREATE TABLE audit_checkpoints (
    seq bigint NOT NULL CHECK (seq > 0),
    purge boolean NOT NULL,
    link bytea NOT NULL CHECK (length(link) = 32),
    sealed_at timestamptz NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (seq, purge)
);

-- The only way in which anything of the log goes: a bounded number of rows, the oldest first, up to a checkpoint that says so. It runs
-- with the rights of the tables' owner. A checkpoint that is not signed does not get past `isekai audit verify`.
CREATE FUNCTION audit_purge(through bigint, batch integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    gone bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM audit_checkpoints WHERE seq = through AND purge) THEN
        RAISE EXCEPTION 'there is no checkpoint for a purge up to %', through;
    END IF;
    WITH old AS (
        SELECT seq, audit_id FROM audit_chain WHERE seq <= through ORDER BY seq LIMIT batch
    ), rows AS (
        DELETE FROM audit_logs USING old WHERE audit_logs.id = old.audit_id
    ), places AS (
        DELETE FROM audit_chain USING old WHERE audit_chain.seq = old.seq RETURNING 1
    )
    SELECT count(*) INTO gone FROM places;
    DELETE FROM audit_checkpoints WHERE seq < through;
    RETURN gone;
END
$$;
REVOKE EXECUTE ON FUNCTION audit_purge FROM PUBLIC;

-- The key of each person's own data, encrypted by a key of the keyring (crates/auth/src/seal.rs). Without `wrapped` it is destroyed, and
-- with it everything that it encrypted. `owner` is a user's id, or the nil UUID for what is the installation's.
CREATE TABLE data_keys (
    owner uuid PRIMARY KEY,
    wrapped bytea,
    kek_id text,
    created_at timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz,
    CHECK ((wrapped IS NULL) = (kek_id IS NULL) AND (wrapped IS NULL) = (erased_at IS NOT NULL))
);
CREATE INDEX data_keys_kek_id ON data_keys (kek_id, owner) WHERE wrapped IS NOT NULL;
