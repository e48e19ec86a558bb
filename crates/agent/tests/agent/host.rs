//! The host's end: starts an agent, attaches, and speaks HTTP/2 to it.

use std::io::{self, Cursor};
use std::os::fd::{AsFd, OwnedFd};
use std::path::Path;
use std::pin::Pin;
use std::process::{Child, Command, Stdio};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::{Request, Response, StatusCode};
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Frame, Incoming};
use hyper::client::conn::http2::{Builder, SendRequest};
use hyper_util::rt::{TokioExecutor, TokioIo};
use isekai_channel::marker::{MARKER_BYTES, Scanner, Secret, Side, Step, encode};
use isekai_channel::pipe::{CONNECTION_WINDOW_BYTES, MARKER_ENV, STREAM_WINDOW_BYTES};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::unix::pipe::{Receiver, Sender};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

const CABLE_BYTES: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(20);

pub fn secret() -> Secret {
    Secret::new([0x5a; 32])
}

/// A running agent with a workspace of its own; ends with all its children when dropped.
pub struct Host {
    pub agent: Child,
    pub workspace: TempDir,
    stdin: Option<OwnedFd>,
    stdout: OwnedFd,
}

impl Host {
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    pub fn start_with(env: &[(&str, &str)]) -> Self {
        let workspace = tempfile::tempdir().unwrap();
        let mut agent = Command::new(env!("CARGO_BIN_EXE_isekai-agent"))
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env(MARKER_ENV, secret().to_hex())
            .env("ISEKAI_WORKSPACE", workspace.path())
            .env("ISEKAI_NODE", "/nonexistent")
            .env("ISEKAI_EGRESS_PORT", "0")
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = Some(OwnedFd::from(agent.stdin.take().unwrap()));
        let stdout = OwnedFd::from(agent.stdout.take().unwrap());
        Self { agent, workspace, stdin, stdout }
    }

    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.agent.id()).unwrap())
    }

    /// The bare ends of the pipe.
    pub fn ends(&self) -> (Sender, Receiver) {
        let stdin = self.stdin.as_ref().unwrap().as_fd().try_clone_to_owned().unwrap();
        let stdout = self.stdout.as_fd().try_clone_to_owned().unwrap();
        (Sender::from_owned_fd(stdin).unwrap(), Receiver::from_owned_fd(stdout).unwrap())
    }

    pub fn close_stdin(&mut self) {
        self.stdin = None;
    }

    /// A new attachment, which takes the pipe from any earlier one.
    pub async fn attach(&self, generation: u64) -> Client {
        let (mut stdin, mut stdout) = self.ends();
        stdin.write_all(&encode(Side::Host, &secret(), generation)).await.unwrap();
        let rest = patiently(answer(&mut stdout, generation)).await;
        let mut stdout = Cursor::new(rest).chain(stdout);
        // hyper runs a client's connection in a task of its own; this pump is what can be cut off at once.
        let (io, cable) = tokio::io::duplex(CABLE_BYTES);
        let (mut from_client, mut to_client) = tokio::io::split(cable);
        let pump = tokio::spawn(async move {
            let up = tokio::io::copy(&mut from_client, &mut stdin);
            let down = tokio::io::copy(&mut stdout, &mut to_client);
            tokio::select! { _ = up => {}, _ = down => {} }
        });
        let (sender, connection) = Builder::new(TokioExecutor::new())
            .initial_stream_window_size(STREAM_WINDOW_BYTES)
            .initial_connection_window_size(CONNECTION_WINDOW_BYTES)
            .handshake(TokioIo::new(io))
            .await
            .unwrap();
        Client { sender, connection: tokio::spawn(async move { connection.await.map_err(drop) }), pump }
    }

    /// An agent and a client of it.
    pub async fn attached() -> (Self, Client) {
        let host = Self::start();
        let client = host.attach(1).await;
        (host, client)
    }

    pub fn put(&self, path: &str, content: &str) {
        let path = self.workspace.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = kill(self.pid(), Signal::SIGTERM);
        let _ = self.agent.wait();
    }
}

/// Discards until the agent's marker with this generation; what came after it is returned.
async fn answer(stdout: &mut Receiver, generation: u64) -> Bytes {
    let mut scanner = Scanner::new(Side::Agent, secret());
    let mut input = BytesMut::new();
    loop {
        assert_ne!(stdout.read_buf(&mut input).await.unwrap(), 0, "the agent closed its output");
        while let Some(step) = scanner.next(&mut input) {
            if step == Step::Marker(generation) {
                return input.freeze();
            }
        }
    }
}

