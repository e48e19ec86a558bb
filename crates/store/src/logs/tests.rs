use isekai_domain::{Clock, SystemClock};
use serde_json::json;

use super::*;
use crate::{apps, testing};

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

#[tokio::test]
async fn each_line_of_a_sandbox_is_collected_once() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    assert!(outlets(&db.store, None, 10).await.unwrap().is_empty(), "it has no sandbox yet");
    let sandbox = |id| apps::set_sandbox(&db.store, app, Some((Uuid::from_u128(id), "c".to_owned())), None);
    sandbox(1).await.unwrap();
    let outlet = outlets(&db.store, None, 10).await.unwrap().remove(0);
    assert_eq!(outlet, Outlet { app_id: app, sandbox_id: Uuid::from_u128(1), cursor: 0 });
    collected(&db.store, outlet, 2, &[line("a"), line("b")]).await.unwrap();
    collected(&db.store, outlet, 2, &[line("a"), line("b")]).await.unwrap();
    let next = outlets(&db.store, None, 10).await.unwrap().remove(0);
    assert_eq!(next, Outlet { cursor: 2, ..outlet });

    sandbox(2).await.unwrap();
    collected(&db.store, next, 3, &[line("of the old one")]).await.unwrap();
    let fresh = outlets(&db.store, None, 10).await.unwrap().remove(0);
    assert_eq!(fresh, Outlet { app_id: app, sandbox_id: Uuid::from_u128(2), cursor: 0 });
    collected(&db.store, fresh, 1, &[line("c")]).await.unwrap();
    let lines: Vec<_> = after(&db.store, app, 0, 10).await.unwrap().into_iter().map(|line| line.message).collect();
    assert_eq!(lines, ["a", "b", "c"]);
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
