use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;

/// Only so that a failure is no hang.
const PATIENCE: Duration = Duration::from_secs(30);

async fn until(what: &str, done: impl Fn() -> bool) {
    let waited = tokio::time::timeout(PATIENCE, async {
        let mut look = tokio::time::interval(Duration::from_millis(20));
        while !done() {
            look.tick().await;
        }
    });
    waited.await.unwrap_or_else(|_| panic!("waited for {what}"));
}

#[tokio::test]
async fn a_file_that_is_replaced_is_read_again_and_a_bad_one_leaves_what_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("value");
    fs::write(&path, "one").unwrap();
    let loads = Arc::new(AtomicUsize::new(0));
    let (file, counted) = (path.clone(), Arc::clone(&loads));
    let live = Live::watch(vec![path.clone()], move || {
        counted.fetch_add(1, Ordering::SeqCst);
        match fs::read_to_string(&file) {
            Ok(text) if text != "bad" => Ok(text),
            _ => Err(TlsError::Empty { path: file.clone() }),
        }
    })
    .unwrap();
    assert_eq!(*live.current(), "one");

    // In place, and of the same length.
    fs::write(&path, "two").unwrap();
    until("the second text", || *live.current() == "two").await;

    let read = loads.load(Ordering::SeqCst);
    fs::write(&path, "bad").unwrap();
    until("the bad text to be read", || loads.load(Ordering::SeqCst) > read).await;
    assert_eq!(*live.current(), "two");

    let new = dir.path().join("new");
    fs::write(&new, "three").unwrap();
    fs::rename(&new, &path).unwrap();
    until("the third text", || *live.current() == "three").await;
    assert_eq!(loads.load(Ordering::SeqCst), read + 2, "each state of the file is read once");
}

#[tokio::test]
async fn nobody_watches_for_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("value");
    fs::write(&path, "one").unwrap();
    let held = Arc::new(());
    let (file, inside) = (path.clone(), Arc::clone(&held));
    let live = Live::watch(vec![path], move || {
        let _inside = &inside;
        fs::read_to_string(&file).map_err(|_| TlsError::Empty { path: file.clone() })
    })
    .unwrap();
    let clone = live.clone();
    drop(live);
    assert_eq!(*clone.current(), "one");
    drop(clone);
    until("the end of the watch", || Arc::strong_count(&held) == 1).await;
}
