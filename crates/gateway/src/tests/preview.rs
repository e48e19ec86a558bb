//! The preview front over real sockets. In the place of the sandbox service stands a server that says what reached it.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::response::{IntoResponse as _, Response};
use chrono::TimeDelta;
use http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt as _;
use hyper_util::rt::TokioIo;
use isekai_domain::AppId;
use isekai_store::apps::{self, Published};
use isekai_store::ports as stored;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

use super::support::{Gateway, User, request};
use crate::preview::ports;

const PATIENCE: Duration = Duration::from_secs(20);

/// Answers with what it was asked, sets cookies, and echoes after an upgrade.
async fn stand_in(mut request: Request) -> Response {
    if request.headers().contains_key(header::UPGRADE) {
        let upgrade = hyper::upgrade::on(&mut request);
        tokio::spawn(async move {
            let mut stream = TokioIo::new(upgrade.await.unwrap());
            let mut bytes = [0; 4];
            while stream.read_exact(&mut bytes).await.is_ok() {
                stream.write_all(&bytes).await.unwrap();
            }
        });
        let headers = [(header::UPGRADE, "websocket"), (header::CONNECTION, "upgrade")];
        return (StatusCode::SWITCHING_PROTOCOLS, headers).into_response();
    }
    let (parts, body) = request.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let headers: Vec<(String, String)> =
        parts.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let said = json!({
        "method": parts.method.as_str(),
        "path": parts.uri.path_and_query().unwrap().as_str(),
        "headers": headers,
        "body": String::from_utf8_lossy(&body),
    });
    let cookies = [(header::SET_COOKIE, "isekai_refresh=stolen"), (header::SET_COOKIE, "theme=dark")];
    (axum::response::AppendHeaders(cookies), axum::Json(said)).into_response()
}

struct World {
    gateway: Gateway,
    user: User,
    app: AppId,
    port: u16,
    sandbox: Uuid,
}

async fn world() -> World {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(stand_in)).await.unwrap() });
    let gateway = Gateway::with(&[("ISEKAI_SANDBOX__URL", &url)]).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let port = stored::port_of(gateway.store(), app).await.unwrap().unwrap();
    World { gateway, user, app, port, sandbox: Uuid::now_v7() }
}

impl World {
    async fn publish(&self) {
        let published = Published { sandbox_id: self.sandbox, container_id: "c", version: None };
        apps::publish(self.gateway.store(), self.app, None, published).await.unwrap();
        self.gateway.state.previewed.invalidate(&self.app).await;
    }

    fn host(&self) -> String {
        format!("{}.localhost:{}", self.app, self.port)
    }

    async fn get(&self, host: &str, path: &str, headers: &[(&str, &str)]) -> (StatusCode, HeaderMap, String) {
        self.send("GET", host, path, headers, "").await
    }

