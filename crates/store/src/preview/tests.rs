use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};

use super::{codes, links};
use crate::{StoreError, testing};

#[tokio::test]
async fn links_live_until_they_expire_or_are_revoked() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let now = SystemClock.now();
    let new = links::NewLink {
        app_id: app,
        public: true,
        created_by: user,
        expires_at: now + TimeDelta::hours(1),
        audit: None,
    };
    let link = links::create(&db.store, new).await.unwrap();
    let is_live = async |now| links::live(&db.store, link.id, now).await.unwrap().is_some();
    assert!(is_live(now).await && !is_live(now + TimeDelta::hours(1)).await);
    assert_eq!(links::revoke_all(&db.store, app, None).await.unwrap(), 1);
    assert!(!is_live(now).await);
    let nowhere = links::NewLink { app_id: isekai_domain::AppId::new(), ..new };
    assert!(matches!(links::create(&db.store, nowhere).await, Err(StoreError::NotFound { entity: "app" })));
}

#[tokio::test]
async fn links_end_with_the_account_that_made_them() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let now = SystemClock.now();
    let new = links::NewLink {
        app_id: app,
        public: false,
        created_by: user,
        expires_at: now + TimeDelta::hours(1),
        audit: None,
    };
    let link = links::create(&db.store, new).await.unwrap();
    assert_eq!(links::live(&db.store, link.id, now).await.unwrap(), Some(link.clone()));
    testing::lock_account(&db.store, user).await;
    assert_eq!(links::live(&db.store, link.id, now).await.unwrap(), None);
}

#[tokio::test]
async fn an_app_has_a_bounded_number_of_links() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let expires_at = SystemClock.now() + TimeDelta::hours(1);
    let new = links::NewLink { app_id: app, public: false, created_by: user, expires_at, audit: None };
    for _ in 0..100 {
        links::create(&db.store, new).await.unwrap();
    }
    assert!(matches!(links::create(&db.store, new).await, Err(StoreError::Conflict { .. })));
    links::revoke_all(&db.store, app, None).await.unwrap();
    links::create(&db.store, new).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_code_is_good_once_and_in_time() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    let now = SystemClock.now();
    let minute = now + TimeDelta::minutes(1);
    codes::put(&db.store, &[1; 32], app, user, minute).await.unwrap();
    codes::put(&db.store, &[2; 32], app, user, minute).await.unwrap();
    let take = || codes::take(&db.store, &[1; 32], now);
    let (left, right) = tokio::join!(take(), take());
    let taken: Vec<_> = [left.unwrap(), right.unwrap()].into_iter().flatten().collect();
    assert_eq!(taken, [(app, user)]);
    assert_eq!(codes::take(&db.store, &[2; 32], minute).await.unwrap(), None, "too late");
}
