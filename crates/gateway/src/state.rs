//! What handlers share. One allocation; clones are pointers.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use isekai_auth::signed::SignedTokens;
use isekai_auth::{Keys, Passwords, Tokens};
use isekai_channel::client::SandboxClient;
use isekai_domain::{AppId, Clock};
use isekai_platform::http::Transport;
use isekai_store::Store;
use isekai_store::apps::App;
use isekai_store::cache::Cache;
use moka::future::Cache as Memory;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::access::Principals;
use crate::access::report::Told;
use crate::api::auth::Spent;
use crate::health::HealthBoard;
use crate::live::hub::Hub;
use crate::oidc::Providers;
use crate::preview::places::Places;
use crate::preview::ports::Ports;
use crate::preview::report::Reporter;
use crate::preview::ticket::Tickets;
use crate::settings::Settings;
use crate::web::WebFiles;

/// How old the front's knowledge of an app may be.
const PREVIEWED_TTL: Duration = Duration::from_millis(500);
const MAX_PREVIEWED: u64 = 10_000;
const MAX_STREAMS: usize = 2000;

#[derive(Clone)]
pub struct AppState(Arc<Shared>);

pub struct Shared {
    pub settings: Settings,
    pub clock: Arc<dyn Clock>,
    pub store: Store,
    pub cache: Cache,
    pub tokens: Tokens,
    pub passwords: Passwords,
    pub principals: Principals,
    pub told: Told,
    pub spent: Spent,
    pub oidc: Providers,
    pub tickets: Tickets,
    pub places: Places,
    /// Of the previews in the platform's page.
    pub reporter: Reporter,
    pub signed: SignedTokens,
    pub sandboxes: SandboxClient,
    pub hub: Hub,
    /// Open event and log streams; each looks into the database once a second.
    pub streams: Arc<Semaphore>,
    /// One looks through the audit log at a time.
    pub verifying: Semaphore,
    pub ports: Ports,
    /// Of the previews' ports.
    pub preview_transport: Transport,
    /// What the preview front knows of apps.
    pub previewed: Memory<AppId, Option<App>>,
    pub health: HealthBoard,
    pub web: WebFiles,
    pub shutdown: CancellationToken,
}

/// What a process connects to and reads before it has a state.
pub struct Parts {
    pub settings: Settings,
    pub clock: Arc<dyn Clock>,
    pub store: Store,
    pub cache: Cache,
    pub keys: Keys,
    pub tokens: Tokens,
    pub passwords: Passwords,
    pub oidc: Providers,
    pub sandboxes: SandboxClient,
    pub health: HealthBoard,
    pub preview_transport: Transport,
    pub shutdown: CancellationToken,
}

impl AppState {
    pub fn new(parts: Parts) -> Self {
        let frames = match &parts.settings.preview.domain {
            None => format!("{}://*.localhost:*", if parts.settings.preview.https() { "https" } else { "http" }),
            Some(domain) => format!("https://*.{domain}"),
        };
        Self(Arc::new(Shared {
            principals: Principals::new(parts.store.clone()),
            told: Told::default(),
            spent: Spent::default(),
            oidc: parts.oidc,
            tickets: Tickets::new(parts.store.clone(), parts.keys.signed_tokens(), parts.settings.preview.https()),
            places: Places::new(parts.settings.preview.max_requests_per_app),
            reporter: Reporter::new(&parts.settings.page_origins),
            signed: parts.keys.signed_tokens(),
            hub: Hub::default(),
            streams: Arc::new(Semaphore::new(MAX_STREAMS)),
            verifying: Semaphore::new(1),
            ports: Ports::default(),
            preview_transport: parts.preview_transport,
            previewed: Memory::builder().max_capacity(MAX_PREVIEWED).time_to_live(PREVIEWED_TTL).build(),
            web: WebFiles::embedded(&frames),
            settings: parts.settings,
            clock: parts.clock,
            store: parts.store,
            cache: parts.cache,
            tokens: parts.tokens,
            passwords: parts.passwords,
            sandboxes: parts.sandboxes,
            health: parts.health,
            shutdown: parts.shutdown,
        }))
    }
}

impl Deref for AppState {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}
