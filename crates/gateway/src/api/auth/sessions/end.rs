//! `DELETE /api/auth/sessions/{id}`.

use axum::extract::State;
use http::StatusCode;
use isekai_domain::SessionId;
use isekai_store::sessions::end;
use serde_json::Value;

use crate::access::{Credential, Newcomer, Resource, SIGNED_IN, audit_entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

/// Signs out one of the caller's sessions, which may be this one.
#[utoipa::path(
    delete, path = "/api/auth/sessions/{id}", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Within a second it is worth nothing anywhere"),
        (status = 401, body = ErrorBody),
        (status = 403, description = "An API token cannot do this", body = ErrorBody),
        (status = 404, description = "You have no such session, or it has ended", body = ErrorBody),
    )
)]
pub async fn session_end(
    State(state): State<AppState>,
    Newcomer(person): Newcomer,
    Path(id): Path<SessionId>,
) -> Result<StatusCode, ApiError> {
    let user = person.user_id;
    let resource = Resource { kind: "session", id: Some(id.to_string()), owner: Some(user) };
    let audit = audit_entry(&state, Some(user), &person.client, "end_session", &resource, Value::Null, Ok(()));
    if !end::one(&state.store, user, id, "signed out from another session", audit).await? {
        return Err(ApiError::NotFound("session"));
    }
    state.principals.forget(Credential::Session(id, user)).await;
    Ok(StatusCode::NO_CONTENT)
}
