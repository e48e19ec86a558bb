use isekai_domain::{Clock, SystemClock};

use super::*;
use crate::testing;

fn new(user_id: UserId, hash: u8, scopes: &[String]) -> NewApiToken<'_> {
    let now = SystemClock.now();
    NewApiToken {
        id: ApiTokenId::new(),
        user_id,
        name: "ci",
        token_hash: [hash; 32],
        scopes,
        expires_at: now + TimeDelta::days(1),
        audit: AuditEntry::new("create", "api_token", now),
    }
}

#[tokio::test]
async fn a_token_is_good_until_it_expires_or_is_revoked_by_its_owner() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    let scopes = ["app:read".to_owned()];
    let token = create(&db.store, new(ada, 1, &scopes)).await.unwrap();
    let now = SystemClock.now();
    let used_at = async |time| used(&db.store, &[1; 32], time).await.unwrap();
    assert_eq!(used_at(now).await.map(|token| token.scopes), Some(scopes.to_vec()));
    assert!(used_at(now + TimeDelta::days(2)).await.is_none());
    assert!(used(&db.store, &[2; 32], now).await.unwrap().is_none());

    let written = async || list(&db.store, ada).await.unwrap()[0].last_used_at.map(|time| time.timestamp_millis());
    let first = written().await;
    assert_eq!(first, Some(now.timestamp_millis()));
    used_at(now + TimeDelta::seconds(59)).await;
    assert_eq!(written().await, first, "at most once a minute");
    used_at(now + TimeDelta::seconds(61)).await;
    assert_ne!(written().await, first);

    let entry = || AuditEntry::new("delete", "api_token", now);
    assert_eq!(revoke(&db.store, UserId::new(), token.id, entry()).await.unwrap(), None, "somebody else's");
    assert_eq!(revoke(&db.store, ada, token.id, entry()).await.unwrap(), Some([1; 32]));
    assert_eq!(revoke(&db.store, ada, token.id, entry()).await.unwrap(), None);
    assert!(used_at(now).await.is_none());
    assert_eq!(list(&db.store, ada).await.unwrap(), []);
}

#[tokio::test]
async fn nobody_has_more_tokens_than_the_limit() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    for hash in 0..u8::try_from(MAX_PER_USER).unwrap() {
        create(&db.store, new(ada, hash, &[])).await.unwrap();
    }
    assert!(matches!(create(&db.store, new(ada, 255, &[])).await, Err(StoreError::Conflict { .. })));
}
