use std::time::Duration;

use isekai_domain::access::ADMIN_ROLE;
use isekai_domain::{AccountStatus, Clock, SystemClock};

use super::*;
use crate::identities::{self, Subject};
use crate::security::{EventFilter, EventType, NewEvent, Severity};
use crate::testing;

const LEASE: Duration = Duration::from_secs(30);

fn new(user: UserId, correlation_id: &CorrelationId) -> NewErasure<'_> {
    let now = SystemClock.now();
    NewErasure { user, correlation_id, now, audit: AuditEntry::new("erase", "user", now) }
}

/// The next round, as a worker takes it.
async fn claimed(store: &Store, now: DateTime<Utc>) -> (EraseUser, Fence) {
    let claimed = workflows::claim(store, "w", &[params::ERASE_USER], LEASE, now, 1).await.unwrap().remove(0);
    let fence = Fence { workflow_id: claimed.id, fence: claimed.fence };
    (serde_json::from_value(claimed.params).unwrap(), fence)
}

#[tokio::test]
async fn an_account_is_shut_at_once_and_gone_when_its_apps_are() {
    let db = testing::database().await;
    let store = &db.store;
    let (ada, bob) = (testing::user(store, "ada").await.id, testing::user(store, "bob").await.id);
    let app = testing::app(store, ada).await.app.id;
    let theirs = testing::app(store, bob).await.app.id;
    let elsewhere = Subject { issuer: "https://id.example", subject: "1" };
    let entry = AuditEntry::new("link_identity", "user", SystemClock.now());
    identities::link(store, ada, elsewhere, entry).await.unwrap();
    let correlation = CorrelationId::generate();
    let (first, _) = request(store, new(ada, &correlation)).await.unwrap();
    assert_eq!(request(store, new(ada, &correlation)).await.unwrap().0, first, "the same work");
    let shut = users::by_id(store, ada).await.unwrap().unwrap();
    assert_eq!((shut.account_status, shut.erasure_requested_at.is_some()), (AccountStatus::Suspended, true));
    let change = users::StandingChange {
        user: ada,
        to: users::Standing::Unsuspend,
        audit: AuditEntry::new("unsuspend", "user", SystemClock.now()),
    };
    assert!(matches!(users::change_standing(store, change).await, Err(StoreError::Conflict { .. })));

    let now = SystemClock.now();
    let ip_address = Some("192.0.2.7".to_owned());
    let login = AuditEntry { user_id: Some(ada), ip_address, ..AuditEntry::new("login", "session", now) };
    audit::append(store, login).await.unwrap();
    for user in [ada, bob] {
        let event = NewEvent {
            kind: EventType::AuthorizationFailure,
            severity: Severity::Medium,
            user_id: Some(user),
            details: json!({ "what": "refused", "action": "read", "resourceId": ada, "sessionId": "s" }),
            ip_address: Some("192.0.2.7".to_owned()),
            correlation_id: None,
            at: now,
            once: Some(format!("refusal:{user}:1")),
        };
        assert!(security::report(store, event).await.unwrap());
    }
    let (this, fence) = claimed(store, now).await;
    assert_eq!(delete_apps(store, ada, &correlation, now).await.unwrap(), 1);
    let early = finish(store, ada, fence, AuditEntry::new("erased", "user", now)).await;
    assert!(matches!(early, Err(StoreError::Conflict { .. })), "{early:?}");
    let next = again(store, &this, &correlation, fence, now).await.unwrap();
    assert_eq!(again(store, &this, &correlation, fence, now).await.unwrap(), next, "a step that runs twice");
    apps::delete(store, app, None).await.unwrap();
    let end = "UPDATE workflows SET status = 'completed' WHERE id = $1";
    sqlx::query(end).bind(first.uuid()).execute(store.pool()).await.unwrap();

    let address = users::by_id(store, ada).await.unwrap().unwrap();
    let later = now + LONGEST_PAUSE;
    let (this, fence) = claimed(store, later).await;
    assert_eq!((fence.workflow_id, this.round), (next, 2));
    assert_eq!(delete_apps(store, ada, &correlation, later).await.unwrap(), 0);
    for _ in 0..2 {
        finish(store, ada, fence, AuditEntry::new("erased", "user", later)).await.unwrap();
    }
    assert!(users::by_id(store, ada).await.unwrap().is_none());
    assert_eq!(identities::used(store, elsewhere, later).await.unwrap(), None, "who comes back is new");
    let read = address.email(store).await;
    assert!(matches!(read, Err(StoreError::NotFound { .. })), "also from a copy of the row: {read:?}");
    testing::user(store, "ada").await;
    assert_eq!(apps::get(store, theirs).await.unwrap().user_id, bob, "what is not theirs stays");
    let about = async |user| {
        let filter = EventFilter { user: Some(user), ..EventFilter::default() };
        let event = security::page(store, filter, Page::first(9)).await.unwrap().items.remove(0);
        let sql = "SELECT once_key FROM security_events WHERE user_id = $1";
        let once: Option<String> = sqlx::query_scalar(sql).bind(user.uuid()).fetch_one(store.pool()).await.unwrap();
        (event.details, event.ip_address, once.is_some())
    };
    let left = json!({ "what": "refused", "action": "read" });
    assert_eq!(about(ada).await, (left, "erased".to_owned(), false));
    assert_eq!((about(bob).await.0["sessionId"].as_str(), about(bob).await.2), (Some("s"), true));
    let rows = audit::page(store, audit::AuditFilter::default(), Page::first(10)).await.unwrap().items;
    let actions: Vec<&str> = rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["erased", "login", "erase", "link_identity"], "the rows stay, each once");
    assert_eq!(rows[1].ip_address.as_deref(), Some("erased"), "and what was personal in them does not");
    assert_eq!(rows[3].personal, Some(json!("erased")));
}

#[tokio::test]
async fn who_lost_the_lease_erases_nothing_and_nobody_is_erased_unasked() {
    let db = testing::database().await;
    let store = &db.store;
    let ada = testing::user(store, "ada").await.id;
    let correlation = CorrelationId::generate();
    request(store, new(ada, &correlation)).await.unwrap();
    let now = SystemClock.now();
    let (_, stale) = claimed(store, now).await;
    let (_, fence) = claimed(store, now + TimeDelta::minutes(1)).await;
    let entry = || AuditEntry::new("erased", "user", now);
    assert!(matches!(finish(store, ada, stale, entry()).await, Err(StoreError::LeaseLost)));
    let bob = testing::user(store, "bob").await.id;
    assert!(matches!(finish(store, bob, fence, entry()).await, Err(StoreError::Conflict { .. })));
    assert!(users::by_id(store, ada).await.unwrap().is_some() && users::by_id(store, bob).await.unwrap().is_some());
}

#[tokio::test]
async fn the_last_administrator_cannot_be_erased() {
    let db = testing::database().await;
    let store = &db.store;
    let ada = testing::user(store, "ada").await.id;
    crate::roles::assign(store, ada, ADMIN_ROLE, None).await.unwrap();
    let correlation = CorrelationId::generate();
    assert!(matches!(request(store, new(ada, &correlation)).await, Err(StoreError::Conflict { .. })));
    let user = users::by_id(store, ada).await.unwrap().unwrap();
    assert_eq!((user.account_status, user.erasure_requested_at), (AccountStatus::Active, None));
}
