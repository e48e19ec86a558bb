use chrono::TimeDelta;
use isekai_domain::{Clock, ResourceQuota, SystemClock};

use super::*;
use crate::audit::AuditFilter;
use crate::testing::{self, TestDatabase};
use crate::{Page, roles as stored};

const ADA: Subject<'_> = Subject { issuer: "https://id.example", subject: "248289761001" };

fn entry(action: &str) -> AuditEntry {
    AuditEntry::new(action, "user", SystemClock.now())
}

fn new<'a>(name: &'a str, email: &'a str) -> NewUser<'a> {
    NewUser {
        username: name,
        email,
        password_hash: "-",
        salt: "-",
        roles: &[],
        quota: ResourceQuota::default(),
        must_change_password: false,
    }
}

async fn rows(db: &TestDatabase, action: &str) -> Vec<AuditEntry> {
    let filter = AuditFilter { action: Some(action), ..AuditFilter::default() };
    audit::page(&db.store, filter, Page::first(99)).await.unwrap().items
}

#[tokio::test]
async fn an_identity_leads_to_one_account_whatever_else_is_alike() {
    let db = testing::database().await;
    let now = SystemClock.now();
    assert_eq!(used(&db.store, ADA, now).await.unwrap(), None);
    let entries = || [entry("register"), entry("link_identity")];
    let ada = create(&db.store, ADA, new("ada", "ada@example.org"), entries()).await.unwrap();
    assert_eq!(used(&db.store, ADA, now + TimeDelta::days(1)).await.unwrap(), Some(ada.id));
    for other in [Subject { issuer: "https://id.example/", ..ADA }, Subject { subject: "24828976100", ..ADA }] {
        assert_eq!(used(&db.store, other, now).await.unwrap(), None);
    }
    let again = create(&db.store, ADA, new("bob", "bob@example.org"), entries()).await;
    assert!(matches!(again, Err(StoreError::Conflict { .. })));
    assert_eq!(users::count(&db.store).await.unwrap(), 1, "no account without its identity");
    let bob = testing::user(&db.store, "bob").await.id;
    assert!(matches!(link(&db.store, bob, ADA, entry("link_identity")).await, Err(StoreError::Conflict { .. })));
    let elsewhere = Subject { issuer: "https://other.example", ..ADA };
    link(&db.store, bob, elsewhere, entry("link_identity")).await.unwrap();
    assert_eq!(used(&db.store, elsewhere, now).await.unwrap(), Some(bob));

    let linked = rows(&db, "link_identity").await;
    assert_eq!(linked.len(), 2, "what was not done has no row");
    assert_eq!(linked[0].personal, Some(json!({ "issuer": "https://other.example", "subject": ADA.subject })));
    let known = of_user(&db.store, ada.id).await.unwrap();
    assert_eq!((known.len(), known[0].subject.as_str()), (1, ADA.subject));
    assert!(known[0].last_used_at > known[0].created_at);
}

#[tokio::test]
async fn roles_follow_the_provider_and_those_of_administrators_stay() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    let sync = async |given: &[&str]| {
        let managed = &["operator", "viewer", "no such role"];
        sync_roles(&db.store, ada, RoleSync { managed, given }, entry("sync_roles")).await.unwrap();
        let roles = stored::of_user(&db.store, ada).await.unwrap();
        roles.into_iter().map(|role| role.name).collect::<Vec<_>>()
    };
    assert_eq!(sync(&["viewer", "no such role"]).await, ["user", "viewer"]);
    assert_eq!(sync(&["viewer"]).await, ["user", "viewer"]);
    assert_eq!(sync(&["operator"]).await, ["operator", "user"]);
    assert_eq!(sync(&[]).await, ["user"]);
    let rows = rows(&db, "sync_roles").await;
    assert_eq!(rows.len(), 3, "what changed nothing has no row");
    let details = rows[0].details.clone().unwrap();
    assert_eq!(details, json!({ "before": { "roles": ["operator", "user"] }, "after": { "roles": ["user"] } }));
}
