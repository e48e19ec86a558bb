//! The whole role: from its configuration to its end.

use std::time::Duration;

use http::StatusCode;
use http_body_util::{BodyExt as _, Empty};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use isekai_platform::Config;
use isekai_store::roles;
use isekai_store::testing::database;
use tokio_util::sync::CancellationToken;

use super::support::first_port;

pub const PATIENCE: Duration = Duration::from_secs(20);

pub async fn get(url: &str) -> Option<(StatusCode, String)> {
    let client = Client::builder(TokioExecutor::new()).build_http::<Empty<bytes::Bytes>>();
    let response = client.get(url.parse().unwrap()).await.ok()?;
    let status = response.status();
    let bytes = response.into_body().collect().await.ok()?.to_bytes();
    Some((status, String::from_utf8_lossy(&bytes).into_owned()))
}

pub async fn until(url: &str, done: impl Fn(&(StatusCode, String)) -> bool) -> (StatusCode, String) {
    tokio::time::timeout(PATIENCE, async {
        loop {
            if let Some(answer) = get(url).await.filter(&done) {
                return answer;
            }
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap()
}

#[tokio::test]
async fn it_serves_from_start_to_stop_and_is_ready_when_the_database_is() {
    let database = database().await;
    roles::ensure_builtin(&database.store).await.unwrap();
    let dir = tempfile::tempdir().unwrap();
    let (port, ops) = (first_port() + 17, first_port() + 18);
    let variables = [
        ("ISEKAI_SERVE__LISTEN", format!("127.0.0.1:{port}")),
        ("ISEKAI_SERVE__OPS_LISTEN", format!("127.0.0.1:{ops}")),
        ("ISEKAI_SERVE__PUBLIC_URL", format!("http://localhost:{port}")),
        ("ISEKAI_POSTGRES__URL", database.url()),
        ("ISEKAI_AUTH__KEYS_DIR", dir.path().join("keys").display().to_string()),
        ("ISEKAI_SECRETS__KEYRING_DIR", dir.path().join("keyring").display().to_string()),
        ("ISEKAI_PREVIEW__FIRST_PORT", first_port().to_string()),
        ("ISEKAI_SANDBOX__URL", "http://127.0.0.1:9".to_owned()),
        ("ISEKAI_PLANNER__URL", "http://127.0.0.1:9".to_owned()),
    ];
    let variables = variables.map(|(key, value)| (key.to_owned(), value));
    let config = Config::from_parts(None, variables).unwrap();
    let shutdown = CancellationToken::new();
    let role = tokio::spawn(crate::run(config.clone(), shutdown.clone()));
    let base = format!("http://localhost:{port}");
    until(&format!("{base}/health/ready"), |(status, _)| status.is_success()).await;
    let (status, body) = until(&format!("{base}/api/config"), |_| true).await;
    assert_eq!((status, body.contains("\"publicUrl\"")), (StatusCode::OK, true), "{body}");
    let (_, metrics) = until(&format!("http://127.0.0.1:{ops}/metrics"), |_| true).await;
    assert!(metrics.contains("http_requests_total{method=\"GET\",path=\"/api/config\",status=\"200\"}"), "{metrics}");
    let second = crate::run(config, CancellationToken::new()).await.unwrap_err();
    assert!(second.to_string().starts_with("cannot listen at 127.0.0.1:"), "{second}");
    shutdown.cancel();
    tokio::time::timeout(PATIENCE, role).await.unwrap().unwrap().unwrap();
    assert!(get(&format!("{base}/health/live")).await.is_none());
}
