//! The configuration file of each role, readable by that role only.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use isekai_auth::oidc::ClientSecret;
use isekai_platform::TlsFiles;
use isekai_platform::config::{Config, Mode};

use super::account::Accounts;
use super::engine::Engine;
use super::layout::{Layout, write_private};
use super::postgres::Database;
use super::secrets::Secrets;

/// In the order of their start.
pub const ROLES: [&str; 4] = ["sandboxd", "planner", "worker", "serve"];

#[derive(Debug)]
pub struct Ports {
    pub serve: u16,
    planner: u16,
    sandboxd: u16,
    /// Of serve, planner, worker, sandboxd.
    pub ops: [u16; 4],
    preview: (u16, u16),
}

impl Ports {
    pub fn new(serve: u16, offset: u16, preview: &str) -> anyhow::Result<Self> {
        let shifted = |port: u16| port.checked_add(offset).context("--port-offset is too large");
        let bounds = preview.split_once('-').and_then(|(first, last)| Some((first.parse().ok()?, last.parse().ok()?)));
        let Some(preview) = bounds.filter(|(first, last)| *first > 0 && first <= last) else {
            bail!("--preview-ports takes two numbers, for example 42000-42999");
        };
        let ops = [shifted(9464)?, shifted(9465)?, shifted(9466)?, shifted(9467)?];
        Ok(Self { serve, planner: shifted(50051)?, sandboxd: shifted(8081)?, ops, preview })
    }

    pub fn url(&self) -> String {
        format!("http://localhost:{}", self.serve)
    }

    pub fn named(&self) -> [(&'static str, u16); 7] {
        [
            ("web page and API", self.serve),
            ("planner", self.planner),
            ("sandboxd", self.sandboxd),
            ("metrics of serve", self.ops[0]),
            ("metrics of planner", self.ops[1]),
            ("metrics of worker", self.ops[2]),
            ("metrics of sandboxd", self.ops[3]),
        ]
    }
}

pub struct System<'a> {
    pub layout: &'a Layout,
    pub ports: &'a Ports,
    pub secrets: &'a Secrets,
    pub database: &'a Database,
    pub engine: &'a Engine,
    pub pool: usize,
    pub development: bool,
    pub over: Option<&'a Path>,
}

pub struct Files {
    dir: PathBuf,
    /// For commands of the operator: migrations, the first administrator.
    pub operator: Config,
    pub docker_socket: PathBuf,
}

impl Files {
    pub fn of(&self, role: &str) -> PathBuf {
        self.dir.join(format!("{role}.toml"))
    }
}

pub fn write(system: &System<'_>, accounts: &Accounts) -> anyhow::Result<Files> {
    let mut config = whole(system)?;
    own_client_secrets(&mut config, system.layout, accounts)?;
    let files = Files {
        dir: system.layout.config.clone(),
        operator: config.clone(),
        docker_socket: system.engine.socket.clone(),
    };
    for role in ROLES {
        let path = files.of(role);
        write_private(&path, &toml::to_string(&only_what_concerns(role, config.clone(), system)?)?)?;
        accounts.give(&path, role)?;
    }
    write_private(&files.of("operator"), &toml::to_string(&config)?)?;
    Ok(files)
}

fn whole(system: &System<'_>) -> anyhow::Result<Config> {
    let (layout, ports) = (system.layout, system.ports);
    let mut config = Config::load(system.over)?;
    let local = |port: u16| SocketAddr::from(([127, 0, 0, 1], port));
    if system.development {
        config.mode = Mode::Development;
    }
    // Where a file was given, its listening address and public name stand.
    if system.over.is_none() {
        config.serve.listen = local(ports.serve);
        config.serve.public_url = ports.url();
    }
    let [serve, planner, worker, sandboxd] = ports.ops;
    (config.serve.ops_listen, config.planner.ops_listen) = (local(serve), local(planner));
    (config.worker.ops_listen, config.sandbox.ops_listen) = (local(worker), local(sandboxd));
    config.planner.listen = local(ports.planner);
    config.planner.url = format!("https://localhost:{}", ports.planner);
    config.sandbox.listen = local(ports.sandboxd);
    config.sandbox.url = format!("https://localhost:{}", ports.sandboxd);
    config.sandbox.docker_host = format!("unix://{}", system.engine.socket.display());
    config.sandbox.state_dir = layout.sandboxd.clone();
    config.sandbox.pool_size = system.pool;
    config.sandbox.pool_max_size = config.sandbox.pool_max_size.max(system.pool);
    config.sandbox.installation = layout.installation();
    config.postgres.url.clone_from(&system.database.url);
    let socket = layout.sockets.join("redis/redis.sock");
    config.redis.url = format!("redis+unix://{}?pass={}", socket.display(), system.secrets.redis_password);
    config.postgres.owner_url.clone_from(&system.database.owner_url);
    config.auth.keys_dir = layout.keys.clone();
    config.secrets.keyring_dir = layout.keyring.clone();
    config.secrets.also_in = layout.keyring_copies().into();
    (config.audit.dir, config.audit.seal_dir) = (layout.audit.clone(), layout.worker.join("seal"));
    (config.preview.first_port, config.preview.last_port) = ports.preview;
    config.telemetry.log_format = isekai_platform::telemetry::LogFormat::Json;
    let tls = |role: &str| Some(TlsFiles::in_dir(&layout.pki, role));
    (config.serve.tls, config.planner.tls) = (tls("serve"), tls("planner"));
    (config.worker.tls, config.sandbox.tls) = (tls("worker"), tls("sandboxd"));
    Ok(config)
}

/// Those of sign-in at providers are in files of whoever started us; serve, which may not read them, gets copies.
fn own_client_secrets(config: &mut Config, layout: &Layout, accounts: &Accounts) -> anyhow::Result<()> {
    for (id, provider) in &mut config.auth.oidc {
        let Some(file) = &mut provider.client_secret_file else { continue };
        let secret =
            ClientSecret::load(file).with_context(|| format!("the secret of auth.oidc.{id} cannot be used"))?;
        let copy = layout.keys.join(format!("oidc-{id}.secret"));
        write_private(&copy, secret.expose())?;
        accounts.give(&copy, "serve")?;
        *file = copy;
    }
    Ok(())
}

/// No role sees a secret that is not its own: planner and sandboxd know neither PostgreSQL nor Redis.
fn only_what_concerns(role: &str, mut config: Config, system: &System<'_>) -> anyhow::Result<Config> {
    if role == "planner" || role == "sandboxd" {
        let defaults = Config::from_parts(None, [])?;
        (config.postgres, config.redis) = (defaults.postgres, defaults.redis);
        config.secrets = defaults.secrets;
    }
    let (none, [serve, worker]) = (system.layout.root.join("none"), system.layout.keyring_copies());
    config.postgres.owner_url = String::new();
    config.secrets.also_in = Vec::new();
    config.secrets.keyring_dir = match role {
        "serve" => serve,
        "worker" => worker,
        _ => none.clone(),
    };
    if role != "serve" {
        config.auth.keys_dir.clone_from(&none);
        config.auth.oidc.clear();
    }
    if role != "worker" {
        config.audit.seal_dir = none;
    }
    Ok(config)
}
