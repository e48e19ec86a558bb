//! The cookie of a visitor whom the front has let in: which app, by which way, until when. Whether that way is still open is
//! asked again with each request, and every second while an answer goes on.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderValue};
use isekai_auth::{Purpose, SignedTokens};
use isekai_domain::{AppId, PreviewLinkId, SessionId, UserId};
use isekai_store::Store;
use isekai_store::preview::links;
use moka::future::Cache;
use serde::{Deserialize, Serialize};
use tokio::time::MissedTickBehavior;

use super::known::known;
use crate::access::{Credential, Permit, allows, app_fields};
use crate::error::ApiError;
use crate::http::cookies;
use crate::state::AppState;

const PREVIEW: Permit = Permit::of("app", "preview");
/// A revoked link ends its visits after this at the latest.
const TTL: Duration = Duration::from_secs(1);
const MAX_CACHED: u64 = 10_000;
/// A script of the app may put cookies of our name beside ours, with longer paths. The header's own limit bounds the work.
const MAX_SHOWN: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    pub app: AppId,
    pub way: Way,
    /// Other sites may show the app in their pages.
    pub public: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Way {
    /// Ends with the sign-in that it came from.
    Account {
        user: UserId,
        session: SessionId,
    },
    Link(PreviewLinkId),
}

pub struct Tickets {
    store: Store,
    signer: SignedTokens,
    https: bool,
    links: Cache<PreviewLinkId, bool>,
}

/// The visitor's ticket for `app`, if it is genuine and its way is still open.
pub async fn of(state: &AppState, app: AppId, headers: &HeaderMap) -> Result<Option<Ticket>, ApiError> {
    for ticket in state.tickets.shown(app, headers, state.clock.now()) {
        if is_open(state, &ticket).await? {
            return Ok(Some(ticket));
        }
    }
    Ok(None)
}

/// Until the ticket's way is closed; for answers that may go on for hours. While it cannot be asked they go on.
pub async fn ended(state: AppState, ticket: Ticket) {
    let mut look = tokio::time::interval(TTL);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    // The first tick is at once, and it was just asked.
    look.tick().await;
    loop {
        look.tick().await;
        match is_open(&state, &ticket).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => tracing::debug!(error = &error as &dyn std::error::Error, "a visit could not be checked"),
        }
    }
}

async fn is_open(state: &AppState, ticket: &Ticket) -> Result<bool, ApiError> {
    match ticket.way {
        Way::Link(link) => state.tickets.is_live(link, state.clock.now()).await,
        Way::Account { user, session } => {
            let credential = Credential::Session(session, user);
            let Some(principal) = state.principals.get(credential, state.clock.now()).await? else { return Ok(false) };
            // Of an app that is gone there is nothing to see, and whoever was let in may be told so.
            let app = known(state, ticket.app).await?;
            Ok(app.is_none_or(|app| allows(&principal, PREVIEW, &app_fields(&app))))
        }
    }
}

impl Tickets {
    /// `https`: whether browsers reach previews over TLS.
    pub fn new(store: Store, signer: SignedTokens, https: bool) -> Self {
        Self { store, signer, https, links: Cache::builder().max_capacity(MAX_CACHED).time_to_live(TTL).build() }
    }

    pub const fn signer(&self) -> &SignedTokens {
        &self.signer
    }

    /// `Set-Cookie` for the ticket, for at most `lifetime`.
    pub fn cookie(&self, ticket: &Ticket, now: DateTime<Utc>, lifetime: TimeDelta) -> Result<HeaderValue, ApiError> {
        let token = self.signer.sign(Purpose::PreviewCookie, ticket, now + lifetime).map_err(ApiError::unexpected)?;
        let text = format!(
            "{}={token}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=None; Partitioned",
            self.name(ticket.app),
            lifetime.num_seconds().max(0)
        );
        HeaderValue::from_str(&text).map_err(ApiError::unexpected)
    }

    /// After links were revoked: this process knows at once, others within [`TTL`].
    pub async fn forget_links(&self) {
        self.links.invalidate_all();
        self.links.run_pending_tasks().await;
    }

    /// The genuine tickets for `app` among the cookies.
    fn shown(&self, app: AppId, headers: &HeaderMap, now: DateTime<Utc>) -> Vec<Ticket> {
        genuine(&self.signer, &self.name(app), app, headers, now)
    }

    /// With the prefix that keeps sibling sites from setting it (RFC 6265bis, section 4.1.3.2), where browsers take it: not over HTTP.
    fn name(&self, app: AppId) -> String {
        format!("{}{}preview_{app}", if self.https { "__Host-" } else { "" }, super::strip::OUR_COOKIES)
    }

    async fn is_live(&self, link: PreviewLinkId, now: DateTime<Utc>) -> Result<bool, ApiError> {
        if let Some(known) = self.links.get(&link).await {
            return Ok(known);
        }
        let live = links::live(&self.store, link, now).await?.is_some();
        self.links.insert(link, live).await;
        Ok(live)
    }
}

fn genuine(signer: &SignedTokens, name: &str, app: AppId, headers: &HeaderMap, now: DateTime<Utc>) -> Vec<Ticket> {
    cookies::named(headers, name)
        .take(MAX_SHOWN)
        .filter_map(|token| signer.open::<Ticket>(Purpose::PreviewCookie, token, now).ok())
        .filter(|ticket| ticket.app == app)
        .collect()
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
        // Always the same, as its token is in the corpus.
        let user: UserId = "01a225ca-c0dc-73f5-bdee-2ee26eeb4be7".parse().unwrap();
        let session: SessionId = "01a225ca-c0dc-73f5-bdee-2ee3370453a3".parse().unwrap();
        let ticket = Ticket { app, way: Way::Account { user, session }, public: false };
        let token = signer.sign(Purpose::PreviewCookie, &ticket, NOW + TimeDelta::hours(1)).unwrap();
        let name = format!("isekai_preview_{app}");
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
            let opened = genuine(&signer, &name, app, &headers, NOW);
            assert!(opened.len() <= MAX_SHOWN && opened.iter().all(|open| *open == ticket));
            opened.len()
        });
    }
}
