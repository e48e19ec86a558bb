//! A gateway with a database of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::response::Response;
use chrono::TimeDelta;
use http::{HeaderMap, Request};
use isekai_auth::{Keys, Passwords, Tokens, refresh};
use isekai_channel::client::SandboxClient;
use isekai_domain::{AppId, AppStatus, Clock as _, CodeId, FixedClock, ResourceQuota, SessionId, SystemClock, UserId};
use isekai_planner::client::PlannerClient;
use isekai_platform::Config;
use isekai_platform::http::Transport;
use isekai_platform::tls::public_server;
use isekai_store::audit::{self, AuditEntry, AuditFilter};
use isekai_store::cache::Cache;
use isekai_store::code::{self, CodeOrigin, NewVersion};
use isekai_store::security::{self, EventFilter, EventType, SecurityEvent};
use isekai_store::sessions::{self, NewSession};
use isekai_store::testing::{TestDatabase, database};
use isekai_store::users::{self, NewUser};
use isekai_store::{Page, Store, apps, roles};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use crate::health::{HealthBoard, Probes};
use crate::oidc::Providers;
use crate::router;
use crate::settings::Settings;
use crate::state::{AppState, Parts};

pub struct Gateway {
    pub state: AppState,
    pub router: Router,
    pub clock: Arc<FixedClock>,
    /// Dropped last.
    pub database: Arc<TestDatabase>,
    keys: Arc<TempDir>,
}

