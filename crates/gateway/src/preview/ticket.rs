//! The cookie of a visitor whom the front has let in: which app, by which way, until when. Whether that way is still open is
//! asked again every few seconds.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue, header};
use isekai_auth::{Purpose, SignedTokens};
use isekai_domain::{AccountStatus, AppId, PreviewLinkId, UserId};
use isekai_store::preview::links;
use isekai_store::{Store, StoreError, users};
use moka::future::Cache;
use serde::{Deserialize, Serialize};

use crate::error::ApiError;

/// A revoked link or a locked account ends its visits after this at the latest.
const TTL: Duration = Duration::from_secs(5);
const MAX_CACHED: u64 = 10_000;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub app: AppId,
    pub way: Way,
    /// Other sites may show the app in their pages.
    pub public: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Way {
    Account(UserId),
    Link(PreviewLinkId),
}

pub struct Tickets {
    store: Store,
    signer: SignedTokens,
    open: Cache<Way, bool>,
}

impl Tickets {
    pub fn new(store: Store, signer: SignedTokens) -> Self {
        Self { store, signer, open: Cache::builder().max_capacity(MAX_CACHED).time_to_live(TTL).build() }
    }

    pub const fn signer(&self) -> &SignedTokens {
        &self.signer
    }

    /// `Set-Cookie` for the ticket, for at most `lifetime`.
    pub fn cookie(&self, ticket: &Ticket, now: DateTime<Utc>, lifetime: TimeDelta) -> Result<HeaderValue, ApiError> {
        let token = self.signer.sign(Purpose::PreviewCookie, ticket, now + lifetime).map_err(ApiError::unexpected)?;
        let text = format!(
            "{}={token}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=None; Partitioned",
            name(ticket.app),
            lifetime.num_seconds().max(0)
        );
        HeaderValue::from_str(&text).map_err(ApiError::unexpected)
    }

    /// The visitor's ticket for `app`, if it is genuine and its way is still open.
    pub async fn of(&self, app: AppId, headers: &HeaderMap, now: DateTime<Utc>) -> Result<Option<Ticket>, ApiError> {
        let name = name(app);
        let tokens = headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|entry| entry.trim().split_once('='))
            .filter(|(entry, _)| *entry == name);
        for (_, token) in tokens.take(4) {
            let Ok(ticket) = self.signer.open::<Ticket>(Purpose::PreviewCookie, token, now) else { continue };
            if ticket.app == app && self.is_open(ticket.way, now).await? {
                return Ok(Some(ticket));
            }
        }
        Ok(None)
    }

    /// After links were revoked: this process knows at once, others within [`TTL`].
    pub async fn forget_links(&self) {
        self.open.invalidate_all();
        self.open.run_pending_tasks().await;
    }

    async fn is_open(&self, way: Way, now: DateTime<Utc>) -> Result<bool, ApiError> {
        if let Some(known) = self.open.get(&way).await {
            return Ok(known);
        }
        let open = match way {
            Way::Account(user) => {
                users::by_id(&self.store, user).await?.is_some_and(|user| user.account_status == AccountStatus::Active)
            }
            Way::Link(link) => match links::get(&self.store, link).await {
                Ok(link) => link.is_live(now),
                Err(StoreError::NotFound { .. }) => false,
                Err(error) => return Err(error.into()),
            },
        };
        self.open.insert(way, open).await;
        Ok(open)
    }
}

fn name(app: AppId) -> String {
    format!("{}preview_{app}", super::strip::OUR_COOKIES)
}
