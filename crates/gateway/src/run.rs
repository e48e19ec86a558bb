//! The life of the role: listen at once, connect, work, stop in order.

pub(crate) mod background;
pub(crate) mod gate;
mod listeners;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use isekai_auth::{KeyError, Keyring, Keys, PasswordError, Passwords, TokenError, Tokens};
use isekai_channel::client::{ClientError, SandboxClient};
use isekai_domain::SystemClock;
use isekai_planner::client::{self as planner, PlannerClient};
use isekai_platform::http::{Exposed, Transport};
use isekai_platform::ops::OpsError;
use isekai_platform::tls::TlsError;
use isekai_platform::{Config, http, ops};
use isekai_store::cache::{Cache, CacheError};
use isekai_store::{Store, StoreError};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::health::{HealthBoard, Probes};
use crate::oidc::{Providers, SecretError};
use crate::router;
use crate::settings::{Settings, SettingsError};
use crate::state::{AppState, Parts};

use gate::Gate;
use listeners::Transports;
/// Passwords that are hashed at a time.
const HASHING: usize = 2;

#[derive(Debug, Error)]
pub enum RunError {
    #[error("the configuration does not fit together")]
    Settings(#[from] SettingsError),
    #[error("cannot listen at {address}")]
    Listen { address: SocketAddr, source: io::Error },
    #[error("the listener failed")]
    Serve(#[source] io::Error),
    #[error("the keys cannot be used")]
    Keys(#[from] KeyError),
    #[error("access tokens cannot be issued")]
    Tokens(#[from] TokenError),
    #[error("passwords cannot be checked")]
    Passwords(#[from] PasswordError),
    #[error("nobody could sign in at a provider")]
    Oidc(#[from] SecretError),
    #[error("the sandbox service cannot be called")]
    Sandboxes(#[from] ClientError),
    #[error("the planner cannot be called")]
    Planner(#[from] planner::ClientError),
    #[error("the certificates cannot be used")]
    Tls(#[from] TlsError),
    #[error(transparent)]
    Exposed(#[from] Exposed),
    #[error(transparent)]
    Operators(#[from] OpsError),
    #[error("the database cannot be used")]
    Store(#[from] StoreError),
    #[error("Redis cannot be used")]
    Cache(#[from] CacheError),
    #[error("a task ended")]
    Task(#[from] tokio::task::JoinError),
}

/// Serves until `shutdown`, then lets open requests end. Dependencies may come later: until the database answers, requests get
/// `SERVICE_UNAVAILABLE` and readiness says what is missing.
pub async fn run(config: Config, shutdown: CancellationToken) -> Result<(), RunError> {
    let settings = Settings::from_config(&config)?;
    let transports = Transports::of(&config, &settings)?;
    let cache = Cache::open(&config.redis)?;
    // What is counted before the recorder is there is lost.
    ops::metrics_handle();
    let drain = settings.drain;
    // Stops everything of this role when any part of it fails.
    let shutdown = shutdown.child_token();
    let _stop_rest = shutdown.clone().drop_guard();
    let main = listen(config.serve.listen).await?;
    let operators = listen(config.serve.ops_listen).await?;
    let gate = Gate::new(&settings);
    tracing::info!(address = %config.serve.listen, public_url = settings.public_url, "listening");

    let ready = gate.clone();
    let router = ops::router(move || ready.health());
    let operators = tokio::spawn(http::serve(operators, router, transports.operators, shutdown.clone(), drain));
    let main = tokio::spawn(http::serve(main, gate.router(), transports.main, shutdown.clone(), drain));

    let state = tokio::select! {
        state = connect(&config, settings, cache, (transports.previews, &gate), &shutdown) => Some(state?),
        () = shutdown.cancelled() => None,
    };
    if let Some(state) = &state {
        background::start(state);
        gate.open(state, router::main(state));
        tracing::info!("ready");
    }
    main.await?.map_err(RunError::Serve)?;
    shutdown.cancel();
    operators.await?.map_err(RunError::Serve)?;
    if let Some(state) = state {
        state.ports.tasks.close();
        state.ports.tasks.wait().await;
        state.store.close().await;
    }
    Ok(())
}

async fn listen(address: SocketAddr) -> Result<TcpListener, RunError> {
    TcpListener::bind(address).await.map_err(|source| RunError::Listen { address, source })
}

async fn connect(
    config: &Config,
    settings: Settings,
    cache: Cache,
    (preview_transport, gate): (Transport, &Gate),
    shutdown: &CancellationToken,
) -> Result<AppState, RunError> {
    let keys = Keys::load_or_create(&config.auth.keys_dir)?;
    let tokens = Tokens::new(&keys, &config.auth)?;
    let passwords = tokio::task::spawn_blocking(|| Passwords::new(HASHING)).await??;
    let sandboxes = SandboxClient::new(&config.sandbox.url, config.serve.tls.clone())?;
    let planner = PlannerClient::new(&config.planner.url, config.serve.tls.as_ref())?;
    let keyring = Keyring::wait_for(&config.secrets, |why| gate.waits_for("vault", why.to_string())).await?;
    gate.waits_for("postgresql", "not connected yet".to_owned());
    let oidc = Providers::load(&config.auth.oidc, &settings.public_url)?;
    let store = store(config).await?.with_keyring(keyring);
    oidc.check_roles(&store).await;
    let probes = Probes { store: store.clone(), cache: cache.clone(), planner, sandboxes: sandboxes.clone() };
    Ok(AppState::new(Parts {
        settings,
        clock: Arc::new(SystemClock),
        store,
        cache,
        keys,
        tokens,
        passwords,
        oidc,
        sandboxes,
        health: HealthBoard::new(probes),
        preview_transport,
        shutdown: shutdown.clone(),
    }))
}

/// Tries until the database answers; only what will never work is an error.
async fn store(config: &Config) -> Result<Store, StoreError> {
    loop {
        match Store::connect(&config.postgres).await {
            Err(error @ StoreError::Unavailable(_)) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the database does not answer; trying on");
            }
            result => return result,
        }
    }
}