pub struct User {
    pub id: UserId,
    pub session: SessionId,
    pub token: String,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Gateway {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With settings, such as `("ISEKAI_MODE", "development")`.
    pub async fn with(variables: &[(&str, &str)]) -> Self {
        let database = Arc::new(database().await);
        roles::ensure_builtin(&database.store).await.unwrap();
        let keys = Arc::new(tempfile::tempdir().unwrap());
        Self::on(database.clone(), database.store.clone(), Cache::absent(), keys, &config(None, variables))
    }

    /// With a configuration file.
    pub async fn configured(file: &str) -> Self {
        let database = Arc::new(database().await);
        roles::ensure_builtin(&database.store).await.unwrap();
        let keys = Arc::new(tempfile::tempdir().unwrap());
        let path = keys.path().join("isekai.toml");
        std::fs::write(&path, file).unwrap();
        let store = database.store.clone();
        Self::on(database, store, Cache::absent(), keys, &config(Some(&path), &[]))
    }

    pub async fn with_cache(cache: Cache) -> Self {
        let database = Arc::new(database().await);
        roles::ensure_builtin(&database.store).await.unwrap();
        let keys = Arc::new(tempfile::tempdir().unwrap());
        Self::on(database.clone(), database.store.clone(), cache, keys, &config(None, &[]))
    }

    /// Another process of the same installation, with connections of its own.
    pub async fn replica(&self) -> Self {
        let store = Store::connect(&self.database.config()).await.unwrap();
        let store = store.with_keyring(isekai_store::testing::keyring());
        Self::on(self.database.clone(), store, Cache::absent(), self.keys.clone(), &config(None, &[]))
    }

    /// With a store of one's own, such as one with other keys.
    pub fn on_store(database: Arc<TestDatabase>, store: Store) -> Self {
        Self::on(database, store, Cache::absent(), Arc::new(tempfile::tempdir().unwrap()), &config(None, &[]))
    }

    /// Another process of the same installation, with a store of its own.
    pub fn beside(&self, store: Store) -> Self {
        Self::on(self.database.clone(), store, Cache::absent(), self.keys.clone(), &config(None, &[]))
    }

    fn on(database: Arc<TestDatabase>, store: Store, cache: Cache, keys_dir: Arc<TempDir>, config: &Config) -> Self {
        let keys = Keys::load_or_create(&keys_dir.path().join("keys")).unwrap();
        let tokens = Tokens::new(&keys, &config.auth).unwrap();
        let sandboxes = SandboxClient::new(&config.sandbox.url, None).unwrap();
        let planner = PlannerClient::new(&config.planner.url, None).unwrap();
        let clock = Arc::new(FixedClock::new(SystemClock.now()));
        let probes = Probes { store: store.clone(), cache: cache.clone(), planner, sandboxes: sandboxes.clone() };
        let settings = Settings::from_config(config).unwrap();
        let state = AppState::new(Parts {
            oidc: Providers::load(&config.auth.oidc, &settings.public_url).unwrap(),
            settings,
            clock: clock.clone(),
            store,
            cache,
            keys,
            tokens,
            passwords: Passwords::new(2).unwrap(),
            sandboxes,
            health: HealthBoard::new(probes),
            preview_transport: config
                .preview
                .https
                .as_ref()
                .map_or(Transport::Plain, |files| Transport::Tls(public_server(files, None).unwrap())),
            shutdown: CancellationToken::new(),
        });
        let router = router::main(&state);
        Self { state, router, clock, database, keys: keys_dir }
    }

    pub fn store(&self) -> &Store {
        &self.state.store
    }

    /// A signed-in account with these roles; its password is nobody's.
    pub async fn user(&self, name: &str, roles: &[&str]) -> User {
        self.account(name, "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", roles).await
    }

    pub async fn account(&self, name: &str, password_hash: &str, roles: &[&str]) -> User {
        let email = format!("{name}@example.org");
        let new = NewUser {
            username: name,
            email: &email,
            password_hash,
            salt: "salt",
            roles,
            quota: ResourceQuota { max_concurrent_apps: 10, ..ResourceQuota::default() },
            must_change_password: false,
        };
        let id = users::create(self.store(), new).await.unwrap().id;
        let new = NewSession {
            user_id: id,
            token_hash: refresh::hash(&refresh::generate()),
            expires_at: self.clock.now() + TimeDelta::days(1),
            user_agent: None,
            ip: None,
        };
        let session = sessions::start(self.store(), new).await.unwrap();
        let token = self.state.tokens.issue(id, session, roles, self.clock.now()).unwrap().token;
        User { id, session, token }
    }

    /// An account with this password; nobody is signed in yet.
    pub async fn member(&self, name: &str, password: &str, roles: &[&str]) -> User {
        let hashed = self.state.passwords.hash_known(password).await.unwrap();
        self.account(name, &hashed.phc, roles).await
    }

    pub async fn login(&self, name: &str, password: &str) -> Answer {
        let body = json!({ "username": name, "password": password });
        self.call(json_request("POST", "/api/auth/login", None, &body)).await
    }

    /// What is kept of security events with this type.
    pub async fn events(&self, kind: EventType) -> Vec<SecurityEvent> {
        let filter = EventFilter { kind: Some(kind), ..EventFilter::default() };
        security::page(self.store(), filter, Page::first(100)).await.unwrap().items
    }

    /// How many rows of the audit log there are of it.
    pub async fn audited(&self, action: &str, success: bool) -> usize {
        let filter = AuditFilter { action: Some(action), success: Some(success), ..AuditFilter::default() };
        audit::page(self.store(), filter, Page::first(100)).await.unwrap().items.len()
    }

    /// An app that waits for its workflow.
    pub async fn app(&self, user: &User) -> AppId {
        let answer = self.post("/api/apps/generate", user, json!({ "prompt": "Create a todo application" })).await;
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["id"].as_str().unwrap().parse().unwrap()
    }

    /// An app that was made, has one version, and is stopped.
    pub async fn app_with_code(&self, user: &User) -> AppId {
        let app = self.app(user).await;
        let files = BTreeMap::from([
            ("index.html".to_owned(), "<h1>hi</h1>".to_owned()),
            ("src/App.tsx".to_owned(), "export {};\n".to_owned()),
        ]);
        let new = NewVersion {
            code_id: CodeId::new(),
            app_id: app,
            expected_version: Some(0),
            files: &files,
            base_files: &files,
            spec: None,
            generator_version: None,
            framework: Some("react"),
            language: Some("typescript"),
            origin: CodeOrigin::Generate,
            summary: Some("First version"),
            fence: None,
        };
        code::put(self.store(), new).await.unwrap();
        let stopped = apps::stop(self.store(), app, "test", None).await.unwrap();
        assert_eq!(stopped.status, AppStatus::Stopped);
        app
    }

    pub async fn get(&self, path: &str, user: &User) -> Answer {
        self.call(request("GET", path, Some(&user.token)).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, user: &User, body: Value) -> Answer {
        self.call(json_request("POST", path, Some(&user.token), &body)).await
    }

    pub async fn delete(&self, path: &str, user: &User) -> Answer {
        self.call(request("DELETE", path, Some(&user.token)).body(Body::empty()).unwrap()).await
    }

    /// `PUT` or `PATCH`, with the version that was seen.
    pub async fn write(&self, method: &str, path: &str, user: &User, version: i64, body: &Value) -> Answer {
        let mut request = json_request(method, path, Some(&user.token), body);
        request.headers_mut().insert("if-match", format!("\"{version}\"").parse().unwrap());
        self.call(request).await
    }

    /// The rows of the audit log about `resource` with `id`, newest first.
    pub async fn rows_about(&self, resource: &str, id: &str) -> Vec<AuditEntry> {
        let filter = AuditFilter { resource: Some(resource), resource_id: Some(id), ..AuditFilter::default() };
        audit::page(self.store(), filter, Page::first(100)).await.unwrap().items
    }

    pub async fn role_id(&self, name: &str) -> String {
        let page = roles::list(self.store(), Page::first(100)).await.unwrap();
        page.items.into_iter().find(|role| role.name == name).unwrap().id.to_string()
    }

    pub async fn call(&self, request: Request<Body>) -> Answer {
        answer(self.send(request).await).await
    }

    /// For bodies that are no JSON or do not end.
    pub async fn send(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }
}

fn config(file: Option<&Path>, variables: &[(&str, &str)]) -> Config {
    let (first, last) = (first_port().to_string(), (first_port() + 16).to_string());
    let defaults = [("ISEKAI_PREVIEW__FIRST_PORT", first.as_str()), ("ISEKAI_PREVIEW__LAST_PORT", &last)];
    let variables = defaults.iter().chain(variables).map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    Config::from_parts(file, variables).unwrap()
}

/// With a host that is accepted.
pub fn request(method: &str, path: &str, token: Option<&str>) -> http::request::Builder {
    let mut builder = Request::builder().method(method).uri(path).header("host", "localhost:8080");
    if let Some(token) = token {
        builder = builder.header("authorization", format!("Bearer {token}"));
    }
    builder
}

pub fn json_request(method: &str, path: &str, token: Option<&str>, body: &Value) -> Request<Body> {
    request(method, path, token).header("content-type", "application/json").body(Body::from(body.to_string())).unwrap()
}

pub async fn answer(response: Response) -> Answer {
    let (parts, body) = response.into_parts();
    let bytes = axum::body::to_bytes(body, 16 << 20).await.unwrap();
    let body =
        serde_json::from_slice(&bytes).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(&bytes).into_owned()));
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// The body of an error with what differs from run to run taken out.
pub fn redacted(answer: &Answer) -> Value {
    let mut body = answer.body.clone();
    assert_eq!(u64::from(answer.status), body["status"], "{body}");
    for field in ["correlationId", "timestamp"] {
        assert!(body[field].is_string(), "{field} is missing: {body}");
        body[field] = json!(format!("[{field}]"));
    }
    assert_eq!(answer.headers["content-type"], "application/json");
    body
}

/// 20 ports per test process, below those that the system hands out, so that tests side by side do not fight for them.
pub fn first_port() -> u16 {
    20_000 + u16::try_from(std::process::id() % 600).unwrap() * 20
}
