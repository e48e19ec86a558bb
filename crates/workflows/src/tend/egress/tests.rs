//! With a real database. In the place of the sandbox service stands a server that keeps what it was told, and has a log.

use std::sync::{Arc, Mutex};

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, put};
use axum::{Json, Router};
use chrono::DateTime;
use isekai_channel::client::SandboxClient;
use isekai_channel::egress_api::{EgressDecision, EgressDecisions, EgressReason};
use isekai_domain::{AppId, EgressPolicy, EgressPreset, EgressRule, HostPattern, UserId};
use isekai_planner::client::PlannerClient;
use isekai_platform::Config;
use isekai_store::audit::AuditEntry;
use isekai_store::cache::Cache;
use isekai_store::egress::decisions::{self, Decision};
use isekai_store::egress::pushes::Which;
use isekai_store::egress::rules::{self, NewRules};
use isekai_store::testing::{self, TestDatabase};
use isekai_store::{Page, apps};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use uuid::Uuid;

use super::{collect, tell};
use crate::services::Services;

#[derive(Default)]
struct Node {
    log: EgressDecisions,
    /// The log with which the next request with a number is answered.
    next: Option<EgressDecisions>,
    told: Vec<(Uuid, Value)>,
    refuses: Option<StatusCode>,
}

type Shared = Arc<Mutex<Node>>;

#[derive(Deserialize)]
struct Asked {
    after: u64,
    limit: usize,
}

async fn set(State(node): State<Shared>, Path(id): Path<Uuid>, Json(body): Json<Value>) -> StatusCode {
    let mut node = node.lock().unwrap();
    node.told.push((id, body));
    node.refuses.unwrap_or(StatusCode::NO_CONTENT)
}

/// Forgets nothing, so that what is asked for twice comes twice.
async fn log(State(node): State<Shared>, Query(asked): Query<Asked>) -> Json<EgressDecisions> {
    let mut node = node.lock().unwrap();
    if asked.limit > 1
        && let Some(next) = node.next.take()
    {
        node.log = next;
    }
    let mut answer = node.log.clone();
    answer.decisions.retain(|decision| decision.seq > asked.after);
    answer.decisions.truncate(asked.limit);
    Json(answer)
}

struct World {
    services: Services,
    node: Shared,
    app: AppId,
    user: UserId,
    db: TestDatabase,
}

async fn world() -> World {
    let node = Shared::default();
    let router = Router::new()
        .route("/v1/sandboxes/{id}/egress", put(set))
        .route("/v1/egress/decisions", get(log))
        .with_state(Arc::clone(&node));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let services = Services {
        store: db.store.clone(),
        cache: Cache::absent(),
        planner: PlannerClient::new("http://127.0.0.1:9", None).unwrap(),
        sandboxes: SandboxClient::new(&url, None).unwrap(),
        sandbox_lease_seconds: 60,
        node: "n".to_owned(),
        egress: EgressPolicy { enabled: true, presets: vec![], allowed_hosts: vec![] },
        retention: Config::from_parts(None, Vec::new()).unwrap().retention,
    };
    World { services, node, app, user, db }
}

impl World {
    fn decision(&self, seq: u64) -> EgressDecision {
        EgressDecision {
            seq,
            sandbox_id: Uuid::nil(),
            app_id: self.app,
            at: DateTime::from_timestamp(1_800_000_000, 0).unwrap(),
            host: format!("h{seq}.example.com"),
            port: 443,
            address: None,
            allowed: false,
            reason: Some(EgressReason::NotListed),
            count: 2,
        }
    }

    fn log(&self, log_id: &str, seqs: impl IntoIterator<Item = u64>) -> EgressDecisions {
        let decisions = seqs.into_iter().map(|seq| self.decision(seq)).collect();
        EgressDecisions { log_id: log_id.to_owned(), decisions, lost: 0 }
    }

    async fn collect(&self) {
        collect::round(&self.services).await.unwrap();
    }

    /// Newest first.
    async fn kept(&self) -> Vec<Decision> {
        decisions::page(&self.db.store, self.app, Page::first(100)).await.unwrap().items
    }

    async fn hosts(&self) -> Vec<String> {
        self.kept().await.into_iter().rev().map(|decision| decision.host).collect()
    }

    async fn cursor(&self) -> (String, i64, i64) {
        let cursor = decisions::cursor(&self.db.store, "n").await.unwrap().unwrap();
        (cursor.log_id, cursor.seq, cursor.lost)
    }

    async fn open(&self, version: i32, hosts: &[&str]) {
        let rules: Vec<_> =
            hosts.iter().map(|host| EgressRule { host: HostPattern::parse(host).unwrap(), port: 443 }).collect();
        let new = NewRules {
            app_id: self.app,
            by: self.user,
            expected_version: version,
            rules: &rules,
            presets: &[EgressPreset::Registries],
            audit: AuditEntry::new("set_egress", "app", DateTime::default()),
        };
        rules::replace(&self.db.store, new).await.unwrap();
    }

    fn told(&self) -> Vec<(Uuid, Value)> {
        std::mem::take(&mut self.node.lock().unwrap().told)
    }
}

