//! The compiler process: warm before the first request when it is to be, one request at a time, ended when it hangs or idles, and
//! started again when it is needed.

mod process;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use isekai_channel::agent_api::BuilderState;
use serde::de::DeserializeOwned;
use tokio::sync::{Mutex, Semaphore};
use tokio::time::{Instant, timeout};

use crate::config::BuilderConfig;
use crate::failure::Failure;
use crate::logs::{Level, Logs, Source};
use crate::process::{Children, Pressure, Task};
use crate::workspace::Workspace;

pub use process::Operation;
use process::Process;

const READY_TIMEOUT: Duration = Duration::from_secs(60);
/// Requests that wait for their turn.
const MAX_WAITING: usize = 16;
const IDLE_CHECK: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub struct Builder {
    config: BuilderConfig,
    workspace: Rc<Workspace>,
    children: Rc<Children>,
    logs: Rc<Logs>,
    /// Held during a request.
    process: Mutex<Option<Process>>,
    task: RefCell<Option<Task>>,
    starting: Cell<bool>,
    waiting: Semaphore,
    /// Idling begins with the first use: a container in the pool waits with a warm builder as long as it takes.
    last_use: Cell<Option<Instant>>,
}

impl Builder {
    pub fn new(config: BuilderConfig, workspace: Rc<Workspace>, children: Rc<Children>, logs: Rc<Logs>) -> Rc<Self> {
        Rc::new(Self {
            config,
            workspace,
            children,
            logs,
            process: Mutex::new(None),
            task: RefCell::new(None),
            starting: Cell::new(false),
            waiting: Semaphore::new(MAX_WAITING),
            last_use: Cell::new(None),
        })
    }

    pub fn begin(self: &Rc<Self>) {
        if self.config.keep_warm && self.exists() {
            self.warm_up();
        }
        if let Some(idle) = self.config.idle {
            tokio::task::spawn_local(Rc::clone(self).end_when_idle(idle));
        }
    }

    /// Whether this image has a builder at all.
    pub fn exists(&self) -> bool {
        self.config.node.is_file() && self.config.main.is_file()
    }

    pub fn state(&self) -> BuilderState {
        let alive = self.task.borrow().as_ref().is_some_and(|task| self.children.is_alive(task));
        match (self.starting.get(), alive) {
            (true, _) => BuilderState::Starting,
            (false, true) => BuilderState::Warm,
            (false, false) if self.exists() => BuilderState::Stopped,
            (false, false) => BuilderState::None,
        }
    }

    /// Somebody works on the project.
    pub fn keep_for_now(&self) {
        self.last_use.set(Some(Instant::now()));
    }

    /// Asks the builder, which is started if need be. A request that takes longer than its time ends the builder.
    pub async fn request<T>(self: &Rc<Self>, operation: Operation) -> Result<T, Failure>
    where
        T: DeserializeOwned + 'static,
    {
        let _place = self.waiting.try_acquire().map_err(|_| Failure::Busy("builds"))?;
        let builder = Rc::clone(self);
        // In a task of its own: a caller who goes away must not leave half a line in the builder's input.
        let task = tokio::task::spawn_local(async move { builder.perform(&operation).await });
        task.await.unwrap_or_else(|_| Err(Failure::Unavailable("the builder was interrupted".to_owned())))
    }

    async fn perform<T: DeserializeOwned>(self: &Rc<Self>, operation: &Operation) -> Result<T, Failure> {
        let mut slot = self.process.lock().await;
        let process = self.started(&mut slot).await?;
        let before = Pressure::now();
        let limit = self.config.timeout;
        let outcome = timeout(limit, process.request(operation)).await;
        self.keep_for_now();
        let failure = match outcome {
            Ok(Ok(answer)) => return Ok(answer),
            Ok(Err(_)) if Pressure::now().oom_kills > before.oom_kills => {
                Failure::Unavailable("the builder ran out of memory".to_owned())
            }
            Ok(Err(error)) => Failure::Unavailable(format!("the builder ended: {error}")),
            Err(_) => Failure::Timeout(format!("the builder did not answer within {} s", limit.as_secs())),
        };
        self.end(&mut slot).await;
        self.warm_up();
        Err(failure)
    }

    fn warm_up(self: &Rc<Self>) {
        let builder = Rc::clone(self);
        tokio::task::spawn_local(async move {
            let mut slot = builder.process.lock().await;
            if let Err(failure) = builder.warm(&mut slot).await {
                builder.logs.push(Level::Error, Source::Agent, &failure.to_string());
            }
        });
    }

    /// One that dies as it starts, as it may on a machine that is overloaded, gets a second chance.
    async fn started<'a>(&self, slot: &'a mut Option<Process>) -> Result<&'a mut Process, Failure> {
        if let Err(failure) = self.warm(slot).await {
            self.logs.push(Level::Warn, Source::Agent, &format!("{failure}; trying once more"));
        }
        self.warm(slot).await
    }

    async fn warm<'a>(&self, slot: &'a mut Option<Process>) -> Result<&'a mut Process, Failure> {
        if slot.as_ref().is_some_and(|process| !self.children.is_alive(&process.task)) {
            self.end(slot).await;
        }
        let process = match slot.take() {
            Some(process) => process,
            None => {
                self.starting.set(true);
                let started = self.start().await;
                self.starting.set(false);
                started?
            }
        };
        Ok(slot.insert(process))
    }

    async fn start(&self) -> Result<Process, Failure> {
        if !self.exists() {
            return Err(Failure::Unavailable("this image has no builder".to_owned()));
        }
        let failure = |error| Failure::Io { action: "start the builder".to_owned(), source: error };
        let before = Pressure::now();
        let mut process =
            Process::spawn(&self.config, self.workspace.path(), &self.children, &self.logs).map_err(failure)?;
        *self.task.borrow_mut() = Some(process.task.clone());
        let ready = timeout(READY_TIMEOUT, process.ready()).await;
        let outcome = match ready {
            Ok(Ok(())) => return Ok(process),
            Ok(Err(_)) if Pressure::now().oom_kills > before.oom_kills => {
                Failure::Unavailable("the builder ran out of memory as it started".to_owned())
            }
            Ok(Err(error)) => Failure::Unavailable(format!("the builder ended before it was ready: {error}")),
            Err(_) => Failure::Timeout(format!("the builder was not ready within {} s", READY_TIMEOUT.as_secs())),
        };
        self.children.kill(&process.task).await;
        Err(outcome)
    }

    async fn end(&self, slot: &mut Option<Process>) {
        if let Some(process) = slot.take() {
            self.children.kill(&process.task).await;
        }
        *self.task.borrow_mut() = None;
    }

    async fn end_when_idle(self: Rc<Self>, idle: Duration) {
        loop {
            tokio::time::sleep(idle.min(IDLE_CHECK)).await;
            let is_idle = self.last_use.get().is_some_and(|last| last.elapsed() >= idle);
            // Without the lock a request is running.
            if is_idle && let Ok(mut slot) = self.process.try_lock() {
                self.end(&mut slot).await;
            }
        }
    }
}
