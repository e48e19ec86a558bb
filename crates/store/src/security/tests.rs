use isekai_domain::{Clock, SystemClock};

use super::*;
use crate::audit::AuditFilter;
use crate::testing;

fn event(kind: EventType, once: Option<&str>) -> NewEvent {
    NewEvent {
        kind,
        severity: Severity::High,
        user_id: None,
        details: json!({ "path": "a\0b" }),
        ip_address: None,
        correlation_id: Some("c-1".to_owned()),
        at: SystemClock.now(),
        once: once.map(str::to_owned),
    }
}

#[tokio::test]
async fn events_are_found_by_their_fields_and_told_once_where_that_is_asked() {
    let db = testing::database().await;
    let (failure, violation) = (EventType::AuthenticationFailure, EventType::SecurityViolation);
    assert!(report(&db.store, event(failure, None)).await.unwrap());
    assert!(report(&db.store, event(failure, None)).await.unwrap());
    assert!(report(&db.store, event(violation, Some("x"))).await.unwrap());
    assert!(!report(&db.store, event(violation, Some("x"))).await.unwrap());
    let count = async |filter| page(&db.store, filter, Page::first(9)).await.unwrap().items.len();
    assert_eq!(count(EventFilter::default()).await, 3);
    assert_eq!(count(EventFilter { kind: Some(violation), ..EventFilter::default() }).await, 1);
    assert_eq!(count(EventFilter { severity: Some(Severity::Low), ..EventFilter::default() }).await, 0);
    let first = page(&db.store, EventFilter::default(), Page::first(2)).await.unwrap();
    assert_eq!((first.items.len(), first.next), (2, Some(first.items[1].id.uuid())));
    assert_eq!((first.items[0].kind, &first.items[0].details), (violation, &json!({ "path": "a\u{fffd}b" })));
}

#[tokio::test]
async fn an_event_is_resolved_once_together_with_its_audit_row() {
    let db = testing::database().await;
    report(&db.store, event(EventType::SuspiciousActivity, None)).await.unwrap();
    let id = page(&db.store, EventFilter::default(), Page::first(1)).await.unwrap().items[0].id;
    let by = UserId::new();
    let resolution = || Resolution {
        by,
        note: Some("it was me"),
        audit: AuditEntry::new("update", "security_event", SystemClock.now()),
    };
    let resolved = resolve(&db.store, id, resolution()).await.unwrap();
    assert_eq!((resolved.resolved, resolved.resolved_by), (true, Some(by)));
    assert!(matches!(resolve(&db.store, id, resolution()).await, Err(StoreError::Conflict { .. })));
    let nothing = resolve(&db.store, SecurityEventId::new(), resolution()).await;
    assert!(matches!(nothing, Err(StoreError::NotFound { .. })));
    let rows = audit::page(&db.store, AuditFilter::default(), Page::first(9)).await.unwrap().items;
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].details.as_ref().unwrap()["after"]["note"], "it was me");
}
