//! The signed-in caller of a request: bearer token, then the session behind it.

use std::ops::Deref;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use http::header;
use http::request::Parts;

use super::Principal;
use crate::error::ApiError;
use crate::error::respond::RequestUser;
use crate::extract::ClientInfo;
use crate::state::AppState;

#[derive(Debug, Clone)]
pub struct Caller {
    principal: Arc<Principal>,
    pub client: ClientInfo,
}

impl Deref for Caller {
    type Target = Principal;

    fn deref(&self) -> &Principal {
        &self.principal
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let token = bearer(parts)
            .ok_or(ApiError::Authentication("sign in, and send the access token as Authorization: Bearer …"))?;
        let claims = state.tokens.verify(token, state.clock.now()).map_err(|error| {
            // Why it was refused helps an operator, and nobody else.
            tracing::debug!(error = &error as &dyn std::error::Error, "access token refused");
            ApiError::Authentication("the access token is not valid or has expired; sign in again")
        })?;
        let principal = state
            .principals
            .get(claims.sid, claims.sub)
            .await?
            .ok_or(ApiError::Authentication("the session has ended; sign in again"))?;
        if let Some(user) = parts.extensions.get::<RequestUser>() {
            user.set(principal.user_id);
        }
        Ok(Self { principal, client: ClientInfo::of(parts) })
    }
}

fn bearer(parts: &Parts) -> Option<&str> {
    let mut values = parts.headers.get_all(header::AUTHORIZATION).iter();
    let (scheme, token) = values.next()?.to_str().ok()?.split_once(' ')?;
    (values.next().is_none() && scheme.eq_ignore_ascii_case("bearer")).then(|| token.trim())
}
