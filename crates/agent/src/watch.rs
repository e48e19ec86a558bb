//! `GET /v1/watch`: which files change, found by comparing listings. inotify would need a watch for each folder, and the kernel counts
//! those per user: all containers share one user's.

use std::cmp::Ordering;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use isekai_channel::agent_api::{FileChange, FileChangeKind};
use tokio::sync::mpsc;

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, line, ndjson};
use crate::workspace::{Entry, Workspace};

const INTERVAL: Duration = Duration::from_secs(1);
/// The pause after looking is at least so many times as long as looking took, however many files an app makes.
const PAUSES_PER_LOOK: u32 = 20;
/// What goes out at once.
const BATCH_BYTES: usize = 16 * 1024;

/// What changes after this has answered, until the reader goes away, or there are more files than can be listed. What is slower to read than
/// to change is told in fewer steps.
pub fn watch(agent: &Rc<Agent>) -> Result<Reply, Failure> {
    let place = Arc::clone(&agent.watches).try_acquire_owned().map_err(|_| Failure::Busy("readers of changes"))?;
    let found = agent.workspace.list().map_err(|error| Failure::file("list", ".", error))?;
    let before = found.ok_or_else(|| Failure::TooLarge("the workspace has too many files to list".to_owned()))?;
    let (sender, receiver) = mpsc::channel(1);
    let workspace = Rc::clone(&agent.workspace);
    tokio::task::spawn_local(async move {
        tokio::select! {
            () = follow(&workspace, before, &sender) => {}
            () = sender.closed() => {}
        }
        drop(place);
    });
    Ok(ndjson(receiver))
}

async fn follow(workspace: &Workspace, mut before: Vec<Entry>, sender: &mpsc::Sender<Bytes>) {
    let mut pause = INTERVAL;
    loop {
        tokio::time::sleep(pause).await;
        let started = Instant::now();
        let Ok(Some(now)) = workspace.list() else { return };
        pause = INTERVAL.max(started.elapsed() * PAUSES_PER_LOOK);
        let mut batch = BytesMut::new();
        for change in changes(&before, &now) {
            batch.extend_from_slice(&line(&change));
            if batch.len() >= BATCH_BYTES && sender.send(batch.split().freeze()).await.is_err() {
                return;
            }
        }
        if !batch.is_empty() && sender.send(batch.freeze()).await.is_err() {
            return;
        }
        before = now;
    }
}

/// Both are sorted by path.
fn changes<'a>(before: &'a [Entry], now: &'a [Entry]) -> impl Iterator<Item = FileChange> + 'a {
    let (mut before, mut now) = (before.iter().peekable(), now.iter().peekable());
    std::iter::from_fn(move || {
        loop {
            let order = match (before.peek(), now.peek()) {
                (None, None) => return None,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => old.path.cmp(&new.path),
            };
            let old = before.next_if(|_| order.is_le());
            let new = now.next_if(|_| order.is_ge());
            match (old, new) {
                (Some(old), Some(new)) if old == new => {}
                (Some(_), Some(new)) => return Some(change(new, FileChangeKind::Modified, new.size_bytes)),
                (None, Some(new)) => return Some(change(new, FileChangeKind::Created, new.size_bytes)),
                (Some(old), None) => return Some(change(old, FileChangeKind::Deleted, 0)),
                (None, None) => return None,
            }
        }
    })
}

fn change(entry: &Entry, kind: FileChangeKind, size_bytes: u64) -> FileChange {
    FileChange { path: entry.path.clone(), kind, size_bytes }
}

#[cfg(test)]
mod tests {
    use isekai_channel::SafePath;

    use super::*;

    fn told(before: &[Entry], now: &[Entry]) -> Vec<String> {
        let tell = |change: FileChange| format!("{:?} {} {}", change.kind, change.path, change.size_bytes);
        changes(before, now).map(tell).collect()
    }

    #[test]
    fn every_kind_of_change_is_told_once_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::open(folder.path()).unwrap();
        let write = |path: &str, text: &str| workspace.write(&SafePath::parse(path).unwrap(), text.as_bytes()).unwrap();
        let look = || workspace.list().unwrap().unwrap();
        let empty = look();
        assert_eq!(told(&empty, &empty), Vec::<String>::new());
        for path in ["a", "b/c", "b/d", "e"] {
            write(path, "12");
        }
        let full = look();
        assert_eq!(told(&empty, &full), ["Created a 2", "Created b/c 2", "Created b/d 2", "Created e 2"]);
        assert_eq!(told(&full, &full), Vec::<String>::new());
        write("b/c", "34");
        std::fs::remove_file(folder.path().join("e")).unwrap();
        write("b/cc", "");
        let changed = look();
        assert_eq!(told(&full, &changed), ["Modified b/c 2", "Created b/cc 0", "Deleted e 0"]);
        assert_eq!(told(&changed, &empty), ["Deleted a 0", "Deleted b/c 0", "Deleted b/cc 0", "Deleted b/d 0"]);
    }
}
