//! Hints between processes. A hint may be lost; whoever needs to know also polls.

use std::time::Duration;

use sqlx::postgres::PgListener;
use sqlx::{PgConnection, PgPool};

use crate::Result;

/// A workflow may be ready. The payload is its id.
pub const WORKFLOWS: &str = "isekai_workflows";
/// An app has a new event or is gone. The payload is its id.
pub const EVENTS: &str = "isekai_events";
/// An app got or gave back its preview port. The payload is its id.
pub const PORTS: &str = "isekai_ports";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notification {
    pub channel: String,
    pub payload: String,
}

/// Receives the hints of all three channels on a connection of its own, made at the first [`Listener::recv`].
pub struct Listener {
    pool: PgPool,
    connected: Option<PgListener>,
    pause: Duration,
}

const FIRST_RETRY: Duration = Duration::from_millis(100);
const LONGEST_RETRY: Duration = Duration::from_secs(5);

impl Listener {
    pub(crate) fn new(pool: PgPool) -> Self {
        Self { pool, connected: None, pause: FIRST_RETRY }
    }

    /// The next hint. Connects again when the connection is lost; what was sent meanwhile is lost too. Safe to drop.
    pub async fn recv(&mut self) -> Notification {
        loop {
            match self.try_recv().await {
                Ok(Some(notification)) => return notification,
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, "listening for notifications failed");
                    self.connected = None;
                    tokio::time::sleep(self.pause).await;
                    self.pause = (self.pause * 2).min(LONGEST_RETRY);
                }
            }
        }
    }

    /// Connects without waiting for a hint, so that what is sent from now on is received.
    pub async fn ready(&mut self) -> Result<()> {
        Ok(self.connection().await.map(|_| ())?)
    }

    async fn try_recv(&mut self) -> sqlx::Result<Option<Notification>> {
        let received = self.connection().await?.try_recv().await?;
        Ok(received.map(|n| Notification { channel: n.channel().to_owned(), payload: n.payload().to_owned() }))
    }

    async fn connection(&mut self) -> sqlx::Result<&mut PgListener> {
        let listener = match self.connected.take() {
            Some(listener) => listener,
            None => {
                let mut listener = PgListener::connect_with(&self.pool).await?;
                listener.listen_all([WORKFLOWS, EVENTS, PORTS]).await?;
                self.pause = FIRST_RETRY;
                listener
            }
        };
        Ok(self.connected.insert(listener))
    }
}

/// Sent when the transaction commits.
pub(crate) async fn send_in(connection: &mut PgConnection, channel: &str, payload: &str) -> Result<()> {
    sqlx::query("SELECT pg_notify($1, $2)").bind(channel).bind(payload).execute(connection).await?;
    Ok(())
}

#[cfg(test)]
mod tests;
