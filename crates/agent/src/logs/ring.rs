//! Log lines in memory, the oldest fall out.

use std::cell::RefCell;
use std::collections::VecDeque;

use isekai_channel::agent_api::LogLine;
use isekai_domain::{Clock, SystemClock};
use tokio::sync::watch;

const MAX_BYTES: usize = 1024 * 1024;
const MAX_MESSAGE_BYTES: usize = 8 * 1024;
/// Of the app's last words: so many lines of so many bytes.
const LAST_LINES: usize = 6;
const LAST_BYTES: usize = 240;
/// What a line costs beside its message.
const OVERHEAD_BYTES: usize = 128;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Info,
    Warn,
    Error,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    App,
    Build,
    Agent,
    Console,
}

#[derive(Debug)]
pub struct Logs {
    ring: RefCell<Ring>,
    last: watch::Sender<u64>,
    clock: SystemClock,
}

#[derive(Debug, Default)]
struct Ring {
    lines: VecDeque<LogLine>,
    bytes: usize,
    seq: u64,
}

impl Default for Logs {
    fn default() -> Self {
        Self { ring: RefCell::default(), last: watch::Sender::new(0), clock: SystemClock }
    }
}

impl Logs {
    pub fn push(&self, level: Level, source: Source, message: &str) {
        let end = message.floor_char_boundary(MAX_MESSAGE_BYTES);
        let ts_unix_ms = self.clock.now().timestamp_millis();
        let mut ring = self.ring.borrow_mut();
        ring.seq += 1;
        let seq = ring.seq;
        ring.bytes += end + OVERHEAD_BYTES;
        ring.lines.push_back(LogLine {
            seq,
            ts_unix_ms,
            level: level.name().to_owned(),
            source: source.name().to_owned(),
            message: message[..end].to_owned(),
        });
        while ring.bytes > MAX_BYTES {
            let Some(oldest) = ring.lines.pop_front() else { break };
            ring.bytes -= oldest.message.len() + OVERHEAD_BYTES;
        }
        drop(ring);
        self.last.send_replace(seq);
    }

    /// The lines after number `after`, at least one if there is any, and not many more than `limit_bytes`.
    pub fn after(&self, after: u64, limit_bytes: usize) -> Vec<LogLine> {
        let ring = self.ring.borrow();
        let mut bytes = 0;
        let start = ring.lines.partition_point(|line| line.seq <= after);
        ring.lines
            .range(start..)
            .take_while(|line| {
                let fits = bytes < limit_bytes;
                bytes += line.message.len() + OVERHEAD_BYTES;
                fits
            })
            .cloned()
            .collect()
    }

    /// The number of the newest line.
    pub fn last_seq(&self) -> u64 {
        self.ring.borrow().seq
    }

    /// The last lines of `source` after number `after`, those of errors if there are any, as one line for people to read: without
    /// empty lines, and without the places in the code that Node lists below an error.
    pub fn last_words(&self, after: u64, source: Source) -> String {
        let ring = self.ring.borrow();
        let lines = || ring.lines.iter().rev().filter(|line| line.seq > after && line.source == source.name());
        let wants_errors = lines().any(|line| line.level == Level::Error.name());
        let told = lines()
            .filter(|line| !wants_errors || line.level == Level::Error.name())
            .map(|line| line.message.trim_end())
            .filter(|text| !text.is_empty() && !text.trim_start().starts_with("at ") && !text.starts_with("Node.js v"));
        let mut last: Vec<&str> =
            told.take(LAST_LINES).map(|text| &text[..text.floor_char_boundary(LAST_BYTES)]).collect();
        last.reverse();
        last.join("; ")
    }

    /// Changes with each new line.
    pub fn news(&self) -> watch::Receiver<u64> {
        self.last.subscribe()
    }
}

impl Level {
    const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warn => "warn",
            Self::Error => "error",
        }
    }
}

impl Source {
    const fn name(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Build => "build",
            Self::Agent => "agent",
            Self::Console => "console",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seqs(lines: &[LogLine]) -> Vec<u64> {
        lines.iter().map(|line| line.seq).collect()
    }

    #[test]
    fn gives_what_is_newer_in_order_and_in_batches() {
        let logs = Logs::default();
        for n in 1..=5 {
            logs.push(Level::Info, Source::App, &format!("line {n}"));
        }
        assert_eq!(seqs(&logs.after(0, usize::MAX)), [1, 2, 3, 4, 5]);
        assert_eq!(seqs(&logs.after(3, usize::MAX)), [4, 5]);
        assert_eq!(seqs(&logs.after(1, 1)), [2]);
        assert!(logs.after(5, usize::MAX).is_empty());
    }

    #[test]
    fn a_flood_pushes_out_the_oldest_and_stays_within_its_bytes() {
        let logs = Logs::default();
        let long = "x".repeat(100_000);
        for _ in 0..1_000 {
            logs.push(Level::Info, Source::App, &long);
        }
        for _ in 0..100_000 {
            logs.push(Level::Info, Source::App, "");
        }
        let ring = logs.ring.borrow();
        assert!(ring.bytes <= MAX_BYTES);
        assert_eq!(ring.bytes, ring.lines.iter().map(|line| line.message.len() + OVERHEAD_BYTES).sum::<usize>());
        assert_eq!(ring.lines.back().map(|line| line.seq), Some(101_000));
    }

    #[test]
    fn last_words_are_what_a_person_wants_to_read() {
        let logs = Logs::default();
        logs.push(Level::Error, Source::App, "of an earlier start");
        let known = logs.last_seq();
        assert_eq!(logs.last_words(known, Source::App), "");
        logs.push(Level::Info, Source::App, "starting");
        logs.push(Level::Error, Source::Agent, "the app ended");
        assert_eq!(logs.last_words(known, Source::App), "starting");
        for line in ["Error: no table", "    at main (/workspace/server/main.ts:1:1)", "", "Node.js v22.23.3"] {
            logs.push(Level::Error, Source::App, line);
        }
        assert_eq!(logs.last_words(known, Source::App), "Error: no table");
        (0..100).for_each(|n| logs.push(Level::Error, Source::App, &format!("{n}{}", "é".repeat(500))));
        let last = logs.last_words(known, Source::App);
        assert!(last.starts_with("94é") && last.len() <= LAST_LINES * (LAST_BYTES + 2), "{last}");
    }

    #[test]
    fn cuts_a_long_message_between_characters() {
        let logs = Logs::default();
        logs.push(Level::Error, Source::Build, &"é".repeat(MAX_MESSAGE_BYTES));
        assert_eq!(logs.after(0, 1)[0].message.len(), MAX_MESSAGE_BYTES);
    }
}
