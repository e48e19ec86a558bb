//! Passes requests on to the app's port, as HTTP/1.1, one connection each.

use std::net::SocketAddr;
use std::time::Duration;

use http::header::{CONNECTION, COOKIE, HOST, HeaderName, TE, TRAILER, TRANSFER_ENCODING, UPGRADE};
use http::{HeaderMap, HeaderValue, Request, Response, Uri, Version};
use hyper::body::{Body, Incoming};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use isekai_channel::agent_api::REFUSAL_HEADER;
use isekai_channel::sandbox_api::PUBLIC_HOST_HEADER;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::timeout;

use crate::app::connect;
use crate::failure::Failure;
use crate::http::{BoxError, Reply, boxed};

/// Until the app has answered with a head; its body may take as long as it likes.
const HEAD_TIMEOUT: Duration = Duration::from_secs(60);
const MAX_HEAD_BYTES: usize = 64 * 1024;
const FORWARDED_HOST: HeaderName = HeaderName::from_static("x-forwarded-host");

/// RFC 9110, 7.6.1, and what proxies of old sent.
const HOP_BY_HOP: [HeaderName; 7] = [
    CONNECTION,
    TE,
    TRAILER,
    TRANSFER_ENCODING,
    UPGRADE,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
];

pub async fn forward<B>(address: SocketAddr, request: Request<B>) -> Result<Reply, Failure>
where
    B: Body + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    passable(send(address, prepare(address, request)).await?)
}

fn passable(response: Response<Incoming>) -> Result<Reply, Failure> {
    // It was not asked to switch protocols, and HTTP/2 has no such answer.
    if response.status().is_informational() {
        return Err(Failure::Unavailable("the app broke the protocol".to_owned()));
    }
    Ok(strip(response).map(boxed))
}

/// Sends a request that is ready for HTTP/1.1.
pub async fn send<B>(address: SocketAddr, request: Request<B>) -> Result<Response<Incoming>, Failure>
where
    B: Body + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    let stream = connect(address).await.map_err(|_| unavailable("does not take connections"))?;
    exchange(stream, request).await
}

async fn exchange<S, B>(stream: S, request: Request<B>) -> Result<Response<Incoming>, Failure>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    B: Body + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(MAX_HEAD_BYTES)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|_| unavailable("does not take connections"))?;
    // Its errors show in the response. It ends when both bodies are done or dropped.
    tokio::task::spawn_local(connection.with_upgrades());
    match timeout(HEAD_TIMEOUT, sender.send_request(request)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(_)) => Err(unavailable("broke off without an answer")),
        Err(_) => Err(Failure::Timeout(format!("the app did not answer within {} s", HEAD_TIMEOUT.as_secs()))),
    }
}

fn unavailable(what: &str) -> Failure {
    Failure::Unavailable(format!("the app {what}"))
}

pub fn prepare<B>(address: SocketAddr, request: Request<B>) -> Request<B> {
    let mut request = request;
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    *request.uri_mut() = path.parse().unwrap_or(Uri::from_static("/"));
    *request.version_mut() = Version::HTTP_11;
    let headers = request.headers_mut();
    remove_hop_by_hop(headers);
    join_cookies(headers);
    let local = HeaderValue::try_from(address.to_string()).ok();
    let public = headers.remove(PUBLIC_HOST_HEADER);
    if let Some(host) = public.clone().or(local) {
        headers.insert(HOST, host);
    }
    if let Some(host) = public {
        headers.insert(FORWARDED_HOST, host);
    }
    request
}

/// HTTP/2 knows no connection headers, and the app cannot speak for the agent.
pub fn strip<B>(mut response: Response<B>) -> Response<B> {
    remove_hop_by_hop(response.headers_mut());
    response.headers_mut().remove(REFUSAL_HEADER);
    *response.version_mut() = Version::HTTP_2;
    response
}

/// HTTP/2 may split what HTTP/1.1 has in one field (RFC 9113, 8.2.3).
fn join_cookies(headers: &mut HeaderMap) {
    let crumbs: Vec<&[u8]> = headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes).collect();
    if crumbs.len() > 1
        && let Ok(whole) = HeaderValue::from_bytes(&crumbs.join(b"; ".as_slice()))
    {
        headers.insert(COOKIE, whole);
    }
}

