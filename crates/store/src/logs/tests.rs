use isekai_domain::{Clock, SystemClock};
use serde_json::json;

use super::*;
use crate::testing;

fn line(message: &str) -> NewLog {
    let metadata = Some(json!({ "source": "app\0" }));
    NewLog { level: LogLevel::Info, message: message.to_owned(), metadata, timestamp: SystemClock.now() }
}

#[tokio::test]
async fn the_newest_lines_are_kept_in_order() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    assert_eq!(append(&db.store, app, &[line("a"), line("b\0")]).await.unwrap(), 2);
    let lines = after(&db.store, app, 0, 10).await.unwrap();
    let shown: Vec<_> = lines.iter().map(|line| (line.seq, line.message.as_str())).collect();
    assert_eq!(shown, [(1, "a"), (2, "b\u{fffd}")]);
    assert_eq!(lines[0].metadata, Some(json!({ "source": "app\u{fffd}" })));
    assert_eq!(before(&db.store, app, Some(2), 10).await.unwrap(), lines[..1]);

    let batch: Vec<NewLog> = (0..700).map(|n| line(&n.to_string())).collect();
    for _ in 0..3 {
        append(&db.store, app, &batch).await.unwrap();
    }
    assert_eq!(append(&db.store, app, &[]).await.unwrap(), 2102);
    let count: i64 =
        sqlx::query_scalar("SELECT count(*) FROM execution_logs").fetch_one(db.store.pool()).await.unwrap();
    assert_eq!(count, KEPT_LINES);
    let last = before(&db.store, app, None, 1).await.unwrap();
    assert_eq!((last[0].seq, last[0].message.as_str()), (2102, "699"));
}

#[test]
fn a_flood_is_cut_and_says_so() {
    let line = NewLog {
        level: LogLevel::Info,
        message: "x".repeat(10_000),
        metadata: None,
        timestamp: DateTime::<Utc>::UNIX_EPOCH,
    };
    let kept = bounded(&vec![line; 20]);
    assert_eq!(kept.len(), 9);
    assert!(kept[..8].iter().all(|line| line.message.len() == MESSAGE_BYTES));
    assert_eq!(kept[8].message, "12 lines were left out: too much output at once");
    assert!(bounded(&[]).is_empty());
}
