//! The host's end of a container's pipe: attached, handshaken, HTTP/2 on top, and attached again whenever it breaks. One owner per
//! container: this task.

mod handshake;
#[cfg(test)]
mod hostile;
mod io;
mod keeper;
mod rate;
mod requests;

use std::sync::Arc;

use axum::body::Body;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::http2::SendRequest;
use isekai_channel::egress_api::{MAX_TUNNELS, WAITING_ACCEPTS};
use isekai_channel::marker::Secret;
use isekai_channel::pipe as agreed;
use isekai_domain::Clock;
use thiserror::Error;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

pub use self::io::Traffic;
pub use self::rate::{Allowance, Rate};
pub use self::requests::Requests;
use crate::driver::Driver;
use crate::ending::Ending;

/// Preview requests at a time. What a reader leaves unread is held here, up to a window each.
pub const APP_STREAMS: usize = 96;
/// Room for control requests besides, which is never taken by previews.
const CONTROL_STREAMS: usize = 32;
/// Control requests of callers at a time: the rest is for this service's own.
pub const CALLER_STREAMS: usize = CONTROL_STREAMS - 8;
/// Connections of the app to the outside, and the requests that wait for them. The rest is for ones that are refused or whose end the
/// app delays.
pub const EGRESS_STREAMS: usize = (MAX_TUNNELS + WAITING_ACCEPTS).next_multiple_of(32);
/// All that may be open at a time.
const STREAMS: usize = APP_STREAMS + CONTROL_STREAMS + EGRESS_STREAMS;
const _: () = assert!(STREAMS <= agreed::MAX_CONCURRENT_STREAMS as usize, "the agent would refuse some");

pub struct Pipe {
    requests: Requests,
    traffic: Arc<Traffic>,
    nudge: Arc<Notify>,
    parked: watch::Sender<bool>,
    stop: CancellationToken,
}

/// Only ever goes back and forth between the first two, and ends once.
#[derive(Clone)]
enum Link {
    Down,
    Up(SendRequest<Body>),
    Ended(Ending),
}

#[derive(Debug, Error)]
pub enum PipeError {
    #[error("the container ended: {0}")]
    Ended(Ending),
    #[error("the container's pipe is not attached")]
    Down,
    #[error("the agent did not answer in time")]
    Timeout,
    #[error("the agent broke off")]
    Http(#[source] hyper::Error),
}

impl Pipe {
    /// Starts to attach at once; the container should be running.
    pub fn open(
        driver: Arc<dyn Driver>,
        clock: Arc<dyn Clock>,
        container: String,
        secret: Secret,
        allowance: Allowance,
    ) -> Self {
        let (sender, link) = watch::channel(Link::Down);
        let traffic = Arc::new(Traffic::default());
        let nudge = Arc::new(Notify::new());
        let parked = watch::Sender::new(false);
        let stop = CancellationToken::new();
        let keeper = keeper::Keeper {
            driver,
            clock,
            container,
            secret,
            link: sender,
            traffic: Arc::clone(&traffic),
            allowance: Arc::new(allowance),
            nudge: Arc::clone(&nudge),
            parked: parked.subscribe(),
        };
        tokio::spawn(stop.clone().run_until_cancelled_owned(keeper.run()));
        let requests = Requests { link, parked: parked.subscribe() };
        Self { requests, traffic, nudge, parked, stop }
    }

    /// Sends one request. The body and the answer's body stream; dropping either cancels its side.
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, PipeError> {
        self.requests.send(request).await
    }

    /// What sends requests for as long as this pipe lives, and does not keep it.
    pub fn requests(&self) -> Requests {
        self.requests.clone()
    }

    /// How the container ended, once it has.
    pub fn ending(&self) -> Option<Ending> {
        match &*self.requests.link.borrow() {
            Link::Ended(ending) => Some(ending.clone()),
            Link::Down | Link::Up(_) => None,
        }
    }

    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// Tries to attach now rather than when the pause between attempts is over.
    pub fn nudge(&self) {
        self.nudge.notify_one();
    }

    /// The container is paused from now on, or no more.
    pub fn park(&self, parked: bool) {
        self.parked.send_replace(parked);
    }
}

impl Drop for Pipe {
    /// Lets go of the attachment; the container goes on.
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
