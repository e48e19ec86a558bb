-- How old rows of the audit log must be before anything can remove them, whoever asks: `isekai migrate up` writes here what
-- retention.audit_days says, less a day for clocks. The services' role reads it and cannot change it (crates/store/src/privileges.rs).
CREATE TABLE audit_retention (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    minimum interval NOT NULL
);
INSERT INTO audit_retention (minimum) VALUES (interval '29 days');

CREATE OR REPLACE FUNCTION audit_purge(through bigint, batch integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
    gone bigint;
    kept interval;
BEGIN
    IF NOT EXISTS (SELECT FROM audit_checkpoints WHERE seq = through AND purge) THEN
        RAISE EXCEPTION 'there is no checkpoint for a purge up to %', through;
    END IF;
    SELECT minimum INTO STRICT kept FROM audit_retention;
    -- The row's own time too: who can write places can give a row one that looks old.
    IF EXISTS (
        SELECT FROM (SELECT audit_id, sealed_at FROM audit_chain WHERE seq <= through ORDER BY seq LIMIT batch) old
        LEFT JOIN audit_logs ON audit_logs.id = old.audit_id
        WHERE greatest(old.sealed_at, audit_logs.timestamp) > now() - kept
    ) THEN
        RAISE EXCEPTION 'rows of the audit log up to % are younger than %, and are kept (audit_retention)', through, kept;
    END IF;
    WITH old AS (
        SELECT seq, audit_id FROM audit_chain WHERE seq <= through ORDER BY seq LIMIT batch
    ), rows AS (
        DELETE FROM audit_logs USING old WHERE audit_logs.id = old.audit_id
    ), places AS (
        DELETE FROM audit_chain USING old WHERE audit_chain.seq = old.seq RETURNING 1
    )
    SELECT count(*) INTO gone FROM places;
    -- Those of places that are still there stay.
    DELETE FROM audit_checkpoints WHERE seq < least(through, (SELECT min(seq) FROM audit_chain));
    RETURN gone;
END
$$;
