//! `POST /api/admin/users/{id}/password`.

use axum::extract::State;
use http::StatusCode;
use isekai_auth::password;
use isekai_domain::UserId;
use isekai_domain::access::ADMIN_ROLE;
use isekai_store::roles;
use isekai_store::security::{EventType, Severity};
use isekai_store::users::{self, PasswordReset};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::entry;
use crate::access::{Caller, Credential, Permit, report, user_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("user", "update");

#[derive(Deserialize, ToSchema)]
pub struct TemporaryPassword {
    /// At least 10 characters, neither the name nor the address, and none of those that many people take.
    #[schema(format = Password, min_length = 10, max_length = 1024)]
    password: String,
}

/// Gives an account a password for one sign-in: then another one must be chosen. Ends its sessions and API tokens. Make sure who asks for it.
#[utoipa::path(
    post, path = "/api/admin/users/{id}/password", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)), request_body = TemporaryPassword,
    responses(
        (status = 204, description = "Within a second its sessions and API tokens are worth nothing anywhere"),
        (status = 400, description = "The password cannot be taken", body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "It is your own account, or it is being erased", body = ErrorBody),
    )
)]
pub async fn user_password(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
    Json(request): Json<TemporaryPassword>,
) -> Result<StatusCode, ApiError> {
    let resource = user_for(&state, &caller, id, NEEDS).await?;
    if id == caller.user_id {
        // Who has somebody's session would have their account.
        return Err(ApiError::Conflict("change your own password with POST /api/auth/password".into()));
    }
    let account = users::by_id(&state.store, id).await?.ok_or(ApiError::NotFound("user"))?;
    let email = account.email(&state.store).await?;
    password::check_policy(&account.username, Some(&email), &request.password)
        .map_err(|error| ApiError::field("password", error.to_string()))?;
    let hashed = state.passwords.hash(&account.username, &request.password).await.map_err(ApiError::unexpected)?;
    let is_administrator = roles::of_user(&state.store, id).await?.iter().any(|role| role.name == ADMIN_ROLE);
    let event = is_administrator.then(|| {
        let told = json!({ "what": "an administrator's password was set by another one" });
        report::event(&state, &caller.client, (EventType::SuspiciousActivity, Severity::Medium), Some(id), told)
    });
    let audit = entry(&state, &caller, &resource, "reset_password");
    let reset = PasswordReset { user: id, to: &hashed.phc, salt: &hashed.salt, audit, event };
    let ended = users::reset_password(&state.store, reset).await?;
    let sessions = ended.sessions.into_iter().map(|session| Credential::Session(session, id));
    for credential in sessions.chain(ended.api_tokens.into_iter().map(Credential::Token)) {
        state.principals.forget(credential).await;
    }
    Ok(StatusCode::NO_CONTENT)
}
