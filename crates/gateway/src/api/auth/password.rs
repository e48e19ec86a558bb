//! `POST /api/auth/password`: another password for oneself.

use axum::extract::State;
use http::StatusCode;
use isekai_auth::{lockout, password};
use isekai_store::users::{self, PasswordChange};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::attempt::{Attempt, Refusal};
use crate::access::{Credential, Newcomer, Resource, SIGNED_IN, audit_entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::state::AppState;

const ACTION: &str = "change_password";
pub(super) const WRONG: ApiError = ApiError::Barred {
    reason: "WRONG_PASSWORD",
    message: "the present password is another one, or there were too many attempts: then wait before the next one",
};

/// A password that somebody shows is looked at only within these bounds: whatever is longer is no password, and hashing it costs.
pub(super) fn check_shown(field: &str, shown: &str) -> Result<(), ApiError> {
    if shown.is_empty() || shown.len() > password::MAX_BYTES {
        return Err(ApiError::field(field, format!("the password has 1 to {} bytes", password::MAX_BYTES)));
    }
    Ok(())
}

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PasswordRequest {
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    current_password: String,
    /// At least 10 characters, neither the name nor the e-mail address, and none of those that many people take.
    #[schema(format = Password, min_length = 10, max_length = 1024)]
    new_password: String,
    /// Whether your API tokens end, too; so they do when it is absent. Keep them only when you know that nobody else has had the old password.
    #[serde(default = "yes")]
    revoke_api_tokens: bool,
}

const fn yes() -> bool {
    true
}

/// Changes the caller's password and ends their other sessions, and unless asked otherwise their API tokens.
#[utoipa::path(
    post, path = "/api/auth/password", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), request_body = PasswordRequest,
    responses(
        (status = 204, description = "Changed; all other sessions have ended"),
        (status = 400, description = "The new password cannot be taken", body = ErrorBody),
        (status = 401, body = ErrorBody),
        (status = 403, description = "The present password is wrong (`WRONG_PASSWORD`)", body = ErrorBody),
        (status = 409, description = "It was changed in the meantime", body = ErrorBody),
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
    )
)]
pub async fn password(
    State(state): State<AppState>,
    Newcomer(person): Newcomer,
    Json(request): Json<PasswordRequest>,
) -> Result<StatusCode, ApiError> {
    let PasswordRequest { current_password, new_password, revoke_api_tokens } = request;
    check_shown("currentPassword", &current_password)?;
    let email = users::by_id(&state.store, person.user_id).await?.ok_or(ApiError::NotFound("user"))?;
    let email = email.email(&state.store).await?;
    password::check_policy(&person.username, Some(&email), &new_password)
        .map_err(|error| ApiError::field("newPassword", error.to_string()))?;
    if new_password == current_password {
        return Err(ApiError::field("newPassword", "the new password must be another one than the present one"));
    }
    let attempt = Attempt::begin(&state, &person.client, ACTION).await?;
    let account = users::by_id(&state.store, person.user_id).await?.ok_or(ApiError::NotFound("user"))?;
    let waits = lockout::remaining(account.locked_until, state.clock.now()).is_some();
    let matches = state.passwords.verify(&current_password, Some(&account.password_hash)).await;
    if !matches.map_err(ApiError::unexpected)? || waits {
        let why = if waits { "too many attempts" } else { "wrong password" };
        attempt.failed(Refusal::of(Some(account.id), !waits, why)).await?;
        return Err(WRONG);
    }
    attempt.succeeded().await?;
    let hashed = state.passwords.hash(&account.username, &new_password).await.map_err(ApiError::unexpected)?;
    let resource = Resource { kind: "user", id: Some(account.id.to_string()), owner: Some(account.id) };
    let audit = audit_entry(&state, Some(account.id), &person.client, ACTION, &resource, Value::Null, Ok(()));
    let change = PasswordChange {
        user: account.id,
        from: &account.password_hash,
        to: &hashed.phc,
        salt: &hashed.salt,
        session: person.session,
        revoke_api_tokens,
        audit,
    };
    let ended = users::change_password(&state.store, change).await?;
    let ended = ended.ok_or(ApiError::Conflict("the password was changed in the meantime; sign in again".into()))?;
    let sessions = ended.sessions.into_iter().chain([person.session]);
    let sessions = sessions.map(|session| Credential::Session(session, account.id));
    for credential in sessions.chain(ended.api_tokens.into_iter().map(Credential::Token)) {
        state.principals.forget(credential).await;
    }
    Ok(StatusCode::NO_CONTENT)
}
