//! An app that is a process with a port of its own.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};

use super::{App, State};
use crate::failure::Failure;
use crate::logs::{Level, Source, collect};
use crate::process::{Child, Exit, Pressure, Role, Task};
use crate::workspace::DATA_DIR;
use isekai_channel::agent_api::DATA_DIR_ENV;

/// Until the port answers.
const START_TIMEOUT: Duration = Duration::from_secs(60);
const CONNECT_TIMEOUT: Duration = Duration::from_millis(500);
const PAUSE: Duration = Duration::from_millis(20);

impl App {
    pub(super) async fn run(self: &Rc<Self>, command: &[String], port: u16) -> Result<(), Failure> {
        let (program, arguments) =
            command.split_first().ok_or_else(|| Failure::Invalid("the command is empty".to_owned()))?;
        if port < 1024 {
            return Err(Failure::Invalid("the port must be 1024 or above".to_owned()));
        }
        let mut command = Command::new(program);
        command.args(arguments).env("PORT", port.to_string()).env("HOST", "127.0.0.1");
        command.env(DATA_DIR_ENV, self.workspace.path().join(DATA_DIR));
        if let Err(source) = self.workspace.make_folder(DATA_DIR) {
            return Err(Failure::file("make", DATA_DIR, source));
        }
        let child = self.children.spawn(&mut command, self.workspace.path(), Role::App).map_err(|source| {
            self.state.replace(State::Failed);
            match source.kind() {
                io::ErrorKind::ArgumentListTooLong => {
                    Failure::TooLarge("the command is larger than the kernel takes".to_owned())
                }
                _ => Failure::Invalid(format!("cannot run `{program}`: {source}")),
            }
        })?;
        let Child { task, stdout, stderr, exit, .. } = child;
        collect(Rc::clone(&self.logs), stdout, Level::Info, Source::App);
        collect(Rc::clone(&self.logs), stderr, Level::Error, Source::App);
        self.state.replace(State::Starting(task.clone()));
        let (app, started) = (Rc::clone(self), task.clone());
        let before = Pressure::now();
        let watch = tokio::task::spawn_local(async move {
            if let Ok(exit) = exit.await {
                app.ended(&started, exit, before).await;
            }
        });
        match self.wait_for(&task, port).await {
            Ok(address) => {
                self.state.replace(State::Command { task, address });
                Ok(())
            }
            Err(failure) => {
                if !self.children.is_alive(&task) {
                    // It ended by itself: why is told before anything else is.
                    let _ = watch.await;
                }
                self.state.replace(State::Failed);
                self.children.kill(&task).await;
                Err(failure)
            }
        }
    }

    async fn wait_for(&self, task: &Task, port: u16) -> Result<SocketAddr, Failure> {
        let deadline = Instant::now() + START_TIMEOUT;
        while Instant::now() < deadline {
            for ip in [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)] {
                let address = SocketAddr::new(ip, port);
                if matches!(timeout(CONNECT_TIMEOUT, TcpStream::connect(address)).await, Ok(Ok(_))) {
                    return Ok(address);
                }
            }
            if !self.children.is_alive(task) {
                return Err(Failure::Conflict("the app ended before its port answered; see its log".to_owned()));
            }
            sleep(PAUSE).await;
        }
        Err(Failure::Timeout(format!("port {port} did not answer within {} s", START_TIMEOUT.as_secs())))
    }

    /// The app ended by itself, unless it is no longer the one that runs.
    async fn ended(&self, task: &Task, exit: Exit, before: Pressure) {
        let is_current = match &*self.state.borrow() {
            State::Starting(current) | State::Command { task: current, .. } => current.leader == task.leader,
            State::Stopped | State::Failed | State::Files { .. } => false,
        };
        if !is_current {
            return;
        }
        let now = Pressure::now();
        let why = match exit {
            _ if now.oom_kills > before.oom_kills => "out of memory".to_owned(),
            Exit { code: Some(code), .. } if now.pids_refused > before.pids_refused => {
                format!("exit code {code}, and the limit of processes was reached")
            }
            Exit { code: Some(code), .. } => format!("exit code {code}"),
            Exit { signal: Some(signal), .. } => format!("signal {signal}"),
            Exit { .. } => "unknown cause".to_owned(),
        };
        self.logs.push(Level::Error, Source::Agent, &format!("the app ended: {why}"));
        self.state.replace(State::Failed);
        self.children.kill(task).await;
    }
}

/// A connection to the app.
pub async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = timeout(CONNECT_TIMEOUT, TcpStream::connect(address)).await??;
    stream.set_nodelay(true)?;
    Ok(stream)
}
