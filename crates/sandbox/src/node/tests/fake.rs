use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard};

use bytes::BytesMut;
use futures::future::BoxFuture;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo};
use isekai_channel::agent_api::{AgentHealth, AppState, BuilderState};
use isekai_channel::marker::{MARKER_BYTES, Secret, Side, encode};
use isekai_channel::pipe::MARKER_ENV;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::sync::watch;

use crate::driver::{
    Attachment, ContainerSpec, ContainerState, Driver, DriverError, DriverResult, EngineFacts, Listed, RunState, Stats,
};
use crate::node::make::{LABEL_INSTALLATION, LABEL_NODE};
use crate::settings::ContainerLimits;

pub struct FakeDriver {
    table: Mutex<Table>,
    starts_held: watch::Sender<bool>,
}

struct Table {
    containers: BTreeMap<String, Container>,
    made: usize,
    image: String,
    is_down: bool,
    starts_fail: bool,
}

struct Container {
    run: RunState,
    labels: BTreeMap<String, String>,
    secret: Option<Secret>,
    is_silent: Arc<Mutex<bool>>,
}

impl Default for FakeDriver {
    fn default() -> Self {
        let table = Table {
            containers: BTreeMap::new(),
            made: 0,
            image: "sha256:1".to_owned(),
            is_down: false,
            starts_fail: false,
        };
        Self { table: Mutex::new(table), starts_held: watch::channel(false).0 }
    }
}

impl FakeDriver {
    pub fn count(&self) -> usize {
        self.table().containers.len()
    }

    pub fn ids(&self) -> Vec<String> {
        self.table().containers.keys().cloned().collect()
    }

    pub fn set_down(&self, is_down: bool) {
        self.table().is_down = is_down;
    }

    pub fn set_image(&self, digest: &str) {
        digest.clone_into(&mut self.table().image);
    }

    pub fn fail_starts(&self, fail: bool) {
        self.table().starts_fail = fail;
    }

    pub fn hold_starts(&self, hold: bool) {
        self.starts_held.send_replace(hold);
    }

    /// Its agent does not answer any more.
    pub fn silence(&self, id: &str) {
        *self.table().containers[id].is_silent.lock().unwrap() = true;
    }

    /// A container that the node did not make.
    pub fn plant(&self, installation: &str, node: &str, run: RunState) -> String {
        let labels = [(LABEL_INSTALLATION, installation), (LABEL_NODE, node)];
        let labels = labels.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        self.add(Container { run, labels, secret: None, is_silent: Arc::default() })
    }

    fn add(&self, container: Container) -> String {
        let mut table = self.table();
        table.made += 1;
        let id = format!("c{:03}", table.made);
        table.containers.insert(id.clone(), container);
        id
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap()
    }

    fn up(&self) -> DriverResult<MutexGuard<'_, Table>> {
        let table = self.table();
        if table.is_down { Err(DriverError::Unavailable("down".into())) } else { Ok(table) }
    }

    fn set_run(&self, id: &str, run: RunState) -> DriverResult<()> {
        self.up()?.containers.get_mut(id).ok_or(DriverError::NotFound)?.run = run;
        Ok(())
    }
}

impl Driver for FakeDriver {
    fn info(&self) -> BoxFuture<'_, DriverResult<EngineFacts>> {
        Box::pin(async { self.up().map(|_| EngineFacts::default()) })
    }

    fn image_digest<'a>(&'a self, _reference: &'a str) -> BoxFuture<'a, DriverResult<String>> {
        Box::pin(async { Ok(self.up()?.image.clone()) })
    }

    fn create<'a>(&'a self, spec: &'a ContainerSpec) -> BoxFuture<'a, DriverResult<String>> {
        Box::pin(async {
            drop(self.up()?);
            let secret =
                spec.env.iter().find(|(name, _)| name == MARKER_ENV).map(|(_, text)| Secret::from_hex(text).unwrap());
            let labels = spec.labels.clone();
            Ok(self.add(Container { run: RunState::Created, labels, secret, is_silent: Arc::default() }))
        })
    }

    fn start<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async {
            self.starts_held.subscribe().wait_for(|held| !held).await.unwrap();
            if self.up()?.starts_fail {
                return Err(DriverError::Engine("no".into()));
            }
            self.set_run(id, RunState::Running)
        })
    }

    fn attach<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Attachment>> {
        Box::pin(async {
            let (secret, is_silent) = {
                let table = self.up()?;
                let container = table.containers.get(id).ok_or(DriverError::NotFound)?;
                (container.secret.clone().ok_or(DriverError::NotFound)?, Arc::clone(&container.is_silent))
            };
            let (host, agent) = tokio::io::duplex(64 * 1024);
            tokio::spawn(serve(agent, secret, is_silent));
            let (output, input) = tokio::io::split(host);
            Ok(Attachment { output: Box::new(output), input: Box::new(input) })
        })
    }

    fn inspect<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<ContainerState>> {
        Box::pin(async {
            let run = self.up()?.containers.get(id).ok_or(DriverError::NotFound)?.run;
            Ok(ContainerState { run, exit_code: None, oom_killed: false })
        })
    }

    fn stats<'a>(&'a self, _id: &'a str) -> BoxFuture<'a, DriverResult<Stats>> {
        Box::pin(async { self.up().map(|_| Stats::default()) })
    }

    fn update<'a>(&'a self, _id: &'a str, _limits: &'a ContainerLimits) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async { self.up().map(|_| ()) })
    }

    fn pause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async { self.set_run(id, RunState::Paused) })
    }

    fn unpause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async { self.set_run(id, RunState::Running) })
    }

    fn stop<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async { self.set_run(id, RunState::Ended) })
    }

    fn remove<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async {
            self.up()?.containers.remove(id);
            Ok(())
        })
    }

    fn list<'a>(&'a self, labels: &'a [(&'a str, &'a str)]) -> BoxFuture<'a, DriverResult<Vec<Listed>>> {
        Box::pin(async {
            let has_all = |container: &Container| {
                labels.iter().all(|(name, value)| container.labels.get(*name).is_some_and(|own| own == value))
            };
            let table = self.up()?;
            let found = table.containers.iter().filter(|(_, container)| has_all(container));
            Ok(found.map(|(id, c)| Listed { id: id.clone(), labels: c.labels.clone(), run: c.run }).collect())
        })
    }
}

/// An agent that knows its health and nothing else.
async fn serve(mut pipe: DuplexStream, secret: Secret, is_silent: Arc<Mutex<bool>>) {
    let mut marker = BytesMut::zeroed(MARKER_BYTES);
    pipe.read_exact(&mut marker).await.unwrap();
    let generation = u64::from_be_bytes(marker[MARKER_BYTES - 8..].try_into().unwrap());
    pipe.write_all(&encode(Side::Agent, &secret, generation)).await.unwrap();
    let service = hyper::service::service_fn(move |_: Request<Incoming>| {
        let is_silent = Arc::clone(&is_silent);
        async move {
            if *is_silent.lock().unwrap() {
                std::future::pending::<()>().await;
            }
            let health = AgentHealth {
                version: "0".to_owned(),
                uptime_ms: 1,
                builder: BuilderState::Warm,
                app: AppState::Stopped,
            };
            Ok::<_, Infallible>(Response::new(serde_json::to_string(&health).unwrap()))
        }
    });
    let _ = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
        .serve_connection(TokioIo::new(pipe), service)
        .await;
}
