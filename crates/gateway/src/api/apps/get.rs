//! `GET /api/apps/{id}`.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use isekai_domain::AppId;

use super::view::{AppView, with_etag};
use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");

/// One app.
#[utoipa::path(
    get, path = "/api/apps/{id}", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = AppView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn get(State(state): State<AppState>, caller: Caller, Path(id): Path<AppId>) -> Result<Response, ApiError> {
    Ok(with_etag(StatusCode::OK, app_for(&state, &caller, id, NEEDS).await?))
}
