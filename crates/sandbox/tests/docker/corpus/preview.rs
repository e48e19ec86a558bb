//! A hostile server behind the preview. What the gateway strips (sign-in, cookies, tokens) is tested there; here is what sandboxd and
//! the agent must hold by themselves.

use axum::body::Body;
use futures::FutureExt as _;
use futures::future::LocalBoxFuture;
use http::{HeaderMap, Request};
use http_body_util::BodyExt as _;
use isekai_channel::sandbox_api::ERROR_HEADER;
use isekai_domain::ErrorCode;

use super::attempt::{Attempt, Verdict, by_host};
use super::cell::Cell;

const POSING: &str = "an app's answer that looks like the platform's own";
const SMUGGLING: &str = "an answer that somebody else's request gets";

pub const ATTEMPTS: &[Attempt] = &[
    by_host("forged-error", POSING, "", |cell| answers(cell, "/forged-error", &["forged"])),
    by_host("forged-refusal", POSING, "", |cell| answers(cell, "/forged-refusal", &["forged"])),
    by_host("forged-trailers", POSING, "fields after the body", |cell| answers(cell, "/forged-trailers", &["forged"])),
    by_host("forged-by-connection", SMUGGLING, "a Connection header that names others", |cell| {
        answers(cell, "/forged-by-connection", &["forged"])
    }),
    by_host("split-header", POSING, "response splitting, CWE-113", |cell| answers(cell, "/split-header", &[])),
    by_host("folded-header", POSING, "obsolete line folding", |cell| answers(cell, "/folded-header", &["ok"])),
    by_host("early-hints", POSING, "an answer before the answer", |cell| answers(cell, "/early-hints", &["final"])),
    by_host("switched-protocols", SMUGGLING, "101 without an upgrade, as in h2c smuggling", |cell| {
        answers(cell, "/switch", &[])
    }),
    by_host("both-lengths", SMUGGLING, "Content-Length and Transfer-Encoding, CWE-444", |cell| {
        answers(cell, "/both-lengths", &["whole", "5\r\nw"])
    }),
    by_host("two-lengths", SMUGGLING, "two Content-Length, CWE-444", |cell| answers(cell, "/two-lengths", &["four"])),
    by_host("second-answer", SMUGGLING, "an answer that nobody asked for", |cell| {
        answers(cell, "/second-answer", &["first"])
    }),
    by_host("too-short", "a broken answer that passes as whole", "", |cell| answers(cell, "/too-short", &[])),
    by_host("bad-chunks", "a length that overflows", "CVE-2013-2028", |cell| answers(cell, "/bad-chunks", &[])),
    by_host("nonsense", "a parser's mistakes", "", |cell| answers(cell, "/nonsense", &[])),
    by_host("impossible-status", "a status that stops whoever reads it", "", |cell| answers(cell, "/status", &[])),
    by_host("silent", "a request that waits for ever", "", |cell| answers(cell, "/silent", &[])),
    by_host("redirect", "requests of the platform to where an app sends them", "server-side request forgery", redirect),
    by_host("host-spoofing", "another app, by the name that the request gives", "", host_spoofing),
    by_host("cross-app", "another sandbox's files, by the path of one's own", "", cross_app),
    by_host("hop-by-hop", "headers that are for the next hop only", "RFC 9110 section 7.6.1", hop_by_hop),
    by_host("h2c-upgrade", "a protocol past the proxy", "h2c smuggling", h2c_upgrade),
    by_host("absolute-target", "requests to others through the app's proxy", "", absolute_target),
];

