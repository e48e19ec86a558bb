use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};
use serde_json::json;

use super::*;
use crate::testing::{self, TestDatabase};
use crate::{Store, StoreError, apps, events};

async fn app(db: &TestDatabase, user: &str) -> AppId {
    let user = testing::user(&db.store, user).await.id;
    testing::app(&db.store, user).await.app.id
}

fn files(pairs: &[(&str, &str)]) -> Files {
    pairs.iter().map(|(path, content)| ((*path).to_owned(), (*content).to_owned())).collect()
}

fn version<'a>(app_id: AppId, files: &'a Files, spec: &'a Value) -> NewVersion<'a> {
    NewVersion {
        code_id: CodeId::new(),
        app_id,
        expected_version: None,
        files,
        base_files: files,
        spec: Some(spec),
        generator_version: Some("1"),
        framework: Some("react"),
        language: Some("typescript"),
        origin: CodeOrigin::Generate,
        summary: Some("a first version"),
        fence: None,
    }
}

async fn blob_count(store: &Store) -> i64 {
    sqlx::query_scalar("SELECT count(*) FROM blobs").fetch_one(store.pool()).await.unwrap()
}

#[tokio::test]
async fn a_version_reads_back_and_is_announced() {
    let db = testing::database().await;
    let app = app(&db, "ada").await;
    assert_eq!(latest(&db.store, app).await.unwrap(), None);
    // NUL is fine in a file: contents are bytes.
    let (now, base) = (files(&[("src/a.ts", "a\0b"), ("é.txt", "ü")]), files(&[("src/a.ts", "a")]));
    let spec = json!({ "name": "CSV" });
    let new = NewVersion { base_files: &base, ..version(app, &now, &spec) };
    assert_eq!(put(&db.store, new.clone()).await.unwrap(), 1);
    let stored = latest(&db.store, app).await.unwrap().unwrap();
    assert_eq!((stored.id, stored.version, &stored.files, &stored.base_files), (new.code_id, 1, &now, &base));
    assert_eq!((stored.spec, stored.origin), (Some(spec), CodeOrigin::Generate));
    assert_eq!(apps::get(&db.store, app).await.unwrap().language.as_deref(), Some("typescript"));
    let events = events::after(&db.store, app, 0, 10).await.unwrap();
    let last = &events[events.len() - 1];
    assert_eq!((last.kind.as_str(), &last.data["version"]), ("version", &json!(1)));
    let read = file(&db.store, app, None, "src/a.ts").await.unwrap().unwrap();
    assert_eq!((read.version, read.content.as_str()), (1, "a\0b"));
    for absent in [(Some(2), "src/a.ts"), (None, "no"), (None, "no\0")] {
        assert_eq!(file(&db.store, app, absent.0, absent.1).await.unwrap(), None);
    }
}

