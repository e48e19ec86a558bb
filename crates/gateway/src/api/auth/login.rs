//! `POST /api/auth/login`. Every refusal looks and lasts the same: an unknown name is checked against a password of nobody,
//! and an account that is waiting says no more than a wrong password does.

use std::time::Duration;

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use isekai_auth::{lockout, refresh};
use isekai_domain::{AccountStatus, UserId};
use isekai_store::sessions::{self, NewSession};
use isekai_store::users::{self, User};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::tokens::{self, Tokens};
use crate::access::{PUBLIC, Resource, audit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, Json};
use crate::state::AppState;

const REFUSED: &str =
    "the name or the password is wrong, or there were too many attempts: then wait before the next one";
const MAX_NAME_CHARS: usize = 64;
const MAX_PASSWORD_BYTES: usize = 1024;
const MAX_MFA_BYTES: usize = 64;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoginRequest {
    #[schema(min_length = 1, max_length = 64)]
    username: String,
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
    /// For accounts with a second factor.
    #[schema(max_length = 64)]
    mfa_token: Option<String>,
}

/// Signs in.
#[utoipa::path(
    post, path = "/api/auth/login", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()),
    request_body = LoginRequest,
    responses(
        (status = 200, description = "Signed in; also sets the refresh cookie", body = Tokens),
        (status = 400, description = "A field is missing or too long", body = ErrorBody),
        (status = 401, description = "Refused; in the same words and time for an unknown name", body = ErrorBody),
    )
)]
pub async fn login(
    State(state): State<AppState>,
    client: ClientInfo,
    Json(request): Json<LoginRequest>,
) -> Result<Response, ApiError> {
    let LoginRequest { username, password, mfa_token } = request;
    if username.trim().is_empty() || username.chars().count() > MAX_NAME_CHARS {
        return Err(ApiError::field("username", format!("the name has 1 to {MAX_NAME_CHARS} characters")));
    }
    if password.is_empty() || password.len() > MAX_PASSWORD_BYTES {
        return Err(ApiError::field("password", format!("the password has 1 to {MAX_PASSWORD_BYTES} bytes")));
    }
    if mfa_token.is_some_and(|token| token.len() > MAX_MFA_BYTES) {
        return Err(ApiError::field("mfaToken", format!("the token has at most {MAX_MFA_BYTES} bytes")));
    }
    let now = state.clock.now();
    match check(&state, username.trim(), &password, now).await? {
        Ok(user) => sign_in(&state, &client, user.id, now).await,
        Err(refusal) => {
            let resource = Resource { kind: "session", id: None, owner: refusal.user };
            let details = json!({ "username": username.trim() });
            audit(&state, refusal.user, &client, "login", &resource, details, Err(refusal.why)).await;
            metrics::counter!("auth_logins_total", "outcome" => "refused").increment(1);
            Err(ApiError::Authentication(REFUSED))
        }
    }
}

struct Refusal {
    user: Option<UserId>,
    /// For the audit log only.
    why: &'static str,
}

/// The password is checked in every case, so that time tells nothing.
async fn check(
    state: &AppState,
    username: &str,
    password: &str,
    now: DateTime<Utc>,
) -> Result<Result<User, Refusal>, ApiError> {
    let user = users::by_username(&state.store, username).await?;
    let Some(user) = user else {
        state.passwords.verify(password, None).await.map_err(ApiError::unexpected)?;
        return Ok(Err(Refusal { user: None, why: "unknown name" }));
    };
    let matches = state.passwords.verify(password, Some(&user.password_hash)).await.map_err(ApiError::unexpected)?;
    let refuse = |why| Ok(Err(Refusal { user: Some(user.id), why }));
    if user.account_status != AccountStatus::Active {
        return refuse("the account is not active");
    }
    if lockout::remaining(user.locked_until, now).is_some() {
        return refuse("too many attempts");
    }
    if !matches {
        let failures = user.failed_login_attempts.unsigned_abs().saturating_add(1);
        users::record_failure(&state.store, user.id, lockout::locked_until(failures, now)).await?;
        return refuse("wrong password");
    }
    users::record_success(&state.store, user.id).await?;
    Ok(Ok(user))
}

async fn sign_in(
    state: &AppState,
    client: &ClientInfo,
    user: UserId,
    now: DateTime<Utc>,
) -> Result<Response, ApiError> {
    let lifetime = Duration::from_secs(state.settings.refresh_token_seconds);
    let token = refresh::generate();
    let new = NewSession {
        user_id: user,
        token_hash: refresh::hash(&token),
        expires_at: now + TimeDelta::from_std(lifetime).map_err(ApiError::unexpected)?,
        user_agent: client.user_agent.as_deref(),
        ip: client.ip.as_deref(),
    };
    let session = sessions::start(&state.store, new).await?;
    let resource = Resource { kind: "session", id: Some(session.to_string()), owner: Some(user) };
    audit(state, Some(user), client, "login", &resource, serde_json::Value::Null, Ok(())).await;
    metrics::counter!("auth_logins_total", "outcome" => "accepted").increment(1);
    tokens::answer(state, session, user, token, lifetime).await
}
