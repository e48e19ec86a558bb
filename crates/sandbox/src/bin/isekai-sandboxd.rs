//! The sandbox service as a process of its own: the only one with access to the container engine.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use futures::FutureExt as _;
use isekai_domain::{Clock as _, SystemClock};
use isekai_platform::config::{Config, Network, SandboxConfig};
use isekai_platform::health::{Check, Health};
use isekai_platform::http::Transport;
use isekai_platform::{VERSION, descriptors, http, ops, telemetry, tls};
use isekai_sandbox::driver::docker::DockerDriver;
use isekai_sandbox::egress::log::Log;
use isekai_sandbox::journal::Journal;
use isekai_sandbox::listen::{STALL_TIMEOUT, listen};
use isekai_sandbox::node::{Node, NodeConfig};
use isekai_sandbox::{bench, lock, purge, service};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

const DRAIN: Duration = Duration::from_secs(10);

/// Runs sandboxes for Isekai on this machine.
#[derive(Debug, Parser)]
#[command(name = "isekai-sandboxd", version = VERSION)]
struct Arguments {
    /// Configuration file (TOML); `ISEKAI_*` variables override it
    #[arg(long, value_name = "FILE", global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Remove all sandboxes of this installation on this machine, and end
    Purge,
    /// Measure a service of its own beside this machine's floor, and print a report as JSON; `isekai bench sandbox` shows it
    #[command(hide = true)]
    Bench(bench::Options),
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    tls::install_crypto();
    descriptors::raise_limit();
    let config = Config::load(arguments.config.as_deref())?;
    let filter = match arguments.action {
        // What it does itself is no news; the service that it starts has a log of its own.
        Some(Action::Bench(_)) => "error",
        None | Some(Action::Purge) => &config.telemetry.log_filter,
    };
    telemetry::init("sandboxd", config.telemetry.log_format, filter)?;
    match arguments.action {
        None => run(config.sandbox, &config.serve.trusted_proxies).await,
        Some(Action::Purge) => remove_all(&config.sandbox).await,
        Some(Action::Bench(options)) => measure(&config.sandbox, arguments.config.as_deref(), &options).await,
    }
}

async fn run(config: SandboxConfig, proxies: &[Network]) -> anyhow::Result<()> {
    let tls = config.tls.as_ref().map(|files| tls::server(files, service::ALLOWED_PEERS)).transpose()?;
    // No proxy comes between our own processes.
    let transport = Transport::of("sandbox.listen", config.listen, tls, "sandbox.tls", &[])?;
    let ops_transport =
        ops::transport("sandbox.ops_listen", config.ops_listen, config.tls.as_ref(), "sandbox.tls", proxies)?;
    let _lock = lock::lock(&config.state_dir)?;
    let journal = Journal::open(&config.state_dir.join("journal"))?;
    let decisions = Log::open(&config.state_dir.join("egress"), SystemClock.now())?;
    let listener = listen(config.listen, STALL_TIMEOUT).await;
    let listener = listener.with_context(|| format!("cannot listen on {}", config.listen))?;
    let ops_listener = bind(config.ops_listen).await?;
    ops::metrics_handle();

    let driver = Arc::new(DockerDriver::new(config.docker_host.clone()));
    let node = Node::new(driver, Arc::new(SystemClock), node_config(&config), journal, decisions);
    node.run();

    let shutdown = CancellationToken::new();
    let health = health_of(Arc::clone(&node));
    let ops_server =
        tokio::spawn(http::serve(ops_listener, ops::router(health), ops_transport, shutdown.clone(), Duration::ZERO));
    let router = service::router(Arc::clone(&node));
    let server = tokio::spawn(http::serve(listener, router, transport, shutdown.clone(), DRAIN));
    tracing::info!(listen = %config.listen, node = config.node, mutual_tls = config.tls.is_some(), "ready");

    wait_for_signal().await?;
    tracing::info!("stopping; sandboxes go on");
    shutdown.cancel();
    server.await.context("the server stopped badly")??;
    node.stop(DRAIN).await;
    ops_server.await.context("the operators' server stopped badly")??;
    Ok(())
}

async fn remove_all(config: &SandboxConfig) -> anyhow::Result<()> {
    let _lock = lock::lock(&config.state_dir)?;
    let driver = DockerDriver::new(config.docker_host.clone());
    let count = purge::purge(&driver, &config.installation, &config.node).await?;
    tracing::info!(count, "removed all sandboxes");
    Ok(())
}

async fn measure(config: &SandboxConfig, file: Option<&Path>, options: &bench::Options) -> anyhow::Result<()> {
    let report = bench::run(config, file, options).await?;
    writeln!(io::stdout().lock(), "{}", serde_json::to_string(&report)?).context("the report cannot be written")
}

fn node_config(config: &SandboxConfig) -> NodeConfig {
    NodeConfig {
        installation: config.installation.clone(),
        node: config.node.clone(),
        image: config.image.clone(),
        runtime: Some(config.runtime.clone()).filter(|name| !name.is_empty()),
        pool_size: config.pool_size,
        pool_max_size: config.pool_max_size,
        builder_idle_seconds: config.builder_idle_seconds,
        idle_pause: Some(config.idle_pause_seconds).filter(|seconds| *seconds > 0).map(Duration::from_secs),
        bytes_per_second: config.bytes_per_second,
    }
}

async fn bind(address: std::net::SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))
}

fn health_of(node: Arc<Node>) -> impl Fn() -> futures::future::BoxFuture<'static, Health> + Send + Sync + 'static {
    move || {
        let health = node.health();
        let worst = health.findings.into_iter().find(|finding| finding.severity == "error");
        async move {
            let engine = async { worst.map_or(Ok(()), |finding| Err(finding.message)) };
            Health::of(vec![Check::run("engine", true, engine).await])
        }
        .boxed()
    }
}

async fn wait_for_signal() -> anyhow::Result<()> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}
