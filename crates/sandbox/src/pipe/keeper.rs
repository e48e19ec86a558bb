//! Keeps one container attached until it ends.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use isekai_channel::marker::Secret;
use isekai_channel::pipe as agreed;
use isekai_domain::Clock;
use isekai_platform::random;
use thiserror::Error;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use super::handshake::{HandshakeError, handshake};
use super::io::{Cut, PipeIo, Traffic};
use super::rate::Allowance;
use super::{Link, STREAMS};
use crate::driver::{Driver, DriverError, RunState};
use crate::ending::Ending;

const FIRST_PAUSE: Duration = Duration::from_millis(50);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// A connection that lived this long was sound: the next attempt comes soon.
const SOUND: Duration = Duration::from_secs(5);
/// A paused container that is not attached is looked at this often.
const LOOK_AT_PAUSED: Duration = Duration::from_secs(60);

/// Credit for what the container sends. Every stream that may be open at a time gets its whole window, so that readers who stall
/// use up their own window and never that of the connection.
const RECEIVE_WINDOW_BYTES: u32 = agreed::STREAM_WINDOW_BYTES * STREAMS as u32;

pub struct Keeper {
    pub driver: Arc<dyn Driver>,
    pub clock: Arc<dyn Clock>,
    pub container: String,
    pub secret: Secret,
    pub link: watch::Sender<Link>,
    pub traffic: Arc<Traffic>,
    pub allowance: Arc<Allowance>,
    pub nudge: Arc<Notify>,
    /// While it holds, the container is paused: it answers no ping, and the engine refuses to attach.
    pub parked: watch::Receiver<bool>,
}

#[derive(Debug, Error)]
enum ConnectError {
    #[error("cannot attach")]
    Attach(#[from] DriverError),
    #[error("no handshake")]
    Handshake(#[from] HandshakeError),
    #[error("no HTTP/2")]
    Http(#[from] hyper::Error),
}

type Connection = http2::Connection<TokioIo<PipeIo>, Body, TokioExecutor>;

impl Keeper {
    pub async fn run(mut self) {
        let mut generation = 0;
        let mut pause = FIRST_PAUSE;
        loop {
            if let Some(ending) = self.parked().await {
                self.link.send_replace(Link::Ended(ending));
                return;
            }
            // Grows within this process and, by the clock, from one process to the next.
            generation = (generation + 1).max(u64::try_from(self.clock.now().timestamp_micros()).unwrap_or(0));
            match self.connect(generation).await {
                Ok((sender, connection, cut)) => {
                    metrics::counter!("sandbox_attaches_total").increment(1);
                    let started = Instant::now();
                    self.link.send_replace(Link::Up(sender));
                    let ended = connection.await;
                    self.link.send_replace(Link::Down);
                    drop(cut);
                    tracing::debug!(container = %self.container, ?ended, "the pipe's connection ended");
                    if started.elapsed() >= SOUND {
                        pause = FIRST_PAUSE;
                    }
                }
                Err(error) => {
                    tracing::debug!(container = %self.container, error = &error as &dyn std::error::Error, "not attached");
                }
            }
            if let Some(ending) = self.ending().await {
                tracing::info!(container = %self.container, %ending, "the container ended");
                self.link.send_replace(Link::Ended(ending));
                return;
            }
            let _ = tokio::time::timeout(jittered(pause), self.nudge.notified()).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Waits while the container is paused; answers how it ended if that happened meanwhile.
    async fn parked(&mut self) -> Option<Ending> {
        loop {
            let unparked = self.parked.wait_for(|parked| !parked);
            if tokio::time::timeout(LOOK_AT_PAUSED, unparked).await.is_ok() {
                return None;
            }
            if let Some(ending) = self.ending().await {
                return Some(ending);
            }
        }
    }

    async fn connect(&self, generation: u64) -> Result<(http2::SendRequest<Body>, Connection, Cut), ConnectError> {
        let attachment = self.driver.attach(&self.container).await?;
        let (mut io, cut) = PipeIo::new(attachment, Arc::clone(&self.allowance), Arc::clone(&self.traffic));
        let early = handshake(&mut io, &self.secret, generation).await?;
        io.give_back(early);
        let (sender, connection) = http2::Builder::new(TokioExecutor::new())
            .timer(TokioTimer::new())
            .max_frame_size(agreed::MAX_FRAME_BYTES)
            .initial_stream_window_size(agreed::STREAM_WINDOW_BYTES)
            .initial_connection_window_size(RECEIVE_WINDOW_BYTES)
            .initial_max_send_streams(agreed::MAX_CONCURRENT_STREAMS as usize)
            .max_header_list_size(agreed::MAX_HEADER_LIST_BYTES)
            .max_send_buf_size(agreed::MAX_SEND_BUFFER_BYTES)
            // An agent that hangs, or a stream that the engine lost without saying so, would otherwise never be noticed.
            .keep_alive_interval(agreed::KEEP_ALIVE_INTERVAL)
            .keep_alive_timeout(agreed::KEEP_ALIVE_TIMEOUT)
            .keep_alive_while_idle(true)
            .handshake(TokioIo::new(io))
            .await?;
        Ok((sender, connection, cut))
    }

    /// How the container ended, if it has; while the engine does not answer it counts as running.
    async fn ending(&self) -> Option<Ending> {
        match self.driver.inspect(&self.container).await {
            Ok(state) if state.run == RunState::Ended => Some(Ending::of(&state)),
            Err(DriverError::NotFound) => Some(Ending::Gone),
            Ok(_) | Err(_) => None,
        }
    }
}

/// Half to the whole of it: all pipes break at the same time when the engine stops.
fn jittered(pause: Duration) -> Duration {
    let [chance] = random::bytes::<1>();
    pause.mul_f64(0.5 + f64::from(chance) / 512.0)
}
