use chrono::TimeDelta;
use isekai_domain::{Clock, SystemClock};

use super::*;
use crate::testing;

#[tokio::test]
async fn the_newest_measurement_stays() {
    let db = testing::database().await;
    let user = testing::user(&db.store, "ada").await.id;
    let app = testing::app(&db.store, user).await.app.id;
    assert_eq!(get(&db.store, app).await.unwrap(), None);
    let now = DateTime::from_timestamp_micros(SystemClock.now().timestamp_micros()).unwrap();
    let usage = Usage {
        cpu: 12.5,
        memory_mib: 64,
        storage_mib: 3,
        network_in_bytes: 0,
        network_out_bytes: 5_000_000_000,
        execution_seconds: 9,
        last_updated: now,
    };
    set(&db.store, app, usage).await.unwrap();
    set(&db.store, app, Usage { cpu: 1.0, last_updated: now - TimeDelta::seconds(1), ..usage }).await.unwrap();
    assert_eq!(get(&db.store, app).await.unwrap(), Some(usage));
    let newer = Usage { cpu: 2.0, last_updated: now + TimeDelta::seconds(1), ..usage };
    set(&db.store, app, newer).await.unwrap();
    assert_eq!(get(&db.store, app).await.unwrap(), Some(newer));
    assert!(matches!(set(&db.store, AppId::new(), usage).await, Err(StoreError::NotFound { entity: "app" })));
}
