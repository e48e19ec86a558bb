//! `POST /api/auth/logout`. Works with the access token, with the refresh token, and twice.

use axum::body::Body;
use axum::extract::{FromRequestParts as _, State};
use axum::response::{IntoResponse as _, Response};
use http::request::Parts;
use http::{StatusCode, header};
use isekai_auth::refresh as token;
use isekai_domain::{SessionId, UserId};
use isekai_store::sessions::{self, end};
use serde_json::Value;

use super::cookie;
use super::refresh::{RefreshRequest, shown_token};
use crate::access::{Credential, Newcomer, Resource, SIGNED_IN, audit_entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::ClientInfo;
use crate::state::AppState;

/// Ends the session.
#[utoipa::path(
    post, path = "/api/auth/logout", tag = "auth",
    extensions(("x-permission" = json!(SIGNED_IN))),
    security(("bearer" = []), ()),
    request_body(content = Option<RefreshRequest>),
    responses(
        (status = 204, description = "The session has ended and the cookie is gone"),
        (status = 401, description = "Neither a valid access token nor a refresh token", body = ErrorBody),
    )
)]
pub async fn logout(
    State(state): State<AppState>,
    client: ClientInfo,
    mut parts: Parts,
    body: Body,
) -> Result<Response, ApiError> {
    let found = match Newcomer::from_request_parts(&mut parts, &state).await {
        Ok(Newcomer(person)) => Some((person.session, person.user_id)),
        Err(refusal) => match shown_token(&state, &parts, body).await? {
            Some(shown) => sessions::of_token(&state.store, &token::hash(&shown)).await?,
            None => return Err(refusal),
        },
    };
    if let Some((session, user)) = found {
        sign_out(&state, &client, session, user).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie::clear(&state.settings))]).into_response())
}

async fn sign_out(state: &AppState, client: &ClientInfo, session: SessionId, user: UserId) -> Result<(), ApiError> {
    let resource = Resource { kind: "session", id: Some(session.to_string()), owner: Some(user) };
    let audit = audit_entry(state, Some(user), client, "logout", &resource, Value::Null, Ok(()));
    end::one(&state.store, user, session, "signed out", audit).await?;
    state.principals.forget(Credential::Session(session, user)).await;
    Ok(())
}
