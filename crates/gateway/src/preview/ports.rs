//! The listeners of previews: one port per app, held by every replica that can get it.
//!
//! A port that somebody else on this machine uses must never be given to an app. So the ports that an app may get next are
//! held open while it is made, and those that cannot be held are excluded.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CorrelationId, Prompt, UserId};
use isekai_platform::telemetry::cause_chain;
use isekai_store::apps::{self, App, NewApp};
use isekai_store::audit::AuditEntry;
use isekai_store::ports;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::front::{self, Place};
use crate::error::ApiError;
use crate::state::AppState;

/// Ports held open while an app is made.
const WINDOW: usize = 8;

#[derive(Default)]
pub struct Ports {
    /// One at a time: an app is made, or the listeners are brought up to date.
    turn: tokio::sync::Mutex<()>,
    inner: Mutex<Inner>,
    pub tasks: TaskTracker,
}

#[derive(Default)]
struct Inner {
    open: HashMap<u16, Open>,
    /// Known to be used by somebody else.
    foreign: BTreeSet<u16>,
    highest: u16,
    probed: bool,
}

struct Open {
    app: AppId,
    stop: CancellationToken,
}

/// As the store's `NewApp`, without what is decided here.
pub struct NewAppAtPort<'a> {
    pub user_id: UserId,
    pub name: &'a str,
    pub prompt: &'a Prompt,
    pub framework: Option<&'a str>,
    pub language: Option<&'a str>,
    pub correlation_id: &'a CorrelationId,
    pub now: DateTime<Utc>,
    pub idempotency_key: Option<&'a str>,
    pub audit: &'a AuditEntry,
}

/// Makes the app and listens at its port.
pub async fn create_app(state: &AppState, new: NewAppAtPort<'_>) -> Result<App, ApiError> {
    let settings = &state.settings.preview;
    let _turn = state.ports.turn.lock().await;
    let mut held = BTreeMap::new();
    let mut excluded = Vec::new();
    if settings.domain.is_none() {
        for port in state.ports.candidates(settings.ports.clone()) {
            match TcpListener::bind((settings.ip, port)).await {
                Ok(listener) => {
                    held.insert(port, listener);
                }
                Err(_) => excluded.push(port),
            }
        }
    }
    let new = NewApp {
        user_id: new.user_id,
        name: new.name,
        prompt: new.prompt,
        framework: new.framework,
        language: new.language,
        correlation_id: new.correlation_id,
        now: new.now,
        ports: settings.domain.is_none().then_some(&settings.ports),
        exclude_ports: &excluded,
        address: &|port, app| settings.shown_url(port.unwrap_or_default(), app),
        idempotency_key: new.idempotency_key,
        audit: Some(new.audit),
    };
    let created = apps::create(&state.store, new).await?;
    state.ports.lock().foreign.extend(excluded);
    if let (Some(port), false) = (created.port, created.replayed) {
        let app = created.app.id;
        match held.remove(&port) {
            Some(listener) => open(state, port, app, listener),
            // The app is made, and a caller who is told otherwise makes a second one; the next `sync` tries again.
            None => {
                if let Err(error) = open_or_replace(state, port, app).await {
                    tracing::warn!(error = cause_chain(&error), port, %app, "cannot listen at the preview's port yet");
                }
                return Ok(apps::get(&state.store, app).await?);
            }
        }
    }
    Ok(created.app)
}

/// Brings the listeners up to what the database says. Failures are retried with the next call.
pub async fn sync(state: &AppState) -> Result<(), ApiError> {
    let settings = &state.settings.preview;
    if settings.domain.is_some() {
        return Ok(());
    }
    let _turn = state.ports.turn.lock().await;
    let live: HashMap<u16, AppId> = ports::live_ports(&state.store).await?.into_iter().collect();
    let missing = state.ports.close_all_but(&live);
    for (port, app) in missing {
        match TcpListener::bind((settings.ip, port)).await {
            Ok(listener) => open(state, port, app, listener),
            Err(error) => {
                // Another replica on this machine may have it; when that ends, this one takes over.
                tracing::debug!(error = &error as &dyn std::error::Error, port, %app, "a preview's port is in use");
            }
        }
    }
    state.ports.probe_gaps(settings.ip, *settings.ports.start(), &live).await;
    Ok(())
}

