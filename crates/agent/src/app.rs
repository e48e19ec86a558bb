//! `POST /v1/start`, `POST /v1/stop`, and what the app is doing.

mod command;

use std::cell::{Cell, RefCell};
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::Duration;

use hyper::body::Incoming;
use isekai_channel::SafePath;
use isekai_channel::agent_api::{AppState, Start};
use nix::sys::signal::Signal;
use tokio::sync::Mutex;

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, no_content, read_json};
use crate::logs::{Level, Logs, Source};
use crate::process::{Children, Task};
use crate::workspace::{BUILT_DIR, Workspace};

use command::Server;
pub use command::connect;

const STOP_GRACE: Duration = Duration::from_secs(2);

#[derive(Debug)]
pub struct App {
    workspace: Rc<Workspace>,
    children: Rc<Children>,
    logs: Rc<Logs>,
    state: RefCell<State>,
    /// Held while the app starts or stops.
    turn: Mutex<()>,
    /// How often somebody asked for that.
    turns: Cell<u64>,
}

#[derive(Debug, Clone)]
enum State {
    Stopped,
    Failed,
    Starting(Task),
    /// It ended by itself and is about to be started again.
    Down,
    Files {
        root: String,
    },
    Command {
        task: Task,
        address: SocketAddr,
    },
}

/// Where preview requests go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Served {
    /// A folder below the workspace; `""` is the workspace.
    Files {
        root: String,
    },
    Port(SocketAddr),
    Nothing,
}

/// Answers when the app answers.
pub async fn start(agent: &Agent, body: Incoming) -> Result<Reply, Failure> {
    let request: Start = read_json(body).await?;
    let app = Rc::clone(&agent.app);
    // In a task of its own: a caller who goes away must not leave the app half started.
    let task = tokio::task::spawn_local(async move { app.start(request).await });
    task.await.unwrap_or_else(|_| Err(Failure::Unavailable("the start was interrupted".to_owned())))?;
    Ok(no_content())
}

pub async fn stop(agent: &Agent) -> Result<Reply, Failure> {
    let app = Rc::clone(&agent.app);
    let task = tokio::task::spawn_local(async move {
        let _turn = app.turn.lock().await;
        app.end().await;
    });
    task.await.map_err(|_| Failure::Unavailable("the stop was interrupted".to_owned()))?;
    Ok(no_content())
}

impl App {
    pub fn new(workspace: Rc<Workspace>, children: Rc<Children>, logs: Rc<Logs>) -> Rc<Self> {
        Rc::new(Self {
            workspace,
            children,
            logs,
            state: RefCell::new(State::Stopped),
            turn: Mutex::new(()),
            turns: Cell::new(0),
        })
    }

    pub fn state(&self) -> AppState {
        match &*self.state.borrow() {
            State::Stopped => AppState::Stopped,
            State::Failed => AppState::Failed,
            State::Starting(_) | State::Down => AppState::Starting,
            State::Files { .. } | State::Command { .. } => AppState::Serving,
        }
    }

    pub fn served(&self) -> Served {
        match &*self.state.borrow() {
            State::Files { root } => Served::Files { root: root.clone() },
            State::Command { address, .. } => Served::Port(*address),
            State::Stopped | State::Failed | State::Down | State::Starting(_) => Served::Nothing,
        }
    }

    async fn start(self: &Rc<Self>, request: Start) -> Result<(), Failure> {
        let _turn = self.turn.lock().await;
        self.end().await;
        match request {
            Start::Static { root } => self.serve_files(&root),
            Start::Command { command, port } => self.run(&Server::new(&command, port)?).await,
        }
    }

    fn serve_files(&self, root: &str) -> Result<(), Failure> {
        let root = folder(root)?;
        let index = crate::preview::below(&root, "index.html");
        self.workspace.file(&index).map_err(|error| Failure::file("serve", &index, error))?;
        *self.state.borrow_mut() = State::Files { root };
        Ok(())
    }

    /// All that the app runs stands still until the guard goes; nothing to do where there are only files.
    pub fn freeze(self: &Rc<Self>) -> Frozen {
        let task = match &*self.state.borrow() {
            State::Starting(task) | State::Command { task, .. } => Some(task.clone()),
            State::Stopped | State::Failed | State::Down | State::Files { .. } => None,
        };
        if let Some(task) = &task {
            self.children.signal(task, Signal::SIGSTOP);
        }
        Frozen { app: Rc::clone(self), task }
    }

    async fn end(&self) {
        self.turns.set(self.turns.get() + 1);
        let state = self.state.replace(State::Stopped);
        if let State::Starting(task) | State::Command { task, .. } = state {
            self.children.end(&task, STOP_GRACE).await;
            self.logs.push(Level::Info, Source::Agent, "the app was stopped");
        }
    }
}

pub struct Frozen {
    app: Rc<App>,
    task: Option<Task>,
}

impl Drop for Frozen {
    fn drop(&mut self) {
        if let Some(task) = &self.task {
            self.app.children.signal(task, Signal::SIGCONT);
        }
    }
}

/// `dist` is where the builder writes, `.` the workspace; anything else is a folder of the project.
fn folder(root: &str) -> Result<String, Failure> {
    match root {
        "dist" => Ok(BUILT_DIR.to_owned()),
        "." => Ok(String::new()),
        other => match SafePath::parse(other) {
            Ok(path) => Ok(path.into()),
            Err(source) => Err(Failure::Path { path: other.chars().take(100).collect(), source }),
        },
    }
}
