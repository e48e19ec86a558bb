//! `GET /api/auth/sessions`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use isekai_domain::SessionId;
use isekai_store::sessions;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Newcomer, SIGNED_IN};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::state::AppState;

#[derive(Serialize, ToSchema)]
pub struct SessionList {
    items: Vec<SessionView>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Session)]
pub struct SessionView {
    #[schema(value_type = Uuid)]
    id: SessionId,
    /// Whether this request belongs to it.
    current: bool,
    /// What the browser or program called itself at sign-in.
    #[schema(required)]
    user_agent: Option<String>,
    #[schema(required)]
    ip_address: Option<String>,
    created_at: DateTime<Utc>,
    /// When its tokens were last renewed.
    last_used_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
}

/// Where the caller is signed in, newest first; at most the newest 100.
#[utoipa::path(
    get, path = "/api/auth/sessions", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    responses(
        (status = 200, body = SessionList), (status = 401, body = ErrorBody),
        (status = 403, description = "An API token has no sessions", body = ErrorBody),
    )
)]
pub async fn sessions(
    State(state): State<AppState>,
    Newcomer(person): Newcomer,
) -> Result<Json<SessionList>, ApiError> {
    let (now, idle) = (state.clock.now(), state.settings.session_idle);
    let open = sessions::open(&state.store, person.user_id, now, idle).await?;
    let view = |session: sessions::Session| SessionView {
        id: session.id,
        current: session.id == person.session,
        user_agent: session.user_agent,
        ip_address: session.ip_address,
        created_at: session.created_at,
        last_used_at: session.last_used_at,
        expires_at: session.expires_at,
    };
    Ok(Json(SessionList { items: open.into_iter().map(view).collect() }))
}
