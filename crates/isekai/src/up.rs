//! `isekai up`: the whole system on one machine, as supervised children under one data directory. It is the same code as in
//! production, only co-located.
//!
//! In the order of a start: [`layout`] of the data directory, [`account`]s (started as root, each role gets a user of its own),
//! [`secrets`], [`certificates`], [`postgres`], [`redis`], [`engine`], [`settings`] of each role, then the roles under [`supervise`], the first
//! administrator, and the [`prompt`] if one was given.

mod account;
mod admin;
mod certificates;
mod engine;
mod layout;
mod logs;
mod postgres;
mod process;
mod progress;
mod prompt;
mod ready;
mod redis;
mod secrets;
mod settings;
mod supervise;
mod sweep;

use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;
use isekai_domain::SystemClock;

use crate::output;
use crate::roles::Signals;
use layout::Layout;
use progress::Progress;
use supervise::Supervisor;

#[derive(Debug, Args)]
pub struct Up {
    /// Where everything is kept.
    #[arg(long, default_value = "./var", value_name = "DIR")]
    data: PathBuf,
    /// Port of the web page and the API.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// First and last port of the previews, e.g. 42000-42999.
    #[arg(long, default_value = "42000-42999", value_name = "FIRST-LAST")]
    preview_ports: String,
    /// Shifts the internal ports (planner 50051, sandboxd 8081, operators 9464 to 9467), so that two systems fit on one machine.
    #[arg(long, default_value_t = 0, value_name = "N")]
    port_offset: u16,
    /// Sandboxes kept ready.
    #[arg(long, default_value_t = 4, value_name = "N")]
    pool: usize,
    /// A program that makes the sandbox image; it is run with DOCKER_HOST set once the engine answers.
    #[arg(long, value_name = "PROGRAM")]
    image_build: Option<PathBuf>,
    /// Show error details to callers.
    #[arg(long)]
    development: bool,
    /// A configuration file that is laid over what is made here.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Also make this application, showing each step.
    prompt: Option<String>,
}

pub async fn run(options: Up) -> anyhow::Result<ExitCode> {
    let Signals { stop: shutdown, hurry } = Signals::listen()?;
    let mut progress = Progress::new();
    let ports = settings::Ports::new(options.port, options.port_offset, &options.preview_ports)?;
    // A start that cannot come to anything leaves nothing behind.
    layout::must_not_run(&options.data)?;
    for (name, port) in ports.named() {
        must_be_free(name, port)?;
    }
    let accounts = account::Accounts::find_or_make()?;
    let layout = Layout::prepare(&options.data, &accounts)?;
    let _lock = layout.lock()?;
    let secrets = secrets::ensure(&layout, &accounts)?;
    progress.done(&format!("data in {}", layout.root.display()));

    let mut supervisor = Supervisor::new(layout.clone(), shutdown.clone(), hurry);
    let result = async {
        let database = postgres::start(&layout, &accounts, &secrets, &mut supervisor).await?;
        progress.done("PostgreSQL answers");
        redis::start(&layout, &accounts, &secrets, &mut supervisor).await?;
        progress.done("Redis answers");
        let engine = engine::start(&layout, options.image_build.as_deref(), &mut supervisor, &mut progress).await?;
        progress.done("Docker Engine answers");

        let system = settings::System {
            layout: &layout,
            ports: &ports,
            secrets: &secrets,
            database: &database,
            engine: &engine,
            pool: options.pool,
            development: options.development,
            over: options.config.as_deref(),
        };
        let files = settings::write(&system, &accounts)?;
        admin::migrate_and_create(&files.operator, &secrets, &layout.admin_password()).await?;
        progress.done("database is up to date");
        for role in settings::ROLES {
            supervisor.role(role, &files, &accounts)?;
        }
        ready::wait(&ports, &mut supervisor, &shutdown).await?;
        progress.done("all services are ready");

        // Of the file that was given, or our own.
        let url = &files.operator.serve.public_url;
        announce(&layout, url);
        if let Some(text) = &options.prompt {
            match secrets.known_admin_password(&layout.admin_password()) {
                Ok(password) => prompt::create(url, &password, text, &shutdown).await?,
                Err(error) => output::note(format!("error: {error:#}")),
            }
        }
        // After the app: who started it in the background is shown the app's link too.
        layout.mark_ready(url)?;
        tokio::select! {
            watched = supervisor.watch() => watched,
            () = logs::keep_bounded(&layout.logs, &shutdown) => Ok(()),
            () = certificates::keep_fresh(&layout.pki, &SystemClock) => Ok(()),
        }
    }
    .await;
    if shutdown.is_cancelled() {
        output::line("");
        output::line(
            "Stopping … (Ctrl-C again does not wait for open requests; the sandboxes are removed all the same)",
        );
    }
    supervisor.stop_roles().await;
    sweep::containers(&layout, &accounts).await;
    supervisor.stop_rest().await;
    layout.forget_ready();
    match result {
        // Whatever broke when the user was already stopping it is not worth an error.
        _ if shutdown.is_cancelled() => Ok(ExitCode::SUCCESS),
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error).with_context(|| format!("logs are in {}", layout.logs.display())),
    }
}

fn announce(layout: &Layout, url: &str) {
    output::line("");
    output::line(format!("  Isekai is running:  {url}"));
    if layout.admin_password().exists() {
        output::line("  Sign in as:         admin");
        output::line(format!("  Password in:        {}", layout.admin_password().display()));
    }
    output::line(format!("  Logs in:            {}", layout.logs.display()));
    output::line("");
}

fn must_be_free(name: &str, port: u16) -> anyhow::Result<()> {
    let address = SocketAddr::new(IpAddr::from([127, 0, 0, 1]), port);
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => bail!(
            "port {port} ({name}) is in use by another program; stop it, or choose other ports with --port and --port-offset"
        ),
        Err(error) => Err(error).with_context(|| format!("cannot listen on port {port} ({name})")),
    }
}
