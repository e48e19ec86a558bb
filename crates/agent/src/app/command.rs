//! An app that is a process with a port of its own. When it ends by itself it is started again, a few times in a row.

use std::cell::Cell;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::task::JoinHandle;
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
/// After the process is gone, until what it wrote is read. Something that outlived it may keep the pipes open.
const OUTPUT_TIMEOUT: Duration = Duration::from_millis(500);
/// Before each time that it is started again in a row.
const RESTART_PAUSES: [Duration; 5] = [
    Duration::from_millis(100),
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(10),
    Duration::from_secs(30),
];
/// One that ran for so long before it ended gets all these tries again.
const STEADY: Duration = Duration::from_secs(60);

/// What is run, and how often in a row it has been started again.
#[derive(Debug)]
pub(super) struct Server {
    program: String,
    arguments: Vec<String>,
    port: u16,
    restarts: Cell<usize>,
}

impl Server {
    pub(super) fn new(command: &[String], port: u16) -> Result<Rc<Self>, Failure> {
        let (program, arguments) =
            command.split_first().ok_or_else(|| Failure::Invalid("the command is empty".to_owned()))?;
        if port < 1024 {
            return Err(Failure::Invalid("the port must be 1024 or above".to_owned()));
        }
        let (program, arguments) = (program.clone(), arguments.to_vec());
        Ok(Rc::new(Self { program, arguments, port, restarts: Cell::new(0) }))
    }

    /// `None`: it is given up.
    fn next_pause(&self) -> Option<Duration> {
        let restarts = self.restarts.get();
        self.restarts.set(restarts + 1);
        RESTART_PAUSES.get(restarts).copied()
    }
}

impl App {
    /// Answers when its port does.
    pub(super) async fn run(self: &Rc<Self>, server: &Rc<Server>) -> Result<(), Failure> {
        let known = self.logs.last_seq();
        let Child { task, stdout, stderr, exit, .. } = self.spawn(server)?;
        let output = [
            collect(Rc::clone(&self.logs), stdout, Level::Info, Source::App),
            collect(Rc::clone(&self.logs), stderr, Level::Error, Source::App),
        ];
        self.state.replace(State::Starting(task.clone()));
        let (app, started, again) = (Rc::clone(self), task.clone(), Rc::clone(server));
        let before = Pressure::now();
        let watch = tokio::task::spawn_local(async move {
            let (begun, exit) = (Instant::now(), exit.await.ok()?);
            let was_serving = matches!(&*app.state.borrow(), State::Command { .. });
            let why = app.ended(&started, exit, before).await?;
            if was_serving {
                if begun.elapsed() >= STEADY {
                    again.restarts.set(0);
                }
                app.revive(again);
            }
            Some(why)
        });
        match self.wait_for(&task, server.port).await {
            Ok(address) => {
                self.state.replace(State::Command { task, address });
                Ok(())
            }
            Err(failure) => {
                // When it ended by itself: why is told before anything else is.
                let why = if self.children.is_alive(&task) { None } else { watch.await.ok().flatten() };
                self.state.replace(State::Failed);
                self.children.kill(&task).await;
                Err(failure.with(why, &self.last_words(known, output).await))
            }
        }
    }

    fn spawn(&self, server: &Server) -> Result<Child, Failure> {
        let mut command = Command::new(&server.program);
        command.args(&server.arguments).env("PORT", server.port.to_string()).env("HOST", "127.0.0.1");
        command.env(DATA_DIR_ENV, self.workspace.path().join(DATA_DIR));
        if let Err(source) = self.workspace.make_folder(DATA_DIR) {
            return Err(Failure::file("make", DATA_DIR, source));
        }
        if self.workspace.is_built() {
            self.workspace.show_built().map_err(|source| Failure::file("make", "dist", source))?;
        }
        self.children.spawn(&mut command, self.workspace.path(), Role::App).map_err(|source| {
            self.state.replace(State::Failed);
            match source.kind() {
                io::ErrorKind::ArgumentListTooLong => {
                    Failure::TooLarge("the command is larger than the kernel takes".to_owned())
                }
                _ => Failure::Invalid(format!("cannot run `{}`: {source}", server.program)),
            }
        })
    }

    async fn wait_for(&self, task: &Task, port: u16) -> Result<SocketAddr, NotStarted> {
        let deadline = Instant::now() + START_TIMEOUT;
        while Instant::now() < deadline {
            for ip in [IpAddr::V4(Ipv4Addr::LOCALHOST), IpAddr::V6(Ipv6Addr::LOCALHOST)] {
                let address = SocketAddr::new(ip, port);
                if matches!(timeout(CONNECT_TIMEOUT, TcpStream::connect(address)).await, Ok(Ok(_))) {
                    return Ok(address);
                }
            }
            if !self.children.is_alive(task) {
                return Err(NotStarted { port, in_time: true });
            }
            sleep(PAUSE).await;
        }
        Err(NotStarted { port, in_time: false })
    }

    /// The app ended by itself, unless it is no longer the one that runs. Answers why.
    async fn ended(&self, task: &Task, exit: Exit, before: Pressure) -> Option<String> {
        let is_current = match &*self.state.borrow() {
            State::Starting(current) | State::Command { task: current, .. } => current.leader == task.leader,
            State::Stopped | State::Failed | State::Down | State::Files { .. } => false,
        };
        if !is_current {
            return None;
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
        Some(why)
    }

    /// Starts it again, in a task of its own, unless somebody else starts or stops the app meanwhile.
    fn revive(self: &Rc<Self>, server: Rc<Server>) {
        let (app, turns) = (Rc::clone(self), self.turns.get());
        tokio::task::spawn_local(async move {
            while let Some(pause) = server.next_pause() {
                if app.turns.get() != turns {
                    return;
                }
                app.state.replace(State::Down);
                sleep(pause).await;
                let _turn = app.turn.lock().await;
                if app.turns.get() != turns {
                    return;
                }
                app.logs.push(Level::Info, Source::Agent, "the app is started again");
                match app.run(&server).await {
                    Ok(()) => return,
                    Err(failure) => app.logs.push(Level::Error, Source::Agent, &failure.to_string()),
                }
            }
            app.logs.push(Level::Error, Source::Agent, "the app is not started again: it ended too often in a row");
        });
    }

    /// The end of what it wrote since line `known`, for people to read; what it wrote as errors, if anything.
    async fn last_words(&self, known: u64, output: [JoinHandle<()>; 2]) -> String {
        let [stdout, stderr] = output;
        let _ = timeout(OUTPUT_TIMEOUT, async { tokio::join!(stdout, stderr) }).await;
        self.logs.last_words(known, Source::App)
    }
}

/// Its port did not answer in time, or the process ended before it did.
struct NotStarted {
    port: u16,
    in_time: bool,
}

impl NotStarted {
    fn with(self, why: Option<String>, output: &str) -> Failure {
        let Self { port, in_time } = self;
        let mut message = if in_time {
            let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
            format!("the app ended before its port answered{why}")
        } else {
            format!("port {port} did not answer within {} s", START_TIMEOUT.as_secs())
        };
        if !output.is_empty() {
            message.push_str(": ");
            message.push_str(output);
        }
        Failure::NotStarted { in_time, message }
    }
}

/// A connection to the app.
pub async fn connect(address: SocketAddr) -> io::Result<TcpStream> {
    let stream = timeout(CONNECT_TIMEOUT, TcpStream::connect(address)).await??;
    stream.set_nodelay(true)?;
    Ok(stream)
}
