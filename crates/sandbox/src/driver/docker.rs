//! Docker Engine, API 1.41 and later. The only module that knows bollard.

mod attach;
mod cgroup;
mod create;
mod error;
mod facts;
mod isolation;
mod plain;
#[cfg(feature = "weakened")]
mod weaken;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bollard::errors::Error;
use bollard::models::{
    ContainerInspectResponse, ContainerStateStatusEnum, ContainerSummary, ContainerSummaryStateEnum,
};
use bollard::query_parameters::{
    CreateContainerOptions, ListContainersOptions, RemoveContainerOptions, StatsOptions, StopContainerOptions,
};
use bollard::{API_DEFAULT_VERSION, Docker};
use futures::StreamExt;
use futures::future::BoxFuture;
use isekai_channel::sandbox_api::Priority;
use isekai_channel::sandbox_api::constraints::Isolation;

use super::{
    Attachment, ContainerSpec, ContainerState, Driver, DriverError, DriverResult, EngineFacts, Listed, RunState, Stats,
};
use crate::settings::ContainerLimits;

pub use self::isolation::isolation;
#[cfg(feature = "weakened")]
pub use self::weaken::{Surface, Weakness};

/// The engine starts containers one by one under load: longer than any healthy call takes.
const CALL_TIMEOUT_SECONDS: u64 = 60;
/// Deciding whether the engine is there at all must not take that long.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// The agent ends its children and itself within 2 s of SIGTERM.
const STOP_SECONDS: i32 = 3;

pub struct DockerDriver {
    /// `unix:///var/run/docker.sock`, or `tcp://` for an engine on a trusted link.
    host: String,
    connected: Mutex<Option<Connected>>,
    /// Where the kernel counts the processor time of containers that were asked for.
    cpu_files: Mutex<HashMap<String, PathBuf>>,
    #[cfg(feature = "weakened")]
    weakness: Option<Weakness>,
}

#[derive(Clone)]
struct Connected {
    docker: Docker,
    apparmor: bool,
    cpus: u32,
}

impl DockerDriver {
    /// Connects on first use, so that an engine that is down does not keep the service from starting.
    pub fn new(host: impl Into<String>) -> Self {
        Self {
            host: host.into(),
            connected: Mutex::new(None),
            cpu_files: Mutex::default(),
            #[cfg(feature = "weakened")]
            weakness: None,
        }
    }

    /// Makes containers that lack one hardening, for tests that prove that others would notice.
    #[cfg(feature = "weakened")]
    pub fn weakened(host: impl Into<String>, weakness: Weakness) -> Self {
        Self { weakness: Some(weakness), ..Self::new(host) }
    }

    async fn docker(&self) -> DriverResult<Docker> {
        Ok(self.connected().await?.docker)
    }

    async fn connected(&self) -> DriverResult<Connected> {
        if let Some(known) = self.known().clone() {
            return Ok(known);
        }
        let fresh = connect(&self.host)?;
        let connecting = async {
            let docker = fresh.negotiate_version().await?;
            let info = docker.info().await?;
            Ok(Connected { apparmor: facts::has_apparmor(&info), cpus: facts::cpus(&info), docker })
        };
        let connected = in_time(connecting).await?;
        *self.known() = Some(connected.clone());
        Ok(connected)
    }

    fn cpu_files(&self) -> MutexGuard<'_, HashMap<String, PathBuf>> {
        self.cpu_files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self) -> MutexGuard<'_, Option<Connected>> {
        self.connected.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

async fn in_time<T>(answer: impl Future<Output = Result<T, Error>>) -> DriverResult<T> {
    match tokio::time::timeout(CONNECT_TIMEOUT, answer).await {
        Ok(answer) => answer.map_err(error::translate),
        Err(elapsed) => Err(DriverError::Unavailable(Box::new(elapsed))),
    }
}

fn connect(host: &str) -> DriverResult<Docker> {
    let docker = match host.strip_prefix("unix://") {
        Some(path) => Docker::connect_with_unix(path, CALL_TIMEOUT_SECONDS, API_DEFAULT_VERSION),
        None => Docker::connect_with_http(host, CALL_TIMEOUT_SECONDS, API_DEFAULT_VERSION),
    };
    docker.map_err(error::translate)
}

