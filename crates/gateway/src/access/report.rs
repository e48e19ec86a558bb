//! Security events: what an administrator should look at. Those that a caller can cause at will are told at most once a minute.

use std::time::Duration;

use isekai_auth::network;
use isekai_domain::UserId;
use isekai_platform::correlation;
use isekai_store::security::{self, EventType, NewEvent, Severity};
use moka::future::Cache;
use serde_json::{Value, json};

use super::Resource;
use crate::extract::ClientInfo;
use crate::state::AppState;

const WINDOW: Duration = Duration::from_secs(60);
const MAX_REMEMBERED: u64 = 10_000;
/// Kinds of resources of which everybody has their own: a refusal there is more often a mistake than an attempt.
const EVERYBODYS: [&str; 3] = ["app", "code", "sandbox"];

/// What this process told in the last minute; the database knows it of all of them.
pub struct Told(Cache<String, ()>);

impl Default for Told {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MAX_REMEMBERED).time_to_live(WINDOW).build())
    }
}

/// An event of now, about `user`.
pub fn event(
    state: &AppState,
    client: &ClientInfo,
    (kind, severity): (EventType, Severity),
    user: Option<UserId>,
    details: Value,
) -> NewEvent {
    NewEvent {
        kind,
        severity,
        user_id: user,
        details,
        ip_address: client.ip.clone(),
        correlation_id: Some(correlation::current().to_string()),
        at: state.clock.now(),
        once: None,
    }
}

/// Somebody asked for what administrators do.
pub async fn refusal(state: &AppState, client: &ClientInfo, user: UserId, resource: &Resource, action: &str) {
    if EVERYBODYS.contains(&resource.kind) {
        return;
    }
    let details = json!({ "resource": resource.kind, "resourceId": resource.id, "action": action });
    let event = event(state, client, (EventType::AuthorizationFailure, Severity::Medium), Some(user), details);
    once_a_minute(state, &format!("refusal:{user}"), event).await;
}

/// Somebody showed an access token that was not signed by us.
pub async fn forged_token(state: &AppState, client: &ClientInfo) {
    let details = json!({ "what": "an access token whose signature is not ours" });
    let event = event(state, client, (EventType::SuspiciousActivity, Severity::High), None, details);
    once_a_minute(state, &format!("forged-token:{}", network::of(client.ip.as_deref())), event).await;
}

/// Somebody came back from a provider with what the provider did not say.
pub async fn forged_identity(state: &AppState, client: &ClientInfo, provider: &str) {
    let details = json!({ "what": "an answer of a provider that does not hold", "provider": provider });
    let event = event(state, client, (EventType::SuspiciousActivity, Severity::High), None, details);
    once_a_minute(state, &format!("forged-identity:{}", network::of(client.ip.as_deref())), event).await;
}

/// A network has used up its share of failed attempts.
pub async fn too_many_attempts(state: &AppState, client: &ClientInfo, network: &str) {
    let details = json!({ "what": "so many failed attempts that more are refused", "network": network });
    let event = event(state, client, (EventType::SuspiciousActivity, Severity::High), None, details);
    once_a_minute(state, &format!("attempts:{network}"), event).await;
}

/// It must not be lost silently: a failure to write it is logged as an error.
async fn once_a_minute(state: &AppState, what: &str, event: NewEvent) {
    let key = format!("{what}:{}", event.at.timestamp() / 60);
    if state.told.0.get(&key).await.is_some() {
        return;
    }
    state.told.0.insert(key.clone(), ()).await;
    let event = NewEvent { once: Some(key), ..event };
    if let Err(error) = security::report(&state.store, event).await {
        tracing::error!(error = &error as &dyn std::error::Error, what, "a security event could not be written");
    }
}
