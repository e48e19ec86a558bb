use std::collections::HashMap;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use axum::body::Body;
use bollard::query_parameters::{ListContainersOptions, RemoveContainerOptions};
use bollard::{API_DEFAULT_VERSION, Docker};
use futures::StreamExt as _;
use http::Request;
use http_body_util::BodyExt as _;
use isekai_channel::agent_api::{Exec, ExecEvent, ExitReason, FileBody, FileContent, WriteFiles};
use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::{CreateSandbox, Sandbox, SandboxId};
use isekai_domain::{AppId, Clock as _, ResourceLimits, SystemClock};
use isekai_platform::{TlsFiles, authority};
use tempfile::TempDir;
use uuid::Uuid;

/// Another one is tested by setting the variable when the tests are built.
pub const IMAGE: &str = match option_env!("ISEKAI_TEST_IMAGE") {
    Some(image) => image,
    None => "isekai/web:latest",
};
/// An OCI runtime other than the engine's default, chosen the same way.
const RUNTIME: &str = match option_env!("ISEKAI_TEST_RUNTIME") {
    Some(runtime) => runtime,
    None => "",
};
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Service {
    pub client: SandboxClient,
    pub installation: String,
    pub url: String,
    variables: Vec<(String, String)>,
    dir: TempDir,
    child: Option<Child>,
}

impl Service {
    pub async fn start(pool_size: usize) -> Self {
        Self::start_with(pool_size, &[]).await
    }

    /// With further variables of the configuration.
    pub async fn start_with(pool_size: usize, extra: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let pki = dir.path().join("pki");
        authority::ensure(&pki, SystemClock.now()).unwrap();
        let (port, ops_port) = (free_port(), free_port());
        let installation = format!("test-{}", Uuid::now_v7());
        let tls = TlsFiles::in_dir(&pki, "sandboxd");
        let own = |path: &PathBuf| path.to_str().unwrap().to_owned();
        let mut variables = vec![
            ("LISTEN", format!("127.0.0.1:{port}")),
            ("OPS_LISTEN", format!("127.0.0.1:{ops_port}")),
            ("STATE_DIR", own(&dir.path().join("state"))),
            ("INSTALLATION", installation.clone()),
            ("NODE", "test".to_owned()),
            ("POOL_SIZE", pool_size.to_string()),
            ("POOL_MAX_SIZE", pool_size.to_string()),
            ("IMAGE", IMAGE.to_owned()),
            ("RUNTIME", RUNTIME.to_owned()),
            ("TLS__CA", own(&tls.ca)),
            ("TLS__CERT", own(&tls.cert)),
            ("TLS__KEY", own(&tls.key)),
        ];
        variables.extend(extra.iter().map(|(key, value)| (*key, (*value).to_owned())));
        let variables = variables.into_iter().map(|(key, value)| (format!("ISEKAI_SANDBOX__{key}"), value)).collect();
        let url = format!("https://localhost:{port}");
        let client = SandboxClient::new(&url, Some(TlsFiles::in_dir(&pki, "worker"))).unwrap();
        let mut service = Self { client, installation, url, variables, dir, child: None };
        service.spawn().await;
        service
    }

