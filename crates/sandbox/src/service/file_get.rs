use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};

use super::extract::{File, Id};
use super::schema::{ErrorBody, Octets};
use super::{ApiError, AppState, agent};

/// The bytes of a file.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/files/{*path}", tag = "files",
    params(("id" = Uuid, Path), ("path" = String, Path, description = "May have slashes")),
    responses(
        (status = 200, content_type = "application/octet-stream", body = inline(Octets)), (status = 400, body = ErrorBody),
        (status = 403, description = "The path leads out of the workspace", body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, description = "It is a folder", body = ErrorBody),
        (status = 413, description = "Larger than 32 MiB", body = ErrorBody),
    )
)]
pub async fn get(State(node): AppState, Id(id): Id, file: File) -> Result<Response, ApiError> {
    let target = format!("v1/files/{}", file.encoded);
    agent::ask(&node, id, Method::GET, &target, HeaderMap::new(), Body::empty()).await
}
