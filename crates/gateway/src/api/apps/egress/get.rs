//! `GET /api/apps/{id}/egress`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::AppId;
use isekai_store::egress::rules;

use super::view::{EgressView, with_etag};
use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");

/// What an app may connect to: nothing but what its owner has opened, within what the administrator allows.
#[utoipa::path(
    get, path = "/api/apps/{id}/egress", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = EgressView), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn egress_get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
) -> Result<Response, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    Ok(with_etag(&state.settings.egress, &rules::get(&state.store, id).await?))
}