    /// The same service as tasks of this test, over another driver and without TLS.
    #[cfg(feature = "weakened")]
    pub async fn over(driver: isekai_sandbox::driver::docker::DockerDriver) -> Self {
        use isekai_domain::Clock as _;
        use isekai_sandbox::egress::log::Log;
        use isekai_sandbox::journal::Journal;
        use isekai_sandbox::node::{Node, NodeConfig};
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("state")).unwrap();
        let installation = format!("test-{}", Uuid::now_v7());
        let config = NodeConfig {
            installation: installation.clone(),
            node: "test".to_owned(),
            image: IMAGE.to_owned(),
            runtime: Some(RUNTIME.to_owned()).filter(|name| !name.is_empty()),
            pool_size: 0,
            pool_max_size: 0,
            builder_idle_seconds: 120,
            idle_pause: None,
            bytes_per_second: 256 * 1024 * 1024,
        };
        let journal = Journal::open(&dir.path().join("state/journal")).unwrap();
        let clock = std::sync::Arc::new(isekai_domain::SystemClock);
        let decisions = Log::open(&dir.path().join("state/egress"), clock.now()).unwrap();
        let node = Node::new(std::sync::Arc::new(driver), clock, config, journal, decisions);
        node.run();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = isekai_sandbox::service::router(node);
        // Ends with the test.
        tokio::spawn(isekai_platform::http::serve(
            listener,
            router,
            isekai_platform::http::Transport::Plain,
            Default::default(),
            Duration::ZERO,
        ));
        let client = SandboxClient::new(&url, None).unwrap();
        Self { client, installation, url, variables: Vec::new(), dir, child: None }
    }

    pub fn tls(&self, role: &str) -> TlsFiles {
        TlsFiles::in_dir(&self.dir.path().join("pki"), role)
    }

    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_isekai-sandboxd"));
        command.envs(self.variables.iter().map(|(key, value)| (key, value)));
        command.env("ISEKAI_TELEMETRY__LOG_FILTER", "info,isekai_sandbox=debug");
        command
    }

    /// Starts the process again and waits until it answers and knows the engine and the image.
    pub async fn spawn(&mut self) {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(self.dir.path().join("log")).unwrap();
        self.child = Some(self.command().stderr(Stdio::from(log)).spawn().unwrap());
        let client = self.client.clone();
        eventually("the service answers", async || client.health().await.is_ok()).await;
    }

    pub async fn until_engine_is_known(&self) {
        eventually("the engine and image are known", async || {
            let health = self.client.health().await.unwrap();
            !health.engine.version.is_empty() && !health.findings.iter().any(|finding| finding.severity == "error")
        })
        .await;
    }

    pub async fn until_pool_is_ready(&self, ready: usize) {
        eventually("the pool is ready", async || self.client.pool().await.unwrap().ready == ready).await;
    }

    /// SIGKILL: nothing is tidied up.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    /// SIGTERM.
    pub fn terminate(&mut self) -> std::process::ExitStatus {
        let mut child = self.child.take().unwrap();
        let status = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(status.success());
        child.wait().unwrap()
    }

    pub async fn create(&self) -> Sandbox {
        self.until_engine_is_known().await;
        self.client.create(&request(), &Uuid::now_v7().to_string()).await.unwrap()
    }

    pub async fn write(&self, id: SandboxId, files: &[(&str, &str)]) {
        let files = files
            .iter()
            .map(|(path, text)| FileContent { path: (*path).to_owned(), body: FileBody::Text((*text).to_owned()) })
            .collect();
        self.client.write_files(id, &WriteFiles { files, delete: Vec::new() }).await.unwrap();
    }

    /// Runs a shell command to its end: what it printed, and its exit code.
    pub async fn shell(&self, id: SandboxId, script: &str) -> (String, Option<i32>) {
        let (text, code, reason) = self.exec(id, script, 30_000).await;
        assert_eq!(reason, ExitReason::Exit, "{script}: {text}");
        (text, code)
    }

    pub async fn exec(&self, id: SandboxId, script: &str, timeout_ms: u64) -> (String, Option<i32>, ExitReason) {
        let command = ["/bin/sh", "-c", script].map(str::to_owned).to_vec();
        let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms };
        let mut events = self.client.exec(id, &exec).await.unwrap();
        let mut text = String::new();
        while let Some(event) = events.next().await {
            match event.unwrap() {
                ExecEvent::Stdout { data } | ExecEvent::Stderr { data } => text.push_str(&data),
                ExecEvent::Exit { code, reason, .. } => return (text, code, reason),
            }
        }
        panic!("no exit event after {text:?}");
    }

    pub async fn page(&self, id: SandboxId, path: &str) -> (u16, String) {
        let request = Request::get(path).header("accept", "text/html").body(Body::empty()).unwrap();
        let answer = self.client.proxy(id, request).await.unwrap();
        let status = answer.status().as_u16();
        let body = answer.into_body().collect().await.unwrap().to_bytes();
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    /// Ids of this test's containers, running or not.
    pub async fn containers(&self) -> Vec<String> {
        containers(&docker(), &self.installation).await
    }

    pub fn journal(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("state/journal")).unwrap()
    }

    pub fn write_journal(&self, text: &str) {
        std::fs::write(self.dir.path().join("state/journal"), text).unwrap();
    }

    pub fn log(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default()
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- log of the service\n{}", self.log());
        }
        self.kill();
        let installation = self.installation.clone();
        // A test's runtime cannot be entered again while it drops this.
        let cleaning = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let docker = docker();
                // The engine finishes what a killed service asked it for: look until nothing more comes.
                let mut quiet = 0;
                while quiet < 3 {
                    let found = containers(&docker, &installation).await;
                    quiet = if found.is_empty() { quiet + 1 } else { 0 };
                    let removals = found.iter().map(|id| {
                        let options = RemoveContainerOptions { force: true, v: true, link: false };
                        docker.remove_container(id, Some(options))
                    });
                    futures::stream::iter(removals).buffer_unordered(8).for_each(async |_| {}).await;
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            });
        });
        let _ = cleaning.join();
    }
}

pub fn docker() -> Docker {
    Docker::connect_with_unix("/var/run/docker.sock", 60, API_DEFAULT_VERSION).unwrap()
}

pub fn request() -> CreateSandbox {
    CreateSandbox {
        app_id: AppId::new(),
        limits: None,
        lease_seconds: 300,
        image: None,
        network_mode: None,
        security_options: None,
        egress: Vec::new(),
    }
}

pub fn small_limits() -> ResourceLimits {
    let mib = 1024 * 1024;
    ResourceLimits { memory: 192 * mib, cpu: 500, disk_space: 64 * mib, processes: 64, execution_time: 5 }
}

pub async fn eventually(what: &str, condition: impl AsyncFn() -> bool) {
    let started = Instant::now();
    while !condition().await {
        assert!(started.elapsed() < PATIENCE, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn containers(docker: &Docker, installation: &str) -> Vec<String> {
    let label = format!("isekai.installation={installation}");
    let options = ListContainersOptions {
        all: true,
        filters: Some(HashMap::from([("label".to_owned(), vec![label])])),
        ..Default::default()
    };
    docker.list_containers(Some(options)).await.unwrap().into_iter().filter_map(|found| found.id).collect()
}

/// Below the ports that the system hands out, and others for each process: a port that is free now stays free until the
/// service listens on it.
fn free_port() -> u16 {
    static TRIED: AtomicU32 = AtomicU32::new(0);
    loop {
        let tried = TRIED.fetch_add(1, Ordering::Relaxed);
        let port = 10_000 + u16::try_from((std::process::id() * 4 + tried) % 6_000).unwrap();
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}
