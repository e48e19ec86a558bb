//! `DELETE /api/apps/{id}/preview-link`.

use axum::extract::State;
use http::StatusCode;
use isekai_domain::AppId;
use isekai_store::preview::links;

use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "share");

/// Revokes all links to an app's preview.
#[utoipa::path(
    delete, path = "/api/apps/{id}/preview-link", tag = "preview",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses((status = 204, description = "None works any more"), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn link_revoke(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
) -> Result<StatusCode, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let audit = entry(&state, &caller, &Resource::app(&app), "unshare");
    links::revoke_all(&state.store, id, Some(&audit)).await?;
    state.tickets.forget_links().await;
    Ok(StatusCode::NO_CONTENT)
}
