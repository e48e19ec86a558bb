use chrono::{DateTime, Utc};
use isekai_domain::{AppId, Clock, EgressPreset, EgressRule, HostPattern, MAX_EGRESS_RULES, SystemClock, UserId};
use serde_json::json;
use uuid::Uuid;

use super::decisions::{Batch, Collected, NewDecision};
use super::pushes::Which;
use super::rules::{NewRules, Rules};
use super::{decisions, pushes, rules};
use crate::audit::{self, AuditEntry, AuditFilter};
use crate::testing::{self, TestDatabase};
use crate::{Page, Result, Store, StoreError, apps};

const REGISTRIES: &[EgressPreset] = &[EgressPreset::Registries];

fn rule(host: &str, port: u16) -> EgressRule {
    EgressRule { host: HostPattern::parse(host).unwrap(), port }
}

fn now() -> DateTime<Utc> {
    SystemClock.now()
}

async fn app(db: &TestDatabase) -> (AppId, UserId) {
    let user = testing::user(&db.store, "ada").await.id;
    (testing::app(&db.store, user).await.app.id, user)
}

async fn replace(
    store: &Store,
    (app_id, by): (AppId, UserId),
    expected_version: i32,
    rules: &[EgressRule],
    presets: &[EgressPreset],
) -> Result<Rules> {
    let audit = AuditEntry {
        user_id: Some(by),
        resource_id: Some(app_id.to_string()),
        ..AuditEntry::new("set_egress", "app", now())
    };
    rules::replace(store, NewRules { app_id, by, expected_version, rules, presets, audit }).await
}

#[tokio::test]
async fn rules_are_replaced_as_a_whole_and_every_change_is_on_record() {
    let db = testing::database().await;
    let owned = app(&db).await;
    let empty = rules::get(&db.store, owned.0).await.unwrap();
    assert_eq!(empty, Rules { rules: vec![], presets: vec![], version: 1 });

    let (a, b, c) = (rule("a.example.com", 443), rule("b.example.com", 443), rule("*.example.com", 8443));
    let first = replace(&db.store, owned, 1, &[b.clone(), a.clone(), a.clone()], REGISTRIES).await.unwrap();
    let expected = Rules { rules: vec![a.clone(), b.clone()], presets: REGISTRIES.to_vec(), version: 2 };
    assert_eq!((&first, rules::get(&db.store, owned.0).await.unwrap()), (&expected, expected.clone()));
    let second = replace(&db.store, owned, 2, &[a.clone(), c.clone()], &[]).await.unwrap();
    assert_eq!(second, Rules { rules: vec![a.clone(), c.clone()], presets: vec![], version: 3 });
    assert_eq!(rules::get(&db.store, owned.0).await.unwrap(), second);

    assert_eq!(replace(&db.store, owned, 3, &[c.clone(), a.clone()], &[]).await.unwrap(), second, "nothing to do");
    let stale = replace(&db.store, owned, 2, &[], &[]).await;
    assert!(matches!(stale, Err(StoreError::ConcurrentModification { expected: 2, found: 3 })), "{stale:?}");
    let foreign = replace(&db.store, (AppId::new(), owned.1), 1, &[], &[]).await;
    assert!(matches!(foreign, Err(StoreError::NotFound { entity: "app" })));
    let many: Vec<EgressRule> = (1..=101).map(|port| rule("a.example.com", port)).collect();
    assert!(matches!(replace(&db.store, owned, 3, &many, &[]).await, Err(StoreError::Invalid { field: "rules", .. })));

    let filter = AuditFilter { action: Some("set_egress"), ..AuditFilter::default() };
    let rows = audit::page(&db.store, filter, Page::first(9)).await.unwrap().items;
    let details: Vec<_> = rows.into_iter().map(|row| (row.user_id, row.details.unwrap())).collect();
    let both = json!({ "rules": [a, b], "presets": ["registries"] });
    assert_eq!(
        details,
        [
            (Some(owned.1), json!({ "before": both, "after": { "rules": [a, c], "presets": [] }, "version": 3 })),
            (Some(owned.1), json!({ "before": { "rules": [], "presets": [] }, "after": both, "version": 2 })),
        ]
    );
}

