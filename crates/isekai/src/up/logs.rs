//! Keeps the logs of the children from filling the disk: one that grows too long goes on from its beginning, and what it held is kept
//! once beside it.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::output;

const MAX_BYTES: u64 = 64 * 1024 * 1024;
const PAUSE: Duration = Duration::from_secs(30);

pub async fn keep_bounded(dir: &Path, shutdown: &CancellationToken) {
    loop {
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            () = shutdown.cancelled() => return,
        }
        if let Err(error) = bound(dir, MAX_BYTES) {
            output::note(format!("cannot shorten a log in {}: {error}", dir.display()));
        }
    }
}

/// The children go on writing at the end of the same file, which is why it is emptied and not renamed.
fn bound(dir: &Path, max_bytes: u64) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let is_log = path.extension().is_some_and(|extension| extension == "log");
        if is_log && fs::metadata(&path)?.len() > max_bytes {
            // On a full disk there is no room for a copy; the disk is worth more than the lines.
            let copied = fs::copy(&path, path.with_extension("log.1"));
            File::options().write(true).open(&path)?.set_len(0)?;
            copied?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_log_that_is_too_long_begins_anew_and_is_kept_once() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("serve.log");
        let mut log = File::options().create(true).append(true).open(&path).unwrap();
        log.write_all(b"0123456789").unwrap();
        bound(dir.path(), 10).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"0123456789");
        bound(dir.path(), 9).unwrap();
        log.write_all(b"next").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"next");
        assert_eq!(fs::read(dir.path().join("serve.log.1")).unwrap(), b"0123456789");
    }
}
