-- When somebody last proved who they are, by signing in or by showing password and code again: what changes how an account is signed in
-- to asks for it to be recent.
ALTER TABLE sessions ADD COLUMN authenticated_at timestamptz;
UPDATE sessions SET authenticated_at = created_at;
ALTER TABLE sessions
    ALTER COLUMN authenticated_at SET NOT NULL,
    ALTER COLUMN authenticated_at SET DEFAULT now();
