//! The role `planner`: the gRPC service on its port, metrics and health on the operators'.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use isekai_domain::SystemClock;
use isekai_platform::config::Analyser as Choice;
use isekai_platform::health::Health;
use isekai_platform::http::{Exposed, Transport};
use isekai_platform::ops::OpsError;
use isekai_platform::tls::{self, TlsError};
use isekai_platform::{Config, correlation, http, ops};
use thiserror::Error;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::analyser::BuiltIn;
use crate::grpc::proto::planner_server::PlannerServer;
use crate::grpc::{DESCRIPTORS, Handler, MAX_MESSAGE_BYTES};
use crate::lexicon::LexiconError;
use crate::planning::Planning;

/// Who may call when TLS is on.
pub const PEERS: &[&str] = &["serve", "worker"];

const DRAIN: Duration = Duration::from_secs(10);

#[derive(Debug, Error)]
pub enum ServerError {
    #[error("the built-in knowledge cannot be read")]
    Lexicon(#[from] LexiconError),
    #[error("TLS cannot be set up")]
    Tls(#[from] TlsError),
    #[error(transparent)]
    Exposed(#[from] Exposed),
    #[error(transparent)]
    Operators(#[from] OpsError),
    #[error("the reflection service cannot be set up")]
    Reflection(#[from] tonic_reflection::server::Error),
    #[error("cannot listen on {address}")]
    Listen {
        address: std::net::SocketAddr,
        #[source]
        source: io::Error,
    },
    #[error("serving failed")]
    Serve(#[from] io::Error),
}

/// Planner, health and reflection services as one router.
pub async fn router(planning: Planning, timeout: Duration) -> Result<Router, ServerError> {
    let planner = PlannerServer::new(Handler::new(planning, timeout))
        .max_decoding_message_size(MAX_MESSAGE_BYTES)
        .max_encoding_message_size(MAX_MESSAGE_BYTES);
    let (reporter, health) = tonic_health::server::health_reporter();
    reporter.set_serving::<PlannerServer<Handler>>().await;
    let reflection = tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(DESCRIPTORS)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        .build_v1()?;
    let routes = tonic::service::Routes::new(planner).add_service(health).add_service(reflection);
    Ok(routes.into_axum_router().layer(axum::middleware::from_fn(correlation::layer)))
}

/// Serves until `shutdown`.
pub async fn run(config: &Config, shutdown: CancellationToken) -> Result<(), ServerError> {
    let (config, proxies) = (&config.planner, &config.serve.trusted_proxies);
    let tls = config.tls.as_ref().map(|files| tls::server(files, PEERS)).transpose()?;
    // No proxy comes between our own processes.
    let transport = Transport::of("planner.listen", config.listen, tls, "planner.tls", &[])?;
    let ops_transport =
        ops::transport("planner.ops_listen", config.ops_listen, config.tls.as_ref(), "planner.tls", proxies)?;
    let built_in = BuiltIn::load()?;
    let analyser = match config.analyser {
        Choice::BuiltIn => Arc::new(built_in.clone()),
    };
    let planning = Planning::new(analyser, built_in, Arc::new(SystemClock));
    let app = router(planning, Duration::from_secs(config.timeout_seconds)).await?;
    let grpc = listen(config.listen).await?;
    let operators = listen(config.ops_listen).await?;
    tracing::info!(listen = %config.listen, ops = %config.ops_listen, tls = transport.is_tls(), "the planner is ready");
    // The planner depends on nothing: it is ready when it listens.
    let ops = ops::router(|| Box::pin(async { Health::of(Vec::new()) }));
    let ops = http::serve(operators, ops, ops_transport, shutdown.clone(), DRAIN);
    tokio::try_join!(http::serve(grpc, app, transport, shutdown.clone(), DRAIN), ops)?;
    Ok(())
}

async fn listen(address: std::net::SocketAddr) -> Result<TcpListener, ServerError> {
    TcpListener::bind(address).await.map_err(|source| ServerError::Listen { address, source })
}
