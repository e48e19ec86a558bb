//! Sending requests through a pipe that is attached now or soon.

use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use hyper::body::{Body as _, Incoming};
use hyper::client::conn::http2::SendRequest;
use tokio::sync::watch;

use super::{Link, PipeError};

/// How long a request waits for a pipe that is being attached again.
const LINK_TIMEOUT: Duration = Duration::from_secs(10);

#[derive(Clone)]
pub struct Requests {
    pub(super) link: watch::Receiver<Link>,
    pub(super) parked: watch::Receiver<bool>,
}

impl Requests {
    /// Sends one request. The body and the answer's body stream; dropping either cancels its side.
    ///
    /// A connection that breaks is noticed only with the next thing that is sent. What may be asked twice is asked again on the
    /// connection that follows.
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, PipeError> {
        let again = repeatable(&request);
        match (self.send_once(request).await, again) {
            (Err(PipeError::Http(error)), Some(again)) => {
                tracing::debug!(error = &error as &dyn std::error::Error, "a request is sent again");
                self.send_once(again).await
            }
            (answer, _) => answer,
        }
    }

    async fn send_once(&self, request: Request<Body>) -> Result<Response<Incoming>, PipeError> {
        let sender = tokio::time::timeout(LINK_TIMEOUT, self.sender()).await.map_err(|_| PipeError::Down)?;
        let mut sender = sender?;
        sender.ready().await.map_err(PipeError::Http)?;
        sender.send_request(request).await.map_err(PipeError::Http)
    }

    /// Waits, however long it takes, until the container is awake and its pipe attached.
    pub async fn reachable(&self) -> Result<(), PipeError> {
        let mut parked = self.parked.clone();
        parked.wait_for(|parked| !parked).await.map_err(|_| PipeError::Down)?;
        self.sender().await.map(|_| ())
    }

    async fn sender(&self) -> Result<SendRequest<Body>, PipeError> {
        let mut link = self.link.clone();
        let settled = link.wait_for(|link| match link {
            Link::Up(sender) => !sender.is_closed(),
            Link::Ended(_) => true,
            Link::Down => false,
        });
        match settled.await.as_deref() {
            Ok(Link::Up(sender)) => Ok(sender.clone()),
            Ok(Link::Ended(ending)) => Err(PipeError::Ended(ending.clone())),
            Ok(Link::Down) | Err(_) => Err(PipeError::Down),
        }
    }
}

/// The same request once more, of those that a proxy may repeat (RFC 9110, 9.2.2): safe, and without a body that is gone.
fn repeatable(request: &Request<Body>) -> Option<Request<Body>> {
    if !request.method().is_safe() || !request.body().is_end_stream() {
        return None;
    }
    let mut again = Request::new(Body::empty());
    again.method_mut().clone_from(request.method());
    again.uri_mut().clone_from(request.uri());
    *again.version_mut() = request.version();
    again.headers_mut().clone_from(request.headers());
    again.extensions_mut().clone_from(request.extensions());
    Some(again)
}

#[cfg(test)]
mod tests {
    use http::Method;

    use super::*;

    #[test]
    fn only_what_is_safe_and_has_no_body_is_sent_again() {
        let request = |method: Method, body: Body| {
            let mut request = Request::new(body);
            *request.method_mut() = method;
            request.headers_mut().insert("x-kept", http::HeaderValue::from_static("1"));
            request
        };
        let again = repeatable(&request(Method::GET, Body::empty())).map(|again| again.headers().len());
        assert_eq!(again, Some(1));
        assert!(repeatable(&request(Method::POST, Body::empty())).is_none());
        assert!(repeatable(&request(Method::CONNECT, Body::empty())).is_none());
        assert!(repeatable(&request(Method::GET, Body::from("x"))).is_none());
    }
}
