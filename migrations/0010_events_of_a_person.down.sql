DROP INDEX security_events_user_id;