#[tokio::test]
async fn decisions_are_kept_once_however_often_they_are_collected() {
    let world = world().await;
    world.collect().await;
    assert!(world.kept().await.is_empty());
    let mut first = world.log("a", [1, 2, 3]);
    first.decisions[1].app_id = AppId::new();
    world.node.lock().unwrap().log = first.clone();
    world.collect().await;
    world.collect().await;
    assert_eq!(world.hosts().await, ["h1.example.com", "h3.example.com"], "one is of an app that is gone");
    let kept = world.kept().await.remove(0);
    assert_eq!((kept.reason.as_deref(), kept.count, kept.allowed), (Some("NOT_LISTED"), 2, false));
    assert_eq!(world.cursor().await, ("a".to_owned(), 3, 0));

    // Another numbering begins at its beginning; the first one again brings nothing twice.
    world.node.lock().unwrap().log = world.log("b", [1]);
    world.collect().await;
    assert_eq!(world.cursor().await, ("b".to_owned(), 1, 0));
    world.node.lock().unwrap().log = first;
    world.collect().await;
    assert_eq!(world.hosts().await, ["h1.example.com", "h3.example.com", "h1.example.com"]);
    assert_eq!(world.cursor().await, ("a".to_owned(), 3, 0));
}

#[tokio::test]
async fn two_workers_at_once_keep_each_decision_once() {
    let world = world().await;
    world.node.lock().unwrap().log = world.log("a", 1..=40);
    tokio::join!(world.collect(), world.collect(), world.collect());
    let expected: Vec<String> = (1..=40).map(|seq| format!("h{seq}.example.com")).collect();
    assert_eq!(world.hosts().await, expected);
}

#[tokio::test]
async fn a_long_log_is_collected_page_by_page_and_disorder_is_left_out() {
    let world = world().await;
    let mut log = world.log("a", 1..=1203);
    log.decisions.swap(10, 20);
    world.node.lock().unwrap().log = log;
    world.collect().await;
    // Behind 21, which came in the place of 11, the next ones are 22 and so on.
    assert_eq!(world.cursor().await, ("a".to_owned(), 1203, 0));
    assert_eq!(world.kept().await[99].host, "h1104.example.com");
}

#[tokio::test]
async fn a_log_that_begins_anew_between_two_requests_is_asked_from_its_beginning() {
    let world = world().await;
    world.node.lock().unwrap().log = world.log("a", [1, 2, 3]);
    world.collect().await;
    {
        let mut node = world.node.lock().unwrap();
        node.log = world.log("a", [1, 2, 3, 4]);
        node.next = Some(world.log("b", [1, 2, 3, 4, 5]));
    }
    world.collect().await;
    assert_eq!(world.cursor().await, ("a".to_owned(), 3, 0));
    world.collect().await;
    assert_eq!(world.cursor().await, ("b".to_owned(), 5, 0));
    assert_eq!(world.kept().await.len(), 8);
}

#[tokio::test]
async fn what_was_lost_is_noticed_once() {
    let world = world().await;
    world.node.lock().unwrap().log = EgressDecisions { lost: 7, ..world.log("a", []) };
    world.collect().await;
    assert_eq!(world.cursor().await, ("a".to_owned(), 0, 7));
    world.node.lock().unwrap().log = EgressDecisions { lost: 9, ..world.log("a", [8]) };
    world.collect().await;
    assert_eq!(world.cursor().await, ("a".to_owned(), 8, 9));
}

#[tokio::test]
async fn a_sandbox_is_told_what_the_api_could_not_tell_it() {
    let mut world = world().await;
    let sandbox = Uuid::now_v7();
    apps::set_sandbox(&world.db.store, world.app, Some((sandbox, "c".to_owned())), None).await.unwrap();
    world.open(1, &["a.example.com", "b.example.net"]).await;
    let rules = |hosts: &[&str]| {
        let rules: Vec<_> = hosts.iter().map(|host| json!({ "host": host, "port": 443 })).collect();
        json!({ "rules": rules })
    };
    world.node.lock().unwrap().refuses = Some(StatusCode::SERVICE_UNAVAILABLE);
    tell::round(&world.services, Which::Untold).await.unwrap();
    world.node.lock().unwrap().refuses = None;
    tell::round(&world.services, Which::Untold).await.unwrap();
    tell::round(&world.services, Which::Untold).await.unwrap();
    let both = (sandbox, rules(&["a.example.com", "b.example.net"]));
    assert_eq!(world.told(), [both.clone(), both], "refused, taken, and then known");

    // After a start with narrower bounds; a refusal is made up for.
    world.services.egress.allowed_hosts = vec![HostPattern::parse("*.example.com").unwrap()];
    world.node.lock().unwrap().refuses = Some(StatusCode::INTERNAL_SERVER_ERROR);
    tell::round(&world.services, Which::All).await.unwrap();
    world.node.lock().unwrap().refuses = None;
    tell::round(&world.services, Which::Untold).await.unwrap();
    let narrow = (sandbox, rules(&["a.example.com"]));
    assert_eq!(world.told(), [narrow.clone(), narrow]);
    world.services.egress.enabled = false;
    tell::round(&world.services, Which::All).await.unwrap();
    assert_eq!(world.told(), [(sandbox, rules(&[]))]);
    apps::set_sandbox(&world.db.store, world.app, None, None).await.unwrap();
    tell::round(&world.services, Which::All).await.unwrap();
    assert!(world.told().is_empty());
}
