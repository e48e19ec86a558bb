//! What this node must know after a restart, in an append-only file: the secrets of its containers, who claimed them, their leases.
//! A line is written before what it says is answered. No fsync: containers do not survive what fsync protects against.

mod ledger;
mod record;

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use thiserror::Error;

pub use self::ledger::Ledger;
pub use self::record::{Claim, Made, Record};

/// Rewritten when it is this much longer than when it was compact.
const COMPACT_AFTER_BYTES: u64 = 4 * 1024 * 1024;

#[derive(Debug, Error)]
pub enum JournalError {
    #[error("cannot open or rewrite the journal {path}")]
    Open { path: PathBuf, source: io::Error },
    #[error("cannot write to the journal")]
    Write(#[source] io::Error),
    #[error("cannot encode a line of the journal")]
    Encode(#[from] serde_json::Error),
}

#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    ledger: Ledger,
    appended_bytes: u64,
    /// The last write failed: the file may end in the middle of a line.
    torn: bool,
}

impl Journal {
    /// Replays the file, then rewrites it compactly. The caller holds the state directory's lock.
    pub fn open(path: &Path) -> Result<Self, JournalError> {
        let failed = |source| JournalError::Open { path: path.to_owned(), source };
        let text = match std::fs::read(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(failed(error)),
        };
        let ledger = replay(&text);
        let file = rewrite(path, &ledger)?;
        Ok(Self { path: path.to_owned(), file, ledger, appended_bytes: 0, torn: false })
    }

    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Writes one line, then lets it take effect. It goes to the page cache, which takes microseconds: callers do this in async code.
    pub fn append(&mut self, record: Record) -> Result<(), JournalError> {
        let mut line = serde_json::to_vec(&record)?;
        line.push(b'\n');
        if self.torn {
            line.insert(0, b'\n');
        }
        self.write(&line).map_err(JournalError::Write)?;
        self.appended_bytes += line.len() as u64;
        self.ledger.apply(record);
        if self.appended_bytes > COMPACT_AFTER_BYTES {
            self.compact();
        }
        Ok(())
    }

    /// A crash in between leaves at most the beginning of one line. So does a full disk: that beginning is cut off again, and where
    /// that fails as well, the next line keeps clear of it.
    fn write(&mut self, line: &[u8]) -> io::Result<()> {
        let before = self.file.metadata()?.len();
        let written = self.file.write_all(line);
        self.torn = written.is_err();
        if self.torn {
            let _ = self.file.set_len(before);
        }
        written
    }

    /// What was appended stands whether this succeeds or not; the next try comes as much later.
    fn compact(&mut self) {
        self.appended_bytes = 0;
        match rewrite(&self.path, &self.ledger) {
            Ok(file) => self.file = file,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the journal is not made shorter");
            }
        }
    }
}

/// Lines that do not parse are left out: the last may be torn, others only if the disk lied. What they told of is swept as an orphan.
fn replay(text: &[u8]) -> Ledger {
    let mut ledger = Ledger::default();
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice(line) {
            Ok(record) => ledger.apply(record),
            Err(error) => tracing::warn!(%error, bytes = line.len(), "a line of the journal is damaged and left out"),
        }
    }
    ledger
}

/// Under another name first, so that a crash leaves either the old file or the new one.
fn rewrite(path: &Path, ledger: &Ledger) -> Result<File, JournalError> {
    let failed = |source| JournalError::Open { path: path.to_owned(), source };
    let fresh = path.with_extension("new");
    let mut text = Vec::new();
    for record in ledger.records() {
        serde_json::to_writer(&mut text, &record)?;
        text.push(b'\n');
    }
    let _ = std::fs::remove_file(&fresh);
    let mut file = OpenOptions::new().create_new(true).append(true).mode(0o600).open(&fresh).map_err(failed)?;
    let renamed = file.write_all(&text).and_then(|()| std::fs::rename(&fresh, path));
    if renamed.is_err() {
        // It would only take space from a disk that may be full.
        let _ = std::fs::remove_file(&fresh);
    }
    renamed.map_err(failed)?;
    Ok(file)
}

#[cfg(test)]
mod tests;
