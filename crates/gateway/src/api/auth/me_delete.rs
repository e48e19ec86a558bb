//! `DELETE /api/auth/me`: whoever wants to go goes, with everything that is theirs.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::header;
use isekai_auth::lockout;
use isekai_store::users;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::attempt::{Attempt, Refusal};
use super::cookie;
use super::password::check_shown;
use crate::access::{Person, Resource, SIGNED_IN, audit_entry};
use crate::api::apps::view::{Accepted, accepted};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::personal;
use crate::state::AppState;

const ACTION: &str = "erase";
const REFUSED: &str = "the password is wrong, or there were too many attempts: then wait before the next one";

#[derive(Deserialize, ToSchema)]
pub struct Farewell {
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
}

/// Erases the signed-in user: the account is shut at once, then their apps are deleted, then the account.
///
/// It cannot be taken back. Not the last active administrator.
#[utoipa::path(
    delete, path = "/api/auth/me", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    request_body = Farewell,
    responses(
        (status = 202, description = "Begun; the session has ended", body = Accepted),
        (status = 400, description = "The password is wrong", body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "An API token cannot do this", body = ErrorBody),
        (status = 409, description = "The last active administrator", body = ErrorBody),
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
    )
)]
pub async fn me_delete(
    State(state): State<AppState>,
    caller: Person,
    Json(Farewell { password }): Json<Farewell>,
) -> Result<Response, ApiError> {
    check_shown("password", &password)?;
    let resource = Resource::user(caller.user_id);
    if !is_own(&state, &caller, &password).await? {
        return Err(ApiError::field("password", REFUSED));
    }
    let entry = audit_entry(&state, Some(caller.user_id), &caller.client, ACTION, &resource, Value::Null, Ok(()));
    let workflow = personal::erase(&state, caller.user_id, entry).await?;
    Ok(([(header::SET_COOKIE, cookie::clear(&state.settings))], accepted(workflow)).into_response())
}

/// Guesses count as those at sign-in do.
async fn is_own(state: &AppState, person: &Person, password: &str) -> Result<bool, ApiError> {
    let attempt = Attempt::begin(state, &person.client, ACTION).await?;
    let user = users::by_id(&state.store, person.user_id).await?.ok_or(ApiError::NotFound("user"))?;
    let verified = state.passwords.verify(password, Some(&user.password_hash)).await.map_err(ApiError::unexpected)?;
    let waits = lockout::remaining(user.locked_until, state.clock.now()).is_some();
    if verified && !waits {
        attempt.succeeded().await?;
        return Ok(true);
    }
    let why = if waits { "too many attempts" } else { "wrong password" };
    attempt.failed(Refusal::of(Some(user.id), !waits, why)).await?;
    Ok(false)
}
