-- Roles and accounts are changed over the API: a stale change is noticed by its version.
ALTER TABLE roles ADD COLUMN version integer NOT NULL DEFAULT 1;
-- An account that is being erased stays shut whatever is asked for it afterwards.
ALTER TABLE users ADD COLUMN erasure_requested_at timestamptz;
