use futures::future::join_all;
use isekai_domain::ErrorCode;

use super::*;
use crate::{apps, testing};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_at_once_get_what_the_quota_allows_and_no_more() {
    let db = testing::database().await;
    let quota = ResourceQuota { max_apps: 10, max_concurrent_apps: 100, ..ResourceQuota::default() };
    let user = testing::user_with_quota(&db.store, "ada", quota).await.id;
    let attempts = (0..100).map(|_| testing::app_with(&db.store, user, |new| new));
    let results = join_all(attempts).await;
    let made = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(made, 10);
    for refused in results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(matches!(refused, StoreError::QuotaExceeded { quota: "maxApps", limit: 10, used: 10 }), "{refused:?}");
        assert_eq!(refused.code(), ErrorCode::QuotaExceeded);
    }
    assert_eq!(usage(&db.store, user).await.unwrap().apps, 10);
}

#[tokio::test]
async fn active_apps_have_a_quota_of_their_own_and_give_it_back() {
    let db = testing::database().await;
    let quota = ResourceQuota { max_concurrent_apps: 2, ..ResourceQuota::default() };
    let user = testing::user_with_quota(&db.store, "ada", quota).await.id;
    let first = testing::app(&db.store, user).await;
    testing::app(&db.store, user).await;
    let refused = testing::app_with(&db.store, user, |new| new).await;
    assert!(matches!(refused, Err(StoreError::QuotaExceeded { quota: "maxConcurrentApps", limit: 2, used: 2 })));
    apps::fail(&db.store, first.app.id, "it broke", None).await.unwrap();
    assert_eq!(usage(&db.store, user).await.unwrap(), QuotaUsage { apps: 2, concurrent_apps: 1 });
    testing::app(&db.store, user).await;
}

#[tokio::test]
async fn a_quota_reads_back_and_must_fit() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let quota = ResourceQuota { max_apps: 1, max_memory_per_app: 64, ..ResourceQuota::default() };
    set(&db.store, user, quota).await.unwrap();
    assert_eq!(get(&db.store, user).await.unwrap(), quota);
    let huge = ResourceQuota { max_execution_time: u32::MAX, ..quota };
    assert!(matches!(set(&db.store, user, huge).await, Err(StoreError::Invalid { field: "maxExecutionTime", .. })));
    assert!(matches!(get(&db.store, UserId::new()).await, Err(StoreError::NotFound { .. })));
}
