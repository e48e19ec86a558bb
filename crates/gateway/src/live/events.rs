//! The event stream of one app (Server-Sent Events, WHATWG HTML section 9.2).
//!
//! Pull-driven: nothing is read before the client has taken what was read before, so a slow client costs one page of
//! events and no more. Durable events carry their number as `id`; after a break a client goes on behind the last one it saw,
//! on whichever replica it reaches.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::Event;
use futures::Stream;
use isekai_domain::{Activity, AppId};
use isekai_store::StoreError;
use isekai_store::events::{self, AppEvent};
use serde_json::{Value, json};
use tokio::time::Instant;

use super::chunks::Chunks;
use super::hub::{Follower, POLL};
use crate::access::Caller;
use crate::state::AppState;

/// Durable events read at once.
const PAGE: u32 = 200;
/// How often the text of files is looked for while one may be being written.
const CHUNK_POLL: Duration = Duration::from_millis(60);

/// Ends when the app is deleted, the session has ended, or the process stops. The text of files only `with_text`.
pub fn follow(
    state: AppState,
    caller: Caller,
    app: AppId,
    activity: Activity,
    with_text: bool,
    after: i64,
) -> impl Stream<Item = Result<Event, Infallible>> + Send {
    let follower = state.hub.follow(app);
    let chunks = with_text.then(|| Chunks::new(app));
    let follow = Follow {
        state,
        caller,
        app,
        seq: after,
        follower,
        chunks,
        writing: is_writing(activity),
        ready: VecDeque::new(),
        poll_at: Instant::now(),
        check_at: Instant::now() + POLL,
        done: false,
    };
    futures::stream::unfold(follow, |mut follow| async move {
        let event = follow.next().await?;
        Some((Ok(event), follow))
    })
}

struct Follow {
    state: AppState,
    caller: Caller,
    app: AppId,
    /// The last durable event that was read.
    seq: i64,
    follower: Follower,
    /// Absent for who may not read the code.
    chunks: Option<Chunks>,
    /// Whether files may be being written, so that looking for their text makes sense.
    writing: bool,
    ready: VecDeque<Event>,
    poll_at: Instant,
    check_at: Instant,
    done: bool,
}

impl Follow {
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Some(event);
            }
            if self.done || self.state.shutdown.is_cancelled() {
                return None;
            }
            self.look().await;
            if self.ready.is_empty() && !self.done {
                self.wait().await;
            }
        }
    }

    /// Reads what is new. Text goes out before the durable events that were there when it was read, so that a file's last
    /// piece never follows the event that says it is complete.
    async fn look(&mut self) {
        let mut durable = Vec::new();
        if Instant::now() >= self.poll_at {
            self.poll_at = Instant::now() + POLL;
            durable = self.durable().await;
        }
        if let Some(chunks) = &mut self.chunks
            && (self.writing || durable.iter().any(|event| event.kind == "file"))
        {
            let pieces = chunks.read(&self.state.cache).await;
            self.ready.extend(pieces.into_iter().filter_map(|piece| event("chunk", &piece)));
        }
        for entry in durable {
            self.seq = entry.seq;
            if let Some(activity) =
                entry.data.get("activity").and_then(Value::as_str).filter(|_| entry.kind == "status")
            {
                self.writing = activity.parse().is_ok_and(is_writing);
            }
            self.ready.extend(event(&entry.kind, &entry.data).map(|event| event.id(entry.seq.to_string())));
        }
        if !self.done {
            self.check_session().await;
        }
    }

    async fn durable(&mut self) -> Vec<AppEvent> {
        match events::after(&self.state.store, self.app, self.seq, PAGE).await {
            Ok(page) => {
                if page.len() == PAGE as usize {
                    self.poll_at = Instant::now();
                }
                page
            }
            Err(StoreError::NotFound { .. }) => {
                self.done = true;
                self.ready.extend(event("deleted", &json!({})));
                Vec::new()
            }
            Err(error) => {
                // The client would gain nothing by a break: it would come back and find the same.
                tracing::warn!(error = &error as &dyn std::error::Error, app = %self.app, "events cannot be read");
                Vec::new()
            }
        }
    }

    async fn check_session(&mut self) {
        if Instant::now() < self.check_at {
            return;
        }
        self.check_at = Instant::now() + POLL;
        self.done = !self.caller.is_still_known(&self.state).await;
    }

    async fn wait(&mut self) {
        let until_poll = self.poll_at.saturating_duration_since(Instant::now());
        let limit = if self.writing && self.chunks.is_some() { until_poll.min(CHUNK_POLL) } else { until_poll };
        let woken = tokio::select! {
            woken = self.follower.wait(limit) => woken,
            () = self.state.shutdown.cancelled() => false,
        };
        if woken {
            self.poll_at = Instant::now();
        }
    }
}

fn event(kind: &str, data: &Value) -> Option<Event> {
    Event::default().event(kind).json_data(data).ok()
}

const fn is_writing(activity: Activity) -> bool {
    matches!(activity, Activity::Queued | Activity::Planning | Activity::Building)
}