#[tokio::test]
async fn the_same_id_again_is_the_same_version() {
    let db = testing::database().await;
    let app = app(&db, "ada").await;
    let (contents, spec) = (files(&[("a", "1")]), json!({}));
    let new = NewVersion { expected_version: Some(0), ..version(app, &contents, &spec) };
    assert_eq!(put(&db.store, new.clone()).await.unwrap(), 1);
    assert_eq!(put(&db.store, new.clone()).await.unwrap(), 1);
    assert_eq!(list(&db.store, app, None, 10).await.unwrap().len(), 1);
    let other = super::tests::app(&db, "bob").await;
    assert!(matches!(put(&db.store, NewVersion { app_id: other, ..new }).await, Err(StoreError::Conflict { .. })));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_versions_made_from_the_same_one_the_second_is_refused() {
    let db = testing::database().await;
    let app = app(&db, "ada").await;
    let (one, two, spec) = (files(&[("a", "1")]), files(&[("a", "2")]), json!({}));
    let from_none = |files| NewVersion { expected_version: Some(0), ..version(app, files, &spec) };
    let (left, right) = tokio::join!(put(&db.store, from_none(&one)), put(&db.store, from_none(&two)));
    let refused = if left.is_ok() { right } else { left };
    assert!(matches!(refused, Err(StoreError::ConcurrentModification { expected: 0, found: 1 })), "{refused:?}");
    let on_top = put(&db.store, NewVersion { expected_version: Some(1), ..version(app, &two, &spec) }).await;
    assert_eq!(on_top.unwrap(), 2);
    let summaries = list(&db.store, app, Some(2), 10).await.unwrap();
    assert_eq!((summaries[0].version, summaries[0].file_count, summaries[0].size_bytes), (1, 1, 1));
}

#[tokio::test]
async fn equal_contents_lie_once_and_go_with_their_last_user() {
    let db = testing::database().await;
    let (ada, bob) = (app(&db, "ada").await, app(&db, "bob").await);
    let (shared, more) = (files(&[("a", "same"), ("b", "same")]), files(&[("a", "same"), ("c", "other")]));
    let spec = json!({});
    put(&db.store, version(ada, &shared, &spec)).await.unwrap();
    put(&db.store, version(ada, &more, &spec)).await.unwrap();
    put(&db.store, version(bob, &shared, &spec)).await.unwrap();
    assert_eq!(blob_count(&db.store).await, 2);
    assert_eq!(apps::delete(&db.store, ada, None).await.unwrap(), 1);
    assert_eq!(get(&db.store, bob, 1).await.unwrap().files, shared);

    sqlx::query("INSERT INTO blobs (sha256, content) VALUES (decode(repeat('00', 32), 'hex'), '')")
        .execute(db.store.pool())
        .await
        .unwrap();
    let now = SystemClock.now();
    assert_eq!(prune_blobs(&db.store, now - TimeDelta::hours(1)).await.unwrap(), 0, "too young");
    assert_eq!(prune_blobs(&db.store, now + TimeDelta::hours(1)).await.unwrap(), 1);
    assert_eq!(blob_count(&db.store).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pruning_waits_for_a_writer_who_needs_an_old_blob_again() {
    let db = testing::database().await;
    let app = app(&db, "ada").await;
    let (contents, spec) = (files(&[("a", "wanted again")]), json!({}));
    let orphan = "INSERT INTO blobs (sha256, content) VALUES (sha256('wanted again'), 'wanted again')";
    sqlx::query(orphan).execute(db.store.pool()).await.unwrap();
    let mut tx = db.store.begin().await.unwrap();
    let version = put_in(&mut tx, version(app, &contents, &spec)).await.unwrap();
    let store = db.store.clone();
    let pruning = tokio::spawn(async move { prune_blobs(&store, SystemClock.now() + TimeDelta::hours(1)).await });
    let waiting = "SELECT EXISTS (SELECT FROM pg_stat_activity
                                  WHERE datname = current_database() AND wait_event_type = 'Lock')";
    while !sqlx::query_scalar::<_, bool>(waiting).fetch_one(db.store.pool()).await.unwrap() {
        assert!(!pruning.is_finished(), "it did not wait");
    }
    tx.commit().await.unwrap();
    assert_eq!(pruning.await.unwrap().unwrap(), 0);
    assert_eq!(get(&db.store, app, version).await.unwrap().files, contents);
}

#[tokio::test]
async fn too_much_is_refused() {
    let db = testing::database().await;
    let app = app(&db, "ada").await;
    let spec = json!({});
    let big = files(&[("a", &"x".repeat(put::MAX_FILE_BYTES + 1))]);
    assert!(matches!(put(&db.store, version(app, &big, &spec)).await, Err(StoreError::Invalid { field: "file", .. })));
    let nul = files(&[("a\0", "")]);
    assert!(matches!(put(&db.store, version(app, &nul, &spec)).await, Err(StoreError::Invalid { field: "path", .. })));
}
