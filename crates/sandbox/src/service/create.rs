use axum::extract::State;
use http::{HeaderMap, StatusCode};
use isekai_channel::sandbox_api::{CreateSandbox, IDEMPOTENCY_HEADER, Sandbox};
use isekai_domain::ErrorCode;

use super::extract::Json;
use super::schema::ErrorBody;
use super::{ApiError, AppState};
use crate::node::NodeError;
use crate::policy;

const MAX_KEY_BYTES: usize = 200;

/// Claims a sandbox: from the pool when there is one that fits, else started for this request.
///
/// The spec's `createContainer`. What would weaken it is refused.
#[utoipa::path(
    post, path = "/v1/sandboxes", tag = "sandboxes", request_body = CreateSandbox,
    params(("idempotency-key" = Option<String>, Header, description = "The same key with the same request gets the same sandbox")),
    responses(
        (status = 201, body = Sandbox), (status = 400, body = ErrorBody),
        (status = 403, description = "`details.reason` says what would weaken it", body = ErrorBody),
        (status = 409, description = "The key was used for another request", body = ErrorBody),
        (status = 503, body = ErrorBody),
    )
)]
pub async fn create(
    State(node): AppState,
    headers: HeaderMap,
    Json(body): Json<serde_json::Value>,
) -> Result<(StatusCode, axum::Json<Sandbox>), ApiError> {
    let key = match headers.get(IDEMPOTENCY_HEADER).map(|value| value.to_str()) {
        None => None,
        Some(Ok(key)) if (1..=MAX_KEY_BYTES).contains(&key.len()) => Some(key.to_owned()),
        Some(_) => {
            let message = format!("{IDEMPOTENCY_HEADER} must be 1 to {MAX_KEY_BYTES} visible ASCII characters");
            return Err(ApiError::new(ErrorCode::Validation, message));
        }
    };
    let request = policy::read(body, &node.config().image).map_err(NodeError::from)?;
    Ok((StatusCode::CREATED, axum::Json(node.create(request, key).await?)))
}