/// One connection to the agent. Dropping it is what `kill -9` does to a host: nothing more is read or written.
pub struct Client {
    pub sender: SendRequest<BoxBody<Bytes, io::Error>>,
    pub connection: JoinHandle<Result<(), ()>>,
    pump: JoinHandle<()>,
}

impl Drop for Client {
    fn drop(&mut self) {
        self.pump.abort();
    }
}

impl Client {
    pub async fn send(&self, request: Request<Full<Bytes>>) -> Response<Incoming> {
        let mut sender = self.sender.clone();
        let request = request.map(|body| body.map_err(|never| match never {}).boxed());
        patiently(async {
            sender.ready().await.unwrap();
            sender.send_request(request).await.unwrap()
        })
        .await
    }

    /// A control request whose body goes on while the answer comes. It is taken back when the future is dropped.
    pub fn open(&self, path: &str) -> (Pieces, impl Future<Output = Response<Incoming>> + Send + use<>) {
        let (pieces, body) = mpsc::channel(1);
        let request = Request::post(format!("http://agent{path}")).body(PieceBody(body).boxed()).unwrap();
        let mut sender = self.sender.clone();
        let answer = async move {
            sender.ready().await.unwrap();
            sender.send_request(request).await.unwrap()
        };
        (pieces, answer)
    }

    /// A control request; status and body.
    pub async fn control(&self, method: &str, path: &str, body: Value) -> (StatusCode, Bytes) {
        let body = if body.is_null() { Bytes::new() } else { body.to_string().into() };
        let request =
            Request::builder().method(method).uri(format!("http://agent{path}")).body(Full::new(body)).unwrap();
        whole(self.send(request).await).await
    }

    /// A control request that must succeed.
    pub async fn ok<T: DeserializeOwned>(&self, method: &str, path: &str, body: Value) -> T {
        let (status, bytes) = self.control(method, path, body).await;
        assert!(status.is_success(), "{method} {path}: {status} {}", String::from_utf8_lossy(&bytes));
        serde_json::from_slice(if bytes.is_empty() { b"null" } else { &bytes }).unwrap()
    }

    /// The error code of a control request that must fail.
    pub async fn refused(&self, method: &str, path: &str, body: Value) -> String {
        let (status, bytes) = self.control(method, path, body).await;
        assert!(!status.is_success(), "{method} {path} was accepted: {}", String::from_utf8_lossy(&bytes));
        let error: Value = serde_json::from_slice(&bytes).unwrap();
        format!("{} {}", status.as_u16(), error["error"].as_str().unwrap())
    }

    /// What a browser gets.
    pub async fn page(&self, path: &str) -> (StatusCode, Bytes) {
        let request = Request::get(format!("http://app{path}")).header("accept", "text/html").body(Full::default());
        whole(self.send(request.unwrap()).await).await
    }
}

/// Of a body; an error breaks it off.
pub type Pieces = mpsc::Sender<io::Result<Bytes>>;

struct PieceBody(mpsc::Receiver<io::Result<Bytes>>);

impl Body for PieceBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        self.0.poll_recv(cx).map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }
}

pub async fn whole(response: Response<Incoming>) -> (StatusCode, Bytes) {
    let status = response.status();
    (status, patiently(response.into_body().collect()).await.unwrap().to_bytes())
}

/// Fails a test that would otherwise hang.
pub async fn patiently<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(PATIENCE, future).await.expect("took too long")
}

/// As `until`, for a state that has to be asked for.
pub async fn until_is<T: PartialEq + std::fmt::Debug>(wanted: T, mut ask: impl AsyncFnMut() -> T) {
    let start = tokio::time::Instant::now();
    while ask().await != wanted {
        assert!(start.elapsed() < PATIENCE, "it never was {wanted:?}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

pub async fn until(what: &str, mut condition: impl FnMut() -> bool) {
    let start = tokio::time::Instant::now();
    while !condition() {
        assert!(start.elapsed() < PATIENCE, "never happened: {what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// Whether the process that wrote its id to `file` lives.
pub fn lives(file: &Path) -> bool {
    let pid = std::fs::read_to_string(file).unwrap_or_default().trim().parse().unwrap_or(0);
    pid != 0
        && std::fs::read_to_string(format!("/proc/{pid}/stat"))
            .is_ok_and(|stat| !stat.rsplit_once(')').unwrap().1.trim_start().starts_with('Z'))
}

/// The head of the marker that the agent answers with, for tests that look at bare bytes.
pub fn expected_answer(generation: u64) -> [u8; MARKER_BYTES] {
    encode(Side::Agent, &secret(), generation)
}
