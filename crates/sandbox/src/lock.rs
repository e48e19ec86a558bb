//! One service per state directory: two would claim the same containers.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};

use thiserror::Error;

#[derive(Debug, Error)]
pub enum LockError {
    #[error(
        "another sandbox service runs on {0}; stop it, or give this one its own sandbox.state_dir and sandbox.node"
    )]
    Held(PathBuf),
    #[error("cannot use the state directory {path}")]
    Io { path: PathBuf, source: io::Error },
}

/// Makes the directory if need be. The lock lasts as long as the file is open, however the process ends.
pub fn lock(state_dir: &Path) -> Result<File, LockError> {
    let failed = |source| LockError::Io { path: state_dir.to_owned(), source };
    DirBuilder::new().recursive(true).mode(0o700).create(state_dir).map_err(failed)?;
    let file =
        OpenOptions::new().write(true).create(true).truncate(false).open(state_dir.join("lock")).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(LockError::Held(state_dir.to_owned())),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_service_is_told_what_to_do_and_a_later_one_gets_in() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("state");
        let first = lock(&path).unwrap();
        let refused = lock(&path).unwrap_err().to_string();
        assert!(
            refused.contains("another sandbox service runs on") && refused.contains("sandbox.state_dir"),
            "{refused}"
        );
        drop(first);
        lock(&path).unwrap();
    }
}
