//! Append-only files of JSON, one value a line, in the state directory. A line is written before what it says is answered. No fsync:
//! containers do not survive what fsync protects against.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

/// Rewritten when it is this much longer than when it was compact.
const COMPACT_AFTER_BYTES: u64 = 4 * 1024 * 1024;

#[derive(Debug, Error)]
pub enum FileError {
    #[error("cannot open or rewrite {path}")]
    Open { path: PathBuf, source: io::Error },
    #[error("cannot write a line")]
    Write(#[source] io::Error),
    #[error("cannot encode a line")]
    Encode(#[from] serde_json::Error),
}

/// What the file says; nothing when there is none. Lines that do not parse are left out: the last may be torn, others only if the disk
/// lied.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, FileError> {
    let text = match std::fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(source) => return Err(FileError::Open { path: path.to_owned(), source }),
    };
    Ok(parse(&text, path))
}

/// `path` is for the log.
pub fn parse<T: DeserializeOwned>(text: &[u8], path: &Path) -> Vec<T> {
    let parse = |line: &[u8]| match serde_json::from_slice(line) {
        Ok(value) => Some(value),
        Err(error) => {
            tracing::warn!(%error, path = %path.display(), bytes = line.len(), "a line is damaged and left out");
            None
        }
    };
    text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).filter_map(parse).collect()
}

#[derive(Debug)]
pub struct LineFile {
    path: PathBuf,
    file: File,
    appended_bytes: u64,
    /// The last write failed: the file may end in the middle of a line.
    torn: bool,
}

impl LineFile {
    /// A file with just these lines, in place of the one that is there. The caller holds the state directory's lock.
    pub fn create<T: Serialize>(path: &Path, lines: impl Iterator<Item = T>) -> Result<Self, FileError> {
        Ok(Self { path: path.to_owned(), file: rewrite(path, lines)?, appended_bytes: 0, torn: false })
    }

    /// It goes to the page cache, which takes microseconds: callers do this in async code.
    pub fn append(&mut self, line: &impl Serialize) -> Result<(), FileError> {
        let mut line = serde_json::to_vec(line)?;
        line.push(b'\n');
        if self.torn {
            line.insert(0, b'\n');
        }
        self.write(&line).map_err(FileError::Write)?;
        self.appended_bytes += line.len() as u64;
        Ok(())
    }

    /// Whether it is time to compact it.
    pub fn is_long(&self) -> bool {
        self.appended_bytes > COMPACT_AFTER_BYTES
    }

    /// What was appended stands whether this succeeds or not; the next try comes as much later.
    pub fn compact<T: Serialize>(&mut self, lines: impl Iterator<Item = T>) {
        self.appended_bytes = 0;
        match rewrite(&self.path, lines) {
            Ok(file) => (self.file, self.torn) = (file, false),
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a file of the state is not made shorter");
            }
        }
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
}

/// Under another name first, so that a crash leaves either the old file or the new one.
fn rewrite<T: Serialize>(path: &Path, lines: impl Iterator<Item = T>) -> Result<File, FileError> {
    let failed = |source| FileError::Open { path: path.to_owned(), source };
    let fresh = path.with_extension("new");
    let mut text = Vec::new();
    for line in lines {
        serde_json::to_writer(&mut text, &line)?;
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
impl LineFile {
    /// On a disk that takes nothing more.
    pub(crate) fn full() -> Self {
        let path = PathBuf::from("/dev/full");
        let file = OpenOptions::new().append(true).open(&path).unwrap();
        Self { path, file, appended_bytes: 0, torn: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &Path) -> LineFile {
        LineFile::create(path, std::iter::empty::<String>()).unwrap()
    }

    /// A disk that was full for a moment.
    #[test]
    fn a_failed_write_takes_no_later_line_with_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let mut lines = file(&path);
        lines.append(&"a").unwrap();
        let full = OpenOptions::new().append(true).open("/dev/full").unwrap();
        let mut inner = std::mem::replace(&mut lines.file, full);
        assert!(matches!(lines.append(&"b"), Err(FileError::Write(_))));
        // As much of the line as the disk took, and nobody could cut it off.
        inner.write_all(br#""half of "#).unwrap();
        lines.file = inner;
        lines.append(&"c").unwrap();
        lines.append(&"d").unwrap();
        assert_eq!(read::<String>(&path).unwrap(), ["a", "c", "d"]);
    }

    #[test]
    fn a_file_that_cannot_be_made_shorter_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal");
        let mut lines = file(&path);
        lines.append(&"a").unwrap();
        // Where the new file would be, there is a folder that cannot be removed as a file.
        std::fs::create_dir(path.with_extension("new")).unwrap();
        lines.appended_bytes = COMPACT_AFTER_BYTES + 1;
        assert!(lines.is_long());
        lines.compact(["a"].iter());
        assert!(!lines.is_long());
        lines.append(&"b").unwrap();
        assert_eq!(read::<String>(&path).unwrap(), ["a", "b"]);
        std::fs::remove_dir(path.with_extension("new")).unwrap();
        lines.compact(["b"].iter());
        lines.append(&"c").unwrap();
        assert_eq!(read::<String>(&path).unwrap(), ["b", "c"]);
    }
}
