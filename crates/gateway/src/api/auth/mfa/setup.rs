//! `POST /api/auth/mfa/setup`.

use axum::Json;
use axum::extract::State;
use isekai_auth::mfa as codes;
use isekai_store::mfa;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::access::{Enrolling, Resource, SIGNED_IN, audit_entry};
use crate::api::auth::reauthenticate::require_recent;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::state::AppState;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MfaSetup {
    /// In base32, for those who type it.
    secret: String,
    /// For an authenticator, as a QR code.
    otpauth_url: String,
}

/// A new secret for an authenticator. It counts once `verify` has seen a code of it.
#[utoipa::path(
    post, path = "/api/auth/mfa/setup", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    responses(
        (status = 200, body = MfaSetup), (status = 401, body = ErrorBody),
        (status = 403, description = "You signed in too long ago (`REAUTHENTICATION_REQUIRED`)", body = ErrorBody),
        (status = 409, description = "There is a second factor already", body = ErrorBody),
    )
)]
pub async fn mfa_setup(
    State(state): State<AppState>,
    Enrolling(person): Enrolling,
) -> Result<Json<MfaSetup>, ApiError> {
    require_recent(&state, &person).await?;
    let user = person.user_id;
    let secret = codes::new_secret();
    let shown = codes::show(&secret[..], &person.username).map_err(ApiError::unexpected)?;
    let resource = Resource { kind: "user", id: Some(user.to_string()), owner: Some(user) };
    let audit = audit_entry(&state, Some(user), &person.client, "set_up_mfa", &resource, Value::Null, Ok(()));
    mfa::begin(&state.store, user, &secret[..], audit).await?;
    Ok(Json(MfaSetup { secret: shown.base32, otpauth_url: shown.url }))
}
