use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard};

use axum::body::Body;
use bytes::BytesMut;
use futures::future::BoxFuture;
use http::{Request, Response};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo};
use isekai_channel::agent_api::{AgentHealth, AppState, BuilderState};
use isekai_channel::egress_api::ACCEPT_PATH;
use isekai_channel::marker::{MARKER_BYTES, Secret, Side, encode};
use isekai_channel::pipe::{self as agreed, MARKER_ENV};
use isekai_channel::sandbox_api::Priority;
use isekai_channel::sandbox_api::constraints::Isolation;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time::Instant;

use super::egress::{Dials, accept};
use crate::driver::{
    Attachment, ContainerSpec, ContainerState, Driver, DriverError, DriverResult, EngineFacts, Listed, RunState, Stats,
};
use crate::node::make::{LABEL_INSTALLATION, LABEL_NODE};
use crate::settings::ContainerLimits;

pub const MACHINE_BYTES: u64 = 8 << 30;

pub struct FakeDriver {
    table: Mutex<Table>,
    starts_held: watch::Sender<bool>,
    pauses_held: watch::Sender<bool>,
    pub asked: Asked,
}

struct Table {
    containers: BTreeMap<String, Container>,
    made: usize,
    image: String,
    is_down: bool,
    starts_fail: bool,
    /// So many calls fail that are about to come.
    failing_removals: usize,
    failing_stops: usize,
    failing_updates: usize,
    /// What every container uses.
    memory_bytes: u64,
    /// As last set.
    limits: BTreeMap<String, ContainerLimits>,
    priorities: BTreeMap<String, Priority>,
    /// Since when these keep so many processors busy, and what they took before.
    loads: BTreeMap<String, (Instant, f64, f64)>,
    runtimes: Vec<String>,
    /// Agents of containers to come say nothing.
    mute: bool,
    attaches: usize,
    /// Removing these takes for ever.
    stuck: Vec<String>,
    /// Containers whose limits were changed, in order.
    updated: Vec<String>,
}

struct Container {
    run: RunState,
    labels: BTreeMap<String, String>,
    secret: Option<Secret>,
    is_silent: Arc<Mutex<bool>>,
    /// Of the present attachment.
    cut: Option<watch::Sender<bool>>,
    /// Connections that its app asks for.
    dials: Arc<Dials>,
    /// The agent's side of the present attachment: the next one ends it.
    serving: Option<AbortHandle>,
}

/// What the agents were asked, like `POST /v1/start`.
pub type Asked = Arc<Mutex<Vec<String>>>;

