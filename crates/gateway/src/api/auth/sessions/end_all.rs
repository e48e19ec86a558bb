//! `DELETE /api/auth/sessions`: signing out everywhere.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{StatusCode, header};
use isekai_store::sessions::end;
use serde::Deserialize;
use serde_json::Value;
use utoipa::IntoParams;

use crate::access::{Credential, Newcomer, Resource, SIGNED_IN, audit_entry};
use crate::api::auth::cookie;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Query;
use crate::state::AppState;

#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct EndQuery {
    /// Whether this session goes on.
    #[serde(default)]
    keep_current: bool,
}

/// Signs out everywhere.
#[utoipa::path(
    delete, path = "/api/auth/sessions", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), params(EndQuery),
    responses(
        (status = 204, description = "Within a second they are worth nothing anywhere"),
        (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "An API token cannot do this", body = ErrorBody),
    )
)]
pub async fn sessions_end(
    State(state): State<AppState>,
    Newcomer(person): Newcomer,
    Query(query): Query<EndQuery>,
) -> Result<Response, ApiError> {
    let user = person.user_id;
    let kept = query.keep_current.then_some(person.session);
    let resource = Resource { kind: "session", id: None, owner: Some(user) };
    let audit = audit_entry(&state, Some(user), &person.client, "end_sessions", &resource, Value::Null, Ok(()));
    for session in end::all(&state.store, user, kept, "signed out everywhere", audit).await? {
        state.principals.forget(Credential::Session(session, user)).await;
    }
    match kept {
        Some(_) => Ok(StatusCode::NO_CONTENT.into_response()),
        None => Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::clear(&state.settings))]).into_response()),
    }
}
