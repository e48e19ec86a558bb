//! The log stream of one app. Polled: a line is seldom awaited by more than one reader, and never urgent.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::response::sse::Event;
use futures::Stream;
use isekai_domain::AppId;
use isekai_store::StoreError;
use isekai_store::{apps, logs};

use crate::access::Caller;
use crate::api::apps::LogView;
use crate::state::AppState;

const PAGE: u32 = 500;
const POLL: Duration = Duration::from_millis(500);
/// How long a reader may go on after its session has ended or the app is gone.
const CHECK: Duration = Duration::from_secs(5);

/// Ends when the app is deleted, the session has ended, or the process stops.
pub fn follow(
    state: AppState,
    caller: Caller,
    app: AppId,
    after: i64,
) -> impl Stream<Item = Result<Event, Infallible>> + Send {
    let follow = Follow { state, caller, app, seq: after, ready: VecDeque::new(), check_at: Instant::now() + CHECK };
    futures::stream::unfold(follow, |mut follow| async move {
        let event = follow.next().await?;
        Some((Ok(event), follow))
    })
}

struct Follow {
    state: AppState,
    caller: Caller,
    app: AppId,
    seq: i64,
    ready: VecDeque<Event>,
    check_at: Instant,
}

impl Follow {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.state.shutdown.is_cancelled() || !self.read().await {
                return None;
            }
            if self.ready.is_empty() {
                tokio::select! {
                    () = tokio::time::sleep(POLL) => {}
                    () = self.state.shutdown.cancelled() => return None,
                }
            }
        }
    }

    /// Whether to go on.
    async fn read(&mut self) -> bool {
        if Instant::now() >= self.check_at {
            self.check_at = Instant::now() + CHECK;
            if !self.may_go_on().await {
                return false;
            }
        }
        match logs::after(&self.state.store, self.app, self.seq, PAGE).await {
            Ok(lines) => {
                for line in lines {
                    self.seq = line.seq;
                    let event = Event::default().event("log").id(line.seq.to_string());
                    self.ready.extend(event.json_data(LogView::from(line)).ok());
                }
                true
            }
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, app = %self.app, "log lines cannot be read");
                true
            }
        }
    }

    async fn may_go_on(&self) -> bool {
        let gone = matches!(apps::get(&self.state.store, self.app).await, Err(StoreError::NotFound { .. }));
        !gone && self.caller.is_still_known(&self.state).await
    }
}
