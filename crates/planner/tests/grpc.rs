//! The service over a real socket.
#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::StreamExt as _;
use futures::future::BoxFuture;
use isekai_domain::{Clock as _, CorrelationId, FixedClock, Prompt, SystemClock};
use isekai_planner::analyser::{Analyser, BuiltIn};
use isekai_planner::analysis::{Analysis, AnalysisError, Context};
use isekai_planner::client::{EditRequest, EventStream, Meta, PlannerClient, PlannerError, RepairRequest};
use isekai_planner::events::{Done, Event, MAX_CHUNK_BYTES};
use isekai_planner::planning::Planning;
use isekai_planner::server::{PEERS, router};
use isekai_platform::http::Transport;
use isekai_platform::{TlsFiles, authority, correlation, http, tls};
use sha2::Digest as _;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

struct Server {
    address: SocketAddr,
    shutdown: CancellationToken,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shutdown.cancel();
    }
}

async fn start(analyser: Arc<dyn Analyser>, tls: Option<&TlsFiles>, timeout: Duration) -> Server {
    let clock = Arc::new(FixedClock::new("2026-03-01T12:00:00Z".parse().unwrap()));
    let planning = Planning::new(analyser, BuiltIn::load().unwrap(), clock);
    let app = router(planning, timeout).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let shutdown = CancellationToken::new();
    let transport = tls.map_or(Transport::Plain, |files| Transport::Tls(tls::server(files, PEERS).unwrap()));
    tokio::spawn(http::serve(listener, app, transport, shutdown.clone(), Duration::from_secs(1)));
    Server { address, shutdown }
}

async fn plain() -> (Server, PlannerClient) {
    let server = start(Arc::new(BuiltIn::load().unwrap()), None, Duration::from_secs(30)).await;
    let client = PlannerClient::new(&format!("http://{}", server.address), None).unwrap();
    (server, client)
}

/// Replays a log as every front end does, and checks it on the way.
async fn replay(
    mut events: EventStream,
    mut files: BTreeMap<String, String>,
) -> Result<(BTreeMap<String, String>, Vec<Event>, Done), PlannerError> {
    let (mut others, mut done) = (Vec::new(), None);
    let mut open: Option<(String, String)> = None;
    while let Some(event) = events.next().await {
        assert!(done.is_none(), "nothing comes after done");
        match event? {
            Event::FileOpen { path } => {
                assert!(open.is_none());
                open = Some((path, String::new()));
            }
            Event::FileChunk { path, offset, text } => {
                let (at, content) = open.as_mut().unwrap();
                assert_eq!((&*at, content.len() as u64), (&path, offset));
                assert!(text.len() <= MAX_CHUNK_BYTES);
                content.push_str(&text);
            }
            Event::FileClose { path, size_bytes, sha256 } => {
                let (at, content) = open.take().unwrap();
                assert_eq!((at, content.len() as u64), (path.clone(), size_bytes));
                assert_eq!(hex::encode(sha2::Sha256::digest(content.as_bytes())), sha256);
                files.insert(path, content);
            }
            Event::FileDelete { path } => {
                files.remove(&path).unwrap();
            }
            Event::Done(last) => done = Some(last),
            other => others.push(other),
        }
    }
    Ok((files, others, done.unwrap()))
}

#[tokio::test]
async fn plan_gives_numbered_steps_with_json_payloads() {
    let (_server, client) = plain().await;
    let steps = client.plan(Meta::default(), "Create a CSV viewer application", "").await.unwrap();
    assert!(steps.len() >= 3);
    for (index, step) in steps.iter().enumerate() {
        assert_eq!(step.id, format!("step_{index}"));
        assert_eq!(step.tool, "code_generator");
        assert!(step.payload["description"].is_string());
    }
    assert_eq!(steps[0].payload["decisions"][0]["words"], "CSV viewer");
}

