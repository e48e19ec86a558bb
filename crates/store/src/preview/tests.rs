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
    let new = links::NewLink { app_id: app, public: true, created_by: user, expires_at: now + TimeDelta::hours(1) };
    let link = links::create(&db.store, new).await.unwrap();
    assert!(link.is_live(now) && !link.is_live(now + TimeDelta::hours(1)));
    assert_eq!(links::revoke_all(&db.store, app).await.unwrap(), 1);
    assert!(!links::get(&db.store, link.id).await.unwrap().is_live(now));
    let nowhere = links::NewLink { app_id: isekai_domain::AppId::new(), ..new };
    assert!(matches!(links::create(&db.store, nowhere).await, Err(StoreError::NotFound { entity: "app" })));
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
