CREATE OR REPLACE FUNCTION audit_purge(through bigint, batch integer) RETURNS bigint
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
DROP TABLE audit_retention;
