use isekai_auth::audit::{Checkpoint, Problem, SealKey, Verified};
use isekai_domain::{Clock, SystemClock};
use serde_json::json;
use sqlx::Executor as _;

use super::chain::seal;
use super::purge::{keep, purge};
use super::verify::verify;
use super::*;
use crate::testing::{self, TestDatabase};
use crate::{Page, datakeys};

mod tampering;

/// A log with a sealer.
struct Log {
    db: TestDatabase,
    signer: SealKey,
    anchor: Option<Checkpoint>,
    now: DateTime<Utc>,
}

impl Log {
    async fn new() -> Self {
        let signer = SealKey::generate().unwrap();
        Self { db: testing::database().await, signer, anchor: None, now: SystemClock.now() }
    }

    /// Rows of one action, a second apart, sealed one by one as they come.
    async fn with_rows(count: usize) -> Self {
        let mut log = Self::new().await;
        for n in 0..count {
            log.append(&format!("action {n}")).await;
            log.seal().await;
        }
        log
    }

    async fn append(&mut self, action: &str) {
        self.now += chrono::TimeDelta::seconds(1);
        let ip_address = Some("192.0.2.7".to_owned());
        let entry = AuditEntry { ip_address, ..AuditEntry::new(action, "app", self.now) };
        append(&self.db.store, entry).await.unwrap();
    }

    async fn seal(&mut self) -> chain::Batch {
        let batch = seal(&self.db.store, &self.signer, self.now).await.unwrap();
        if let Some(anchor) = &batch.anchor {
            self.anchor = anchor.checkpoint();
        }
        batch
    }

    async fn verify(&self) -> Verified {
        verify(&self.db.store, &self.signer.public(), self.anchor.as_ref(), self.now).await.unwrap()
    }

    async fn problems(&self) -> Vec<(Problem, Option<i64>)> {
        self.verify().await.findings.into_iter().map(|finding| (finding.problem, finding.seq)).collect()
    }

    async fn sql(&self, sql: &'static str) {
        self.db.store.pool().execute(sql).await.unwrap();
    }
}

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
    let later = AuditFilter { from: Some(now + chrono::TimeDelta::hours(1)), ..AuditFilter::default() };
    assert_eq!(page(&db.store, later, Page::first(9)).await.unwrap().items, []);
    let earlier = AuditFilter { until: later.from, ..AuditFilter::default() };
    assert_eq!(page(&db.store, earlier, Page::first(9)).await.unwrap().items.len(), 3);
    assert_eq!(stream_page(&db.store, earlier, None, 9).await.unwrap()[0].id, refused.id, "oldest first");
}

#[tokio::test]
async fn a_look_for_old_rows_does_not_keep_the_next_ones_from_being_sealed() {
    let mut log = Log::new().await;
    let old = log.now - chrono::TimeDelta::days(1);
    for _ in 0..20 {
        log.append("read").await;
        assert_eq!(purge(&log.db.store, &log.signer, old).await.unwrap(), 0);
        assert_eq!(log.seal().await.rows, 1);
        assert_eq!(log.seal().await.rows, 0);
    }
}

#[tokio::test]
async fn what_is_personal_is_stored_encrypted_and_gone_with_the_persons_key() {
    let mut log = Log::new().await;
    let store = log.db.store.clone();
    let ada = UserId::new();
    let entry = AuditEntry {
        user_id: Some(ada),
        details: Some(json!({ "role": "admin" })),
        personal: Some(json!({ "email": "ada@example.org" })),
        ip_address: Some("192.0.2.7".to_owned()),
        user_agent: Some("Firefox".to_owned()),
        ..AuditEntry::new("update", "user", log.now)
    };
    append(&store, entry.clone()).await.unwrap();
    let stored: String = sqlx::query_scalar("SELECT a::text FROM audit_logs a").fetch_one(store.pool()).await.unwrap();
    for secret in ["192.0.2.7", "Firefox", "ada@example.org"] {
        assert!(!stored.contains(secret), "{stored}");
    }
    let read = async || page(&store, AuditFilter::default(), Page::first(1)).await.unwrap().items.remove(0);
    assert_eq!(read().await, AuditEntry { timestamp: log.now.trunc_subsecs(6), ..entry });
    log.seal().await;

    let mut connection = store.pool().acquire().await.unwrap();
    datakeys::erase_in(&store, &mut connection, ada.uuid()).await.unwrap();
    drop(connection);
    let after = read().await;
    assert_eq!(after.ip_address.as_deref(), Some("erased"));
    assert_eq!((after.personal, after.details), (Some(json!("erased")), Some(json!({ "role": "admin" }))));
    assert_eq!(log.problems().await, [], "the chain is as valid as before");
    append(
        &store,
        AuditEntry { user_id: Some(ada), ip_address: Some("192.0.2.8".into()), ..AuditEntry::new("a", "b", log.now) },
    )
    .await
    .unwrap();
    assert_eq!(read().await.ip_address, None, "nothing personal is kept of who was forgotten");
}