#[tokio::test]
async fn generate_streams_the_plan_then_the_files_then_done() {
    let (_server, client) = plain().await;
    let events =
        client.generate(Meta::default(), "expense tracker with zebras", r#"{"framework":"react"}"#).await.unwrap();
    let (files, others, done) = replay(events, BTreeMap::new()).await.unwrap();
    assert!(matches!(others[0], Event::PlanStep(_)));
    assert!(others.iter().any(|event| matches!(event, Event::Note { text } if text.contains("Expenses"))));
    assert!(others.iter().any(|event| matches!(event, Event::Warning { text, .. } if text.contains("zebras"))));
    assert!(
        others.iter().any(
            |event| matches!(event, Event::Usage(usage) if usage.provider == "built-in" && usage.cost_micros == 0)
        )
    );
    assert_eq!(
        (done.name.as_str(), done.framework.as_str(), done.language.as_str()),
        ("Expense Tracker", "react", "typescript")
    );
    assert_eq!(done.base_files, files);
    assert!(files.contains_key("package.json"));
    let spec: isekai_codegen::AppSpec = serde_json::from_str(&done.spec).unwrap();
    assert!(isekai_codegen::validate(&spec).is_ok());
}

#[tokio::test]
async fn errors_keep_their_meaning_across_the_wire() {
    let (server, client) = plain().await;
    let plan = async |goal: &str, context: &str| client.plan(Meta::default(), goal, context).await.unwrap_err();
    assert!(matches!(plan("  ", "").await, PlannerError::InvalidInput(text) if text.contains("empty")));
    assert!(matches!(plan(&"x".repeat(20_000), "").await, PlannerError::InvalidInput(_)));
    assert!(
        matches!(plan("todo app", r#"{"framework":"vue"}"#).await, PlannerError::InvalidInput(text) if text.contains("react, static"))
    );
    assert!(
        matches!(plan("asdf qwer", "").await, PlannerError::NotUnderstood { message } if message.contains("asdf qwer") && message.contains("CSV viewer"))
    );
    let events = client.generate(Meta::default(), "asdf qwer", "").await.unwrap();
    assert!(matches!(replay(events, BTreeMap::new()).await, Err(PlannerError::NotUnderstood { .. })));
    let too_many = (0..3000).map(|index| (index.to_string(), String::new())).collect();
    let events = client
        .edit(Meta::default(), EditRequest { prompt: "add notes".into(), files: too_many, ..EditRequest::default() })
        .await
        .unwrap();
    assert!(
        matches!(replay(events, BTreeMap::new()).await, Err(PlannerError::InvalidInput(text)) if text.contains("3000 files"))
    );
    let events = client
        .edit(Meta::default(), EditRequest { prompt: "add notes".into(), spec: "{}".into(), ..EditRequest::default() })
        .await
        .unwrap();
    assert!(matches!(replay(events, BTreeMap::new()).await, Err(PlannerError::InvalidInput(_))));
    drop(server);
    let nobody = PlannerClient::new("http://127.0.0.1:1", None).unwrap();
    assert!(matches!(nobody.plan(Meta::default(), "todo app", "").await, Err(PlannerError::Unavailable(_))));
}

#[tokio::test]
async fn an_edit_keeps_what_was_changed_by_hand() {
    let (_server, client) = plain().await;
    let events = client.generate(Meta::default(), "book collection", "").await.unwrap();
    let (mut files, _, done) = replay(events, BTreeMap::new()).await.unwrap();
    let readme = files.get_mut("README.md").unwrap();
    readme.push_str("\nWritten by hand.\n");
    let edit = |prompt: &str, files: &BTreeMap<String, String>| EditRequest {
        prompt: prompt.to_owned(),
        spec: done.spec.clone(),
        generator_version: done.generator_version.clone(),
        base_files: done.base_files.clone(),
        files: files.clone(),
    };
    let events =
        client.edit(Meta::default(), edit("add a purchase date and make it dark green", &files)).await.unwrap();
    let (merged, others, after) = replay(events, files.clone()).await.unwrap();
    assert!(merged["README.md"].ends_with("Written by hand.\n"));
    assert!(merged.values().any(|content| content.contains("purchaseDate")));
    assert!(after.spec.contains("#006400") && after.summary.contains("Purchase date"));
    assert!(others.iter().any(|event| matches!(event, Event::Note { text } if text.contains("Purchase date (date)"))));
    // The next edit starts from what the generator wrote, not from the hand-edited files.
    assert!(!after.base_files["README.md"].contains("by hand"));

    let events = client.edit(Meta::default(), edit("paint a fresco on the ceiling", &files)).await.unwrap();
    assert!(
        matches!(replay(events, files.clone()).await, Err(PlannerError::NotUnderstood { message }) if message.contains("Genre"))
    );
}

#[tokio::test]
async fn a_conflict_is_shown_and_nothing_is_changed() {
    let (_server, client) = plain().await;
    let events = client.generate(Meta::default(), "book collection", "").await.unwrap();
    let (mut files, _, done) = replay(events, BTreeMap::new()).await.unwrap();
    let path = files
        .iter()
        .find(|(path, content)| path.starts_with("src/entities/") && content.contains("author"))
        .map(|(path, _)| path.clone())
        .unwrap();
    // Every line is changed by hand, so no line of the generator's change finds its place.
    let scrambled: String = files[&path].lines().map(|line| format!("{line} // mine\n")).collect();
    files.insert(path.clone(), scrambled);
    let edit = EditRequest {
        prompt: "remove the author".into(),
        spec: done.spec.clone(),
        generator_version: done.generator_version,
        base_files: done.base_files,
        files: files.clone(),
    };
    let events = client.edit(Meta::default(), edit).await.unwrap();
    let (after, others, last) = replay(events, files.clone()).await.unwrap();
    assert_eq!(after, files);
    assert_eq!(last.spec, done.spec);
    assert!(
        others
            .iter()
            .any(|event| matches!(event, Event::Conflict(conflict) if conflict.path == path && conflict.new.is_some()))
    );
}

#[tokio::test]
async fn repair_writes_lost_files_again_and_nothing_else() {
    let (_server, client) = plain().await;
    let events = client.generate(Meta::default(), "todo app", "").await.unwrap();
    let (whole, _, done) = replay(events, BTreeMap::new()).await.unwrap();
    let mut files = whole.clone();
    files.remove("index.html").unwrap();
    let request = |files: &BTreeMap<String, String>| RepairRequest {
        spec: done.spec.clone(),
        files: files.clone(),
        problem: "Could not resolve index.html".into(),
    };
    let events = client.repair(Meta::default(), request(&files)).await.unwrap();
    let (mended, _, _) = replay(events, files).await.unwrap();
    assert_eq!(mended, whole);
    let events = client.repair(Meta::default(), request(&whole)).await.unwrap();
    assert!(matches!(replay(events, whole).await, Err(PlannerError::NotUnderstood { .. })));
}

/// Never answers; tells when it is dropped.
struct Stuck {
    started: Arc<Notify>,
    dropped: Arc<AtomicBool>,
    stopped: Arc<Notify>,
}

struct Guard(Arc<AtomicBool>, Arc<Notify>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
        self.1.notify_one();
    }
}

impl Analyser for Stuck {
    fn provider(&self) -> &'static str {
        "stuck"
    }

    fn analyse<'a>(&'a self, _: &'a Prompt, _: &'a Context) -> BoxFuture<'a, Result<Analysis, AnalysisError>> {
        let guard = Guard(Arc::clone(&self.dropped), Arc::clone(&self.stopped));
        self.started.notify_one();
        Box::pin(async move {
            let _guard = guard;
            std::future::pending().await
        })
    }
}

