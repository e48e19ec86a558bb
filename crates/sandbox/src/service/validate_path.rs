use isekai_channel::verdict::{PathVerdict, ValidatePath};

use super::ApiError;
use super::extract::Json;
use super::schema::ErrorBody;

/// Whether a path may name a file of a project, by the rule alone. The spec's `validateFileAccess`.
#[utoipa::path(
    post, path = "/v1/validate-path", tag = "security", request_body = ValidatePath,
    responses((status = 200, body = PathVerdict), (status = 400, body = ErrorBody))
)]
pub async fn validate_path(Json(request): Json<ValidatePath>) -> Result<axum::Json<PathVerdict>, ApiError> {
    Ok(axum::Json(PathVerdict::of(&request)))
}
