//! Copying between an app and the outside. What one side does not take stays with the other: here is one piece each way.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use isekai_channel::egress_api::EgressReason;
use isekai_domain::HostName;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, ReadHalf, WriteHalf};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::outside::Stream;
use super::screen::screen;
use super::to_app::ToApp;

/// Without a byte in either direction.
const IDLE_TIMEOUT: Duration = Duration::from_secs(5 * 60);
const PIECE_BYTES: usize = 16 * 1024;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// What the app sends: the body of the agent's answer.
pub trait FromApp: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + Unpin {}

impl<B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + Unpin> FromApp for B {}

/// Why a tunnel ended before both sides were done.
#[derive(Debug)]
pub enum Stop {
    Cut(EgressReason),
    Idle,
    /// Either side went away.
    Broken(BoxError),
}

/// Where a tunnel leads, and what may cut it.
pub struct Towards<'a> {
    pub host: &'a HostName,
    pub port: u16,
    pub cut: &'a CancellationToken,
}

/// Until both sides have said that they are done. When it ends otherwise, the app sees that it broke off.
pub async fn tunnel(
    from_app: impl FromApp,
    to_app: ToApp,
    outside: Box<dyn Stream>,
    towards: Towards<'_>,
) -> Result<(), Stop> {
    let (read, write) = tokio::io::split(outside);
    let pulse = Pulse::default();
    let both =
        async { tokio::try_join!(up(from_app, write, &towards, &pulse), down(read, to_app, &pulse)).map(|_| ()) };
    tokio::select! {
        biased;
        () = towards.cut.cancelled() => Err(Stop::Cut(EgressReason::RulesChanged)),
        done = both => done,
        () = pulse.stopped() => Err(Stop::Idle),
    }
}

async fn up(
    mut from_app: impl FromApp,
    mut write: WriteHalf<Box<dyn Stream>>,
    towards: &Towards<'_>,
    pulse: &Pulse,
) -> Result<(), Stop> {
    let first = screen(&mut from_app, towards.host, towards.port).await?;
    write.write_all(&first).await.map_err(broken)?;
    pulse.beat();
    while let Some(frame) = from_app.frame().await {
        let Ok(piece) = frame.map_err(broken)?.into_data() else { continue };
        if !piece.is_empty() {
            write.write_all(&piece).await.map_err(broken)?;
            pulse.beat();
        }
    }
    write.shutdown().await.map_err(broken)
}

async fn down(mut read: ReadHalf<Box<dyn Stream>>, to_app: ToApp, pulse: &Pulse) -> Result<(), Stop> {
    let mut buffer = BytesMut::new();
    loop {
        buffer.reserve(PIECE_BYTES);
        let count = (&mut read).take(PIECE_BYTES as u64).read_buf(&mut buffer).await.map_err(broken)?;
        if count == 0 {
            to_app.finish();
            return Ok(());
        }
        if !to_app.send(buffer.split().freeze()).await {
            return Err(Stop::Broken("the app takes no more".into()));
        }
        pulse.beat();
    }
}

fn broken(error: impl Into<BoxError>) -> Stop {
    Stop::Broken(error.into())
}

/// When the last byte passed.
struct Pulse(Mutex<Instant>);

impl Default for Pulse {
    fn default() -> Self {
        Self(Mutex::new(Instant::now()))
    }
}

impl Pulse {
    fn beat(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// Waits until there was no beat for too long.
    async fn stopped(&self) {
        loop {
            let until = *self.0.lock().unwrap_or_else(PoisonError::into_inner) + IDLE_TIMEOUT;
            if until <= Instant::now() {
                return;
            }
            tokio::time::sleep_until(until).await;
        }
    }
}

#[cfg(test)]
mod tests;
