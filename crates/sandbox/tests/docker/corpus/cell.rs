//! A sandbox that is attacked, with the tools for it inside and something on the host that must not be reached.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::net::TcpListener;
use std::os::linux::net::SocketAddrExt as _;
use std::os::unix::net::{SocketAddr, UnixListener};
use std::path::PathBuf;
use std::process::Command;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use futures::StreamExt as _;
use http::Request;
use http_body_util::{BodyExt as _, Limited};
use isekai_channel::agent_api::{Exec, ExecEvent, ExitReason, FileBody, FileContent, Start, WriteFiles};
use isekai_channel::egress_api::PROXY_PORT;
use isekai_channel::sandbox_api::SandboxId;
use isekai_domain::ResourceLimits;
use isekai_platform::http::{MtlsClient, mtls_client, plain_client};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::{Service, request};

const NODE: &str = "/opt/isekai/bin/node";
const PROBE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/docker/corpus/probe/main.rs");
const EXEC_TIMEOUT_MS: u64 = 30_000;
const MAX_ANSWER_BYTES: usize = 1024 * 1024;
/// Where the hostile server of `hostile.cjs` listens.
const APP_PORT: u16 = 3000;

pub struct Cell {
    pub service: Rc<Service>,
    pub id: SandboxId,
    pub container: String,
    pub host: Rc<Host>,
    pub proxy_port: u16,
    limits: Option<ResourceLimits>,
    http: MtlsClient,
}

pub struct Ran {
    pub text: String,
    pub reason: ExitReason,
}

impl Cell {
    pub async fn new(limits: Option<ResourceLimits>) -> Self {
        Self::of(Rc::new(Service::start(0).await), Rc::new(Host::new()), limits).await
    }

    pub async fn of(service: Rc<Service>, host: Rc<Host>, limits: Option<ResourceLimits>) -> Self {
        service.until_engine_is_known().await;
        let mut asked = request();
        asked.limits = limits;
        let sandbox = service.client.create(&asked, &Uuid::now_v7().to_string()).await.unwrap();
        let http = match service.url.starts_with("https:") {
            true => mtls_client(&service.tls("worker"), "sandboxd").unwrap(),
            false => plain_client(),
        };
        let (id, container) = (sandbox.id, sandbox.container_id);
        let cell = Self { service, id, container, host, proxy_port: PROXY_PORT, limits, http };
        cell.put("probe", &cell.host.probe).await;
        cell.put("ask.cjs", include_bytes!("ask.cjs")).await;
        cell.put("hostile.cjs", include_bytes!("hostile.cjs")).await;
        cell.run("chmod +x probe").await.unwrap();
        cell
    }

    /// A further sandbox of the same service, with the same limits.
    pub async fn another(&self) -> Self {
        Self::of(Rc::clone(&self.service), Rc::clone(&self.host), self.limits).await
    }

    pub async fn remove(self) {
        self.service.client.delete(self.id).await.unwrap();
    }

    pub async fn put(&self, path: &str, bytes: &[u8]) {
        let file = FileContent { path: path.to_owned(), body: FileBody::Base64(STANDARD.encode(bytes)) };
        let files = WriteFiles { files: vec![file], delete: Vec::new() };
        self.service.client.write_files(self.id, &files).await.unwrap();
    }

    pub async fn run(&self, script: &str) -> Result<Ran, String> {
        self.exec(&["/bin/sh", "-c", script], []).await
    }

    pub async fn node(&self, script: &str) -> Result<Ran, String> {
        self.exec(&[NODE, "-e", script], []).await
    }

    /// What came of sending `request` to a proxy inside; see `ask.cjs`.
    pub async fn ask_proxy(&self, port: u16, request: &str) -> Result<Ran, String> {
        let mut bytes = request.to_owned();
        for (name, value) in self.variables() {
            bytes = bytes.replace(&format!("{{{name}}}"), &value);
        }
        self.exec(&[NODE, "ask.cjs", &port.to_string()], [("REQUEST".to_owned(), bytes)]).await
    }

    async fn exec<const N: usize>(&self, command: &[&str], extra: [(String, String); N]) -> Result<Ran, String> {
        let command = command.iter().map(|word| (*word).to_owned()).collect();
        let mut env = self.variables();
        env.extend(extra);
        let exec = Exec { command, cwd: None, env, timeout_ms: EXEC_TIMEOUT_MS };
        let mut events = self.service.client.exec(self.id, &exec).await.map_err(|error| format!("{error:?}"))?;
        let mut text = String::new();
        while let Some(event) = events.next().await {
            match event.map_err(|error| format!("{error:?} after {text}"))? {
                ExecEvent::Stdout { data } | ExecEvent::Stderr { data } => text.push_str(&data),
                ExecEvent::Exit { reason, .. } => return Ok(Ran { text, reason }),
            }
        }
        Err(format!("no exit event after {text}"))
    }