impl Default for FakeDriver {
    fn default() -> Self {
        let table = Table {
            containers: BTreeMap::new(),
            made: 0,
            image: "sha256:1".to_owned(),
            is_down: false,
            starts_fail: false,
            failing_removals: 0,
            failing_stops: 0,
            failing_updates: 0,
            memory_bytes: 0,
            limits: BTreeMap::new(),
            priorities: BTreeMap::new(),
            loads: BTreeMap::new(),
            runtimes: Vec::new(),
            mute: false,
            attaches: 0,
            stuck: Vec::new(),
            updated: Vec::new(),
        };
        Self {
            table: Mutex::new(table),
            starts_held: watch::channel(false).0,
            pauses_held: watch::channel(false).0,
            asked: Asked::default(),
        }
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

    pub fn fail_removals(&self, count: usize) {
        self.table().failing_removals = count;
    }

    pub fn fail_stops(&self, count: usize) {
        self.table().failing_stops = count;
    }

    pub fn fail_updates(&self, count: usize) {
        self.table().failing_updates = count;
    }

    pub fn use_memory(&self, bytes: u64) {
        self.table().memory_bytes = bytes;
    }

    pub fn limits_of(&self, id: &str) -> Option<ContainerLimits> {
        self.table().limits.get(id).copied()
    }

    pub fn priority_of(&self, id: &str) -> Priority {
        self.table().priorities.get(id).copied().unwrap_or_default()
    }

    /// From now on it keeps so many processors busy.
    pub fn keep_busy(&self, id: &str, processors: f64) {
        let mut table = self.table();
        let so_far = table.cpu_seconds(id);
        table.loads.insert(id.to_owned(), (Instant::now(), so_far, processors));
    }

    pub fn install_runtime(&self, name: &str) {
        self.table().runtimes.push(name.to_owned());
    }

    /// Removed behind the node's back: its pipe breaks.
    pub fn lose(&self, id: &str) {
        self.table().containers.remove(id);
    }

    pub fn mute_new(&self) {
        self.table().mute = true;
    }

    pub fn never_remove(&self, id: &str) {
        self.table().stuck.push(id.to_owned());
    }

    pub fn updated(&self) -> Vec<String> {
        self.table().updated.clone()
    }

    pub fn run_state(&self, id: &str) -> RunState {
        self.table().containers[id].run
    }

    pub fn hold_pauses(&self, hold: bool) {
        self.pauses_held.send_replace(hold);
    }

    pub fn attaches(&self) -> usize {
        self.table().attaches
    }

    /// Nothing passes any more, and neither end is told.
    pub fn cut_silently(&self, id: &str) {
        if let Some(cut) = &self.table().containers[id].cut {
            cut.send_replace(true);
        }
    }

    pub fn hold_starts(&self, hold: bool) {
        self.starts_held.send_replace(hold);
    }

    /// Its app asks for a connection, and gets this end of it.
    pub fn dial(&self, id: &str, host: &str, port: &str) -> DuplexStream {
        self.table().containers[id].dials.dial(host, port)
    }

    /// Its agent does not answer any more.
    pub fn silence(&self, id: &str) {
        *self.table().containers[id].is_silent.lock().unwrap() = true;
    }

    /// A container that the node did not make.
    pub fn plant(&self, installation: &str, node: &str, run: RunState) -> String {
        let labels = [(LABEL_INSTALLATION, installation), (LABEL_NODE, node)];
        let labels = labels.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        self.add(Container {
            run,
            labels,
            secret: None,
            is_silent: Arc::default(),
            cut: None,
            dials: Arc::default(),
            serving: None,
        })
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

impl Table {
    fn cpu_seconds(&self, id: &str) -> f64 {
        let load = self.loads.get(id);
        load.map_or(0.0, |(since, before, processors)| before + since.elapsed().as_secs_f64() * processors)
    }
}

impl Driver for FakeDriver {
    fn info(&self) -> BoxFuture<'_, DriverResult<EngineFacts>> {
        Box::pin(async {
            let runtimes = self.up()?.runtimes.clone();
            Ok(EngineFacts { cpus: 2, memory_bytes: MACHINE_BYTES, runtimes, ..EngineFacts::default() })
        })
    }

    fn image_digest<'a>(&'a self, _reference: &'a str) -> BoxFuture<'a, DriverResult<String>> {
        Box::pin(async { Ok(self.up()?.image.clone()) })
    }

    fn create<'a>(&'a self, spec: &'a ContainerSpec) -> BoxFuture<'a, DriverResult<String>> {
        Box::pin(async {
            drop(self.up()?);
            let secret =
                spec.env.iter().find(|(name, _)| name == MARKER_ENV).map(|(_, text)| Secret::from_hex(text).unwrap());
            let is_silent = Arc::new(Mutex::new(self.table().mute));
            let labels = spec.labels.clone();
            Ok(self.add(Container {
                run: RunState::Created,
                labels,
                secret,
                is_silent,
                cut: None,
                dials: Arc::default(),
                serving: None,
            }))
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
            let (secret, is_silent, cut, dials) = {
                let mut table = self.up()?;
                table.attaches += 1;
                let container = table.containers.get_mut(id).ok_or(DriverError::NotFound)?;
                if container.run == RunState::Paused {
                    return Err(DriverError::WrongState("paused".into()));
                }
                let cut = watch::channel(false);
                container.cut = Some(cut.0);
                let secret = container.secret.clone().ok_or(DriverError::NotFound)?;
                (secret, Arc::clone(&container.is_silent), cut.1, Arc::clone(&container.dials))
            };
            let (host, near) = tokio::io::duplex(64 * 1024);
            let (far, agent) = tokio::io::duplex(64 * 1024);
            tokio::spawn(cable(near, far, cut));
            let serving = tokio::spawn(serve(agent, secret, is_silent, Arc::clone(&self.asked), dials)).abort_handle();
            if let Some(before) =
                self.table().containers.get_mut(id).and_then(|container| container.serving.replace(serving))
            {
                before.abort();
            }
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
        Box::pin(async { self.up().map(|table| Stats { memory_bytes: table.memory_bytes, ..Stats::default() }) })
    }

    fn cpu_seconds<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<Option<f64>>> {
        Box::pin(async { Ok(Some(self.up()?.cpu_seconds(id))) })
    }

    fn update<'a>(
        &'a self,
        id: &'a str,
        limits: &'a ContainerLimits,
        priority: Priority,
    ) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move {
            let mut table = self.up()?;
            if table.failing_updates > 0 {
                table.failing_updates -= 1;
                return Err(DriverError::Engine("no".into()));
            }
            table.updated.push(id.to_owned());
            table.limits.insert(id.to_owned(), *limits);
            table.priorities.insert(id.to_owned(), priority);
            Ok(())
        })
    }

    fn pause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async {
            self.set_run(id, RunState::Paused)?;
            self.pauses_held.subscribe().wait_for(|held| !held).await.unwrap();
            Ok(())
        })
    }

    fn unpause<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async { self.set_run(id, RunState::Running) })
    }

    fn stop<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async {
            {
                let mut table = self.up()?;
                if table.failing_stops > 0 {
                    table.failing_stops -= 1;
                    return Err(DriverError::Engine("no".into()));
                }
            }
            self.set_run(id, RunState::Ended)
        })
    }

    fn remove<'a>(&'a self, id: &'a str) -> BoxFuture<'a, DriverResult<()>> {
        Box::pin(async move {
            if self.table().stuck.iter().any(|stuck| stuck == id) {
                std::future::pending::<()>().await;
            }
            let mut table = self.up()?;
            if table.failing_removals > 0 {
                table.failing_removals -= 1;
                return Err(DriverError::Engine("no".into()));
            }
            table.containers.remove(id);
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

    fn isolation(&self, limits: &ContainerLimits, runtime: Option<&str>, apparmor: bool) -> Isolation {
        crate::driver::docker::isolation(limits, runtime, apparmor)
    }
}

/// Passes bytes until it is cut, and then keeps both ends open; breaks when the container is gone.
async fn cable(mut near: DuplexStream, mut far: DuplexStream, mut cut: watch::Receiver<bool>) {
    tokio::select! {
        _ = tokio::io::copy_bidirectional(&mut near, &mut far) => return,
        cut = cut.wait_for(|cut| *cut) => {
            if cut.is_err() {
                return;
            }
        }
    }
    std::future::pending::<()>().await;
}

/// An agent that knows its health, never ends an exec, starts what it is not told to refuse, and serves pages that break off or refuse.
async fn serve(mut pipe: DuplexStream, secret: Secret, is_silent: Arc<Mutex<bool>>, asked: Asked, dials: Arc<Dials>) {
    let mut marker = BytesMut::zeroed(MARKER_BYTES);
    if pipe.read_exact(&mut marker).await.is_err() {
        return;
    }
    let generation = u64::from_be_bytes(marker[MARKER_BYTES - 8..].try_into().unwrap());
    pipe.write_all(&encode(Side::Agent, &secret, generation)).await.unwrap();
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let (is_silent, asked, dials) = (Arc::clone(&is_silent), Arc::clone(&asked), Arc::clone(&dials));
        async move {
            if *is_silent.lock().unwrap() {
                std::future::pending::<()>().await;
            }
            asked.lock().unwrap().push(format!("{} {}", request.method(), request.uri().path()));
            if request.uri().path() == ACCEPT_PATH {
                return Ok(accept(request, &dials).await);
            }
            Ok::<_, Infallible>(answer(request).await)
        }
    });
    let _ = hyper::server::conn::http2::Builder::new(TokioExecutor::new())
        .initial_stream_window_size(agreed::STREAM_WINDOW_BYTES)
        .initial_connection_window_size(agreed::CONNECTION_WINDOW_BYTES)
        .serve_connection(TokioIo::new(pipe), service)
        .await;
}

