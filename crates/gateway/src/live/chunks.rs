//! Where one reader stands in the stream of text that is being written. The text may be lost; what a file became is told by
//! a durable event.

use std::time::Duration;

use isekai_domain::AppId;
use isekai_store::cache::Cache;
use serde_json::{Value, json};
use tokio::time::Instant;

/// After a failure Redis is left alone for so long.
const PAUSE: Duration = Duration::from_secs(1);

pub struct Chunks {
    app: AppId,
    /// Behind this entry; `0` is the beginning of what is kept.
    last_id: String,
    turn: u64,
    not_before: Instant,
}

impl Chunks {
    pub fn new(app: AppId) -> Self {
        Self { app, last_id: "0".to_owned(), turn: 0, not_before: Instant::now() }
    }

    /// What is new, as the data of `chunk` events. Text of an attempt that another one replaced is left out.
    pub async fn read(&mut self, cache: &Cache) -> Vec<Value> {
        if !cache.is_configured() || Instant::now() < self.not_before {
            return Vec::new();
        }
        let read = match cache.chunks_read(self.app, &self.last_id, 0).await {
            Ok(read) => read,
            Err(error) => {
                tracing::debug!(error = &error as &dyn std::error::Error, "the text of files cannot be read");
                self.not_before = Instant::now() + PAUSE;
                return Vec::new();
            }
        };
        if let Some(last) = read.last() {
            self.last_id.clone_from(&last.id);
        }
        self.turn = read.iter().map(|chunk| chunk.event.turn).max().unwrap_or(0).max(self.turn);
        read.into_iter()
            .map(|chunk| chunk.event)
            .filter(|event| event.turn == self.turn)
            .map(|event| json!({ "path": event.path, "offset": event.offset, "text": event.text }))
            .collect()
    }
}
