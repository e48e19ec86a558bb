use futures::StreamExt as _;
use isekai_channel::agent_api::{BuilderState, Start, Target};
use isekai_channel::path::SafePath;
use isekai_channel::sandbox_api::SandboxState;
use isekai_domain::ErrorCode;

use crate::support::{Service, eventually, request};

const APP: &[(&str, &str)] = &[
    ("package.json", r#"{"name":"app","private":true,"type":"module"}"#),
    (
        "index.html",
        r#"<!doctype html><html><head><title>Counter</title></head><body><div id="root"></div><script type="module" src="/src/main.tsx"></script></body></html>"#,
    ),
    (
        "src/main.tsx",
        r#"import { createRoot } from "react-dom/client"; import "./index.css"; import { App } from "./App";
const root = document.getElementById("root"); if (root) createRoot(root).render(<App />);"#,
    ),
    ("src/index.css", r#"@import "tailwindcss";"#),
    ("src/App.tsx", r#"export function App() { return <h1 className="text-2xl">It counts</h1>; }"#),
];

/// The whole way of an app, from a warm sandbox to its end.
#[tokio::test]
async fn from_a_warm_sandbox_to_a_preview() {
    let service = Service::start(1).await;
    service.until_pool_is_ready(1).await;
    let client = &service.client;
    let sandbox = service.create().await;
    let id = sandbox.id;
    assert!(sandbox.warm);
    assert_eq!(client.agent_health(id).await.unwrap().builder, BuilderState::Warm);

    service.write(id, APP).await;
    let paths: Vec<String> = client.list_files(id).await.unwrap().into_iter().map(|file| file.path).collect();
    assert!(APP.iter().all(|(path, _)| paths.contains(&(*path).to_owned())), "{paths:?}");
    let read = client.read_file(id, &SafePath::parse("src/App.tsx").unwrap()).await.unwrap();
    assert_eq!(read, APP[4].1.as_bytes());

    let built = client.build(id, Target::React).await.unwrap();
    assert!(built.ok, "{:?}", built.errors);
    client.start(id, &Start::Static { root: ".isekai/dist".to_owned() }).await.unwrap();
    let (status, page) = service.page(id, "/").await;
    assert!(status == 200 && page.contains("<title>Counter</title>"), "{status} {page}");
    assert_eq!(service.page(id, "/some/route").await.0, 200, "unknown pages are the app's");
    let verified = client.verify(id, "/").await.unwrap();
    assert!(verified.ok && verified.rendered && verified.text.contains("It counts"), "{verified:?}");

    let usage = client.usage(id).await.unwrap();
    assert!(usage.memory > 1024 * 1024 && usage.cpu > 0.0 && usage.storage > 0, "{usage:?}");
    assert!(usage.network_in > 1000 && usage.network_out > 1000, "{usage:?}");
    let mut logs = client.logs(id, 0, false).await.unwrap();
    while let Some(line) = logs.next().await {
        line.unwrap();
    }

    // Claimed once, refilled, never handed out again.
    service.until_pool_is_ready(1).await;
    let second = service.create().await;
    assert!(second.warm && second.container_id != sandbox.container_id);

    client.delete(id).await.unwrap();
    client.delete(id).await.unwrap();
    assert_eq!(client.get(id).await.unwrap_err().code(), ErrorCode::NotFound);
    assert!(!service.containers().await.contains(&sandbox.container_id));
}

#[tokio::test]
async fn a_paused_sandbox_wakes_for_a_request() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    service.write(id, &[("index.html", "<!doctype html><title>x</title>awake")]).await;
    service.client.start(id, &Start::Static { root: ".".to_owned() }).await.unwrap();
    service.client.pause(id).await.unwrap();
    assert_eq!(service.client.get(id).await.unwrap().state, SandboxState::Paused);
    // Asking for its use does not wake it.
    service.client.usage(id).await.unwrap();
    assert_eq!(service.client.get(id).await.unwrap().state, SandboxState::Paused);
    assert!(service.page(id, "/").await.1.contains("awake"));
    assert_eq!(service.client.get(id).await.unwrap().state, SandboxState::Running);
    service.client.pause(id).await.unwrap();
    service.client.delete(id).await.unwrap();
    assert!(service.containers().await.is_empty());
}

#[tokio::test]
async fn the_same_key_gets_the_same_sandbox() {
    let service = Service::start(0).await;
    service.until_engine_is_known().await;
    let asked = request();
    let (first, second) = tokio::join!(service.client.create(&asked, "k"), service.client.create(&asked, "k"));
    let first = first.unwrap();
    assert_eq!(first.id, second.unwrap().id, "two at a time make one");
    assert_eq!(service.client.create(&asked, "k").await.unwrap().id, first.id);
    assert_eq!(service.containers().await.len(), 1);
    let other = service.client.create(&request(), "k").await.unwrap_err();
    assert_eq!(other.code(), ErrorCode::Conflict);
}

/// By somebody who went to the engine himself.
#[tokio::test]
async fn a_container_removed_behind_our_back_is_gone_and_its_claim_is_dropped() {
    let service = Service::start(0).await;
    let (lost, other) = (service.create().await, service.create().await);
    let options = bollard::query_parameters::RemoveContainerOptions { force: true, ..Default::default() };
    crate::support::docker().remove_container(&lost.container_id, Some(options)).await.unwrap();
    // Well before the next sweep, which comes once a minute.
    let dropped = eventually("the claim is dropped", async || {
        service.client.get(lost.id).await.is_err_and(|error| error.code() == ErrorCode::NotFound)
    });
    tokio::time::timeout(std::time::Duration::from_secs(20), dropped).await.unwrap();
    let ended = service.client.renew(&[lost.id, other.id], 60).await.unwrap();
    assert_eq!(ended.iter().map(|ended| (ended.id, ended.reason.as_str())).collect::<Vec<_>>(), [(lost.id, "gone")]);
    assert_eq!(service.client.agent_health(lost.id).await.unwrap_err().code(), ErrorCode::NotFound);
    service.client.agent_health(other.id).await.unwrap();
    service.client.delete(lost.id).await.unwrap();
}

/// The kernel ends the first process too, when nothing else is left to end; the service says why.
#[tokio::test]
async fn a_container_that_ends_is_dead_with_a_reason() {
    let service = Service::start(0).await;
    let sandbox = service.create().await;
    crate::support::docker().kill_container(&sandbox.container_id, None).await.unwrap();
    eventually("it is dead", async || service.client.get(sandbox.id).await.unwrap().state == SandboxState::Dead).await;
    let dead = service.client.get(sandbox.id).await.unwrap();
    assert_eq!(dead.state_reason.as_deref(), Some("exited with code 137"));
    let ended = service.client.renew(&[sandbox.id], 60).await.unwrap();
    assert_eq!(ended[0].id, sandbox.id, "its app must be started anew");
    assert_eq!(service.client.agent_health(sandbox.id).await.unwrap_err().code(), ErrorCode::Conflict);
}