#[tokio::test]
async fn the_api_token_is_in_the_row_and_in_its_mac_and_rows_from_before_hold() {
    let mut log = Log::new().await;
    let store = log.db.store.clone();
    append(&store, AuditEntry { details: Some(json!({ "n": 1 })), ..AuditEntry::new("a", "b", log.now) })
        .await
        .unwrap();
    let token = TokenUsed { id: ApiTokenId::new(), name: "ci".to_owned() };
    let ada = UserId::new();
    let entry =
        AuditEntry { user_id: Some(ada), api_token: Some(token.clone()), ..AuditEntry::new("start", "app", log.now) };
    append(&store, entry).await.unwrap();
    log.seal().await;
    let rows = page(&store, AuditFilter::default(), Page::first(2)).await.unwrap().items;
    assert_eq!((&rows[0].api_token, &rows[0].details), (&Some(token), &None));
    assert_eq!((&rows[1].api_token, &rows[1].details), (&None, &Some(json!({ "n": 1 }))));
    assert_eq!(log.problems().await, []);
    let mut connection = store.pool().acquire().await.unwrap();
    datakeys::erase_in(&store, &mut connection, ada.uuid()).await.unwrap();
    drop(connection);
    let rows = page(&store, AuditFilter::default(), Page::first(1)).await.unwrap().items;
    let name = rows[0].api_token.as_ref().map(|token| token.name.as_str());
    assert_eq!((name, log.problems().await), (Some("erased"), vec![]), "what its owner called it goes with them");
    log.sql("UPDATE audit_logs SET details = details - 'apiToken' WHERE action = 'start'").await;
    assert_eq!(log.problems().await.len(), 1, "whoever takes the token out changes the row");
}

#[tokio::test]
async fn what_tells_about_somebody_else_is_under_their_key() {
    let log = Log::new().await;
    let store = log.db.store.clone();
    let (admin, ada) = (UserId::new(), UserId::new());
    let entry = AuditEntry {
        user_id: Some(admin),
        personal: Some(json!({ "email": "ada@example.org" })),
        about: Some(ada),
        ip_address: Some("192.0.2.7".to_owned()),
        ..AuditEntry::new("create", "user", log.now)
    };
    append(&store, entry).await.unwrap();
    let read = async || page(&store, AuditFilter::default(), Page::first(1)).await.unwrap().items.remove(0);
    assert_eq!(read().await.personal, Some(json!({ "email": "ada@example.org" })));
    let mut connection = store.pool().acquire().await.unwrap();
    datakeys::erase_in(&store, &mut connection, ada.uuid()).await.unwrap();
    drop(connection);
    let after = read().await;
    assert_eq!((after.personal, after.ip_address.as_deref()), (Some(json!("erased")), Some("192.0.2.7")));
}

#[tokio::test]
async fn rows_get_their_places_in_batches_and_by_one_sealer_at_a_time() {
    let mut log = Log::new().await;
    assert!(log.seal().await.anchor.is_none());
    for n in 0..5 {
        log.append(&n.to_string()).await;
    }
    let (left, right) =
        tokio::join!(seal(&log.db.store, &log.signer, log.now), seal(&log.db.store, &log.signer, log.now));
    assert_eq!(left.unwrap().rows + right.unwrap().rows, 5);
    log.append("one more").await;
    assert_eq!(log.seal().await.rows, 1);
    let verified = log.verify().await;
    assert_eq!((verified.rows, verified.last_seq, verified.findings), (6, 6, vec![]));
}

#[tokio::test]
async fn a_transaction_that_does_not_end_well_leaves_no_row() {
    let mut log = Log::new().await;
    let mut tx = log.db.store.begin().await.unwrap();
    append_in(&log.db.store, &mut tx, AuditEntry::new("delete", "app", log.now)).await.unwrap();
    drop(tx);
    assert_eq!(log.seal().await.rows, 0);
    assert_eq!(log.problems().await, []);
}

