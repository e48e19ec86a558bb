//! The service that is measured: this program once more, with a state directory, ports and labels of its own.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::time::{Duration, Instant};

use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::{CreateSandbox, Sandbox, SandboxId};
use isekai_domain::{AppId, Clock as _, ResourceLimits, SystemClock};
use isekai_platform::config::SandboxConfig;
use isekai_platform::{TlsFiles, authority};
use tokio::process::{Child, Command};
use uuid::Uuid;

use super::BenchError;
use crate::driver::Driver as _;
use crate::driver::docker::DockerDriver;
use crate::purge;

/// Node label of the service's containers.
const NODE: &str = "bench";
/// Node label of those without a service.
pub const FLOOR: &str = "floor";
/// Longer than any measurement: nobody renews.
const LEASE_SECONDS: u32 = 3_600;
const PATIENCE: Duration = Duration::from_secs(120);
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// The engine finishes what a killed service asked it for: it is looked at until nothing comes any more.
const QUIET_LOOKS: usize = 3;
const MOST_LOOKS: usize = 100;
const BETWEEN_LOOKS: Duration = Duration::from_millis(200);
/// Of the service's log, when something failed.
const TOLD_LINES: usize = 20;

pub struct Setup {
    pub pool_size: usize,
    pub builder_idle_seconds: u64,
    pub progress: bool,
}

pub struct Stage {
    pub client: SandboxClient,
    pub driver: Arc<DockerDriver>,
    pub image: String,
    pub runtime: Option<String>,
    pub installation: String,
    pub bytes_per_second: u64,
    pub pool_size: usize,
    progress: bool,
    service: Child,
    dir: Scratch,
}

impl Stage {
    pub fn set(config: &SandboxConfig, file: Option<&Path>, setup: &Setup) -> Result<Self, BenchError> {
        let installation = format!("bench-{}", Uuid::now_v7());
        let dir = Scratch::make(&installation)?;
        let pki = dir.0.join("pki");
        authority::ensure(&pki, SystemClock.now())?;
        let (port, ops_port) = (free_port()?, free_port()?);
        let url = format!("https://localhost:{port}");
        let client = SandboxClient::new(&url, Some(TlsFiles::in_dir(&pki, "worker")))?;
        let tls = TlsFiles::in_dir(&pki, "sandboxd");
        let variables = [
            ("LISTEN", format!("127.0.0.1:{port}")),
            ("OPS_LISTEN", format!("127.0.0.1:{ops_port}")),
            ("STATE_DIR", text(&dir.0.join("state"))),
            ("INSTALLATION", installation.clone()),
            ("NODE", NODE.to_owned()),
            ("POOL_SIZE", setup.pool_size.to_string()),
            ("POOL_MAX_SIZE", setup.pool_size.to_string()),
            ("IDLE_PAUSE_SECONDS", "0".to_owned()),
            ("BUILDER_IDLE_SECONDS", setup.builder_idle_seconds.to_string()),
            ("TLS__CA", text(&tls.ca)),
            ("TLS__CERT", text(&tls.cert)),
            ("TLS__KEY", text(&tls.key)),
        ];
        let service = start(&variables, file, &dir.0.join("log"))?;
        Ok(Self {
            client,
            driver: Arc::new(DockerDriver::new(config.docker_host.clone())),
            image: config.image.clone(),
            runtime: Some(config.runtime.clone()).filter(|name| !name.is_empty()),
            installation,
            bytes_per_second: config.bytes_per_second,
            pool_size: setup.pool_size,
            progress: setup.progress,
            service,
            dir,
        })
    }

    pub async fn until_ready(&self) -> Result<(), BenchError> {
        self.note("starting a service and filling its pool");
        // What will not come is told at once.
        self.driver.info().await?;
        self.driver.image_digest(&self.image).await?;
        until("the service knows the engine and the image", PATIENCE, async || {
            let health = self.client.health().await;
            health.is_ok_and(|health| {
                !health.engine.version.is_empty() && !health.findings.iter().any(|finding| finding.severity == "error")
            })
        })
        .await?;
        self.until_pool_is_full().await
    }

