use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};
use isekai_channel::agent_api::{MAX_PROJECT_BYTES, WriteFiles, WriteFilesResult};

use super::extract::Id;
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

/// Deletes and writes many files. Every path is checked before the first is touched.
#[utoipa::path(
    put, path = "/v1/sandboxes/{id}/files", tag = "files", params(("id" = Uuid, Path)), request_body = WriteFiles,
    responses(
        (status = 200, body = WriteFilesResult), (status = 400, body = ErrorBody),
        (status = 403, description = "A path leads out of the workspace", body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 413, description = "More than 32 MiB or 2000 files", body = ErrorBody),
    )
)]
pub async fn write(State(node): AppState, Id(id): Id, headers: HeaderMap, body: Body) -> Result<Response, ApiError> {
    if agent::declared_bytes(&headers) > MAX_PROJECT_BYTES as u64 {
        return Err(agent::too_large());
    }
    agent::ask(&node, id, Method::PUT, "v1/files", headers, body).await
}
