//! Children that are started again when they end, and stopped in order.

use std::process::ExitStatus;
use std::time::Duration;

use anyhow::bail;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::process::Child;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::account::{Accounts, docker_group};
use super::layout::Layout;
use super::process::Spawn;
use super::settings::Files;
use crate::output;

/// How a child is asked to end, and how long it may take before it is killed.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    pub signal: Signal,
    pub patience: Duration,
}

pub struct Supervisor {
    layout: Layout,
    shutdown: CancellationToken,
    /// Roles are then killed and not waited for; databases and the engine keep their time.
    hurry: CancellationToken,
    /// In the order of their start.
    services: Vec<Managed>,
    roles: Vec<Managed>,
    ends: (mpsc::UnboundedSender<Ended>, mpsc::UnboundedReceiver<Ended>),
}

struct Managed {
    stop: CancellationToken,
    task: JoinHandle<()>,
}

struct Ended {
    name: &'static str,
    status: ExitStatus,
}

const FIRST_WAIT: Duration = Duration::from_millis(200);
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// A child that lived for so long had a good start.
const GOOD_START: Duration = Duration::from_secs(30);

impl Supervisor {
    pub fn new(layout: Layout, shutdown: CancellationToken, hurry: CancellationToken) -> Self {
        Self { layout, shutdown, hurry, services: Vec::new(), roles: Vec::new(), ends: mpsc::unbounded_channel() }
    }

    /// A program that is not ours.
    pub fn service(&mut self, name: &'static str, spawn: Spawn, stop: Stop) -> anyhow::Result<()> {
        let managed = self.manage(name, spawn, stop, CancellationToken::new())?;
        self.services.push(managed);
        Ok(())
    }

    pub fn role(&mut self, role: &'static str, files: &Files, accounts: &Accounts) -> anyhow::Result<()> {
        let file = files.of(role).to_string_lossy().into_owned();
        let (program, arguments) = match role {
            "sandboxd" => ("isekai-sandboxd", vec!["--config".to_owned(), file]),
            _ => ("isekai", vec![role.to_owned(), "--config".to_owned(), file]),
        };
        let spawn = Spawn {
            program: self.layout.bin.join(program),
            arguments,
            account: accounts.of(role),
            group: (role == "sandboxd").then(|| docker_group(&files.docker_socket)).flatten(),
            log: self.layout.logs.join(format!("{role}.log")),
            environment: vec![],
        };
        let stop = Stop { signal: Signal::SIGTERM, patience: Duration::from_secs(25) };
        let managed = self.manage(role, spawn, stop, self.hurry.clone())?;
        self.roles.push(managed);
        Ok(())
    }

    fn manage(
        &self,
        name: &'static str,
        spawn: Spawn,
        stop: Stop,
        hurry: CancellationToken,
    ) -> anyhow::Result<Managed> {
        let first = spawn.start()?;
        let token = CancellationToken::new();
        let task = tokio::spawn(keep(name, spawn, first, stop, token.clone(), hurry, self.ends.0.clone()));
        Ok(Managed { stop: token, task })
    }

    /// During the start, a child that ends or a signal to stop ends the wait.
    pub async fn unless_a_child_ends<T>(&mut self, wait: impl Future<Output = T>) -> anyhow::Result<T> {
        tokio::select! {
            value = wait => Ok(value),
            Some(ended) = self.ends.1.recv() => bail!("{} ended during the start ({}); see {}.log", ended.name, ended.status, ended.name),
            () = self.shutdown.cancelled() => bail!("stopped during the start"),
        }
    }

    /// Until the signal to stop: tells of children that had to be started again.
    pub async fn watch(&mut self) -> anyhow::Result<()> {
        loop {
            tokio::select! {
                Some(ended) = self.ends.1.recv() => {
                    output::note(format!("{} ended ({}) and is started again; see {}", ended.name, ended.status,
                        self.layout.logs.join(format!("{}.log", ended.name)).display()));
                }
                () = self.shutdown.cancelled() => return Ok(()),
            }
        }
    }

    pub async fn stop_roles(&mut self) {
        // Whoever calls ends before whoever is called.
        stop_all(&mut self.roles).await;
    }

    pub async fn stop_rest(&mut self) {
        stop_all(&mut self.services).await;
    }
}

async fn stop_all(managed: &mut Vec<Managed>) {
    for child in managed.drain(..).rev() {
        child.stop.cancel();
        if let Err(error) = child.task.await {
            output::note(format!("a child's keeper failed: {error}"));
        }
    }
}

async fn keep(
    name: &'static str,
    spawn: Spawn,
    first: Child,
    stop: Stop,
    token: CancellationToken,
    hurry: CancellationToken,
    ends: mpsc::UnboundedSender<Ended>,
) {
    let mut child = first;
    let mut wait = FIRST_WAIT;
    loop {
        let started = tokio::time::Instant::now();
        let ended = tokio::select! {
            ended = child.wait() => ended,
            () = token.cancelled() => return end(&mut child, stop, &hurry).await,
        };
        if let Ok(status) = ended {
            // Nobody listens once the start has failed.
            let _ = ends.send(Ended { name, status });
        }
        wait = if started.elapsed() >= GOOD_START { FIRST_WAIT } else { (wait * 2).min(LONGEST_WAIT) };
        child = loop {
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                () = token.cancelled() => return,
            }
            match spawn.start() {
                Ok(child) => break child,
                Err(error) => output::note(format!("cannot start {name} again: {error:#}")),
            }
        };
    }
}

async fn end(child: &mut Child, stop: Stop, hurry: &CancellationToken) {
    let Some(pid) = child.id().and_then(|id| i32::try_from(id).ok()) else { return };
    // It may have ended by itself just now.
    let _ = kill(Pid::from_raw(pid), stop.signal);
    let ended = tokio::select! {
        ended = tokio::time::timeout(stop.patience, child.wait()) => ended.is_ok(),
        () = hurry.cancelled() => false,
    };
    if !ended {
        let _ = child.kill().await;
    }
}