    /// Status and text of a request to the service, the path behind the sandbox's id as it stands here.
    pub async fn get(&self, path: &str) -> (u16, String) {
        let uri = format!("{}/v1/sandboxes/{}/{path}", self.service.url, self.id);
        self.send(Request::get(uri).body(Body::empty()).unwrap()).await
    }

    pub async fn send(&self, request: Request<Body>) -> (u16, String) {
        let answer = self.http.request(request).await.unwrap();
        let status = answer.status().as_u16();
        let body = Limited::new(answer.into_body(), MAX_ANSWER_BYTES).collect().await;
        let bytes = body.map(|body| body.to_bytes()).unwrap_or_default();
        (status, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// What the app answers to a request for this path, or the service instead of it.
    pub async fn page(&self, path: &str) -> (u16, String) {
        self.pass(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn pass(&self, request: Request<Body>) -> (u16, String) {
        match self.service.client.proxy(self.id, request).await {
            Ok(answer) => {
                let status = answer.status().as_u16();
                let body = answer.into_body().collect().await.map(|body| body.to_bytes()).unwrap_or_default();
                (status, String::from_utf8_lossy(&body).into_owned())
            }
            Err(error) => (error.code().status(), format!("{error:?}")),
        }
    }

    /// Starts the hostile server, unless it runs already.
    pub async fn start_hostile(&self) {
        if self.page("/fine").await == (200, "fine".to_owned()) {
            return;
        }
        let command = [NODE, "hostile.cjs"].map(str::to_owned).to_vec();
        self.service.client.start(self.id, &Start::Command { command, port: APP_PORT }).await.unwrap();
    }

    pub async fn is_alive(&self) -> bool {
        self.service.client.agent_health(self.id).await.is_ok()
    }

    pub async fn assert_alive(&self) {
        let ran = self.run("echo alive").await.unwrap();
        assert_eq!(ran.text.trim(), "alive");
    }

    fn variables(&self) -> BTreeMap<String, String> {
        let sandboxd = self.service.url.rsplit(':').next().unwrap_or_default();
        [
            ("CONTAINER", self.container.as_str()),
            ("HOST_PORT", &self.host.port.to_string()),
            ("HOST_SOCKET", &self.host.socket),
            ("HOST_FILE", self.host.file.to_str().unwrap()),
            ("SHM_FILE", self.host.shm_name()),
            ("SANDBOXD_PORT", sandboxd),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
    }
}

/// What an escape would find: a port on the host's loopback, an abstract socket, a file, and one in its shared memory.
pub struct Host {
    pub probe: Vec<u8>,
    port: u16,
    socket: String,
    file: PathBuf,
    shm: tempfile::NamedTempFile,
    touched: Arc<AtomicUsize>,
    _dir: TempDir,
}

impl Host {
    pub fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("flag");
        std::fs::write(&file, "flag of the host\n").unwrap();
        let mut shm = tempfile::Builder::new().prefix("isekai-flag-").tempfile_in("/dev/shm").unwrap();
        shm.write_all(b"flag of the host\n").unwrap();
        let touched = Arc::new(AtomicUsize::new(0));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let socket = format!("isekai-corpus-{}", Uuid::now_v7());
        let unix = UnixListener::bind_addr(&SocketAddr::from_abstract_name(&socket).unwrap()).unwrap();
        let (by_tcp, by_unix) = (Arc::clone(&touched), Arc::clone(&touched));
        // They end with the test's process.
        std::thread::spawn(move || count(listener.incoming(), &by_tcp));
        std::thread::spawn(move || count(unix.incoming(), &by_unix));
        Self { probe: build_probe(), port, socket, file, shm, touched, _dir: dir }
    }

    pub const fn port(&self) -> u16 {
        self.port
    }

    pub fn touched(&self) -> usize {
        self.touched.load(Ordering::SeqCst)
    }

    fn shm_name(&self) -> &str {
        self.shm.path().file_name().and_then(|name| name.to_str()).unwrap()
    }
}

fn count<T>(incoming: impl Iterator<Item = T>, touched: &AtomicUsize) {
    for _connection in incoming {
        touched.fetch_add(1, Ordering::SeqCst);
    }
}

fn build_probe() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let binary = dir.path().join("probe");
    let built = Command::new("rustc")
        .args(["--edition=2024", "-C", "target-feature=+crt-static", "-C", "strip=symbols", "-C", "opt-level=s", "-o"])
        .arg(&binary)
        .arg(PROBE)
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    std::fs::read(binary).unwrap()
}