async fn answer(request: Request<Incoming>) -> Response<Body> {
    let path = request.uri().path().to_owned();
    let body = request.into_body().collect().await.unwrap().to_bytes();
    let endless = || Body::from_stream(futures::stream::pending::<std::io::Result<bytes::Bytes>>());
    match path.as_str() {
        "/v1/usage" => Response::new(Body::from(r#"{"storageBytes":4096}"#)),
        "/v1/exec" | "/endless" => Response::new(endless()),
        "/v1/start" if String::from_utf8_lossy(&body).contains("refuse") => {
            let refused = r#"{"error":"CONFLICT","message":"the app ended"}"#;
            Response::builder().status(409).body(Body::from(refused)).unwrap()
        }
        "/refused" => {
            let refused = r#"{"error":"SERVICE_UNAVAILABLE","message":"the app is not running"}"#;
            Response::builder().status(503).header("x-isekai-agent-refusal", "1").body(Body::from(refused)).unwrap()
        }
        "/v1/health" => {
            let health = AgentHealth {
                version: "0".to_owned(),
                uptime_ms: 1,
                builder: BuilderState::Warm,
                app: AppState::Stopped,
            };
            Response::new(Body::from(serde_json::to_string(&health).unwrap()))
        }
        _ => Response::new(Body::from(path)),
    }
}