async fn stuck(timeout: Duration) -> (Server, PlannerClient, Arc<Notify>, Arc<AtomicBool>, Arc<Notify>) {
    let (started, dropped, stopped) =
        (Arc::new(Notify::new()), Arc::new(AtomicBool::new(false)), Arc::new(Notify::new()));
    let analyser =
        Stuck { started: Arc::clone(&started), dropped: Arc::clone(&dropped), stopped: Arc::clone(&stopped) };
    let server = start(Arc::new(analyser), None, timeout).await;
    let client = PlannerClient::new(&format!("http://{}", server.address), None).unwrap();
    (server, client, started, dropped, stopped)
}

#[tokio::test]
async fn a_caller_that_goes_away_stops_the_work() {
    let (_server, client, started, dropped, stopped) = stuck(Duration::from_secs(30)).await;
    let events = client.generate(Meta::default(), "todo app", "").await.unwrap();
    started.notified().await;
    assert!(!dropped.load(Ordering::SeqCst));
    drop(events);
    tokio::time::timeout(Duration::from_secs(5), stopped.notified()).await.unwrap();
    assert!(dropped.load(Ordering::SeqCst));
}

#[tokio::test]
async fn the_callers_deadline_and_the_servers_end_the_work() {
    let (_server, client, _, _, stopped) = stuck(Duration::from_secs(30)).await;
    let client = client.with_timeout(Duration::from_millis(80));
    assert!(matches!(client.plan(Meta::default(), "todo app", "").await, Err(PlannerError::Timeout)));
    tokio::time::timeout(Duration::from_secs(5), stopped.notified()).await.unwrap();

    let (_server, client, _, _, stopped) = stuck(Duration::from_millis(80)).await;
    let events = client.generate(Meta::default(), "todo app", "").await.unwrap();
    assert!(matches!(replay(events, BTreeMap::new()).await, Err(PlannerError::Timeout)));
    tokio::time::timeout(Duration::from_secs(5), stopped.notified()).await.unwrap();
}

