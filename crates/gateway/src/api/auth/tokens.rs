//! What every sign-in answers: a pair of tokens, the user, and the refresh cookie.

use std::time::Duration;

use axum::response::{IntoResponse, Response};
use http::header;
use isekai_domain::{SessionId, UserId};
use isekai_store::{mfa, quotas, roles, users};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::cookie;
use crate::api::schema::Quota;
use crate::error::ApiError;
use crate::state::AppState;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tokens {
    pub access_token: String,
    /// Good for one use; also set as an HttpOnly cookie.
    pub refresh_token: String,
    /// Seconds that the access token is valid.
    pub expires_in: u64,
    pub user: UserProfile,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserProfile {
    #[schema(value_type = Uuid)]
    pub id: UserId,
    pub username: String,
    pub email: String,
    pub roles: Vec<Role>,
    pub quotas: Quota,
    /// Until the password is changed, all else is refused.
    pub must_change_password: bool,
    /// Whether sign-in asks for a code.
    pub mfa_enabled: bool,
    /// Until a second factor is set up, all else is refused: a role asks for it.
    pub must_set_up_mfa: bool,
}

#[derive(Serialize, ToSchema)]
pub struct Role {
    pub id: Uuid,
    pub name: String,
    pub description: String,
    #[schema(value_type = Vec<Object>)]
    pub permissions: Vec<isekai_domain::Permission>,
}

pub async fn profile(state: &AppState, id: UserId) -> Result<UserProfile, ApiError> {
    let user = users::by_id(&state.store, id).await?.ok_or(ApiError::NotFound("user"))?;
    let roles = roles::of_user(&state.store, id).await?;
    let quotas = quotas::get(&state.store, id).await?.into();
    Ok(UserProfile {
        id,
        email: user.email(&state.store).await?,
        username: user.username,
        roles: roles.into_iter().map(Role::from).collect(),
        quotas,
        must_change_password: user.must_change_password,
        mfa_enabled: mfa::is_enabled(&state.store, id).await?,
        must_set_up_mfa: mfa::is_owed(&state.store, id).await?,
    })
}

/// `refresh_token` has been stored for `session` already.
pub async fn answer(
    state: &AppState,
    session: SessionId,
    user: UserId,
    refresh_token: String,
    lifetime: Duration,
) -> Result<Response, ApiError> {
    let user = profile(state, user).await?;
    let names: Vec<&str> = user.roles.iter().map(|role| role.name.as_str()).collect();
    let access = state.tokens.issue(user.id, session, &names, state.clock.now()).map_err(ApiError::unexpected)?;
    let cookie = cookie::set(&state.settings, &refresh_token, lifetime);
    let body = Tokens { access_token: access.token, refresh_token, expires_in: access.expires_in, user };
    Ok(([(header::SET_COOKIE, cookie)], axum::Json(body)).into_response())
}

impl From<isekai_domain::Role> for Role {
    fn from(role: isekai_domain::Role) -> Self {
        Self { id: role.id.uuid(), name: role.name, description: role.description, permissions: role.permissions }
    }
}
