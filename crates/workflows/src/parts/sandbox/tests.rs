//! With a real database. In the place of the sandbox service stands a server that keeps what it was asked for.

use std::sync::{Arc, Mutex};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::DateTime;
use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::IDEMPOTENCY_HEADER;
use isekai_domain::{Clock as _, CorrelationId, EgressPolicy, EgressPreset, EgressRule, HostPattern, SystemClock};
use isekai_planner::client::PlannerClient;
use isekai_platform::Config;
use isekai_store::audit::AuditEntry;
use isekai_store::cache::Cache;
use isekai_store::egress::rules::{self, NewRules};
use isekai_store::{logs, params, testing, workflows};
use serde_json::Map;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::*;
use crate::executor::Context;
use crate::services::Services;

type Asked = Arc<Mutex<Vec<(String, CreateSandbox)>>>;

async fn create(
    State(asked): State<Asked>,
    headers: HeaderMap,
    Json(request): Json<CreateSandbox>,
) -> (StatusCode, Json<Sandbox>) {
    let sandbox = sandbox_of(request.app_id, request.limits.unwrap_or_default());
    asked.lock().unwrap().push((headers[IDEMPOTENCY_HEADER].to_str().unwrap().to_owned(), request));
    (StatusCode::CREATED, Json(sandbox))
}

/// An app whose workflow holds it, with the service that `router` stands for.
struct World {
    db: testing::TestDatabase,
    app: App,
    ctx: Ctx,
}

async fn world(router: Router) -> World {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app;
    let lease = Duration::from_secs(60);
    let claimed = workflows::claim(&db.store, "w", &[params::CREATE_APP], lease, SystemClock.now(), 1).await.unwrap();
    let allowed = HostPattern::parse("*.example.com").unwrap();
    let services = Services {
        store: db.store.clone(),
        cache: Cache::absent(),
        planner: PlannerClient::new("http://127.0.0.1:9", None).unwrap(),
        sandboxes: SandboxClient::new(&url, None).unwrap(),
        sandbox_lease_seconds: 60,
        node: "n".to_owned(),
        egress: EgressPolicy { enabled: true, presets: vec![], allowed_hosts: vec![allowed] },
        retention: Config::from_parts(None, Vec::new()).unwrap().retention,
    };
    let ctx = Context {
        services: Arc::new(services),
        workflow_id: claimed[0].id,
        user_id: Some(user),
        app_id: Some(app.id),
        correlation_id: claimed[0].correlation_id.clone(),
        attempt: 1,
        attempts: 1,
        timeout: lease,
        fence: claimed[0].fence,
        params: Value::Null,
        outputs: Map::new(),
        failure: None,
        cancelled: CancellationToken::new(),
    };
    World { db, app, ctx }
}

fn sandbox_of(app_id: AppId, limits: ResourceLimits) -> Sandbox {
    Sandbox {
        id: Uuid::now_v7(),
        app_id,
        container_id: "c".to_owned(),
        warm: true,
        state: SandboxState::Running,
        state_reason: None,
        priority: isekai_channel::sandbox_api::Priority::Normal,
        node: "n".to_owned(),
        limits,
        lease_expires_at: DateTime::default(),
    }
}

#[tokio::test]
async fn a_sandbox_is_made_with_what_its_app_may_connect_to() {
    let asked = Asked::default();
    let router = Router::new().route("/v1/sandboxes", post(create)).with_state(Arc::clone(&asked));
    let World { db, app, ctx } = world(router).await;
    let rule = |host: &str| EgressRule { host: HostPattern::parse(host).unwrap(), port: 443 };
    let new = NewRules {
        app_id: app.id,
        by: app.user_id,
        expected_version: 1,
        rules: &[rule("a.example.com"), rule("a.example.net")],
        presets: &[EgressPreset::Registries],
        audit: AuditEntry::new("set_egress", "app", DateTime::default()),
    };

    // Each time as if the one before had not been noted.
    ensure(&ctx, &app).await.unwrap();
    ensure(&ctx, &app).await.unwrap();
    rules::replace(&db.store, new).await.unwrap();
    ensure(&ctx, &app).await.unwrap();
    let asked = asked.lock().unwrap();
    let opened: Vec<_> = asked.iter().map(|(_, request)| request.egress.clone()).collect();
    assert_eq!(opened, [vec![], vec![], vec![rule("a.example.com")]], "within what the administrator allows");
    assert_eq!(asked[0].0, asked[1].0);
    assert_ne!(asked[0].0, asked[2].0, "a key stands for one request");
}

/// What a server says as it ends is what its owner reads; it is told once, and not tried again. An app's own server is not ended when
/// the time of a command is over.
#[tokio::test]
async fn a_server_that_does_not_start_says_why() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&times);
    let limits =
        get(|| async { Json(ResourceLimits::default()) }).put(move |Json(limits): Json<ResourceLimits>| async move {
            noted.lock().unwrap().push(limits.execution_time);
            Json(limits)
        });
    let refuse = |Path(_): Path<Uuid>, Json(start): Json<Start>| async move {
        assert_eq!(start, framework::start(Target::Python));
        let message = "the app ended before its port answered (exit code 1): SyntaxError:\u{1b}[2J invalid syntax";
        let mut body = ErrorBody::new(ErrorCode::Conflict, message, CorrelationId::generate(), DateTime::default());
        body.details = Some(json!({ "reason": NOT_STARTED }));
        (StatusCode::CONFLICT, Json(body))
    };
    let router =
        Router::new().route("/v1/sandboxes/{id}/limits", limits).route("/v1/sandboxes/{id}/start", post(refuse));
    let World { db, app, ctx } = world(router).await;
    let sandbox = sandbox_of(app.id, ResourceLimits::default());
    let Err(StepError::Fatal { message, source: None, .. }) = start_and_verify(&ctx, &sandbox, Target::Python).await
    else {
        panic!("it is a verdict on the code");
    };
    let expected = "the app's server does not start: the app ended before its port answered (exit code 1): SyntaxError: [2J invalid syntax";
    assert_eq!(message, expected);
    let told = logs::after(&db.store, app.id, 0, 10).await.unwrap();
    assert_eq!(told.last().map(|line| line.message.as_str()), Some(expected));
    assert_eq!(*times.lock().unwrap(), [SERVER_TIME_SECONDS]);
}
