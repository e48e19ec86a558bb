//! The log of a planning call, which every front end replays. Own types: those of the wire stay in `grpc`.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// Longest text of one chunk, in bytes.
pub const MAX_CHUNK_BYTES: usize = 4096;

/// One step of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanStep {
    /// `step_0`, `step_1`, …
    pub id: String,
    pub action: String,
    pub tool: String,
    pub payload: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    PlanStep(PlanStep),
    FileOpen {
        path: String,
    },
    /// `offset` is the byte offset of `text` in the file.
    FileChunk {
        path: String,
        offset: u64,
        text: String,
    },
    /// `sha256` is lower-case hex.
    FileClose {
        path: String,
        size_bytes: u64,
        sha256: String,
    },
    FileDelete {
        path: String,
    },
    Command {
        arguments: Vec<String>,
    },
    Note {
        text: String,
    },
    Warning {
        code: String,
        text: String,
    },
    Usage(Usage),
    Conflict(Conflict),
    Done(Done),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    pub provider: String,
    pub input_tokens: u64,
    pub output_tokens: u64,
    /// Millionths of a US dollar.
    pub cost_micros: u64,
}

/// A file that was changed by hand and by an edit in the same place. With any, nothing is to be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    pub path: String,
    pub base: Option<String>,
    pub actual: Option<String>,
    pub new: Option<String>,
}

/// The last event.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Done {
    pub name: String,
    /// AppSpec as JSON.
    pub spec: String,
    pub generator_version: String,
    /// `react` or `static`.
    pub framework: String,
    /// `typescript` or `javascript`.
    pub language: String,
    /// One sentence for the user.
    pub summary: String,
    /// What the generator wrote for `spec`, before a merge.
    pub base_files: BTreeMap<String, String>,
}

/// Open, chunks, close.
pub fn file(path: &str, content: &str) -> Vec<Event> {
    let mut events = vec![Event::FileOpen { path: path.to_owned() }];
    let mut offset = 0;
    while offset < content.len() {
        let end = content.floor_char_boundary(content.len().min(offset + MAX_CHUNK_BYTES));
        let text = content[offset..end].to_owned();
        events.push(Event::FileChunk { path: path.to_owned(), offset: offset as u64, text });
        offset = end;
    }
    let sha256 = hex::encode(Sha256::digest(content.as_bytes()));
    events.push(Event::FileClose { path: path.to_owned(), size_bytes: content.len() as u64, sha256 });
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_small_chunks_on_character_boundaries() {
        let content = "aé日🛒".repeat(3000);
        let events = file("src/a.ts", &content);
        let mut joined = String::new();
        for event in &events[1..events.len() - 1] {
            let Event::FileChunk { offset, text, .. } = event else { panic!("{event:?}") };
            assert!(!text.is_empty() && text.len() <= MAX_CHUNK_BYTES);
            assert_eq!(*offset, joined.len() as u64);
            joined.push_str(text);
        }
        assert_eq!(joined, content);
        let Some(Event::FileClose { size_bytes, sha256, .. }) = events.last() else { panic!() };
        assert_eq!(*size_bytes, content.len() as u64);
        assert_eq!(sha256.len(), 64);
    }

    #[test]
    fn an_empty_file_has_no_chunks() {
        let events = file("empty", "");
        assert_eq!(events.len(), 2);
        let Event::FileClose { sha256, .. } = &events[1] else { panic!() };
        assert!(sha256.starts_with("e3b0c442"));
    }
}
