//! What is made from files, and made again when they change: certificates are renewed while processes run, and connections that are
//! open keep what they were made with.

use std::os::unix::fs::MetadataExt as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::MissedTickBehavior;

use super::TlsError;

/// How often the files are looked at. New ones are read once they have stayed the same from one look to the next.
pub const LOOK: Duration = Duration::from_secs(1);

/// Clones see the same value.
#[derive(Debug)]
pub struct Live<T>(watch::Receiver<Arc<T>>);

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Send + Sync + 'static> Live<T> {
    /// Never changes.
    pub fn fixed(value: T) -> Self {
        Self(watch::channel(Arc::new(value)).1)
    }

    /// Loads at once, and again whenever one of `files` is another. What cannot be loaded later is logged once, and what was there
    /// before stays. The files are watched until the last clone is gone; needs a Tokio runtime.
    pub fn watch(
        files: Vec<PathBuf>,
        load: impl Fn() -> Result<T, TlsError> + Send + Sync + 'static,
    ) -> Result<Self, TlsError> {
        // Before they are read: what is written meanwhile is then another state.
        let seen = state_of(&files);
        let (sender, receiver) = watch::channel(Arc::new(load()?));
        tokio::spawn(keep_up(files, Arc::new(load), seen, sender));
        Ok(Self(receiver))
    }

    pub fn current(&self) -> Arc<T> {
        Arc::clone(&self.0.borrow())
    }
}

/// What tells a file from the one that was in its place before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct FileState {
    device: u64,
    inode: u64,
    length_bytes: u64,
    modified_ns: (i64, i64),
    changed_ns: (i64, i64),
}

/// `None` for a file that is not there.
fn state_of(files: &[PathBuf]) -> Vec<Option<FileState>> {
    let state = |path: &PathBuf| {
        // Through links: those of a secret that Kubernetes mounts lead to a folder that is exchanged as a whole.
        let meta = std::fs::metadata(path).ok()?;
        Some(FileState {
            device: meta.dev(),
            inode: meta.ino(),
            length_bytes: meta.size(),
            modified_ns: (meta.mtime(), meta.mtime_nsec()),
            changed_ns: (meta.ctime(), meta.ctime_nsec()),
        })
    };
    files.iter().map(state).collect()
}

async fn keep_up<T: Send + Sync + 'static>(
    files: Vec<PathBuf>,
    load: Arc<impl Fn() -> Result<T, TlsError> + Send + Sync + 'static>,
    mut loaded: Vec<Option<FileState>>,
    sender: watch::Sender<Arc<T>>,
) {
    let files = Arc::new(files);
    let mut before = loaded.clone();
    let mut look = tokio::time::interval(LOOK);
    look.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = look.tick() => {}
            () = sender.closed() => return,
        }
        let watched = Arc::clone(&files);
        let Ok(now) = tokio::task::spawn_blocking(move || state_of(&watched)).await else { return };
        // Certificate and key are replaced one after the other: a pair is read when nobody is at it any more.
        let settled = std::mem::replace(&mut before, now.clone()) == now;
        if !settled || now == loaded {
            continue;
        }
        loaded = now;
        let load = Arc::clone(&load);
        match tokio::task::spawn_blocking(move || load()).await {
            Ok(Ok(value)) => {
                sender.send_replace(Arc::new(value));
                tracing::info!(files = ?files, "new certificates are in use");
            }
            Ok(Err(error)) => tracing::error!(
                error = &error as &dyn std::error::Error,
                files = ?files,
                "the new certificates cannot be used, and those before stay in use; put usable files in their place"
            ),
            // The runtime ends.
            Err(_) => return,
        }
    }
}

#[cfg(test)]
mod tests;
