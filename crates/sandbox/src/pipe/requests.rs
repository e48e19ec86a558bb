//! Sending requests through a pipe that is attached now or soon.

use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use hyper::body::Incoming;
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
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, PipeError> {
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
