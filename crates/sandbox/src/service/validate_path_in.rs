use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, Method};
use isekai_channel::verdict::{PathVerdict, ValidatePath};
use isekai_domain::ErrorCode;

use super::extract::{Id, Json};
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

/// Whether a path may be used in a sandbox, as its files are at this moment: symbolic links lead nowhere.
///
/// Reading and writing check again: what is there may change in between.
#[utoipa::path(
    post, path = "/v1/sandboxes/{id}/validate-path", tag = "security", params(("id" = Uuid, Path)),
    request_body = ValidatePath,
    responses(
        (status = 200, body = PathVerdict), (status = 400, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, body = ErrorBody),
    )
)]
pub async fn validate_path_in(
    State(node): AppState,
    Id(id): Id,
    Json(request): Json<ValidatePath>,
) -> Result<Response, ApiError> {
    node.get(id)?;
    let verdict = PathVerdict::of(&request);
    if !verdict.valid {
        // The sandbox need not be woken for this.
        return Ok(axum::Json(verdict).into_response());
    }
    let body = serde_json::to_vec(&request)
        .map_err(|_| ApiError::new(ErrorCode::Validation, "the path cannot be passed on"))?;
    agent::ask(&node, id, Method::POST, "v1/validate-path", HeaderMap::new(), Body::from(body)).await
}