    pub async fn until_pool_is_full(&self) -> Result<(), BenchError> {
        until("the pool is full", PATIENCE, async || {
            self.client.pool().await.is_ok_and(|pool| pool.ready == self.pool_size && pool.starting == 0)
        })
        .await
    }

    /// From the pool, if `limits` are its own.
    pub async fn create(&self, limits: Option<ResourceLimits>) -> Result<Sandbox, BenchError> {
        let request = CreateSandbox {
            app_id: AppId::new(),
            limits,
            lease_seconds: LEASE_SECONDS,
            image: None,
            network_mode: None,
            security_options: None,
            egress: Vec::new(),
        };
        Ok(self.client.create(&request, &Uuid::now_v7().to_string()).await?)
    }

    pub async fn delete(&self, id: SandboxId) -> Result<(), BenchError> {
        Ok(self.client.delete(id).await?)
    }

    pub fn note(&self, text: &str) {
        if self.progress {
            tell(text);
        }
    }

    /// The end of the service's log, on standard error.
    pub fn tell_log(&self) {
        let log = fs::read_to_string(self.dir.0.join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        for line in &lines[lines.len().saturating_sub(TOLD_LINES)..] {
            tell(line);
        }
    }

    /// Ends the service and removes all containers of this measurement.
    pub async fn strike(mut self) -> Result<(), BenchError> {
        self.note("removing the containers");
        // SIGKILL, in the middle of whatever it does: it has nothing to hand over.
        self.service.kill().await.map_err(|source| BenchError::Io { what: "ending the service", source })?;
        let mut quiet = 0;
        for _ in 0..MOST_LOOKS {
            let mut removed = 0;
            for node in [NODE, FLOOR] {
                removed += purge::purge(&*self.driver, &self.installation, node).await?;
            }
            quiet = if removed == 0 { quiet + 1 } else { 0 };
            if quiet == QUIET_LOOKS {
                return Ok(());
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
        Err(BenchError::Patience { what: "all containers are removed", within: BETWEEN_LOOKS * MOST_LOOKS as u32 })
    }
}

/// Asks again and again until it holds.
pub async fn until(what: &'static str, within: Duration, holds: impl AsyncFn() -> bool) -> Result<(), BenchError> {
    let started = Instant::now();
    while !holds().await {
        if started.elapsed() > within {
            return Err(BenchError::Patience { what, within });
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
    Ok(())
}

/// `setpriv` (util-linux) ties its life to ours: killed as we may be, no service goes on filling its pool.
fn start(variables: &[(&str, String)], file: Option<&Path>, log: &Path) -> Result<Child, BenchError> {
    let started = || -> io::Result<Child> {
        let mut command = Command::new("setpriv");
        command.args(["--pdeathsig", "KILL", "--"]).arg(std::env::current_exe()?);
        if let Some(file) = file {
            command.arg("--config").arg(file);
        }
        command
            .envs(variables.iter().map(|(key, value)| (format!("ISEKAI_SANDBOX__{key}"), value)))
            .env("ISEKAI_TELEMETRY__LOG_FILTER", "warn")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(File::create(log)?)
            // A Ctrl-C at the terminal is for us.
            .process_group(0)
            .kill_on_drop(true);
        command.spawn()
    };
    started().map_err(|source| BenchError::Io { what: "starting the service", source })
}

/// A reader that went away is not an error of ours.
fn tell(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

fn free_port() -> Result<u16, BenchError> {
    let bound = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    Ok(bound.map_err(|source| BenchError::Io { what: "finding a free port", source })?.port())
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// A directory that only we can read, gone with this.
struct Scratch(PathBuf);

impl Scratch {
    fn make(name: &str) -> Result<Self, BenchError> {
        let path = std::env::temp_dir().join(format!("isekai-{name}"));
        let made = DirBuilder::new().mode(0o700).create(&path);
        made.map_err(|source| BenchError::Io { what: "making a directory for the service's state", source })?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // The service that writes into it is dead by then.
        let _ = fs::remove_dir_all(&self.0);
    }
}