/// Origin of the app's own site.
pub async fn site_of(state: &AppState, app: AppId) -> Result<String, ApiError> {
    let settings = &state.settings.preview;
    let port = match settings.domain {
        Some(_) => 0,
        None => ports::port_of(&state.store, app).await?.ok_or(ApiError::NotFound("preview of this app"))?,
    };
    Ok(settings.site(port, app))
}

async fn open_or_replace(state: &AppState, port: u16, app: AppId) -> Result<(), ApiError> {
    let settings = &state.settings.preview;
    let error = match TcpListener::bind((settings.ip, port)).await {
        Ok(listener) => {
            open(state, port, app, listener);
            return Ok(());
        }
        Err(error) => error,
    };
    tracing::warn!(error = &error as &dyn std::error::Error, port, %app, "somebody else uses this port; taking another");
    let excluded: Vec<u16> = {
        let mut inner = state.ports.lock();
        inner.foreign.insert(port);
        inner.foreign.iter().copied().collect()
    };
    let port =
        ports::replace(&state.store, app, &settings.ports, &excluded, |port| settings.shown_url(port, app)).await?;
    let listener = TcpListener::bind((settings.ip, port))
        .await
        .map_err(|error: io::Error| ApiError::unavailable("the preview's port", error))?;
    open(state, port, app, listener);
    Ok(())
}

fn open(state: &AppState, port: u16, app: AppId, listener: TcpListener) {
    let stop = state.shutdown.child_token();
    {
        let mut inner = state.ports.lock();
        inner.highest = inner.highest.max(port);
        inner.foreign.remove(&port);
        if let Some(before) = inner.open.insert(port, Open { app, stop: stop.clone() }) {
            before.stop.cancel();
        }
    }
    let router = front::router(state, Place::Port { port, app });
    let (drain, transport) = (state.settings.drain, state.preview_transport.clone());
    state.ports.tasks.spawn(async move {
        if let Err(error) = isekai_platform::http::serve(listener, router, transport, stop, drain).await {
            tracing::error!(error = &error as &dyn std::error::Error, port, %app, "a preview's listener ended");
        }
    });
}

impl Ports {
    /// What the next app may get, as far as this process knows: ports after the highest one given, and foreign ones, which
    /// may be free by now.
    fn candidates(&self, range: std::ops::RangeInclusive<u16>) -> Vec<u16> {
        let inner = self.lock();
        let first = inner.highest.saturating_add(1).max(*range.start());
        let next = (first..=*range.end()).filter(|port| !inner.foreign.contains(port)).take(WINDOW);
        inner.foreign.iter().copied().chain(next).collect()
    }

    /// Stops listening where no app is any more; answers where an app has no listener yet.
    fn close_all_but(&self, live: &HashMap<u16, AppId>) -> Vec<(u16, AppId)> {
        let mut inner = self.lock();
        inner.open.retain(|port, open| {
            let keep = live.get(port) == Some(&open.app);
            if !keep {
                open.stop.cancel();
            }
            keep
        });
        inner.highest = inner.highest.max(live.keys().copied().max().unwrap_or(0));
        live.iter().filter(|(port, _)| !inner.open.contains_key(port)).map(|(port, app)| (*port, *app)).collect()
    }

    /// Once: which of the ports that were passed over belong to somebody else. The store would give them next.
    async fn probe_gaps(&self, ip: IpAddr, first: u16, live: &HashMap<u16, AppId>) {
        let highest = {
            let inner = self.lock();
            if inner.probed {
                return;
            }
            inner.highest
        };
        let mut foreign = BTreeSet::new();
        for port in (first..=highest).filter(|port| !live.contains_key(port)) {
            if TcpListener::bind((ip, port)).await.is_err() {
                foreign.insert(port);
            }
        }
        let mut inner = self.lock();
        inner.probed = true;
        inner.foreign.extend(foreign);
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // Each use leaves the maps whole.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
