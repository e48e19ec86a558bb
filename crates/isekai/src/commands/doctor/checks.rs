//! What is asked, and what to do when the answer is bad.

use std::error::Error;
use std::path::Path;

use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::SandboxHealth;
use isekai_planner::client::PlannerClient;
use isekai_platform::Config;
use isekai_platform::health::{Check, HealthStatus};
use isekai_platform::telemetry::cause_chain;
use isekai_store::{Store, cache::Cache, privileges};
use nix::sys::statvfs::statvfs;
use tokio::net::UnixStream;

const MIB: u64 = 1024 * 1024;
/// With less, PostgreSQL and the engine are the next to fail.
const LOW_BYTES: u64 = 1024 * MIB;

pub struct Report {
    pub findings: Vec<Finding>,
    /// When sandboxd answers.
    pub sandboxes: Option<SandboxHealth>,
}

pub struct Finding {
    pub check: Check,
    /// What to do when it failed.
    pub remedy: &'static str,
}

impl Report {
    /// As bad as the worst of its checks.
    pub fn status(&self) -> HealthStatus {
        self.findings.iter().map(|finding| finding.check.status).max().unwrap_or(HealthStatus::Ok)
    }
}

pub async fn run(config: &Config) -> Report {
    let mut findings = vec![
        Finding {
            check: Check::run("PostgreSQL", false, postgres(config)).await,
            remedy: "start PostgreSQL, or set postgres.url; of `isekai up` see log/postgres.log in the data directory",
        },
        Finding {
            check: Check::run("audit log", true, append_only(config)).await,
            remedy: "set postgres.owner_url to another role than that of postgres.url and run `isekai migrate up`: the role of the \
                     services must not own the tables",
        },
        Finding {
            check: Check::run("Redis", true, redis(config)).await,
            remedy: "start Redis and set redis.url; without it everything works, with less to see while text is written",
        },
        Finding {
            check: Check::run("planner", false, planner(config)).await,
            remedy: "start `isekai planner`, or set planner.url and serve.tls; of `isekai up` see log/planner.log",
        },
    ];
    let mut sandboxes = None;
    let check = Check::run("sandboxd", false, async {
        sandboxes = Some(sandboxd(config).await?);
        Ok::<(), String>(())
    })
    .await;
    let remedy = "start isekai-sandboxd, or set sandbox.url and serve.tls; of `isekai up` see log/sandboxd.log";
    findings.push(Finding { check, remedy });
    // One that answers has looked at the engine itself, and may open what we may not.
    if sandboxes.is_none()
        && let Some(socket) = config.sandbox.docker_host.strip_prefix("unix://")
    {
        findings.push(Finding {
            check: Check::run("Docker socket", true, docker(socket)).await,
            remedy: "start Docker Engine, or set sandbox.docker_host; sandboxd's user must be in the socket's group",
        });
    }
    findings.push(Finding {
        check: Check::run("disk", true, async { enough_space(data_dir(config), LOW_BYTES) }).await,
        remedy: "free some space: delete apps, run `docker image prune`, or move the data directory",
    });
    Report { findings, sandboxes }
}

async fn postgres(config: &Config) -> Result<(), String> {
    let store = Store::connect(&config.postgres).await.map_err(chain)?;
    store.ping().await.map(drop).map_err(chain)
}

/// Whoever gets hold of a service must not be able to change what it has recorded.
async fn append_only(config: &Config) -> Result<(), String> {
    let store = Store::connect(&config.postgres).await.map_err(chain)?;
    match privileges::can_rewrite_history(&store).await.map_err(chain)? {
        false => Ok(()),
        true => Err("the services can change and remove its rows".to_owned()),
    }
}

async fn redis(config: &Config) -> Result<(), String> {
    if config.redis.url.is_empty() {
        return Err("not configured; text appears file by file while it is written".to_owned());
    }
    Cache::connect(Some(&config.redis)).ping().await.map(drop).map_err(chain)
}

async fn planner(config: &Config) -> Result<(), String> {
    let client = PlannerClient::new(&config.planner.url, config.serve.tls.as_ref()).map_err(chain)?;
    client.health().await.map_err(chain)
}

async fn sandboxd(config: &Config) -> Result<SandboxHealth, String> {
    let client = SandboxClient::new(&config.sandbox.url, config.serve.tls.clone()).map_err(chain)?;
    client.health().await.map_err(chain)
}

/// Only whether it opens: what is behind it is sandboxd's to ask.
async fn docker(socket: &str) -> Result<(), String> {
    UnixStream::connect(socket).await.map(drop).map_err(|error| format!("cannot open {socket}: {error}"))
}

/// sandboxd's state is a folder of it.
fn data_dir(config: &Config) -> &Path {
    config.sandbox.state_dir.parent().unwrap_or(&config.sandbox.state_dir)
}

fn enough_space(dir: &Path, low_bytes: u64) -> Result<(), String> {
    // Before the first start it is not there yet; it will be on the disk of the folder around it.
    let there = dir.ancestors().find(|dir| dir.exists()).unwrap_or(Path::new("."));
    let space = statvfs(there).map_err(|error| format!("cannot look at {}: {error}", there.display()))?;
    let free_bytes = space.blocks_available().saturating_mul(space.fragment_size());
    if free_bytes >= low_bytes {
        return Ok(());
    }
    Err(format!("{} MiB are free in {}", free_bytes / MIB, there.display()))
}

fn chain<E: Error + 'static>(error: E) -> String {
    cause_chain(&error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_named_and_a_missing_folder_is_looked_for_further_up() {
        let dir = tempfile::tempdir().unwrap();
        let missing = dir.path().join("not/there");
        assert_eq!(enough_space(&missing, 0), Ok(()));
        let message = enough_space(&missing, u64::MAX).unwrap_err();
        assert!(message.ends_with(&format!(" MiB are free in {}", dir.path().display())), "{message}");
        assert_eq!(enough_space(Path::new("var"), 0), Ok(()));
    }

    #[tokio::test]
    async fn a_socket_that_is_not_there_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let socket = dir.path().join("docker.sock");
        let message = docker(socket.to_str().unwrap()).await.unwrap_err();
        assert!(message.starts_with(&format!("cannot open {}: ", socket.display())), "{message}");
    }
}
