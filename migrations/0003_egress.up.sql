-- `egress_version`: grows with each change of what an app may connect to. `egress_sandbox_id`, `egress_pushed`: which sandbox was
-- told last, and which version of it; 0 when that is not certain.
ALTER TABLE apps
    ADD COLUMN egress_version integer NOT NULL DEFAULT 1,
    ADD COLUMN egress_sandbox_id uuid,
    ADD COLUMN egress_pushed integer NOT NULL DEFAULT 0;

-- A row is a host and a port, or the name of a preset, whose hosts the program knows.
CREATE TABLE egress_rules (
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    host text CHECK (length(host) BETWEEN 1 AND 255),
    port integer CHECK (port BETWEEN 1 AND 65535),
    preset text,
    created_at timestamptz NOT NULL DEFAULT now(),
    created_by uuid NOT NULL,
    CHECK ((host IS NULL) = (port IS NULL) AND (host IS NULL) <> (preset IS NULL))
);
CREATE UNIQUE INDEX egress_rules_host ON egress_rules (app_id, host, port) WHERE preset IS NULL;
CREATE UNIQUE INDEX egress_rules_preset ON egress_rules (app_id, preset) WHERE preset IS NOT NULL;

-- What was decided about connections. `log_id` and `seq` are the node's own, so that what is collected twice is kept once.
CREATE TABLE egress_decisions (
    id uuid PRIMARY KEY,
    app_id uuid NOT NULL REFERENCES apps ON DELETE CASCADE,
    sandbox_id uuid NOT NULL,
    node text NOT NULL,
    log_id text NOT NULL,
    seq bigint NOT NULL,
    at timestamptz NOT NULL,
    host text NOT NULL,
    port integer NOT NULL CHECK (port BETWEEN 0 AND 65535),
    address text,
    allowed boolean NOT NULL,
    reason text,
    count bigint NOT NULL,
    UNIQUE (node, log_id, seq)
);
CREATE INDEX egress_decisions_app_id_id ON egress_decisions (app_id, id DESC);
CREATE INDEX egress_decisions_at ON egress_decisions (at);

-- How far the decisions of each node were collected, and how many it had lost by then.
CREATE TABLE egress_cursors (
    node text PRIMARY KEY,
    log_id text NOT NULL,
    seq bigint NOT NULL,
    lost bigint NOT NULL
);
