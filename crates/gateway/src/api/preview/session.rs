//! `POST /api/apps/{id}/preview-session`: hands a signed-in user over to the app's own site.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use isekai_auth::refresh as secret;
use isekai_domain::AppId;
use isekai_store::preview::codes;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Permit, Person, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::preview::ports::site_of;
use crate::preview::session::new_code;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "preview");
const LIFETIME: TimeDelta = TimeDelta::seconds(60);

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PreviewAddress {
    /// Open it in a browser. From a preview session it works once.
    pub url: String,
    pub expires_at: DateTime<Utc>,
}

/// A one-time address that opens the app's preview for the caller, for a minute. It ends with the sign-in.
#[utoipa::path(
    post, path = "/api/apps/{id}/preview-session", tag = "preview",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = PreviewAddress), (status = 401, body = ErrorBody), (status = 403, description = "Not allowed, or an API token, which has no sign-in", body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn session(
    State(state): State<AppState>,
    caller: Person,
    Path(id): Path<AppId>,
) -> Result<Json<PreviewAddress>, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let site = site_of(&state, id).await?;
    let code = new_code(caller.session);
    let expires_at = state.clock.now() + LIFETIME;
    codes::put(&state.store, &secret::hash(&code), id, caller.user_id, expires_at).await?;
    let url = format!("{site}/.isekai/session?code={code}&next=/");
    Ok(Json(PreviewAddress { url, expires_at }))
}
