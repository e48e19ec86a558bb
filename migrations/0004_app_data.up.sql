-- What an app keeps from one start to the next: the newest archive of its data folder, as its sandbox gave it.
CREATE TABLE app_data (
    app_id uuid PRIMARY KEY REFERENCES apps ON DELETE CASCADE,
    sandbox_id uuid NOT NULL,
    fingerprint text NOT NULL,
    archive bytea NOT NULL,
    taken_at timestamptz NOT NULL
);
