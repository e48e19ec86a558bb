//! HTTP API, one endpoint per file; SSE; OpenAPI; web UI files.
