//! A server that speaks as Vault does, with what a test wants of it: sealed, slow, denying, answering nonsense.
//!
//! Ciphertexts are real: AES-256-GCM under a key that is derived from a version's key and the context.
//!
//! # Panics
//! Everything here panics when it cannot do its work: a test has nothing to recover.

mod answers;
mod transit;

use std::collections::{BTreeMap, HashMap};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::response::Response;
use http::request::Parts;
use http::{Method, StatusCode};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::time::Instant;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::config::VaultConfig;
use crate::http::{Transport, serve};
use crate::random;

/// Stops when it is dropped.
pub struct VaultServer {
    pub address: String,
    state: Shared,
    _stop: DropGuard,
}

/// What a test may change at any time.
pub struct Script {
    pub sealed: bool,
    /// Before each answer.
    pub delay: Duration,
    /// Paths behind `/v1/` that the policy does not have, by how they begin.
    pub denied: Vec<String>,
    /// Path behind `/v1/`, and what is answered there in the place of the truth.
    pub garbled: HashMap<String, (u16, String)>,
    /// Statuses of the next answers, whatever is asked; the last is the first.
    pub stumbles: Vec<u16>,
    pub namespace: Option<String>,
    /// Of tokens that are given or renewed from now on.
    pub lease: Duration,
    /// Whether `renew-self` gives a new lease.
    pub renews: bool,
    pub derived: bool,
    pub secret_id: String,
    /// One for each version.
    pub(crate) keys: Vec<[u8; 32]>,
    pub(crate) secrets: BTreeMap<String, (BTreeMap<String, String>, u64)>,
    pub(crate) tokens: HashMap<String, Option<Instant>>,
    calls: Vec<String>,
}

pub(crate) type Shared = Arc<Mutex<Script>>;

const ROLE_ID: &str = "role-of-isekai";

impl VaultServer {
    /// Unsealed, with a key in transit and one secret of 32 bytes for each of `names`, called `0`.
    pub async fn start(names: &[&str]) -> Self {
        Self::behind(names, Transport::Plain, "http://127.0.0.1").await
    }

    /// As [`VaultServer::start`], at a port of `origin`.
    pub async fn behind(names: &[&str], transport: Transport, origin: &str) -> Self {
        let secret = |name: &&str| ((*name).to_owned(), (BTreeMap::from([("0".to_owned(), random::token_hex(32))]), 1));
        let state = Arc::new(Mutex::new(Script {
            sealed: false,
            delay: Duration::ZERO,
            denied: Vec::new(),
            garbled: HashMap::new(),
            stumbles: Vec::new(),
            namespace: None,
            lease: Duration::from_secs(3600),
            renews: true,
            derived: true,
            secret_id: format!("secret-id-{}", random::token_hex(8)),
            keys: vec![random::bytes()],
            secrets: names.iter().map(secret).collect(),
            tokens: HashMap::new(),
            calls: Vec::new(),
        }));
        let router = Router::new().fallback(answer).with_state(Arc::clone(&state));
        let listener = match TcpListener::bind("127.0.0.1:0").await {
            Ok(listener) => listener,
            Err(error) => panic!("a port for Vault: {error}"),
        };
        let port = listener.local_addr().map_or(0, |address| address.port());
        let stop = CancellationToken::new();
        tokio::spawn(serve(listener, router, transport, stop.clone(), Duration::ZERO));
        Self { address: format!("{origin}:{port}"), state, _stop: stop.drop_guard() }
    }

    pub fn script(&self) -> MutexGuard<'_, Script> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// For an AppRole whose ids are in files of `dir`.
    pub fn approle(&self, dir: &Path) -> VaultConfig {
        let secret_id = self.script().secret_id.clone();
        VaultConfig {
            role_id_file: Some(private(dir, "role-id", ROLE_ID)),
            secret_id_file: Some(private(dir, "secret-id", &secret_id)),
            ..self.config()
        }
    }

    /// For a token in a file of `dir` that never expires; answers it, too.
    pub fn token(&self, dir: &Path) -> (VaultConfig, String) {
        let token = format!("hvs.{}", random::token_hex(16));
        self.script().tokens.insert(token.clone(), None);
        (VaultConfig { token_file: Some(private(dir, "token", &token)), ..self.config() }, token)
    }

    /// Method and path of each request that has come so far, the oldest first.
    pub fn calls(&self) -> Vec<String> {
        self.script().calls.clone()
    }

    /// How many requests there were whose path contains `part`.
    pub fn count(&self, part: &str) -> usize {
        self.script().calls.iter().filter(|call| call.contains(part)).count()
    }

    /// Everybody has to log in again.
    pub fn revoke_tokens(&self) {
        self.script().tokens.clear();
    }

    pub fn set_secret(&self, name: &str, key: &str, value: &str) {
        self.script().secrets.entry(name.to_owned()).or_default().0.insert(key.to_owned(), value.to_owned());
    }

    pub fn remove_secret(&self, name: &str) {
        self.script().secrets.remove(name);
    }

    pub fn remove_transit_key(&self) {
        self.script().keys.clear();
    }

    fn config(&self) -> VaultConfig {
        VaultConfig {
            address: self.address.clone(),
            namespace: String::new(),
            ca: None,
            token_file: None,
            role_id_file: None,
            secret_id_file: None,
            approle_mount: "approle".to_owned(),
            kv_mount: "secret".to_owned(),
            kv_path: "isekai".to_owned(),
            transit_mount: "transit".to_owned(),
            transit_key: "isekai".to_owned(),
            timeout_ms: 1000,
        }
    }
}

/// A file that only its owner can read.
fn private(dir: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let path = dir.join(name);
    let written = std::fs::write(&path, format!("{text}\n"))
        .and_then(|()| std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)));
    assert!(written.is_ok(), "{}: {written:?}", path.display());
    path
}

async fn answer(State(state): State<Shared>, parts: Parts, body: Bytes) -> Response {
    let path = parts.uri.path().strip_prefix("/v1/").unwrap_or_default().to_owned();
    let delay = {
        let mut script = state.lock().unwrap_or_else(PoisonError::into_inner);
        script.calls.push(format!("{} {path}", parts.method));
        script.delay
    };
    tokio::time::sleep(delay).await;
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let mut script = state.lock().unwrap_or_else(PoisonError::into_inner);
    let (status, text) = script.answer(&parts, &path, &body);
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

fn header<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    parts.headers.get(name)?.to_str().ok()
}

fn is_post(parts: &Parts) -> bool {
    parts.method == Method::POST || parts.method == Method::PUT
}
