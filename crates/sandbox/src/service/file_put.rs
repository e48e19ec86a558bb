use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};
use isekai_channel::agent_api::MAX_PROJECT_BYTES;

use super::extract::{File, Id};
use super::schema::{ErrorBody, Octets};
use super::{ApiError, AppState, agent};

/// Writes a file, and the folders it needs. Who reads it meanwhile gets the old one whole or the new one whole.
#[utoipa::path(
    put, path = "/v1/sandboxes/{id}/files/{*path}", tag = "files",
    params(("id" = Uuid, Path), ("path" = String, Path, description = "May have slashes")),
    request_body(content = inline(Octets), content_type = "application/octet-stream"),
    responses(
        (status = 204, description = "Written"), (status = 400, body = ErrorBody),
        (status = 403, description = "The path leads out of the workspace", body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, description = "It is a folder", body = ErrorBody),
        (status = 413, description = "Larger than 32 MiB", body = ErrorBody),
        (status = 429, description = "The disk space of the app is used up", body = ErrorBody),
    )
)]
pub async fn put(
    State(node): AppState,
    Id(id): Id,
    file: File,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    if agent::declared_bytes(&headers) > MAX_PROJECT_BYTES as u64 {
        return Err(agent::too_large());
    }
    agent::ask(&node, id, Method::PUT, &format!("v1/files/{}", file.encoded), headers, body).await
}
