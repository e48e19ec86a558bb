//! The preview front over real sockets. In the place of the sandbox service stands a server that says what reached it.

mod entry;
mod isolation;
mod limits;
mod pages;
mod ports;
mod report;
mod revocation;
mod smuggling;
mod upgrade;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::response::{AppendHeaders, IntoResponse as _, Response};
use chrono::Utc;
use futures::{StreamExt as _, stream};
use http::{HeaderMap, StatusCode, header};
use http_body_util::BodyExt as _;
use hyper_util::rt::TokioIo;
use isekai_channel::sandbox_api::{APP_NOT_ANSWERING, ERROR_HEADER};
use isekai_domain::{AppId, CorrelationId, ErrorBody, ErrorCode};
use isekai_store::apps::{self, Published};
use isekai_store::ports as stored;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

use super::support::{Gateway, User};

const PATIENCE: Duration = Duration::from_secs(20);

/// Method and path of what reached the stand-in, in order.
type Seen = Arc<Mutex<Vec<String>>>;

/// Answers with what it was asked, sets cookies, and echoes after an upgrade; some paths have an answer of their own.
async fn stand_in(State(seen): State<Seen>, mut request: Request) -> Response {
    let path = request.uri().path_and_query().unwrap().as_str().to_owned();
    // Behind `/v1/sandboxes/{id}/app`.
    let page = format!("/{}", path.splitn(6, '/').nth(5).unwrap_or_default());
    seen.lock().unwrap().push(format!("{} {page}", request.method()));
    if request.headers().contains_key(header::UPGRADE) {
        let upgrade = hyper::upgrade::on(&mut request);
        tokio::spawn(async move {
            let mut stream = TokioIo::new(upgrade.await.unwrap());
            let mut bytes = [0; 4];
            while stream.read_exact(&mut bytes).await.is_ok() {
                stream.write_all(&bytes).await.unwrap();
            }
        });
        let headers = AppendHeaders([
            (header::UPGRADE, "websocket"),
            (header::CONNECTION, "upgrade"),
            (header::SEC_WEBSOCKET_PROTOCOL, "chat"),
            (header::SET_COOKIE, "isekai_refresh=stolen"),
        ]);
        return (StatusCode::SWITCHING_PROTOCOLS, headers).into_response();
    }
    match page.as_str() {
        "/hang" => std::future::pending().await,
        "/stream" => {
            let first = stream::once(std::future::ready(Ok::<_, Infallible>(Bytes::from_static(b"first"))));
            return Body::from_stream(first.chain(stream::pending())).into_response();
        }
        "/rude" => return StatusCode::SWITCHING_PROTOCOLS.into_response(),
        "/broken" => return refusal(ErrorCode::ServiceUnavailable, Some(APP_NOT_ANSWERING)),
        "/late" => return refusal(ErrorCode::Timeout, Some(APP_NOT_ANSWERING)),
        "/gone" => return refusal(ErrorCode::NotFound, None),
        "/own-503" => return (StatusCode::SERVICE_UNAVAILABLE, "the app's own words").into_response(),
        "/page" | "/strict" => {
            let known = request.headers().contains_key(header::IF_NONE_MATCH);
            let encoding =
                request.headers().get(header::ACCEPT_ENCODING).map_or("none", |value| value.to_str().unwrap());
            let policy = if page == "/strict" { "default-src 'none'" } else { "img-src *" };
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (header::CONTENT_SECURITY_POLICY, policy),
                (header::ETAG, "\"1\""),
            ];
            if known {
                return (StatusCode::NOT_MODIFIED, headers).into_response();
            }
            return (headers, format!("<!doctype html><html><head><title>{encoding}</title>")).into_response();
        }
        "/far" => {
            let headers = [
                (header::WWW_AUTHENTICATE, "Basic realm=\"Isekai\""),
                (header::STRICT_TRANSPORT_SECURITY, "max-age=1"),
                (header::REFERRER_POLICY, "no-referrer"),
                (header::CONTENT_SECURITY_POLICY, "default-src 'self'"),
                (header::HeaderName::from_static("permissions-policy"), "usb=*"),
                (header::HeaderName::from_static("x-isekai-waiting"), "building"),
                (header::HeaderName::from_static("x-accel-redirect"), "/internal"),
            ];
            return headers.into_response();
        }
        _ => {}
    }
    let (parts, body) = request.into_parts();
    // One that broke off: nobody hears the answer.
    let Ok(body) = body.collect().await else { return StatusCode::BAD_REQUEST.into_response() };
    let headers: Vec<(String, String)> =
        parts.headers.iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let said = json!({
        "method": parts.method.as_str(),
        "path": path,
        "headers": headers,
        "body": String::from_utf8_lossy(&body.to_bytes()),
    });
    let cookies =
        [(header::SET_COOKIE, "isekai_refresh=stolen"), (header::SET_COOKIE, "theme=dark; Domain=localhost; Path=/")];
    (AppendHeaders(cookies), axum::Json(said)).into_response()
}

/// As sandboxd refuses.
fn refusal(code: ErrorCode, reason: Option<&str>) -> Response {
    let mut body = ErrorBody::new(code, code.title(), CorrelationId::generate(), chrono::DateTime::<Utc>::UNIX_EPOCH);
    body.details = reason.map(|reason| json!({ "reason": reason }));
    (StatusCode::from_u16(code.status()).unwrap(), [(ERROR_HEADER, code.as_str())], axum::Json(body)).into_response()
}

