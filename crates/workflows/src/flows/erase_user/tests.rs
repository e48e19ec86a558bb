//! With a real database and the real executor. In the place of the sandbox service stands a server that may be away.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{delete, get};
use axum::{Json, Router};
use chrono::{DateTime, TimeDelta};
use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::{Priority, Sandbox, SandboxState};
use isekai_domain::{AppId, Clock as _, CorrelationId, EgressPolicy, FixedClock, ResourceLimits, SystemClock};
use isekai_planner::client::PlannerClient;
use isekai_platform::Config;
use isekai_store::audit::{self, AuditEntry, AuditFilter};
use isekai_store::cache::Cache;
use isekai_store::erasure::{self, NewErasure};
use isekai_store::workflows::{self, WorkflowFilter};
use isekai_store::{Page, Store, apps, testing, users};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::executor::{Pool, PoolConfig};
use crate::flows;
use crate::journal::PgJournal;
use crate::services::Services;

const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Default)]
struct Node {
    away: AtomicBool,
    asked: AtomicBool,
    sandboxes: Mutex<Vec<Sandbox>>,
}

async fn list(State(node): State<Arc<Node>>) -> Result<Json<serde_json::Value>, StatusCode> {
    node.asked.store(true, Ordering::SeqCst);
    if node.away.load(Ordering::SeqCst) {
        return Err(StatusCode::SERVICE_UNAVAILABLE);
    }
    Ok(Json(serde_json::json!({ "sandboxes": *node.sandboxes.lock().unwrap() })))
}

async fn remove(State(node): State<Arc<Node>>, Path(id): Path<Uuid>) -> StatusCode {
    node.sandboxes.lock().unwrap().retain(|sandbox| sandbox.id != id);
    StatusCode::NO_CONTENT
}

async fn node() -> (Arc<Node>, String) {
    let node = Arc::new(Node::default());
    let router = Router::new()
        .route("/v1/sandboxes", get(list))
        .route("/v1/sandboxes/{id}", delete(remove))
        .with_state(Arc::clone(&node));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (node, url)
}

/// One at a time, which a workflow that waits for others must not keep.
fn worker(store: &Store, url: &str, name: &str, clock: &Arc<FixedClock>) -> JoinHandle<()> {
    let services = Services {
        store: store.clone(),
        cache: Cache::absent(),
        planner: PlannerClient::new("http://127.0.0.1:9", None).unwrap(),
        sandboxes: SandboxClient::new(url, None).unwrap(),
        sandbox_lease_seconds: 60,
        node: "n".to_owned(),
        egress: EgressPolicy { enabled: true, presets: vec![], allowed_hosts: vec![] },
        retention: Config::from_parts(None, Vec::new()).unwrap().retention,
    };
    let config = PoolConfig {
        owner: name.to_owned(),
        concurrency: 1,
        lease: Duration::from_secs(30),
        poll: Duration::from_millis(20),
    };
    let journal = Arc::new(PgJournal::new(store.clone(), clock.clone()));
    let pool = Pool::new(Arc::new(services), journal, flows::all(), clock.clone(), config);
    tokio::spawn(async move { pool.run(CancellationToken::new()).await })
}

async fn until(mut done: impl AsyncFnMut() -> bool) {
    let waiting = async {
        while !done().await {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, waiting).await.unwrap();
}

fn sandbox(app_id: AppId) -> Sandbox {
    Sandbox {
        id: Uuid::now_v7(),
        app_id,
        container_id: "c".to_owned(),
        warm: true,
        state: SandboxState::Running,
        state_reason: None,
        priority: Priority::Normal,
        node: "n".to_owned(),
        limits: ResourceLimits::default(),
        lease_expires_at: DateTime::default(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_user_is_erased_with_apps_and_sandboxes_also_through_an_outage_and_a_crash() {
    let db = testing::database().await;
    let store = &db.store;
    let (node, url) = node().await;
    let (ada, bob) = (testing::user(store, "ada").await.id, testing::user(store, "bob").await.id);
    let mut theirs = Vec::new();
    for _ in 0..2 {
        theirs.push(testing::app(store, ada).await.app.id);
    }
    let others = testing::app(store, bob).await.app.id;
    *node.sandboxes.lock().unwrap() = theirs.iter().chain([&others]).map(|app| sandbox(*app)).collect();
    node.away.store(true, Ordering::SeqCst);
    // So late that whatever waits for a later round is due.
    let clock = Arc::new(FixedClock::new(SystemClock.now() + TimeDelta::hours(1)));

    let correlation_id = CorrelationId::generate();
    let now = SystemClock.now();
    let audit = AuditEntry::new("erase", "user", now);
    erasure::request(store, NewErasure { user: ada, correlation_id: &correlation_id, now, audit }).await.unwrap();
    let first = worker(store, &url, "first", &clock);
    until(async || node.asked.load(Ordering::SeqCst)).await;
    first.abort();
    assert!(users::by_id(store, ada).await.unwrap().is_some(), "not before the sandboxes are gone");

    node.away.store(false, Ordering::SeqCst);
    clock.advance(TimeDelta::minutes(10));
    let second = worker(store, &url, "second", &clock);
    until(async || users::by_id(store, ada).await.unwrap().is_none()).await;
    second.abort();
    for app in theirs {
        assert!(apps::get(store, app).await.is_err());
    }
    let left: Vec<AppId> = node.sandboxes.lock().unwrap().iter().map(|sandbox| sandbox.app_id).collect();
    assert_eq!(left, [others]);
    assert!(apps::get(store, others).await.is_ok());
    let id = ada.to_string();
    let filter = AuditFilter { action: Some("erased"), resource_id: Some(&id), ..AuditFilter::default() };
    assert_eq!(audit::page(store, filter, Page::first(10)).await.unwrap().items.len(), 1);
    let work = workflows::list(store, WorkflowFilter::default(), Page::first(100)).await.unwrap().items;
    let words = work.iter().filter(|row| row.user_id == Some(ada) && row.params["prompt"] != "");
    assert_eq!(words.filter(|row| row.params.get("prompt").is_some()).count(), 0, "no words of theirs are left");
}