#[tokio::test]
async fn mutual_tls_lets_the_allowed_roles_in_and_trusts_only_the_planner() {
    let pki = tempfile::tempdir().unwrap();
    authority::ensure(pki.path(), SystemClock.now()).unwrap();
    let files = |role: &str| TlsFiles::in_dir(pki.path(), role);
    let server = start(Arc::new(BuiltIn::load().unwrap()), Some(&files("planner")), Duration::from_secs(30)).await;
    let url = format!("https://localhost:{}", server.address.port());
    for role in ["serve", "worker"] {
        let client = PlannerClient::new(&url, Some(&files(role))).unwrap();
        assert!(!client.plan(Meta::default(), "todo app", "").await.unwrap().is_empty(), "{role}");
    }
    let other = PlannerClient::new(&url, Some(&files("sandboxd"))).unwrap();
    assert!(other.plan(Meta::default(), "todo app", "").await.is_err());
    let without = PlannerClient::new(&format!("http://{}", server.address), None).unwrap();
    assert!(without.plan(Meta::default(), "todo app", "").await.is_err());
    // A worker's certificate does not make a planner.
    let impostor = start(Arc::new(BuiltIn::load().unwrap()), Some(&files("worker")), Duration::from_secs(30)).await;
    let client =
        PlannerClient::new(&format!("https://localhost:{}", impostor.address.port()), Some(&files("serve"))).unwrap();
    assert!(matches!(client.plan(Meta::default(), "todo app", "").await, Err(PlannerError::Unavailable(_))));
}

#[tokio::test]
async fn health_reflection_and_the_correlation_id_are_served() {
    use tonic_health::pb::health_client::HealthClient;
    use tonic_health::pb::{HealthCheckRequest, health_check_response::ServingStatus};
    use tonic_reflection::pb::v1::ServerReflectionRequest;
    use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
    use tonic_reflection::pb::v1::server_reflection_request::MessageRequest;
    use tonic_reflection::pb::v1::server_reflection_response::MessageResponse;

    let (server, client) = plain().await;
    let channel =
        tonic::transport::Endpoint::from_shared(format!("http://{}", server.address)).unwrap().connect().await.unwrap();
    let mut request = tonic::Request::new(HealthCheckRequest { service: "isekai.v1.Planner".to_owned() });
    request.metadata_mut().insert("x-correlation-id", "abc-1".parse().unwrap());
    let health = HealthClient::new(channel.clone()).check(request).await.unwrap();
    assert_eq!(health.metadata().get("x-correlation-id").unwrap(), "abc-1");
    assert_eq!(health.into_inner().status, i32::from(ServingStatus::Serving));

    let ask = ServerReflectionRequest {
        host: String::new(),
        message_request: Some(MessageRequest::ListServices(String::new())),
    };
    let mut answers = ServerReflectionClient::new(channel)
        .server_reflection_info(tokio_stream::iter([ask]))
        .await
        .unwrap()
        .into_inner();
    let answer = answers.message().await.unwrap().unwrap();
    let Some(MessageResponse::ListServicesResponse(list)) = answer.message_response else { panic!("{answer:?}") };
    assert!(list.service.iter().any(|service| service.name == "isekai.v1.Planner"));

    let steps = correlation::scope(CorrelationId::accept(Some("abc-2")), client.plan(Meta::default(), "todo app", ""))
        .await
        .unwrap();
    assert!(!steps.is_empty());
}