#[tokio::test]
async fn what_stays_keeps_who_opened_it_and_the_longest_list_fits_into_its_record() {
    let db = testing::database().await;
    let (app_id, ada) = app(&db).await;
    let bob = testing::user(&db.store, "bob").await.id;
    let (a, b) = (rule("a.example.com", 443), rule("b.example.com", 443));
    replace(&db.store, (app_id, ada), 1, std::slice::from_ref(&a), REGISTRIES).await.unwrap();
    replace(&db.store, (app_id, bob), 2, &[a, b], REGISTRIES).await.unwrap();
    let sql = "SELECT coalesce(host, preset), created_by FROM egress_rules ORDER BY 1";
    let rows: Vec<(String, Uuid)> = sqlx::query_as(sql).fetch_all(db.store.pool()).await.unwrap();
    let by = |name: &str, user: UserId| (name.to_owned(), user.uuid());
    assert_eq!(rows, [by("a.example.com", ada), by("b.example.com", bob), by("registries", ada)]);

    let long = format!("*.{}.com", ["a".repeat(60), "b".repeat(60), "c".repeat(60), "d".repeat(60)].join("."));
    for first in [20_000, 30_000] {
        let version = rules::get(&db.store, app_id).await.unwrap().version;
        let many: Vec<EgressRule> = (first..).take(MAX_EGRESS_RULES).map(|port| rule(&long, port)).collect();
        replace(&db.store, (app_id, ada), version, &many, REGISTRIES).await.unwrap();
    }
    let last = audit::page(&db.store, AuditFilter::default(), Page::first(1)).await.unwrap().items.remove(0);
    assert_eq!(last.details.unwrap()["before"]["rules"].as_array().unwrap().len(), MAX_EGRESS_RULES);
}