struct World {
    gateway: Arc<Gateway>,
    user: User,
    app: AppId,
    port: u16,
    sandbox: Uuid,
    seen: Seen,
}

async fn world() -> World {
    World::with(&[]).await
}

type Answer = (StatusCode, HeaderMap, String);

impl World {
    /// With settings, and an app that waits for its workflow.
    async fn with(variables: &[(&str, &str)]) -> Self {
        let seen = Seen::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(stand_in).with_state(seen.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let variables = [&[("ISEKAI_SANDBOX__URL", url.as_str())][..], variables].concat();
        let gateway = Arc::new(Gateway::with(&variables).await);
        let user = gateway.user("ada", &["user"]).await;
        let app = gateway.app(&user).await;
        let port = stored::port_of(gateway.store(), app).await.unwrap().unwrap();
        Self { gateway, user, app, port, sandbox: Uuid::now_v7(), seen }
    }

    /// One whose app runs.
    async fn running(variables: &[(&str, &str)]) -> Self {
        let world = Self::with(variables).await;
        world.publish().await;
        world
    }

    /// Another app of another user, which runs.
    async fn neighbour(&self) -> Self {
        let user = self.gateway.user("eve", &["user"]).await;
        let app = self.gateway.app(&user).await;
        let port = stored::port_of(self.gateway.store(), app).await.unwrap().unwrap();
        let seen = self.seen.clone();
        let world = Self { gateway: self.gateway.clone(), user, app, port, sandbox: Uuid::now_v7(), seen };
        world.publish().await;
        world
    }

    async fn publish(&self) {
        let published = Published { sandbox_id: self.sandbox, container_id: "c", version: None };
        apps::publish(self.gateway.store(), self.app, None, published).await.unwrap();
        self.gateway.state.previewed.invalidate(&self.app).await;
    }

    fn host(&self) -> String {
        format!("{}.localhost:{}", self.app, self.port)
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(SocketAddr::from(([127, 0, 0, 1], self.port))).await.unwrap()
    }

    /// The answer to a visit of the app's own site by `GET`.
    async fn visit(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.get(&self.host(), path, headers).await
    }

    async fn get(&self, host: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send("GET", host, path, headers, "").await
    }

    async fn send(&self, method: &str, host: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let (parts, body) = self.begin(method, host, path, headers, body).await.into_parts();
        let bytes = tokio::time::timeout(PATIENCE, body.collect()).await.unwrap().unwrap().to_bytes();
        (parts.status, parts.headers, String::from_utf8_lossy(&bytes).into_owned())
    }

    /// An answer whose body is still to come.
    async fn begin(
        &self,
        method: &str,
        host: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> http::Response<hyper::body::Incoming> {
        let stream = TokioIo::new(self.connect().await);
        let (mut sender, connection) = hyper::client::conn::http1::handshake(stream).await.unwrap();
        tokio::spawn(connection);
        let mut request = http::Request::builder().method(method).uri(path).header("host", host);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        tokio::time::timeout(PATIENCE, sender.send_request(request)).await.unwrap().unwrap()
    }

    /// Sends these bytes and answers with all that comes back until the front closes the connection.
    async fn raw(&self, bytes: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes.as_ref()).await.unwrap();
        let mut answer = Vec::new();
        tokio::time::timeout(PATIENCE, stream.read_to_end(&mut answer)).await.unwrap().unwrap();
        String::from_utf8_lossy(&answer).into_owned()
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
        let (status, headers, _) = self.visit(path, &[]).await;
        assert_eq!((status.as_u16(), &headers["location"]), (302, &"/".parse().unwrap()));
        assert_eq!((text(&headers, "cache-control"), text(&headers, "referrer-policy")), ("no-store", "no-referrer"));
        let set = headers["set-cookie"].to_str().unwrap();
        for part in ["; Secure", "; HttpOnly", "; SameSite=None", "; Partitioned", "; Path=/"] {
            assert!(set.contains(part), "{set}");
        }
        assert!(!set.to_ascii_lowercase().contains("domain"), "{set}");
        let cookie = set.split(';').next().unwrap().to_owned();
        assert!(cookie.starts_with(&format!("isekai_preview_{}=", self.app)), "{cookie}");
        cookie
    }

    /// The cookie of the app's owner.
    async fn owner(&self) -> String {
        self.enter(&self.address("preview-session", json!({})).await).await
    }

    fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }

    /// Until visits with this cookie are sent to sign-in.
    async fn until_out(&self, cookie: &str) {
        let out = async { while self.visit("/", &[("cookie", cookie)]).await.0 != StatusCode::FOUND {} };
        tokio::time::timeout(PATIENCE, out).await.unwrap();
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> &'a str {
    headers[name].to_str().unwrap()
}

/// A header that reached the stand-in, by what it said.
fn header_of(said: &Value, name: &str) -> Option<String> {
    let found = said["headers"].as_array().unwrap().iter().find(|header| header[0] == name);
    found.map(|header| header[1].as_str().unwrap().to_owned())
}

fn parsed(body: &str) -> Value {
    serde_json::from_str(body).unwrap_or_else(|_| panic!("no JSON: {body}"))
}
