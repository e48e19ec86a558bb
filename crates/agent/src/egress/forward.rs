//! Requests in absolute form, `GET http://host/path` (RFC 9112, 3.2.2): each goes on in origin form through a tunnel of its own.

use http::header::{CONNECTION, HOST, HeaderName};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Request, Response, Uri, Version};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;

use super::Egress;
use super::refusal::{REASON_HEADER, Refusal};
use super::target::Target;
use crate::http::{Reply, boxed};
use crate::preview::remove_hop_by_hop;

const MAX_HEAD_BYTES: usize = 64 * 1024;
const CLOSE: HeaderValue = HeaderValue::from_static("close");

pub async fn send(egress: &Egress, request: Request<Incoming>) -> Result<Reply, Refusal> {
    let target = Target::of_url(request.uri()).map_err(Refusal::request)?;
    let request = prepare(request);
    let (tunnel, place) = egress.open(&target).await?;
    let idle = tunnel.progress().until_idle();
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(MAX_HEAD_BYTES)
        .handshake(TokioIo::new(tunnel))
        .await
        .map_err(|_| Refusal::broken(&target))?;
    tokio::task::spawn_local(async move {
        // Its errors show in the response. It ends when both bodies are done or dropped.
        tokio::select! {
            _ = connection => {}
            () = idle => {}
        }
        drop(place);
    });
    let response = sender.send_request(request).await.map_err(|_| Refusal::broken(&target))?;
    // It was not asked to switch protocols.
    if response.status().is_informational() {
        return Err(Refusal::broken(&target));
    }
    Ok(finish(response).map(boxed))
}

/// The URL has been read: it has an authority without a user.
fn prepare<B>(mut request: Request<B>) -> Request<B> {
    let host = request.uri().authority().and_then(|authority| HeaderValue::from_str(authority.as_str()).ok());
    let path = request.uri().path_and_query().cloned().unwrap_or(PathAndQuery::from_static("/"));
    *request.uri_mut() = Uri::from(path);
    *request.version_mut() = Version::HTTP_11;
    let headers = request.headers_mut();
    remove_hop_by_hop(headers);
    remove_for_proxies(headers);
    headers.remove(HOST);
    if let Some(host) = host {
        headers.insert(HOST, host);
    }
    headers.insert(CONNECTION, CLOSE);
    request
}

/// The other side cannot speak for the proxy.
fn finish<B>(mut response: Response<B>) -> Response<B> {
    let headers = response.headers_mut();
    remove_hop_by_hop(headers);
    remove_for_proxies(headers);
    headers.remove(REASON_HEADER);
    headers.insert(CONNECTION, CLOSE);
    *response.version_mut() = Version::HTTP_11;
    response
}

fn remove_for_proxies(headers: &mut HeaderMap) {
    let names: Vec<HeaderName> = headers.keys().filter(|name| name.as_str().starts_with("proxy-")).cloned().collect();
    for name in names {
        headers.remove(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goes_on_in_origin_form_without_what_was_meant_for_the_proxy() {
        let request = Request::get("http://Example.com:8080?a=b")
            .version(Version::HTTP_10)
            .header("host", "other.example")
            .header("host", "third.example")
            .header("connection", "keep-alive, x-private, host")
            .header("x-private", "1")
            .header("proxy-connection", "keep-alive")
            .header("proxy-authorization", "Basic x")
            .header("proxy-anything", "1")
            .header("upgrade", "websocket")
            .header("transfer-encoding", "chunked")
            .header("accept", "*/*")
            .body(())
            .unwrap();
        let request = prepare(request);
        assert_eq!((request.uri().to_string().as_str(), request.version()), ("/?a=b", Version::HTTP_11));
        let mut headers: Vec<_> =
            request.headers().iter().map(|(name, value)| (name.as_str(), value.to_str().unwrap())).collect();
        headers.sort_unstable();
        assert_eq!(headers, [("accept", "*/*"), ("connection", "close"), ("host", "Example.com:8080")]);
    }

    #[test]
    fn the_other_side_cannot_speak_for_the_proxy() {
        let response = Response::builder()
            .header(REASON_HEADER, "NOT_LISTED")
            .header("proxy-authenticate", "Basic")
            .header("connection", "upgrade, x-private")
            .header("x-private", "1")
            .header("x-kept", "1")
            .body(())
            .unwrap();
        let response = finish(response);
        let mut names: Vec<_> = response.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["connection", "x-kept"]);
    }
}
