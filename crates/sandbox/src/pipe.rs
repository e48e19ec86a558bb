//! The host's end of a container's pipe: attached, handshaken, HTTP/2 on top, and attached again whenever it breaks. One owner per
//! container: this task.

mod handshake;
#[cfg(test)]
mod hostile;
mod io;
mod keeper;
mod rate;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::{Request, Response};
use hyper::body::Incoming;
use hyper::client::conn::http2::SendRequest;
use isekai_channel::marker::Secret;
use isekai_domain::Clock;
use thiserror::Error;
use tokio::sync::{Notify, watch};
use tokio_util::sync::CancellationToken;

pub use self::io::Traffic;
pub use self::rate::{Allowance, Rate};
use crate::driver::Driver;
use crate::ending::Ending;

/// Preview requests at a time. What a reader leaves unread is held here, up to a window each.
pub const APP_STREAMS: usize = 96;
/// Room for control requests besides, which is never taken by previews.
const CONTROL_STREAMS: usize = 32;
/// Control requests of callers at a time: the rest is for this service's own.
pub const CALLER_STREAMS: usize = CONTROL_STREAMS - 8;

/// How long a request waits for a pipe that is being attached again.
const LINK_TIMEOUT: Duration = Duration::from_secs(10);

pub struct Pipe {
    link: watch::Receiver<Link>,
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
        Self { link, traffic, nudge, parked, stop }
    }

    /// Sends one request. The body and the answer's body stream; dropping either cancels its side.
    pub async fn send(&self, request: Request<Body>) -> Result<Response<Incoming>, PipeError> {
        let mut sender = self.sender().await?;
        sender.ready().await.map_err(PipeError::Http)?;
        sender.send_request(request).await.map_err(PipeError::Http)
    }

    /// How the container ended, once it has.
    pub fn ending(&self) -> Option<Ending> {
        match &*self.link.borrow() {
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

    async fn sender(&self) -> Result<SendRequest<Body>, PipeError> {
        let mut link = self.link.clone();
        let settled = link.wait_for(|link| match link {
            Link::Up(sender) => !sender.is_closed(),
            Link::Ended(_) => true,
            Link::Down => false,
        });
        match tokio::time::timeout(LINK_TIMEOUT, settled).await {
            Ok(Ok(settled)) => match &*settled {
                Link::Up(sender) => Ok(sender.clone()),
                Link::Ended(ending) => Err(PipeError::Ended(ending.clone())),
                Link::Down => Err(PipeError::Down),
            },
            Ok(Err(_)) | Err(_) => Err(PipeError::Down),
        }
    }
}

impl Drop for Pipe {
    /// Lets go of the attachment; the container goes on.
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