#[tokio::test]
async fn a_sandbox_is_told_each_version_once_and_again_when_it_is_not_certain() {
    let db = testing::database().await;
    let owned = app(&db).await;
    let untold = async || pushes::list(&db.store, Which::Untold, None, 10).await.unwrap();
    assert!(untold().await.is_empty() && pushes::of_app(&db.store, owned.0).await.unwrap().is_none());
    let sandbox = Uuid::now_v7();
    apps::set_sandbox(&db.store, owned.0, Some((sandbox, "c".to_owned())), None).await.unwrap();
    let push = untold().await.remove(0);
    assert_eq!((push.app_id, push.sandbox_id, push.rules.version), (owned.0, sandbox, 1));
    pushes::told(&db.store, &push).await.unwrap();
    assert!(untold().await.is_empty());
    assert_eq!(pushes::list(&db.store, Which::All, None, 10).await.unwrap(), [push]);

    let a = rule("a.example.com", 443);
    replace(&db.store, owned, 1, std::slice::from_ref(&a), REGISTRIES).await.unwrap();
    let second = untold().await.remove(0);
    assert_eq!(second.rules, Rules { rules: vec![a], presets: REGISTRIES.to_vec(), version: 2 });
    assert_eq!(pushes::of_app(&db.store, owned.0).await.unwrap().as_ref(), Some(&second));
    replace(&db.store, owned, 2, &[], &[]).await.unwrap();
    let third = untold().await.remove(0);
    pushes::told(&db.store, &third).await.unwrap();
    assert!(untold().await.is_empty());
    // Somebody slow tells it the second version after the third.
    pushes::told(&db.store, &second).await.unwrap();
    assert_eq!(untold().await, std::slice::from_ref(&third));
    pushes::told(&db.store, &third).await.unwrap();
    pushes::missed(&db.store, owned.0).await.unwrap();
    assert_eq!(untold().await.len(), 1);

    pushes::told(&db.store, &third).await.unwrap();
    let next = Uuid::now_v7();
    apps::set_sandbox(&db.store, owned.0, Some((next, "d".to_owned())), None).await.unwrap();
    pushes::told(&db.store, &third).await.unwrap();
    assert_eq!(untold().await[0].sandbox_id, next, "what the old one was told says nothing about the new one");
    assert!(pushes::list(&db.store, Which::All, Some(owned.0), 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn decisions_are_kept_once_in_order_and_go_with_their_app() {
    let db = testing::database().await;
    let (app_id, _) = app(&db).await;
    let collect = async |log_id: &str, lost: i64, decisions: &[NewDecision]| {
        decisions::collected(&db.store, Batch { node: "n", log_id, lost, decisions }).await.unwrap()
    };
    assert_eq!(decisions::cursor(&db.store, "n").await.unwrap(), None);
    let mut odd = testing::decision(app_id, 2, now());
    odd.host = format!("a\0{}", "é".repeat(5000));
    odd.address = Some("2001:db8::1".parse().unwrap());
    (odd.allowed, odd.reason, odd.count) = (true, None, u32::MAX);
    let batch = [testing::decision(app_id, 1, now()), odd, testing::decision(AppId::new(), 3, now())];
    assert_eq!(collect("a", 0, &batch).await, Collected { kept: 2, lost: 0 });
    assert_eq!(collect("a", 0, &batch).await, Collected { kept: 0, lost: 0 });
    let cursor = decisions::cursor(&db.store, "n").await.unwrap().unwrap();
    assert_eq!((cursor.log_id.as_str(), cursor.seq, cursor.lost), ("a", 3, 0));
    assert_eq!(collect("a", 5, &[]).await.lost, 5);
    assert_eq!(collect("a", 7, &batch[..1]).await, Collected { kept: 0, lost: 2 });
    assert_eq!(decisions::cursor(&db.store, "n").await.unwrap().unwrap().seq, 3, "it never goes back");
    assert_eq!(collect("b", 1, &batch[..1]).await, Collected { kept: 1, lost: 1 });
    let cursor = decisions::cursor(&db.store, "n").await.unwrap().unwrap();
    assert_eq!((cursor.log_id.as_str(), cursor.seq, cursor.lost), ("b", 1, 1));

    let first = decisions::page(&db.store, app_id, Page::first(2)).await.unwrap();
    let next = decisions::page(&db.store, app_id, Page { limit: 2, after: first.next }).await.unwrap();
    assert_eq!((first.items.len(), next.items.len(), next.next), (2, 1, None));
    let odd = &first.items[1];
    assert!(odd.host.starts_with("a\u{fffd}é") && odd.host.len() <= 1100, "{}", odd.host.len());
    assert_eq!((odd.address.as_deref(), odd.allowed, odd.count), (Some("2001:db8::1"), true, u32::MAX));
    assert_eq!((next.items[0].allowed, next.items[0].reason.as_deref()), (false, Some("NOT_LISTED")));

    apps::delete(&db.store, app_id, None).await.unwrap();
    let sql = "SELECT count(*) FROM egress_decisions";
    assert_eq!(sqlx::query_scalar::<_, i64>(sql).fetch_one(db.store.pool()).await.unwrap(), 0);
    assert_eq!(collect("b", 1, &batch).await.kept, 0, "an app that is gone");
}

#[tokio::test]
async fn the_newest_decisions_of_each_app_are_kept() {
    let db = testing::database().await;
    let (app_id, user) = app(&db).await;
    let other = testing::app(&db.store, user).await.app.id;
    let at = now();
    let kept = decisions::KEPT_PER_APP;
    let mut of_other = vec![testing::decision(other, 1, at)];
    for first in (2..=kept + 6).step_by(decisions::MAX_BATCH - 1) {
        let last = (first + decisions::MAX_BATCH as i64 - 2).min(kept + 6);
        of_other.extend((first..=last).map(|seq| testing::decision(app_id, seq, at)));
        let batch = Batch { node: "n", log_id: "a", lost: 0, decisions: &of_other };
        decisions::collected(&db.store, batch).await.unwrap();
        of_other.clear();
    }
    let sql = "SELECT app_id, count(*), min(seq) FROM egress_decisions GROUP BY 1 ORDER BY 2";
    let counts: Vec<(Uuid, i64, i64)> = sqlx::query_as(sql).fetch_all(db.store.pool()).await.unwrap();
    assert_eq!(counts, [(other.uuid(), 1, 1), (app_id.uuid(), kept, 7)]);

    let many = vec![testing::decision(app_id, 1, at); decisions::MAX_BATCH + 1];
    let refused = decisions::collected(&db.store, Batch { node: "n", log_id: "a", lost: 0, decisions: &many }).await;
    assert!(matches!(refused, Err(StoreError::Invalid { field: "decisions", .. })));
}
