//! `POST /api/auth/mfa/verify`.

use axum::Json as Answer;
use axum::extract::State;
use isekai_auth::{lockout, mfa as codes};
use isekai_store::mfa::{self, Enabling};
use isekai_store::users;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{WRONG_CODE, check_code};
use crate::access::{Enrolling, Resource, SIGNED_IN, audit_entry};
use crate::api::auth::attempt::{Attempt, Refusal};
use crate::api::auth::reauthenticate::require_recent;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::state::AppState;

const ACTION: &str = "enable_mfa";

#[derive(Deserialize, ToSchema)]
pub struct VerifyRequest {
    /// What the authenticator shows.
    #[schema(min_length = 6, max_length = 64)]
    code: String,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCodes {
    /// Each is good once, in the place of a code. They are shown this once; only digests of them are kept.
    #[schema(value_type = Vec<String>, min_items = 10, max_items = 10)]
    recovery_codes: Vec<String>,
}

/// Turns the second factor on: from now on sign-in asks for a code.
#[utoipa::path(
    post, path = "/api/auth/mfa/verify", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), request_body = VerifyRequest,
    responses(
        (status = 200, body = RecoveryCodes), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "`WRONG_CODE`, or you signed in too long ago (`REAUTHENTICATION_REQUIRED`)", body = ErrorBody),
        (status = 409, description = "Nothing is being set up", body = ErrorBody),
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
    )
)]
pub async fn mfa_verify(
    State(state): State<AppState>,
    Enrolling(person): Enrolling,
    Json(request): Json<VerifyRequest>,
) -> Result<Answer<RecoveryCodes>, ApiError> {
    require_recent(&state, &person).await?;
    check_code(&request.code)?;
    let (user, now) = (person.user_id, state.clock.now());
    let pending = mfa::get(&state.store, user).await?.filter(|mfa| mfa.enabled_at.is_none());
    let pending =
        pending.ok_or(ApiError::Conflict("nothing is being set up; begin with POST /api/auth/mfa/setup".into()))?;
    let attempt = Attempt::begin(&state, &person.client, ACTION).await?;
    let account = users::by_id(&state.store, user).await?.ok_or(ApiError::NotFound("user"))?;
    let waits = lockout::remaining(account.locked_until, now).is_some();
    let step = codes::step_of(&pending.secret, request.code.trim(), now).map_err(ApiError::unexpected)?;
    let Some(step) = step.filter(|_| !waits) else {
        let why = if waits { "too many attempts" } else { "wrong code" };
        attempt.failed(Refusal::of(Some(user), !waits, why)).await?;
        return Err(WRONG_CODE);
    };
    attempt.succeeded().await?;
    let plain = codes::recovery_codes();
    let hashes: Vec<[u8; 32]> = plain.iter().filter_map(|code| codes::recovery_hash(code)).collect();
    let resource = Resource { kind: "user", id: Some(user.to_string()), owner: Some(user) };
    let details = json!({ "before": { "mfa": false }, "after": { "mfa": true } });
    let audit = audit_entry(&state, Some(user), &person.client, ACTION, &resource, details, Ok(()));
    if !mfa::enable(&state.store, Enabling { user, step, recovery_codes: &hashes, audit }).await? {
        return Err(WRONG_CODE);
    }
    state.principals.forget(person.credential).await;
    Ok(Answer(RecoveryCodes { recovery_codes: plain.iter().map(|code| code.to_string()).collect() }))
}
