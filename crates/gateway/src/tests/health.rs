//! Health, and life without the database.

use axum::body::Body;
use http::Request;
use isekai_platform::Config;
use serde_json::json;
use tower::ServiceExt as _;

use super::support::{Gateway, answer, request};
use crate::run::gate::Gate;
use crate::settings::Settings;

#[tokio::test]
async fn readiness_names_each_dependency() {
    let gateway = Gateway::start().await;
    let ready = gateway.call(request("GET", "/health/ready", None).body(Body::empty()).unwrap()).await;
    assert_eq!((ready.status, &ready.body["status"]), (200, &json!("degraded")), "{}", ready.body);
    let checks: Vec<_> = ready.body["checks"].as_array().unwrap().iter().map(|c| (&c["name"], &c["status"])).collect();
    let (ok, degraded) = (json!("ok"), json!("degraded"));
    assert_eq!(checks, [(&json!("postgresql"), &ok), (&json!("planner"), &degraded), (&json!("sandboxd"), &degraded)]);
    let live = gateway.call(request("GET", "/health/live", None).body(Body::empty()).unwrap()).await;
    assert_eq!(live.status, 200);
}

#[tokio::test]
async fn without_the_database_requests_are_told_so() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    gateway.store().close().await;
    let answer = gateway.get("/api/apps", &user).await;
    assert_eq!((answer.status, &answer.body["error"]), (503, &json!("SERVICE_UNAVAILABLE")), "{}", answer.body);
    assert!(answer.headers.contains_key("retry-after"));
    let ready = gateway.call(request("GET", "/health/ready", None).body(Body::empty()).unwrap()).await;
    assert_eq!((ready.status, &ready.body["status"]), (503, &json!("down")));
}

#[tokio::test]
async fn before_the_first_connection_the_door_answers_honestly() {
    let settings = Settings::from_config(&Config::from_parts(None, []).unwrap()).unwrap();
    let router = Gate::new(&settings).router();
    let get = async |path: &str, host: &str| {
        let request = Request::get(path).header("host", host).body(Body::empty()).unwrap();
        answer(router.clone().oneshot(request).await.unwrap()).await
    };
    assert_eq!(get("/health/live", "localhost").await.status, 200);
    assert_eq!(get("/health/ready", "localhost").await.body["checks"][0]["name"], "postgresql");
    let api = get("/api/apps", "localhost").await;
    assert_eq!((api.status, &api.body["error"]), (503, &json!("SERVICE_UNAVAILABLE")));
    assert_eq!(get("/api/apps", "evil.example").await.status, 421);
}

#[tokio::test]
async fn with_a_preview_domain_the_host_says_whose_site_it_is() {
    let domain = [
        ("ISEKAI_SERVE__PUBLIC_URL", "https://isekai.example.org"),
        ("ISEKAI_PREVIEW__DOMAIN", "previews.example.net"),
    ];
    let gateway = Gateway::with(&domain).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let gate = Gate::new(&gateway.state.settings);
    gate.open(&gateway.state, gateway.router.clone());
    let get = async |path: &str, host: &str| {
        let request = Request::get(path).header("host", host).body(Body::empty()).unwrap();
        answer(gate.router().oneshot(request).await.unwrap()).await
    };
    let platform = get("/api/config", "isekai.example.org").await;
    assert_eq!(platform.status, 200);
    assert!(platform.headers.contains_key("strict-transport-security"));
    let site = format!("{app}.previews.example.net");
    let visit = get("/x", &site).await;
    let sign_in = format!("https://isekai.example.org/preview-auth/?app={app}&next=/x");
    assert_eq!((visit.status, visit.headers["location"].to_str().unwrap()), (302, sign_in.as_str()));
    for other in ["previews.example.net", "x.previews.example.net", &format!("{site}.evil.example")] {
        assert_eq!(get("/", other).await.status, 421, "{other}");
    }
    let session = gateway.post(&format!("/api/apps/{app}/preview-session"), &user, json!({})).await;
    let path = session.body["url"].as_str().unwrap().strip_prefix(&format!("https://{site}")).unwrap().to_owned();
    let entered = get(&path, &site).await;
    assert_eq!(entered.headers["location"], "/");
    assert!(entered.headers.contains_key("strict-transport-security"));
    // Its prefix keeps sibling sites from setting it.
    let cookie = entered.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let token = cookie.strip_prefix(&format!("__Host-isekai_preview_{app}=")).unwrap();
    let with = async |cookie: &str| {
        let request = Request::get("/").header("host", &site).header("cookie", cookie).body(Body::empty()).unwrap();
        answer(gate.router().oneshot(request).await.unwrap()).await.status
    };
    assert_eq!(with(&cookie).await, 503, "it waits for its workflow");
    assert_eq!(
        with(&format!("isekai_preview_{app}={token}")).await,
        302,
        "what a sibling could have set counts for nothing"
    );
}

#[test]
fn a_preview_domain_of_the_platforms_own_site_is_refused_at_start() {
    let with = |domain: &str| {
        let variables =
            [("ISEKAI_SERVE__PUBLIC_URL", "https://isekai.example.org"), ("ISEKAI_PREVIEW__DOMAIN", domain)]
                .map(|(key, value)| (key.to_owned(), value.to_owned()));
        Settings::from_config(&Config::from_parts(None, variables).unwrap())
    };
    assert!(with("previews.example.org").is_err());
    assert!(with("apps.isekai.example.org").is_err());
    let settings = with("isekai-previews.net").unwrap();
    let app = isekai_domain::AppId::new();
    assert_eq!(settings.preview.shown_url(42000, app), format!("https://{app}.isekai-previews.net"));
}