#[tokio::test]
async fn rows_from_before_are_adopted_once() {
    let mut log = Log::new().await;
    log.append("old").await;
    log.sql("UPDATE audit_logs SET mac = NULL, mac_key_id = NULL").await;
    assert_eq!(log.seal().await.rows, 0);
    assert_eq!(chain::adopt(&log.db.store).await.unwrap(), 1);
    assert_eq!(log.seal().await.rows, 1);
    log.append("forged").await;
    log.sql("UPDATE audit_logs SET mac = NULL WHERE action = 'forged'").await;
    assert_eq!(chain::adopt(&log.db.store).await.unwrap(), 0, "the chain has begun");
    assert_eq!(log.problems().await, [(Problem::RowForged, None)]);
}

#[tokio::test]
async fn a_purge_removes_the_oldest_and_the_rest_stays_provable() {
    let mut log = Log::with_rows(6).await;
    let before = log.now - chrono::TimeDelta::seconds(2);
    log.sql("UPDATE audit_retention SET minimum = interval '-1 day'").await;
    assert_eq!(purge(&log.db.store, &log.signer, before).await.unwrap(), 3);
    assert_eq!(purge(&log.db.store, &log.signer, before).await.unwrap(), 0);
    let verified = log.verify().await;
    assert_eq!((verified.rows, verified.last_seq, verified.findings), (3, 6, vec![]));
    // Nothing is left, and the chain goes on.
    assert_eq!(purge(&log.db.store, &log.signer, log.now + chrono::TimeDelta::days(1)).await.unwrap(), 3);
    log.append("after").await;
    log.seal().await;
    let verified = log.verify().await;
    assert_eq!((verified.rows, verified.last_seq, verified.findings), (1, 7, vec![]));
}

#[tokio::test]
async fn what_is_younger_than_it_is_kept_is_not_removed_whoever_asks() {
    let log = Log::with_rows(4).await;
    let all = log.now + chrono::TimeDelta::days(1);
    let refused = purge(&log.db.store, &log.signer, all).await.unwrap_err();
    assert!(format!("{:?}", refused).contains("audit_retention"), "{refused:?}");
    assert_eq!(log.verify().await.rows, 4);

    // Two of them are old by now.
    log.sql("UPDATE audit_chain SET sealed_at = sealed_at - interval '400 days' WHERE seq < 4").await;
    log.sql(
        "UPDATE audit_logs SET timestamp = timestamp - interval '400 days' WHERE action IN ('action 0', 'action 1')",
    )
    .await;
    keep(&log.db.store, 730).await.unwrap();
    let forged = "INSERT INTO audit_checkpoints SELECT $1, true, link, sealed_at, key_id, signature FROM audit_checkpoints LIMIT 1";
    for through in [2_i64, 3] {
        sqlx::query(forged).bind(through).execute(log.db.store.pool()).await.unwrap();
    }
    let ask = async |through: i64, batch: i32| -> Option<i64> {
        let query = sqlx::query_scalar("SELECT audit_purge($1, $2)").bind(through).bind(batch);
        query.fetch_one(log.db.store.pool()).await.ok()
    };
    assert_eq!(ask(2, 10).await, None, "what is kept for 730 days");
    keep(&log.db.store, 30).await.unwrap();
    assert_eq!(ask(3, 10).await, None, "a place that looks old does not make its row so");
    assert_eq!(ask(3, 0).await, Some(0));
    let checkpoints: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_checkpoints WHERE purge")
        .fetch_one(log.db.store.pool())
        .await
        .unwrap();
    assert_eq!(checkpoints, 2, "nor do checkpoints go whose places are there");
    assert_eq!(ask(2, 10).await, Some(2));
}

#[tokio::test]
async fn a_long_log_is_verified_page_by_page() {
    let mut log = Log::new().await;
    for _ in 0..2100 {
        append(&log.db.store, AuditEntry::new("read", "app", log.now)).await.unwrap();
    }
    while log.seal().await.full {}
    let verified = log.verify().await;
    assert_eq!((verified.rows, verified.last_seq, verified.findings.len()), (2100, 2100, 0));
    log.sql("UPDATE audit_logs SET action = 'x' WHERE id = (SELECT audit_id FROM audit_chain WHERE seq = 2050)").await;
    assert_eq!(log.problems().await, [(Problem::RowChanged, Some(2050))]);
}
