//! `POST /api/auth/login`. Every refusal looks and lasts the same: an unknown name is checked against a password of nobody,
//! and an account that is waiting says no more than a wrong password does.

use axum::extract::State;
use axum::response::Response;
use chrono::{DateTime, Utc};
use isekai_auth::lockout;
use isekai_domain::AccountStatus;
use isekai_store::sign_in::Factor;
use isekai_store::users::{self, User};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::attempt::{Attempt, Refusal};
use super::enter::{self, SignedIn};
use super::mfa::factor::{self, Proof};
use super::password::check_shown;
use super::tokens::{self, Tokens};
use crate::access::PUBLIC;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, Json};
use crate::state::AppState;

const REFUSED: ApiError = ApiError::Authentication(
    "the name or the password is wrong, or there were too many attempts: then wait before the next one",
);
const CODE_NEEDED: ApiError = ApiError::MfaRequired(
    "the account has a second factor: send the code of your authenticator, or a recovery code, as mfaToken",
);
pub(super) const CODE_REFUSED: ApiError = ApiError::MfaRequired(
    "the code is wrong or was used before, or there were too many attempts: then wait before the next one",
);
const MAX_NAME_CHARS: usize = 64;
pub(super) const MAX_MFA_BYTES: usize = 64;

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LoginRequest {
    #[schema(min_length = 1, max_length = 64)]
    username: String,
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
    /// For accounts with a second factor: what the authenticator shows, or a recovery code. Leave it out to be asked
    /// (`details.reason` is `MFA_REQUIRED` then).
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
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
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
    check_shown("password", &password)?;
    if mfa_token.as_ref().is_some_and(|token| token.len() > MAX_MFA_BYTES) {
        return Err(ApiError::field("mfaToken", format!("the token has at most {MAX_MFA_BYTES} bytes")));
    }
    let attempt = Attempt::begin(&state, &client, "login").await?;
    let (username, now) = (username.trim(), state.clock.now());
    let signed_in = match check(&state, username, &password, now).await? {
        Ok(user) => enter(&state, &client, user, mfa_token.as_deref(), now).await?,
        Err(refusal) => Err((refusal, REFUSED)),
    };
    match signed_in {
        Ok((user, session)) => {
            attempt.succeeded().await?;
            rehash(&state, &user, &password).await?;
            metrics::counter!("auth_logins_total", "outcome" => "accepted").increment(1);
            tokens::answer(&state, session.id, user.id, session.token, session.lifetime).await
        }
        Err((refusal, answer)) => {
            attempt.failed(Refusal { details: json!({ "username": username }), ..refusal }).await?;
            metrics::counter!("auth_logins_total", "outcome" => "refused").increment(1);
            Err(answer)
        }
    }
}

/// The password is checked in every case, so that time tells nothing.
async fn check(
    state: &AppState,
    username: &str,
    password: &str,
    now: DateTime<Utc>,
) -> Result<Result<User, Refusal>, ApiError> {
    let user = users::by_username(&state.store, username).await?;
    let hash = user.as_ref().map(|user| user.password_hash.as_str());
    let matches = state.passwords.verify(password, hash).await.map_err(ApiError::unexpected)?;
    let Some(user) = user else { return Ok(Err(refusal(None, false, "unknown name"))) };
    if user.account_status != AccountStatus::Active {
        return Ok(Err(refusal(Some(&user), false, "the account is not active")));
    }
    if lockout::remaining(user.locked_until, now).is_some() {
        return Ok(Err(refusal(Some(&user), false, "too many attempts")));
    }
    Ok(if matches { Ok(user) } else { Err(refusal(Some(&user), true, "wrong password")) })
}

fn refusal(user: Option<&User>, counts: bool, why: &'static str) -> Refusal {
    Refusal::of(user.map(|user| user.id), counts, why)
}

/// With the right password: the second factor, where there is one, and the session.
async fn enter(
    state: &AppState,
    client: &ClientInfo,
    user: User,
    code: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Result<(User, SignedIn), (Refusal, ApiError)>, ApiError> {
    let factor = match factor::of(state, user.id, code, now).await? {
        Proof::Given(factor) => factor,
        Proof::Missing => {
            let asked = Refusal { free: true, ..refusal(Some(&user), false, "no code was sent") };
            return Ok(Err((asked, CODE_NEEDED)));
        }
        Proof::Wrong => return Ok(Err((refusal(Some(&user), true, "wrong code"), CODE_REFUSED))),
    };
    Ok(match (enter::enter(state, client, user.id, factor, Value::Null, now).await?, factor) {
        (Some(session), _) => Ok((user, session)),
        (None, Factor::None) => Err((refusal(Some(&user), false, "too many attempts"), REFUSED)),
        (None, _) => Err((refusal(Some(&user), true, "a code that is unknown or was used before"), CODE_REFUSED)),
    })
}

/// Today's way of hashing is applied when the password is at hand: now.
async fn rehash(state: &AppState, user: &User, password: &str) -> Result<(), ApiError> {
    if state.passwords.is_outdated(&user.password_hash) {
        let new = state.passwords.hash_known(password).await.map_err(ApiError::unexpected)?;
        users::rehash(&state.store, user.id, &user.password_hash, &new.phc, &new.salt).await?;
    }
    Ok(())
}
