//! Keeps requests open at the agent that wait for the app's next connection, and serves the connections.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use futures::StreamExt as _;
use futures::stream::FuturesUnordered;
use http::{Method, Request, StatusCode};
use isekai_channel::agent_api::AUTHORITY_AGENT;
use isekai_channel::egress_api::{ACCEPT_PATH, WAITING_ACCEPTS};
use thiserror::Error;
use tokio::sync::{AcquireError, Semaphore};
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::Border;
use super::admission::Admission;
use super::connection::{self, Asked};
use super::log::Whose;
use super::to_app::ToApp;
use crate::pipe::{EGRESS_STREAMS, PipeError, Rate, Requests};

/// Names of one sandbox that are looked up at a time: it must not take all the threads of a resolver that its own name server holds up.
const MAX_LOOKUPS: usize = 8;
/// Each costs this service more than the app that asks.
const CONNECTIONS_PER_SECOND: u64 = 50;
const CONNECTIONS_AT_ONCE: u64 = 200;

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);
/// A request that waited this long was sound: the next one comes soon.
const SOUND: Duration = Duration::from_secs(5);

/// Of one sandbox.
pub struct Keeper {
    pub border: Arc<Border>,
    pub admission: Arc<Admission>,
    pub whose: Whose,
    pub lookups: Arc<Semaphore>,
    requests: Requests,
    /// Streams of the pipe: a place is held until both directions are done.
    streams: Arc<Semaphore>,
    rate: Rate,
}

#[derive(Debug, Error)]
enum AcceptError {
    #[error("the pipe does not carry the request")]
    Pipe(#[from] PipeError),
    #[error("the request cannot be made")]
    Request(#[from] http::Error),
    #[error("the agent answered with status {0}")]
    Agent(StatusCode),
    #[error("there are no more streams")]
    Streams(#[from] AcquireError),
}

impl Keeper {
    pub fn new(border: Arc<Border>, admission: Arc<Admission>, whose: Whose, requests: Requests) -> Self {
        Self {
            border,
            admission,
            whose,
            lookups: Arc::new(Semaphore::new(MAX_LOOKUPS)),
            requests,
            streams: Arc::new(Semaphore::new(EGRESS_STREAMS)),
            rate: Rate::new(CONNECTIONS_PER_SECOND, CONNECTIONS_AT_ONCE),
        }
    }

    /// Until the container ends. Connections that are open end with this.
    pub async fn run(self) {
        let keeper = Arc::new(self);
        let mut connections = JoinSet::new();
        let mut waiting: FuturesUnordered<_> = (0..WAITING_ACCEPTS).map(|_| keeper.next()).collect();
        loop {
            tokio::select! {
                Some(asked) = waiting.next() => {
                    let Some(asked) = asked else { return };
                    let server = Arc::clone(&keeper);
                    connections.spawn(async move { connection::serve(&server, asked).await });
                    waiting.push(keeper.next());
                }
                Some(_) = connections.join_next() => {}
            }
        }
    }

    /// The app's next connection; none when the container has ended.
    async fn next(&self) -> Option<Asked> {
        let mut pause = FIRST_PAUSE;
        loop {
            let started = Instant::now();
            match self.accept().await {
                Ok(asked) => return Some(asked),
                Err(AcceptError::Pipe(PipeError::Ended(_))) => return None,
                Err(error) => {
                    tracing::debug!(sandbox = %self.whose.sandbox, error = &error as &dyn std::error::Error,
                        "no request waits for the app's connections");
                }
            }
            if started.elapsed() >= SOUND {
                pause = FIRST_PAUSE;
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Waits as long as the app wants no connection. One that waits already when the container is paused goes on waiting.
    async fn accept(&self) -> Result<Asked, AcceptError> {
        let place = Arc::new(Arc::clone(&self.streams).acquire_owned().await?);
        let wait = self.rate.take(1);
        if !wait.is_zero() {
            tokio::time::sleep(wait).await;
        }
        self.requests.reachable().await?;
        let (to_app, body) = ToApp::new(Arc::clone(&place));
        let answer = self.requests.send(request(body)?).await?;
        if answer.status() != StatusCode::OK {
            return Err(AcceptError::Agent(answer.status()));
        }
        let (host, port) = connection::target(answer.headers());
        Ok(Asked { host, port, from_app: answer.into_body(), to_app, place })
    }
}

fn request(body: Body) -> Result<Request<Body>, http::Error> {
    Request::builder().method(Method::POST).uri(format!("http://{AUTHORITY_AGENT}{ACCEPT_PATH}")).body(body)
}