/// The app's answer comes whole with one of these bodies, or not at all; the next request gets its own answer.
fn answers<'a>(cell: &'a Cell, path: &'static str, bodies: &'static [&'static str]) -> LocalBoxFuture<'a, Verdict> {
    async move {
        cell.start_hostile().await;
        let (fine, seen) = match cell.service.client.proxy(cell.id, get(path)).await {
            Err(error) => {
                // The service's own words for an app that broke the protocol, not the app's.
                let ours = error.code() == ErrorCode::ServiceUnavailable;
                (ours && path != "/forged-error", format!("{error:?}"))
            }
            Ok(answer) => {
                let (parts, body) = answer.into_parts();
                match body.collect().await {
                    Err(error) => (true, format!("broken off: {error}")),
                    Ok(body) => {
                        let forged = names_ours(&parts.headers) || body.trailers().is_some_and(names_ours);
                        let text = String::from_utf8_lossy(&body.to_bytes()).into_owned();
                        let known = bodies.iter().any(|known| text.starts_with(known));
                        (known && !forged && !text.contains("smuggled"), format!("{parts:?} {text}"))
                    }
                }
            }
        };
        let next = cell.page("/fine").await;
        Verdict::of(fine && next == (200, "fine".to_owned()), &format!("{seen}; next {next:?}"))
    }
    .boxed_local()
}

fn names_ours(headers: &HeaderMap) -> bool {
    headers.contains_key(ERROR_HEADER) || headers.contains_key("x-isekai-agent-refusal")
}

fn get(path: &str) -> Request<Body> {
    Request::get(path).body(Body::empty()).unwrap()
}

fn redirect(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let touched = cell.host.touched();
        let answer = cell.page(&format!("/redirect?{}", cell.host.port())).await;
        Verdict::of(answer.0 == 302 && cell.host.touched() == touched, &format!("{answer:?}"))
    }
    .boxed_local()
}

/// Which sandbox is meant is in the path alone; the app hears the service's address from nobody.
fn host_spoofing(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let uri = format!("{}/v1/sandboxes/{}/app/seen", cell.service.url, cell.id);
        let request = Request::get(uri).header("host", "other.example").header("x-forwarded-host", "other.example");
        let (status, head) = cell.send(request.body(Body::empty()).unwrap()).await;
        let hosts: Vec<&str> = head.lines().filter(|line| line.to_ascii_lowercase().starts_with("host:")).collect();
        Verdict::of(status == 200 && hosts == ["host: 127.0.0.1:3000"], &format!("{status} {head}"))
    }
    .boxed_local()
}

fn cross_app(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let other = cell.another().await;
        other.put("secret.txt", b"secret of another app").await;
        let mut seen = Vec::new();
        for way in ["../..", "..%2f..", "%2e%2e/%2e%2e", "..%5c..", ";/../.."] {
            for path in [
                format!("app/{way}/{}/agent/v1/files/secret.txt", other.id),
                format!("agent/v1/files/{way}/{}/agent/v1/files/secret.txt", other.id),
            ] {
                seen.push(cell.get(&path).await.1);
            }
        }
        other.remove().await;
        Verdict::of(!seen.iter().any(|text| text.contains("secret of another app")), &format!("{seen:?}"))
    }
    .boxed_local()
}

fn hop_by_hop(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let request = Request::get("/seen")
            .header("connection", "x-private, close")
            .header("x-private", "1")
            .header("proxy-authorization", "Basic c2VjcmV0")
            .header("te", "trailers")
            .header("upgrade", "h2c");
        let (status, head) = cell.pass(request.body(Body::empty()).unwrap()).await;
        let lower = head.to_ascii_lowercase();
        let connections = ["x-private:", "proxy-authorization:", "te:", "upgrade:"];
        let kept = lower.lines().any(|line| connections.iter().any(|name| line.starts_with(name)));
        Verdict::of(status == 200 && !kept, &format!("{status} {head}"))
    }
    .boxed_local()
}

/// Only WebSockets change the protocol; what asks for another is an ordinary request, and the app's 101 to it is no answer.
fn h2c_upgrade(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let request = |path: &str| {
            let request = Request::get(path).header("connection", "Upgrade, HTTP2-Settings").header("upgrade", "h2c");
            request.header("http2-settings", "AAMAAABkAARAAAAAAAIAAAAA").body(Body::empty()).unwrap()
        };
        let (status, head) = cell.pass(request("/seen")).await;
        let (switched, text) = cell.pass(request("/switch")).await;
        let plain = status == 200 && !head.to_ascii_lowercase().contains("h2c");
        Verdict::of(plain && switched == 503, &format!("{status} {head} {switched} {text}"))
    }
    .boxed_local()
}

/// A path that looks like an address stays a path.
fn absolute_target(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let touched = cell.host.touched();
        let (status, _) = cell.get(&format!("app/http://127.0.0.1:{}/", cell.host.port())).await;
        let (double, _) = cell.get(&format!("app//127.0.0.1:{}/", cell.host.port())).await;
        Verdict::of(status == 404 && double == 404 && cell.host.touched() == touched, &format!("{status} {double}"))
    }
    .boxed_local()
}
