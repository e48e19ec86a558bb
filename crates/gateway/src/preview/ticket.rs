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
        for token in tokens(headers, &name) {
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

/// What cookies of that name hold, the first few.
fn tokens<'a>(headers: &'a HeaderMap, name: &'a str) -> impl Iterator<Item = &'a str> {
    let entries = headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|entry| entry.trim().split_once('='));
    entries.filter(move |(entry, _)| *entry == name).map(|(_, token)| token).take(4)
}

#[cfg(test)]
mod tests {
    use http::HeaderName;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

    /// Only a ticket that we signed lets anybody in, whatever stands around it.
    #[test]
    fn fuzz_preview_cookies() {
        let signer = SignedTokens::new(&[7; 32]);
        let app: AppId = "01890000-0000-7000-8000-000000000001".parse().unwrap();
        let ticket = Ticket { app, way: Way::Account(UserId::new()), public: false };
        let token = signer.sign(Purpose::PreviewCookie, &ticket, NOW + TimeDelta::hours(1)).unwrap();
        let name = name(app);
        let seeds = [
            format!("cookie: theme=dark; {name}={token}"),
            format!("cookie: {name}=x; {name}=\ncookie: {name}={token}"),
        ];
        let target = isekai_fuzz::Target::new("preview-cookies").seeds(seeds).tokens([&name, &token]);
        target.tokens([";", "; ", "=", "\ncookie: ", "\t", "\""]).run(|input| {
            let mut headers = HeaderMap::new();
            for (name, value) in isekai_fuzz::fields(input) {
                if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                    headers.append(name, value);
                }
            }
            let found: Vec<&str> = tokens(&headers, &name).collect();
            assert!(found.len() <= 4);
            let opened: Vec<Ticket> =
                found.iter().filter_map(|token| signer.open(Purpose::PreviewCookie, token, NOW).ok()).collect();
            for open in &opened {
                assert!(*open == ticket && found.contains(&token.as_str()));
            }
            (found.len(), opened.len())
        });
    }
}
