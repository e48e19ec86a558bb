//! Text of files that are being written, in one bounded stream per app. It may be lost: whoever reads it shows files as
//! they grow, and the `file` event says what they became.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use isekai_domain::AppId;

use super::{Cache, CacheError};

/// `text` stands at byte `offset` of the file that turn `turn` writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChunkEvent {
    pub path: String,
    pub offset: u64,
    pub text: String,
    /// Which attempt to write the files; a greater one replaces what a smaller one wrote.
    pub turn: u64,
}

/// A chunk with the id after which to read on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    pub id: String,
    pub event: ChunkEvent,
}

const MAX_CHUNKS: u32 = 2000;
const KEPT_SECONDS: u32 = 600;
const READ_LIMIT: u32 = 500;
/// Chunks are coalesced to 50 ms by the writer, so reading more often finds nothing.
const POLL: Duration = Duration::from_millis(50);

type Fields = BTreeMap<String, String>;
type Entries = Option<Vec<(String, Vec<(String, Fields)>)>>;

impl Cache {
    pub async fn chunks_publish(&self, app: AppId, chunk: &ChunkEvent) -> Result<(), CacheError> {
        let key = key(app);
        let mut pipeline = redis::pipe();
        let add = pipeline.cmd("XADD").arg(&key).arg("MAXLEN").arg("~").arg(MAX_CHUNKS).arg("*");
        add.arg("path").arg(&chunk.path).arg("offset").arg(chunk.offset);
        add.arg("text").arg(&chunk.text).arg("turn").arg(chunk.turn).ignore();
        add.cmd("EXPIRE").arg(&key).arg(KEPT_SECONDS).ignore();
        self.call(add).await
    }

    /// Chunks after `last_id` (`0`: all that are kept, at most 500 at once), waiting for some for up to `block_ms`.
    pub async fn chunks_read(&self, app: AppId, last_id: &str, block_ms: u64) -> Result<Vec<Chunk>, CacheError> {
        let end = Instant::now() + Duration::from_millis(block_ms);
        loop {
            // Not `BLOCK`: that would hold up everybody else on the shared connection.
            let mut pipeline = redis::pipe();
            let read = pipeline.cmd("XREAD").arg("COUNT").arg(READ_LIMIT).arg("STREAMS").arg(key(app)).arg(last_id);
            let (streams,): (Entries,) = self.call(read).await?;
            let chunks: Vec<Chunk> =
                streams.into_iter().flatten().flat_map(|(_, entries)| entries).filter_map(chunk).collect();
            if !chunks.is_empty() || Instant::now() >= end {
                return Ok(chunks);
            }
            tokio::time::sleep(POLL).await;
        }
    }
}

fn key(app: AppId) -> String {
    format!("isekai:{app}:chunks")
}

/// An entry of another shape is not ours and is passed over.
fn chunk((id, mut fields): (String, Fields)) -> Option<Chunk> {
    let number = |name: &str| fields.get(name)?.parse().ok();
    let (offset, turn) = (number("offset")?, number("turn")?);
    Some(Chunk { id, event: ChunkEvent { path: fields.remove("path")?, offset, text: fields.remove("text")?, turn } })
}
