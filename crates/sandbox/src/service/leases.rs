use axum::extract::State;
use isekai_channel::sandbox_api::{RenewLeases, RenewedLeases};
use isekai_domain::ErrorCode;

use super::extract::Json;
use super::schema::ErrorBody;
use super::{ApiError, AppState};

const MAX_IDS: usize = 5_000;

/// Extends leases from now, and names the sandboxes that do not run any more.
#[utoipa::path(
    post, path = "/v1/leases", tag = "sandboxes", request_body = RenewLeases,
    responses((status = 200, body = RenewedLeases), (status = 400, body = ErrorBody))
)]
pub async fn renew(
    State(node): AppState,
    Json(request): Json<RenewLeases>,
) -> Result<axum::Json<RenewedLeases>, ApiError> {
    if request.ids.len() > MAX_IDS || !(1..=86_400).contains(&request.seconds) {
        let message = format!("at most {MAX_IDS} ids, and `seconds` from 1 to 86400");
        return Err(ApiError::new(ErrorCode::Validation, message));
    }
    Ok(axum::Json(node.renew(&request)?))
}
