DROP TABLE workflow_shares, workflow_steps, workflows, preview_codes, preview_links, preview_ports, app_events, refresh_tokens,
    sessions, audit_logs, resource_usage, resource_quotas, execution_logs, iterations, code_blobs, generated_code, blobs, apps, user_roles, roles, users;
