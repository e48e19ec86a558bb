//! What sign-in and everything else that asks for a password or a code have in common: failures are counted per network and per
//! account, and each is written down.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use isekai_auth::{lockout, network};
use isekai_domain::UserId;
use isekai_store::audit::AuditEntry;
use isekai_store::security::{EventType, Severity};
use isekai_store::sign_in::{self, Failure, Rule};
use isekai_store::throttle::{self, Limit};
use moka::future::Cache;
use serde_json::{Value, json};

use crate::access::{Resource, audit_entry, report};
use crate::error::ApiError;
use crate::extract::ClientInfo;
use crate::state::AppState;

/// Failures of one network. Behind one address there may be a whole company: so the share is large, and whoever has used it up waits for
/// seconds and not for good, however long somebody beside them goes on.
const LIMIT: Limit = Limit { burst: 100, every: TimeDelta::seconds(3) };
const RULE: Rule = Rule { wait_until: lockout::locked_until, locks_from: lockout::LOCKS_FROM };

/// How long a process knows by itself that a network has used up its share, before it asks the database again.
const LONGEST_MEMORY: TimeDelta = TimeDelta::seconds(1);
const MAX_REMEMBERED: u64 = 10_000;

/// Networks that have used up their share, and until when that is certain: what they ask for until then costs not even a query.
pub struct Spent(Cache<String, Known>);

#[derive(Clone, Copy)]
struct Known {
    until: DateTime<Utc>,
    /// When the next attempt of the network is taken.
    free_at: DateTime<Utc>,
}

impl Default for Spent {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(MAX_REMEMBERED).time_to_live(Duration::from_secs(60)).build())
    }
}

pub struct Attempt<'a> {
    state: &'a AppState,
    client: &'a ClientInfo,
    action: &'static str,
    network: String,
    limit: Limit,
}

/// Why it failed.
pub struct Refusal {
    pub user: Option<UserId>,
    /// Whether it counts as one of the failures in a row of the account.
    pub counts: bool,
    /// For the audit log only.
    pub why: &'static str,
    /// Likewise; what somebody typed, which may tell more than they meant.
    pub details: Value,
    /// Whether it takes nothing from the share of its network.
    pub free: bool,
}

impl Refusal {
    pub fn of(user: Option<UserId>, counts: bool, why: &'static str) -> Self {
        Self { user, counts, why, details: Value::Null, free: false }
    }
}

impl<'a> Attempt<'a> {
    /// Before the work of hashing: what a network asks for beyond its share costs us next to nothing.
    pub async fn begin(state: &'a AppState, client: &'a ClientInfo, action: &'static str) -> Result<Self, ApiError> {
        Self::of(state, client, action, network::of(client.ip.as_deref()), LIMIT).await
    }

    /// With a share of its own, under its own name.
    pub async fn of(
        state: &'a AppState,
        client: &'a ClientInfo,
        action: &'static str,
        network: String,
        limit: Limit,
    ) -> Result<Self, ApiError> {
        let now = state.clock.now();
        let known = state.spent.0.get(&network).await.filter(|known| known.until > now);
        let wait = match known {
            Some(known) => known.free_at - now,
            None => match throttle::take(&state.store, &network, limit, now).await? {
                None => return Ok(Self { state, client, action, network, limit }),
                Some(wait) => {
                    let known = Known { until: now + wait.min(LONGEST_MEMORY), free_at: now + wait };
                    state.spent.0.insert(network.clone(), known).await;
                    report::too_many_attempts(state, client, &network).await;
                    wait
                }
            },
        };
        metrics::counter!("auth_attempts_throttled_total", "action" => action).increment(1);
        let retry_after_seconds = u64::try_from(wait.num_milliseconds()).unwrap_or_default().div_ceil(1000);
        Err(ApiError::RateLimited { retry_after_seconds })
    }

    /// It was right, and takes nothing from the share of its network.
    pub async fn succeeded(self) -> Result<(), ApiError> {
        Ok(throttle::give_back(&self.state.store, &self.network, self.limit).await?)
    }

    /// The same work whether an account has the name or not.
    pub async fn failed(self, refusal: Refusal) -> Result<(), ApiError> {
        let Refusal { user, counts, why, details, free } = refusal;
        let (state, client) = (self.state, self.client);
        let resource = Resource { kind: "session", id: None, owner: user };
        let personal = (!details.is_null()).then_some(details);
        let audit = audit_entry(state, user, client, self.action, &resource, Value::Null, Err(why));
        let audit = AuditEntry { personal, ..audit };
        let told = json!({ "what": "the account was locked after failures in a row", "action": self.action });
        let kind = (EventType::AuthenticationFailure, Severity::Medium);
        let locked = report::event(state, client, kind, user, told);
        let failure = Failure { counted: user.filter(|_| counts), now: state.clock.now(), audit, locked };
        sign_in::failed(&state.store, failure, RULE).await?;
        if free { self.succeeded().await } else { Ok(()) }
    }
}
