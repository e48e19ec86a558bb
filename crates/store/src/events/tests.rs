use futures::future::join_all;
use serde_json::json;

use super::*;
use crate::testing;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_have_no_holes_even_when_writers_give_up() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let writers = (0..40).map(|n| {
        let store = db.store.clone();
        async move {
            let mut tx = store.begin().await.unwrap();
            let seq = append_in(&mut tx, app, "note", &json!({ "n": n })).await.unwrap();
            // Every third one is rolled back.
            if n % 3 == 0 {
                return None;
            }
            tx.commit().await.unwrap();
            Some(seq)
        }
    });
    let written = join_all(writers).await.into_iter().flatten().count();
    let last = append_many(&db.store, app, &[("a", json!(1)), ("b", json!(2)), ("c", json!(3))], None).await.unwrap();
    let events = after(&db.store, app, 0, 1000).await.unwrap();
    let seqs: Vec<i64> = events.iter().map(|event| event.seq).collect();
    // The first is the app's status.
    assert_eq!(seqs, (1..=(1 + written + 3) as i64).collect::<Vec<_>>());
    assert_eq!(last, seqs[seqs.len() - 1]);
    let tail: Vec<_> = events[events.len() - 3..].iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(tail, ["a", "b", "c"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_who_follows_never_skips() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let store = db.store.clone();
    let writer = tokio::spawn(async move {
        join_all((0..60).map(|n| {
            let store = store.clone();
            async move { append(&store, app, "note", &json!({ "n": n }), None).await.unwrap() }
        }))
        .await
    });
    let mut seen = 0;
    while seen < 61 {
        for event in after(&db.store, app, seen, 7).await.unwrap() {
            assert_eq!(event.seq, seen + 1);
            seen = event.seq;
        }
    }
    writer.await.unwrap();
}

#[tokio::test]
async fn events_of_no_app_and_with_nul_are_refused() {
    let db = testing::database().await;
    let missing = append(&db.store, AppId::new(), "note", &json!({}), None).await;
    assert!(matches!(missing, Err(StoreError::NotFound { entity: "app" })));
    let nul = append(&db.store, AppId::new(), "note", &json!({ "text": "a\0" }), None).await;
    assert!(matches!(nul, Err(StoreError::Invalid { field: "event data", .. })));
}
