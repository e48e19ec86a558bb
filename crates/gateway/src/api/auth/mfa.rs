//! `/api/auth/mfa`: the second factor.

mod disable;
pub mod factor;
mod setup;
mod verify;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::error::ApiError;
use crate::state::AppState;

pub(super) const WRONG_CODE: ApiError = ApiError::Barred {
    reason: "WRONG_CODE",
    message: "the code is wrong or was used before, or there were too many attempts: then wait before the next one",
};
pub(super) const MAX_CODE_BYTES: usize = 64;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(setup::mfa_setup))
        .routes(routes!(verify::mfa_verify))
        .routes(routes!(disable::mfa_disable))
}

fn check_code(code: &str) -> Result<(), ApiError> {
    if (1..=MAX_CODE_BYTES).contains(&code.len()) {
        return Ok(());
    }
    Err(ApiError::field("code", format!("a code has 1 to {MAX_CODE_BYTES} bytes")))
}
