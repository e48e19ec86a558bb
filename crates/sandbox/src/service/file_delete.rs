use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};

use super::extract::{File, Id};
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

/// Deletes a file, and the folders that it leaves empty; also when it is gone already.
#[utoipa::path(
    delete, path = "/v1/sandboxes/{id}/files/{*path}", tag = "files",
    params(("id" = Uuid, Path), ("path" = String, Path, description = "May have slashes")),
    responses(
        (status = 204, description = "It is gone"), (status = 400, body = ErrorBody),
        (status = 403, description = "The path leads out of the workspace", body = ErrorBody),
        (status = 404, description = "There is no such sandbox", body = ErrorBody),
        (status = 409, description = "It is a folder", body = ErrorBody),
    )
)]
pub async fn delete(State(node): AppState, Id(id): Id, file: File) -> Result<Response, ApiError> {
    let target = format!("v1/files/{}", file.encoded);
    agent::ask(&node, id, Method::DELETE, &target, HeaderMap::new(), Body::empty()).await
}
