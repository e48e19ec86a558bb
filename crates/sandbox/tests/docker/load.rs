use std::time::{Duration, Instant};

use axum::body::Body;
use futures::StreamExt as _;
use http::Request;
use http_body_util::BodyExt as _;
use isekai_channel::agent_api::{BuilderState, Start};
use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::{CreateSandbox, Sandbox, SandboxId, SandboxState};
use tokio::sync::watch;
use uuid::Uuid;

use crate::support::{Service, eventually, request, small_limits};

const APPS: usize = 50;
const PAUSED: usize = 10;
/// Apps that are brought up at a time.
const AT_ONCE: usize = 8;
/// Of each app before the service is killed.
const ANSWERS: usize = 5;
const BETWEEN: Duration = Duration::from_millis(20);
const PATIENCE: Duration = Duration::from_secs(60);

/// All apps are asked all the time while the service is killed and started again. How long each of them is away is printed.
#[tokio::test]
async fn a_service_killed_under_load_has_all_its_apps_again() {
    let mut service = Service::start_with(0, &[("BUILDER_IDLE_SECONDS", "1")]).await;
    service.until_engine_is_known().await;
    let ids: Vec<SandboxId> =
        futures::stream::iter(0..APPS).map(|_| app(&service)).buffer_unordered(AT_ONCE).collect().await;
    let (paused, running) = ids.split_at(PAUSED);
    for id in paused {
        // The kernel does not always freeze a container whose compiler is starting.
        eventually("the app is idle", async || {
            let health = service.client.agent_health(*id).await.unwrap();
            !matches!(health.builder, BuilderState::Starting | BuilderState::Warm)
        })
        .await;
        service.client.pause(*id).await.unwrap();
    }
    let (known, containers) = (sandboxes(&service).await, sorted(service.containers().await));
    assert_eq!((known.len(), containers.len()), (APPS, APPS));

    let (restart, restarted) = watch::channel(None);
    let mut asking: Vec<_> =
        running.iter().map(|id| Asking::begin(service.client.clone(), *id, restarted.clone())).collect();
    for one in &mut asking {
        one.answers.wait_for(|answers| *answers >= ANSWERS).await.unwrap();
    }
    service.kill();
    restart.send_replace(Some(Instant::now()));
    service.spawn().await;
    let away = futures::future::join_all(asking.into_iter().map(|one| one.back));
    let away: Vec<Duration> =
        tokio::time::timeout(PATIENCE, away).await.unwrap().into_iter().map(Result::unwrap).collect();
    print("running apps, from the start of the service to the first answer", away);

    assert_eq!(sandboxes(&service).await, known, "the same sandboxes, leases and states");
    assert_eq!(sorted(service.containers().await), containers, "nothing lost, nothing made twice");
    let mut woken = Vec::new();
    for id in paused {
        assert_eq!(service.client.get(*id).await.unwrap().state, SandboxState::Paused);
        let asked = Instant::now();
        answer(&service.client, *id).await.unwrap();
        woken.push(asked.elapsed());
    }
    print("paused apps, from a request to its answer", woken);
    assert_eq!(sorted(service.containers().await), containers);
}

/// A client that asks one app again and again, until it answers after the restart.
struct Asking {
    answers: watch::Receiver<usize>,
    /// How long after the restart.
    back: tokio::task::JoinHandle<Duration>,
}

impl Asking {
    fn begin(client: SandboxClient, id: SandboxId, restarted: watch::Receiver<Option<Instant>>) -> Self {
        let (count, answers) = watch::channel(0);
        let back = tokio::spawn(async move {
            loop {
                // Read before the request: an answer that the killed service had given does not count.
                let since = *restarted.borrow();
                if answer(&client, id).await.is_ok() {
                    if let Some(since) = since {
                        return since.elapsed();
                    }
                    count.send_modify(|count| *count += 1);
                }
                tokio::time::sleep(BETWEEN).await;
            }
        });
        Self { answers, back }
    }
}

async fn app(service: &Service) -> SandboxId {
    let asked = CreateSandbox { limits: Some(small_limits()), lease_seconds: 3_600, ..request() };
    let id = service.client.create(&asked, &Uuid::now_v7().to_string()).await.unwrap().id;
    service.write(id, &[("index.html", "<!doctype html>here")]).await;
    service.client.start(id, &Start::Static { root: ".".to_owned() }).await.unwrap();
    id
}

async fn answer(client: &SandboxClient, id: SandboxId) -> Result<(), String> {
    let request = Request::get("/").body(Body::empty()).unwrap();
    let answer = client.proxy(id, request).await.map_err(|error| error.to_string())?;
    assert!(answer.status().is_success(), "{}", answer.status());
    let body = answer.into_body().collect().await.map_err(|error| error.to_string())?.to_bytes();
    assert!(body.ends_with(b"here"), "{body:?}");
    Ok(())
}

async fn sandboxes(service: &Service) -> Vec<Sandbox> {
    let mut all = service.client.list().await.unwrap();
    all.sort_by_key(|sandbox| sandbox.id);
    all
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort();
    eprintln!("{what}: p50 {:?}, max {:?} ({})", times[times.len() / 2], times[times.len() - 1], times.len());
}
