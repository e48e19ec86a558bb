//! A private PostgreSQL cluster on a Unix socket.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context as _;
use isekai_store::bootstrap::{self, Login};
use nix::sys::signal::Signal;

use super::account::Accounts;
use super::layout::{Layout, write_private};
use super::process::{self, Spawn};
use super::secrets::Secrets;
use super::supervise::{Stop, Supervisor};

pub struct Database {
    /// For the services, which own nothing.
    pub url: String,
    /// For what brings the schema up to date: owner of the database, not a superuser.
    pub owner_url: String,
}

const DATABASE: &str = "isekai";
const APP_USER: &str = "isekai";
const OWNER: &str = "isekai_owner";
const SUPERUSER: &str = "postgres";

pub async fn start(
    layout: &Layout,
    accounts: &Accounts,
    secrets: &Secrets,
    supervisor: &mut Supervisor,
) -> anyhow::Result<Database> {
    let bin = find_bin()?;
    let cluster = layout.postgres.join("data");
    if !cluster.join("PG_VERSION").exists() {
        init(&bin, layout, &cluster, accounts, secrets).await?;
    }
    let sockets = layout.sockets.join("postgres");
    // What a crash of the machine leaves; PostgreSQL itself checks whether its owner lives.
    let arguments = [
        "-D",
        &cluster.to_string_lossy(),
        "-k",
        &sockets.to_string_lossy(),
        "-c",
        "listen_addresses=",
        "-c",
        "max_connections=100",
        "-c",
        "shared_buffers=64MB",
        "-c",
        "log_min_duration_statement=1000",
    ]
    .map(str::to_owned)
    .to_vec();
    let log = layout.logs.join("postgres.log");
    let spawn = Spawn {
        program: bin.join("postgres"),
        arguments,
        account: accounts.of("postgres"),
        group: None,
        log,
        environment: vec![],
    };
    // SIGINT: fast shutdown. SIGTERM would wait for every client.
    supervisor.service("postgres", spawn, Stop { signal: Signal::SIGINT, patience: Duration::from_secs(15) })?;

    let admin = url(&sockets, SUPERUSER, &secrets.postgres_password, "postgres");
    let owner = Login { name: OWNER, password: &secrets.owner_password };
    let services = Login { name: APP_USER, password: &secrets.app_password };
    let setup = bootstrap::ensure_database(&admin, DATABASE, owner, services, Duration::from_secs(30));
    supervisor.unless_a_child_ends(setup).await?.context("PostgreSQL does not answer; see postgres.log")?;
    Ok(Database {
        url: url(&sockets, APP_USER, &secrets.app_password, DATABASE),
        owner_url: url(&sockets, OWNER, &secrets.owner_password, DATABASE),
    })
}

async fn init(
    bin: &Path,
    layout: &Layout,
    cluster: &Path,
    accounts: &Accounts,
    secrets: &Secrets,
) -> anyhow::Result<()> {
    // Whole or not at all: a cluster that was being made when we were killed is made anew.
    let new = layout.postgres.join("new");
    if new.exists() {
        std::fs::remove_dir_all(&new)?;
    }
    let password_file = layout.postgres.join("pwfile");
    write_private(&password_file, &secrets.postgres_password)?;
    accounts.give(&password_file, "postgres")?;
    let arguments = [
        "-D",
        &new.to_string_lossy(),
        "-U",
        SUPERUSER,
        "--pwfile",
        &password_file.to_string_lossy(),
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--data-checksums",
    ];
    let result = process::run(&bin.join("initdb"), &arguments, accounts.of("postgres"), None).await;
    std::fs::remove_file(&password_file)?;
    result.context("cannot make the PostgreSQL cluster")?;
    std::fs::rename(&new, cluster)?;
    Ok(())
}

/// The newest installed server.
fn find_bin() -> anyhow::Result<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin)| bin.join("postgres").is_file())
        .max_by_key(|(version, _)| *version);
    match newest {
        Some((_, bin)) => Ok(bin),
        None => process::find(&["initdb"], &[])
            .and_then(|path| path.parent().map(Path::to_owned))
            .context("PostgreSQL is not installed; on Debian: apt-get install postgresql"),
    }
}

fn url(sockets: &Path, user: &str, password: &str, database: &str) -> String {
    let host = percent_encoding::utf8_percent_encode(&sockets.to_string_lossy(), percent_encoding::NON_ALPHANUMERIC)
        .to_string();
    format!("postgres://{user}:{password}@{host}/{database}")
}