impl Driver for DockerDriver {
    fn info(&self) -> BoxFuture<'_, DriverResult<EngineFacts>> {
        Box::pin(async move {
            let docker = self.docker().await?;
            let (info, version) = in_time(async { tokio::try_join!(docker.info(), docker.version()) }).await?;
            Ok(facts::read(info, version))
        })
    }

    fn image_digest<'a>(&'a self, reference: &'a str) -> BoxFuture<'a, DriverResult<String>> {
        Box::pin(async move {
            let image = self.docker().await?.inspect_image(reference).await.map_err(error::translate)?;
            image.id.ok_or(DriverError::NotFound)
        })
    }

    fn create<'a>(&'a self, spec: &'a ContainerSpec) -> BoxFuture<'a, DriverResult<String>> {
        Box::pin(async move {
            let Connected { docker, apparmor, cpus } = self.connected().await?;
            let options = CreateContainerOptions { name: Some(spec.name.clone()), platform: String::new() };
            let body = create::body(spec, apparmor, cpus);
            #[cfg(feature = "weakened")]
            let body = self.weakness.iter().fold(body, |body, weakness| weaken::apply(body, *weakness));
            Ok(docker.create_container(Some(options), body).await.map_err(error::translate)?.id)
        })
    }

    fn start<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move { self.docker().await?.start_container(id, None).await.map_err(error::translate) })
    }

    fn attach<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Attachment>> {
        Box::pin(async move { attach::attach(&self.docker().await?, id).await })
    }

    fn inspect<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<ContainerState>> {
        Box::pin(async move {
            let answer = self.docker().await?.inspect_container(id, None).await.map_err(error::translate)?;
            let state = answer.state.ok_or(DriverError::NotFound)?;
            let run = match state.status {
                Some(ContainerStateStatusEnum::RUNNING | ContainerStateStatusEnum::STOPPING) => RunState::Running,
                Some(ContainerStateStatusEnum::PAUSED) => RunState::Paused,
                Some(ContainerStateStatusEnum::CREATED) => RunState::Created,
                // Somebody has it removed: killing it is the first step of that, and nobody asks how it ended.
                Some(ContainerStateStatusEnum::REMOVING | ContainerStateStatusEnum::DEAD) => {
                    return Err(DriverError::NotFound);
                }
                _ => RunState::Ended,
            };
            Ok(ContainerState { run, exit_code: state.exit_code, oom_killed: state.oom_killed.unwrap_or(false) })
        })
    }

    fn stats<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Stats>> {
        Box::pin(async move {
            let docker = self.docker().await?;
            let options = StatsOptions { stream: false, one_shot: true };
            let mut answers = Box::pin(docker.stats(id, Some(options)));
            let (answer, inspected) = tokio::join!(answers.next(), docker.inspect_container(id, None));
            let stats = answer.ok_or(DriverError::NotFound)?.map_err(error::translate)?;
            let oom_kills = match first_process(inspected.map_err(error::translate)?) {
                Some(pid) => cgroup::oom_kills(pid).await.unwrap_or(0),
                None => 0,
            };
            Ok(facts::stats(stats, oom_kills))
        })
    }

    fn cpu_seconds<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Option<f64>>> {
        Box::pin(async move {
            let known = self.cpu_files().get(id).cloned();
            let file = match known {
                Some(file) => file,
                None => {
                    let inspected = self.docker().await?.inspect_container(id, None).await.map_err(error::translate)?;
                    let file = match first_process(inspected) {
                        Some(pid) => cgroup::cpu_file(pid).await,
                        None => None,
                    };
                    let Some(file) = file else { return Ok(None) };
                    self.cpu_files().insert(id.to_owned(), file.clone());
                    file
                }
            };
            let seconds = cgroup::cpu_seconds(&file).await;
            if seconds.is_none() {
                self.cpu_files().remove(id);
            }
            Ok(seconds)
        })
    }

    fn update<'a>(
        &'a self,
        id: &'a str,
        limits: &'a ContainerLimits,
        priority: Priority,
    ) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move {
            let Connected { docker, cpus, .. } = self.connected().await?;
            let body = create::update(limits, priority, cpus);
            #[cfg(feature = "weakened")]
            let body = self.weakness.iter().fold(body, |body, weakness| weaken::apply_to_update(body, *weakness));
            docker.update_container(id, body).await.map_err(error::translate)
        })
    }

    fn pause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move { self.docker().await?.pause_container(id).await.map_err(error::translate) })
    }

    fn unpause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move { self.docker().await?.unpause_container(id).await.map_err(error::translate) })
    }

    fn stop<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move {
            let options = StopContainerOptions { signal: None, t: Some(STOP_SECONDS) };
            self.docker().await?.stop_container(id, Some(options)).await.map_err(error::translate)
        })
    }

    fn remove<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move {
            self.cpu_files().remove(id);
            let options = RemoveContainerOptions { v: true, force: true, link: false };
            match self.docker().await?.remove_container(id, Some(options)).await {
                // 409: a removal of it is under way already.
                Err(Error::DockerResponseServerError { status_code: 404 | 409, .. }) => Ok(()),
                other => other.map_err(error::translate),
            }
        })
    }

    fn list<'a>(&'a self, labels: &'a [(&'a str, &'a str)]) -> BoxFuture<'a, DriverResult<Vec<Listed>>> {
        Box::pin(async move {
            let wanted = labels.iter().map(|(key, value)| format!("{key}={value}")).collect();
            let options = ListContainersOptions {
                all: true,
                filters: Some(HashMap::from([("label".to_owned(), wanted)])),
                ..Default::default()
            };
            let found = self.docker().await?.list_containers(Some(options)).await.map_err(error::translate)?;
            Ok(found.into_iter().filter_map(listed).collect())
        })
    }

    fn isolation(&self, limits: &ContainerLimits, runtime: Option<&str>, apparmor: bool) -> Isolation {
        isolation(limits, runtime, apparmor)
    }
}

/// In the host's numbering; none while it does not run.
fn first_process(inspected: ContainerInspectResponse) -> Option<i64> {
    inspected.state.and_then(|state| state.pid).filter(|pid| *pid > 0)
}

fn listed(summary: ContainerSummary) -> Option<Listed> {
    let run = match summary.state? {
        ContainerSummaryStateEnum::RUNNING | ContainerSummaryStateEnum::STOPPING => RunState::Running,
        ContainerSummaryStateEnum::PAUSED => RunState::Paused,
        ContainerSummaryStateEnum::CREATED => RunState::Created,
        _ => RunState::Ended,
    };
    Some(Listed { id: summary.id?, labels: summary.labels.unwrap_or_default().into_iter().collect(), run })
}
