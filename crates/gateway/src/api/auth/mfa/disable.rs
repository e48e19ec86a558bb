//! `POST /api/auth/mfa/disable`.

use axum::extract::State;
use http::StatusCode;
use isekai_auth::lockout;
use isekai_store::sign_in::Factor;
use isekai_store::{mfa, users};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::factor::{self, Proof};
use super::{WRONG_CODE, check_code};
use crate::access::{Person, Resource, SIGNED_IN, audit_entry};
use crate::api::auth::attempt::{Attempt, Refusal};
use crate::api::auth::password::check_shown;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::state::AppState;

const ACTION: &str = "disable_mfa";

#[derive(Deserialize, ToSchema)]
pub struct DisableRequest {
    #[schema(format = Password, min_length = 1, max_length = 1024)]
    password: String,
    /// What the authenticator shows, or a recovery code.
    #[schema(min_length = 6, max_length = 64)]
    code: String,
}

/// Turns the second factor off. Who has a role that asks for one must set up another.
#[utoipa::path(
    post, path = "/api/auth/mfa/disable", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))), request_body = DisableRequest,
    responses(
        (status = 204, description = "Sign-in asks for no code any more"), (status = 400, body = ErrorBody),
        (status = 401, body = ErrorBody),
        (status = 403, description = "Password or code is wrong (`WRONG_CODE`)", body = ErrorBody),
        (status = 409, description = "There is no second factor", body = ErrorBody),
        (status = 429, description = "Too many failures from your network", body = ErrorBody),
    )
)]
pub async fn mfa_disable(
    State(state): State<AppState>,
    person: Person,
    Json(request): Json<DisableRequest>,
) -> Result<StatusCode, ApiError> {
    check_code(&request.code)?;
    check_shown("password", &request.password)?;
    let (user, now) = (person.user_id, state.clock.now());
    let attempt = Attempt::begin(&state, &person.client, ACTION).await?;
    let account = users::by_id(&state.store, user).await?.ok_or(ApiError::NotFound("user"))?;
    let verified = state.passwords.verify(&request.password, Some(&account.password_hash)).await;
    let verified = verified.map_err(ApiError::unexpected)?;
    let waits = lockout::remaining(account.locked_until, now).is_some();
    let proof = factor::of(&state, user, Some(&request.code), now).await?;
    if matches!(proof, Proof::Given(Factor::None)) {
        attempt.succeeded().await?;
        return Err(ApiError::Conflict("there is no second factor".into()));
    }
    if let (Proof::Given(factor), true, false) = (proof, verified, waits) {
        let resource = Resource { kind: "user", id: Some(user.to_string()), owner: Some(user) };
        let details = json!({ "before": { "mfa": true }, "after": { "mfa": false } });
        let audit = audit_entry(&state, Some(user), &person.client, ACTION, &resource, details, Ok(()));
        if mfa::disable(&state.store, user, factor, audit).await? {
            attempt.succeeded().await?;
            state.principals.forget(person.credential).await;
            return Ok(StatusCode::NO_CONTENT);
        }
    }
    let why = if waits { "too many attempts" } else { "wrong password or code" };
    attempt.failed(Refusal::of(Some(user), !waits, why)).await?;
    Err(WRONG_CODE)
}
