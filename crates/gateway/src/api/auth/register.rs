//! `POST /api/auth/register`: an account for whoever asks, where the administrator allows it.

use axum::Json as Answer;
use axum::extract::State;
use chrono::TimeDelta;
use http::StatusCode;
use isekai_auth::network;
use isekai_domain::access::USER_ROLE;
use isekai_domain::{ResourceQuota, UserId};
use isekai_store::StoreError;
use isekai_store::throttle::Limit;
use isekai_store::users::{self, NewUser};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::attempt::Attempt;
use crate::access::{PUBLIC, Resource, audit_entry};
use crate::api::account;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{ClientInfo, Json};
use crate::state::AppState;

/// Of one network, whether they succeed or not.
const LIMIT: Limit = Limit { burst: 20, every: TimeDelta::minutes(3) };

#[derive(Deserialize, ToSchema)]
pub struct Registration {
    /// 1 to 64 letters of ASCII, digits, `.`, `_`, `-`.
    #[schema(min_length = 1, max_length = 64)]
    username: String,
    #[schema(format = Email, max_length = 254)]
    email: String,
    /// At least 10 characters, neither the name nor the address, and none of those that many people take.
    #[schema(format = Password, min_length = 10, max_length = 1024)]
    password: String,
}

#[derive(Serialize, ToSchema)]
pub struct Registered {
    #[schema(value_type = Uuid)]
    id: UserId,
    username: String,
}

/// Makes an account for the caller, who signs in with it next.
#[utoipa::path(
    post, path = "/api/auth/register", tag = "auth",
    extensions(("x-permission" = json!(PUBLIC))), security(()), request_body = Registration,
    responses(
        (status = 201, body = Registered), (status = 400, body = ErrorBody),
        (status = 403, description = "Registration is off", body = ErrorBody),
        (status = 409, description = "Name or address is taken; which one is not told", body = ErrorBody),
        (status = 429, description = "Too many accounts from your network", body = ErrorBody),
    )
)]
pub async fn register(
    State(state): State<AppState>,
    client: ClientInfo,
    Json(new): Json<Registration>,
) -> Result<(StatusCode, Answer<Registered>), ApiError> {
    if !state.settings.registration {
        return Err(ApiError::Barred {
            reason: "REGISTRATION_OFF",
            message: "accounts are made by the administrator of this server; ask them for one",
        });
    }
    account::refuse(account::check(&new.username, &new.email, &new.password))?;
    let network = format!("register {}", network::of(client.ip.as_deref()));
    Attempt::of(&state, &client, "register", network, LIMIT).await?;
    let hashed = state.passwords.hash(&new.username, &new.password).await.map_err(ApiError::unexpected)?;
    let account = NewUser {
        username: &new.username,
        email: &new.email,
        password_hash: &hashed.phc,
        salt: &hashed.salt,
        roles: &[USER_ROLE],
        quota: ResourceQuota::default(),
        must_change_password: false,
    };
    let audit = audit_entry(&state, None, &client, "register", &Resource::kind("user"), Value::Null, Ok(()));
    match users::create_by(&state.store, None, account, audit).await {
        Ok(user) => Ok((StatusCode::CREATED, Answer(Registered { id: user.id, username: user.username }))),
        Err(StoreError::Conflict { .. }) => {
            Err(ApiError::Conflict("this name or this address cannot be had; choose another one".into()))
        }
        Err(error) => Err(error.into()),
    }
}