    async fn send(
        &self,
        method: &str,
        host: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> (StatusCode, HeaderMap, String) {
        let stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], self.port))).await.unwrap();
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.unwrap();
        tokio::spawn(connection);
        let mut request = http::Request::builder().method(method).uri(path).header("host", host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let response = tokio::time::timeout(PATIENCE, sender.send_request(request)).await.unwrap().unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Path of the address that an API call gave for this app's site.
    async fn address(&self, path: &str, body: Value) -> String {
        let answer = self.gateway.post(&format!("/api/apps/{}/{path}", self.app), &self.user, body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let url = answer.body["url"].as_str().unwrap();
        url.strip_prefix(&format!("http://{}", self.host())).unwrap().to_owned()
    }

    /// The cookie that the way in at `path` gives.
    async fn enter(&self, path: &str) -> String {
        let (status, headers, _) = self.get(&self.host(), path, &[]).await;
        assert_eq!((status.as_u16(), &headers["location"]), (302, &"/".parse().unwrap()));
        let set = headers["set-cookie"].to_str().unwrap();
        for part in ["; Secure", "; HttpOnly", "; SameSite=None", "; Partitioned", "; Path=/"] {
            assert!(set.contains(part), "{set}");
        }
        let cookie = set.split(';').next().unwrap().to_owned();
        assert!(cookie.starts_with(&format!("isekai_preview_{}=", self.app)), "{cookie}");
        cookie
    }
}

#[tokio::test]
async fn the_address_that_is_shown_leads_to_the_apps_own_site_and_that_to_sign_in() {
    let world = world().await;
    let (status, headers, _) = world.get(&format!("localhost:{}", world.port), "/a?b=c", &[]).await;
    assert_eq!(
        (status, headers["location"].to_str().unwrap()),
        (StatusCode::FOUND, &*format!("http://{}/a?b=c", world.host()))
    );
    let (status, headers, _) = world.get(&world.host(), "/a?b=c", &[]).await;
    let sign_in = format!("http://localhost:8080/preview-auth/?app={}&next=/a%3Fb%3Dc", world.app);
    assert_eq!((status, headers["location"].to_str().unwrap()), (StatusCode::FOUND, &*sign_in));
    let (status, _, _) = world.get(&world.host(), "/data", &[("sec-fetch-mode", "cors")]).await;
    assert_eq!(status, 401, "a script cannot follow to sign-in");
    let other = format!("{}.localhost:{}", AppId::new(), world.port);
    for host in ["evil.example", &other] {
        let (status, _, body) = world.get(host, "/", &[]).await;
        assert_eq!((status.as_u16(), body.contains("SECURITY_ERROR")), (421, true), "{host}");
    }
}

#[tokio::test]
async fn a_signed_in_owner_is_handed_over_once() {
    let world = world().await;
    let address = world.address("preview-session", json!({})).await;
    let cookie = world.enter(&address).await;
    let (status, headers, _) = world.get(&world.host(), &address, &[]).await;
    assert_eq!(status, 302);
    assert!(headers["location"].to_str().unwrap().contains("/preview-auth/"), "the code is used up");

    let (status, headers, body) = world.get(&world.host(), "/", &[("cookie", &cookie)]).await;
    assert_eq!((status.as_u16(), body.contains("Waiting for a free place")), (503, true), "{body}");
    assert!(headers["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    world.publish().await;
    let (status, headers, body) = world.get(&world.host(), "/x?y=z", &[("cookie", &cookie)]).await;
    assert_eq!(status, 200, "{body}");
    let said: Value = serde_json::from_str(&body).unwrap();
    assert_eq!(said["path"], format!("/v1/sandboxes/{}/app/x?y=z", world.sandbox));
    let ancestors = headers["content-security-policy"].to_str().unwrap();
    assert!(ancestors.starts_with("frame-ancestors 'self' http://localhost:8080"), "{ancestors}");
    world.gateway.clock.advance(TimeDelta::hours(13));
    let (status, _, _) = world.get(&world.host(), "/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 302, "the visit has an end");
}

#[tokio::test]
async fn nothing_of_the_platform_reaches_an_app_and_nothing_of_an_app_the_platform() {
    let world = world().await;
    world.publish().await;
    let cookie = world.enter(&world.address("preview-session", json!({})).await).await;
    let cookies = format!("{cookie}; theme=light; isekai_refresh=secret");
    let sent = [
        ("cookie", cookies.as_str()),
        ("authorization", "Bearer secret"),
        ("x-forwarded-for", "1.2.3.4"),
        ("x-isekai-host", "evil.example"),
        ("content-type", "text/plain"),
    ];
    let (status, headers, body) = world.send("POST", &world.host(), "/save", &sent, "hello").await;
    assert_eq!(status, 200, "{body}");
    let said: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((&said["method"], &said["body"]), (&json!("POST"), &json!("hello")));
    assert!(!body.contains("secret") && !body.contains("isekai_"), "{body}");
    let seen = |name: &str| {
        let found = said["headers"].as_array().unwrap().iter().find(|header| header[0] == name);
        found.map(|header| header[1].as_str().unwrap().to_owned())
    };
    assert_eq!(seen("cookie").as_deref(), Some("theme=light"));
    assert_eq!(seen("x-isekai-host"), Some(world.host()));
    assert_eq!((seen("authorization"), seen("x-forwarded-for")), (None, None));
    let set: Vec<_> = headers.get_all("set-cookie").iter().collect();
    assert_eq!(set, ["theme=dark"]);
}

#[tokio::test]
async fn links_work_for_anybody_until_they_are_revoked() {
    let world = world().await;
    world.publish().await;
    let address = world.address("preview-link", json!({ "expiresIn": 3600, "public": true })).await;
    let cookie = world.enter(&address).await;
    let (status, headers, _) = world.get(&world.host(), "/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 200);
    assert!(!headers.contains_key("content-security-policy"), "a public link may be shown anywhere");
    let (status, _, _) = world.get(&world.host(), &format!("{address}x"), &[]).await;
    assert_eq!(status, 403);

    let revoke = request("DELETE", &format!("/api/apps/{}/preview-link", world.app), Some(&world.user.token));
    assert_eq!(world.gateway.call(revoke.body(Body::empty()).unwrap()).await.status, 204);
    let (status, _, _) = world.get(&world.host(), &address, &[]).await;
    assert_eq!(status, 403);
    let (status, _, _) = world.get(&world.host(), "/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 302, "visits by the link end too");

    let too_long = json!({ "expiresIn": 2_592_001 });
    let answer = world.gateway.post(&format!("/api/apps/{}/preview-link", world.app), &world.user, too_long).await;
    assert_eq!(answer.status, 400);
    let late = world.address("preview-link", json!({})).await;
    world.gateway.clock.advance(TimeDelta::seconds(3600));
    assert_eq!(world.get(&world.host(), &late, &[]).await.0, 403);
}

#[tokio::test]
async fn a_ticket_for_one_app_is_nothing_for_another() {
    let world = world().await;
    let cookie = world.enter(&world.address("preview-session", json!({})).await).await;
    let second = World {
        app: world.gateway.app(&world.user).await,
        user: world.gateway.user("eve", &["user"]).await,
        port: 0,
        sandbox: world.sandbox,
        gateway: world.gateway,
    };
    let port = stored::port_of(second.gateway.store(), second.app).await.unwrap().unwrap();
    let second = World { port, ..second };
    let renamed = format!("isekai_preview_{}={}", second.app, cookie.split_once('=').unwrap().1);
    let (status, _, _) = second.get(&second.host(), "/", &[("cookie", &renamed)]).await;
    assert_eq!(status, 302);
}

#[tokio::test]
async fn a_websocket_passes_through() {
    let world = world().await;
    world.publish().await;
    let cookie = world.enter(&world.address("preview-session", json!({})).await).await;
    let mut stream = TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], world.port))).await.unwrap();
    let hello = format!(
        "GET /socket HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\n",
        world.host()
    );
    stream.write_all(hello.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        answer.push(tokio::time::timeout(PATIENCE, stream.read_u8()).await.unwrap().unwrap());
    }
    assert!(answer.starts_with(b"HTTP/1.1 101"), "{}", String::from_utf8_lossy(&answer));
    stream.write_all(b"ping").await.unwrap();
    let mut echo = [0; 4];
    tokio::time::timeout(PATIENCE, stream.read_exact(&mut echo)).await.unwrap().unwrap();
    assert_eq!(&echo, b"ping");
}

#[tokio::test]
async fn a_port_that_somebody_else_uses_is_never_given_to_an_app() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let first = *gateway.state.settings.preview.ports.start();
    let foreign = TcpListener::bind(("127.0.0.1", first)).await.unwrap();
    let app = gateway.app(&user).await;
    let port = stored::port_of(gateway.store(), app).await.unwrap();
    assert_eq!(port, Some(first + 1));
    drop(foreign);
    let app = gateway.app(&user).await;
    assert_eq!(stored::port_of(gateway.store(), app).await.unwrap(), Some(first), "it was only passed over");
}

#[tokio::test]
async fn listeners_follow_the_database() {
    let first = Gateway::start().await;
    let user = first.user("ada", &["user"]).await;
    let app = first.app(&user).await;
    let port = stored::port_of(first.store(), app).await.unwrap().unwrap();
    let is_open = async || TcpStream::connect(("127.0.0.1", port)).await.is_ok();
    assert!(is_open().await);
    // The second process takes over when the first is gone.
    let second = first.replica().await;
    first.state.shutdown.cancel();
    first.state.ports.tasks.close();
    first.state.ports.tasks.wait().await;
    assert!(!is_open().await);
    ports::sync(&second.state).await.unwrap();
    assert!(is_open().await);
    apps::delete(second.store(), app, None).await.unwrap();
    ports::sync(&second.state).await.unwrap();
    tokio::time::timeout(PATIENCE, async { while is_open().await {} }).await.unwrap();
}
