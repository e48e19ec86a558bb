//! The end of every sign-in that was right: the session.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_auth::refresh;
use isekai_domain::{SessionId, UserId};
use isekai_store::sessions::NewSession;
use isekai_store::sign_in::{self, Accepted, Factor};
use serde_json::Value;

use crate::access::{Resource, audit_entry};
use crate::error::ApiError;
use crate::extract::ClientInfo;
use crate::state::AppState;

pub struct SignedIn {
    pub id: SessionId,
    /// The first refresh token.
    pub token: String,
    pub lifetime: Duration,
}

/// `None` when the account came to wait, or was shut, in the meantime, or when the second factor was used before. `details` are for the
/// audit log.
pub async fn enter(
    state: &AppState,
    client: &ClientInfo,
    user: UserId,
    factor: Factor,
    details: Value,
    now: DateTime<Utc>,
) -> Result<Option<SignedIn>, ApiError> {
    let lifetime = Duration::from_secs(state.settings.refresh_token_seconds);
    let (id, token) = (SessionId::new(), refresh::generate());
    let session = NewSession {
        user_id: user,
        token_hash: refresh::hash(&token),
        expires_at: now + TimeDelta::from_std(lifetime).map_err(ApiError::unexpected)?,
        user_agent: client.user_agent.as_deref(),
        ip: client.ip.as_deref(),
    };
    let resource = Resource { kind: "session", id: Some(id.to_string()), owner: Some(user) };
    let audit = audit_entry(state, Some(user), client, "login", &resource, details, Ok(()));
    let accepted = Accepted { id, session, factor, now, audit };
    Ok(sign_in::accepted(&state.store, accepted).await?.then_some(SignedIn { id, token, lifetime }))
}
