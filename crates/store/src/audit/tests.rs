use isekai_domain::{Clock, SystemClock};
use serde_json::json;

use super::*;
use crate::testing;

#[tokio::test]
async fn rows_are_kept_whatever_they_hold_and_found_by_their_fields() {
    let db = testing::database().await;
    let user = Some(UserId::new());
    let now = SystemClock.now();
    let refused = AuditEntry {
        user_id: user,
        resource_id: Some("a\0b".to_owned()),
        details: Some(json!({ "note": "\0", "list": [1] })),
        user_agent: Some("x".repeat(10_000)),
        success: false,
        error: Some("not allowed".to_owned()),
        ..AuditEntry::new("delete", "app", now)
    };
    append(&db.store, refused.clone()).await.unwrap();
    append(&db.store, AuditEntry { user_id: user, ..AuditEntry::new("login", "session", now) }).await.unwrap();
    append(&db.store, AuditEntry::new("login", "session", now)).await.unwrap();

    let all = page(&db.store, AuditFilter::default(), Page::first(2)).await.unwrap();
    assert_eq!((all.items.len(), all.next.is_some()), (2, true));
    let found = page(&db.store, AuditFilter { success: Some(false), ..AuditFilter::default() }, Page::first(9)).await;
    let found = found.unwrap().items.remove(0);
    assert_eq!((found.id, found.resource_id.as_deref()), (refused.id, Some("a\u{fffd}b")));
    assert_eq!(found.details, Some(json!({ "note": "\u{fffd}", "list": [1] })));
    assert_eq!(found.user_agent.map(|agent| agent.len()), Some(FIELD_BYTES));
    let logins =
        AuditFilter { user_id: user, action: Some("login"), resource: Some("session"), ..AuditFilter::default() };
    assert_eq!(page(&db.store, logins, Page::first(9)).await.unwrap().items.len(), 1);
    let of_app = AuditFilter { resource_id: Some("a\u{fffd}b"), ..AuditFilter::default() };
    assert_eq!(page(&db.store, of_app, Page::first(9)).await.unwrap().items.len(), 1);
}
