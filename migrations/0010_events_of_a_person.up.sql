-- Exports and erasures look for the events about one person.
CREATE INDEX security_events_user_id ON security_events (user_id, id DESC) WHERE user_id IS NOT NULL;