pub fn remove_hop_by_hop(headers: &mut HeaderMap) {
    let named: Vec<HeaderName> = headers
        .get_all(CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    for name in named.iter().chain(&HOP_BY_HOP) {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::{BodyExt, Limited};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::task::LocalSet;

    use super::*;
    use crate::http::empty;

    /// The app writes what it likes in answer to a request. First byte: the size of pieces; second: how often all is repeated.
    #[test]
    fn fuzz_app_answer() {
        let seeds = [
            "\0\0HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nok",
            "\x03\0HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: x-a\r\nx-a: 1\r\n\r\n2;x=y\r\nok\r\n0\r\nt: 1\r\n\r\n",
            "\0\0HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\nbytes",
            "\0\0HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.0 404 x\r\nx-isekai-agent-refusal: 1\r\n\r\nrest",
            "\0\x07a: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n",
        ];
        let tokens = [
            "\r\n",
            "\r\n\r\n",
            "HTTP/1.1 ",
            "transfer-encoding: chunked\r\n",
            "content-length: ",
            "0\r\n",
            "ffffffffffffffff\r\n",
            "connection: ",
        ];
        let target = isekai_fuzz::Target::new("app-answer").seeds(seeds).tokens(tokens);
        target.cases(1_000).run(|input| {
            let mut input = isekai_fuzz::Input::new(input);
            let (size, times) = (input.byte(), 1_u8 << (input.byte() % 8));
            // A long answer does not come byte by byte.
            let size = if size == 0 { 0 } else { size.max(times) };
            let answer = [&[size][..], &input.rest().repeat(times.into())].concat();
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
            LocalSet::new().block_on(&runtime, async {
                let (agent, app) = tokio::io::duplex(4096);
                let address = SocketAddr::from(([127, 0, 0, 1], 3000));
                let request = prepare(address, Request::get("http://app/a?b").body(empty()).unwrap());
                let told = tokio::task::spawn_local(answer_with(app, answer));
                let outcome = read(exchange(agent, request).await.and_then(passable)).await;
                told.await.unwrap();
                outcome
            })
        });
    }

    async fn answer_with(mut app: tokio::io::DuplexStream, answer: Vec<u8>) {
        let mut head = [0; 1024];
        let read = app.read(&mut head).await.unwrap();
        assert!(head[..read].starts_with(b"GET /a?b HTTP/1.1\r\n"));
        for piece in isekai_fuzz::Input::new(&answer).pieces() {
            // The agent may have heard enough.
            if app.write_all(piece).await.is_err() {
                return;
            }
        }
    }

    async fn read(reply: Result<Reply, Failure>) -> (u16, Option<u32>) {
        let Ok(reply) = reply else { return (0, None) };
        let (head, body) = reply.into_parts();
        assert!(!head.status.is_informational() && head.version == Version::HTTP_2);
        for name in HOP_BY_HOP.iter().chain([&HeaderName::from_static(REFUSAL_HEADER)]) {
            assert!(!head.headers.contains_key(name), "{name}");
        }
        let body = Limited::new(body, 1024 * 1024).collect().await;
        (head.status.as_u16() / 100, body.ok().map(|body| isekai_fuzz::bucket(body.to_bytes().len())))
    }

    #[test]
    fn connection_headers_and_what_they_name_do_not_pass() {
        let address = SocketAddr::from(([127, 0, 0, 1], 3000));
        let request = Request::get("http://app/a?b=c")
            .header("connection", "close, x-private")
            .header("x-private", "1")
            .header("transfer-encoding", "chunked")
            .header("x-isekai-host", "app.example.org:42000")
            .header("accept", "text/html")
            .header("cookie", "a=1")
            .header("cookie", "b=2")
            .body(())
            .unwrap();
        let request = prepare(address, request);
        assert_eq!(request.uri(), "/a?b=c");
        let mut names: Vec<_> = request.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["accept", "cookie", "host", "x-forwarded-host"]);
        assert_eq!(request.headers()[COOKIE], "a=1; b=2");
        assert_eq!(request.headers()[HOST], "app.example.org:42000");
        assert_eq!(request.headers()[FORWARDED_HOST], "app.example.org:42000");
    }

    #[test]
    fn an_app_cannot_speak_for_the_agent() {
        let answer = Response::builder().header(REFUSAL_HEADER, "1").header("connection", "x").body(()).unwrap();
        assert!(strip(answer).headers().is_empty());
    }
}
