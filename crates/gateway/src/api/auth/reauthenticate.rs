//! `POST /api/auth/reauthenticate`: proving again who one is, within a session. What changes how an account is signed in to asks for a
//! proof that is recent: an unlocked machine, or a stolen access token, is not enough to make a lasting way in.

use axum::extract::State;
use chrono::TimeDelta;
use http::StatusCode;
use isekai_auth::lockout;
use isekai_store::sessions::proof;
use isekai_store::sign_in::Factor;
use isekai_store::users;
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::attempt::{Attempt, Refusal};
use super::mfa::factor::{self, Proof};
use super::mfa::{MAX_CODE_BYTES, WRONG_CODE};
use super::password::{WRONG as WRONG_PASSWORD, check_shown};
use crate::access::{Enrolling, Person, Resource, SIGNED_IN, audit_entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::state::AppState;

const ACTION: &str = "reauthenticate";
/// How old a proof may be.
const RECENT: TimeDelta = TimeDelta::minutes(10);
const TOO_LONG_AGO: ApiError = ApiError::Barred {
    reason: "REAUTHENTICATION_REQUIRED",
    message: "you signed in more than ten minutes ago; show your password again first: POST /api/auth/reauthenticate",
};
const CODE_NEEDED: ApiError = ApiError::Barred {
    reason: "MFA_REQUIRED",
    message: "the account has a second factor: send the code of your authenticator, or a recovery code, as mfaToken",
};

#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReauthenticateRequest {
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
    /// For accounts with a second factor: what the authenticator shows, or a recovery code.
    #[schema(max_length = 64)]
    mfa_token: Option<String>,
}

/// Proves again who one is. For ten minutes, as after a sign-in, API tokens can be made and a second factor set up.
#[utoipa::path(
    post, path = "/api/auth/reauthenticate", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), request_body = ReauthenticateRequest,
    responses(
        (status = 204, description = "Good for ten minutes, in this session"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody),
        (status = 403, description = "`WRONG_PASSWORD`, `WRONG_CODE`, or no code was sent (`MFA_REQUIRED`)", body = ErrorBody),
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
    )
)]
pub async fn reauthenticate(
    State(state): State<AppState>,
    Enrolling(person): Enrolling,
    Json(request): Json<ReauthenticateRequest>,
) -> Result<StatusCode, ApiError> {
    let ReauthenticateRequest { password: shown, mfa_token } = request;
    check_shown("password", &shown)?;
    if mfa_token.as_ref().is_some_and(|token| token.len() > MAX_CODE_BYTES) {
        return Err(ApiError::field("mfaToken", format!("the token has at most {MAX_CODE_BYTES} bytes")));
    }
    let (user, now) = (person.user_id, state.clock.now());
    let attempt = Attempt::begin(&state, &person.client, ACTION).await?;
    let account = users::by_id(&state.store, user).await?.ok_or(ApiError::NotFound("user"))?;
    let matches = state.passwords.verify(&shown, Some(&account.password_hash)).await.map_err(ApiError::unexpected)?;
    let waits = lockout::remaining(account.locked_until, now).is_some();
    if !matches || waits {
        let why = if waits { "too many attempts" } else { "wrong password" };
        attempt.failed(Refusal::of(Some(user), !waits, why)).await?;
        return Err(WRONG_PASSWORD);
    }
    let proof = factor::of(&state, user, mfa_token.as_deref(), now).await?;
    if let Proof::Given(factor) = proof
        && renewed(&state, &person, factor).await?
    {
        attempt.succeeded().await?;
        return Ok(StatusCode::NO_CONTENT);
    }
    if matches!(proof, Proof::Missing) {
        let asked = Refusal { free: true, ..Refusal::of(Some(user), false, "no code was sent") };
        attempt.failed(asked).await?;
        return Err(CODE_NEEDED);
    }
    attempt.failed(Refusal::of(Some(user), true, "wrong code")).await?;
    Err(WRONG_CODE)
}

/// Refuses when the last proof of who the person is was too long ago.
pub(super) async fn require_recent(state: &AppState, person: &Person) -> Result<(), ApiError> {
    let at = proof::at(&state.store, person.session).await?;
    if at.is_some_and(|at| state.clock.now() - at < RECENT) { Ok(()) } else { Err(TOO_LONG_AGO) }
}

async fn renewed(state: &AppState, person: &Person, factor: Factor) -> Result<bool, ApiError> {
    let (user, session) = (person.user_id, person.session);
    let resource = Resource { kind: "session", id: Some(session.to_string()), owner: Some(user) };
    let audit = audit_entry(state, Some(user), &person.client, ACTION, &resource, Value::Null, Ok(()));
    Ok(proof::renew(&state.store, session, user, factor, audit).await?)
}
