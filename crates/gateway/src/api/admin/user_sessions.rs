//! `DELETE /api/admin/users/{id}/sessions`.

use axum::extract::State;
use http::StatusCode;
use isekai_domain::UserId;
use isekai_store::sessions::end;
use isekai_store::users;

use super::entry;
use crate::access::{Caller, Credential, Permit, Resource, authorize, user_within_reach};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("session", "delete");

/// Signs somebody out everywhere. Their password, their API tokens and their account stay as they are.
#[utoipa::path(
    delete, path = "/api/admin/users/{id}/sessions", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 204, description = "Within a second they are worth nothing anywhere"),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
    )
)]
pub async fn user_sessions(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
) -> Result<StatusCode, ApiError> {
    let sessions = Resource { kind: NEEDS.resource, id: None, owner: Some(id) };
    authorize(&state, &caller, &sessions, NEEDS).await?;
    let resource = user_within_reach(&state, &caller, id, NEEDS).await?;
    users::by_id(&state.store, id).await?.ok_or(ApiError::NotFound("user"))?;
    let audit = entry(&state, &caller, &resource, "end_sessions");
    for session in end::all(&state.store, id, None, "ended by an administrator", audit).await? {
        state.principals.forget(Credential::Session(session, id)).await;
    }
    Ok(StatusCode::NO_CONTENT)
}
