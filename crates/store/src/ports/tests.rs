use std::collections::BTreeSet;

use futures::future::join_all;
use isekai_domain::{ErrorCode, ResourceQuota};

use super::*;
use crate::apps::{self, NewApp};
use crate::testing;

const PLENTY: ResourceQuota = ResourceQuota {
    max_apps: 1000,
    max_concurrent_apps: 1000,
    max_memory_per_app: 1,
    max_cpu_per_app: 1,
    max_storage_per_app: 1,
    max_execution_time: 1,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_two_apps_get_the_same_port_and_none_is_given_again() {
    let db = testing::database().await;
    let mut users = Vec::new();
    for name in ["a", "b", "c", "d"] {
        users.push(testing::user_with_quota(&db.store, name, PLENTY).await.id);
    }
    let made = join_all((0..40).map(|n| testing::app(&db.store, users[n % users.len()]))).await;
    let ports: BTreeSet<u16> = made.iter().map(|made| made.port).collect();
    assert_eq!(ports, (42000..42040).collect());

    apps::delete(&db.store, made[0].app.id, None).await.unwrap();
    assert_eq!(live_ports(&db.store).await.unwrap().len(), 39);
    assert_eq!(testing::app(&db.store, users[0]).await.port, 42040);
    assert_eq!(port_of(&db.store, made[0].app.id).await.unwrap(), Some(made[0].port), "it stays on record");
}

#[tokio::test]
async fn ports_of_others_are_passed_over_and_the_range_ends() {
    let db = testing::database().await;
    let user = testing::user_with_quota(&db.store, "ada", PLENTY).await.id;
    set_aside(&db.store, 42000).await.unwrap();
    let make =
        || testing::app_with(&db.store, user, |new| NewApp { ports: &(42000..=42003), exclude_ports: &[42001], ..new });
    let first = make().await.unwrap();
    assert_eq!(first.port, 42002);
    set_aside(&db.store, 42002).await.unwrap();
    assert_eq!(app_of_port(&db.store, 42002).await.unwrap(), Some(first.app.id), "an app keeps its port");
    assert_eq!(replace(&db.store, first.app.id, &(42000..=42003), &[42001]).await.unwrap(), 42003);
    assert_eq!(live_ports(&db.store).await.unwrap(), [(42003, first.app.id)]);
    let refused = make().await.unwrap_err();
    assert_eq!(
        (refused.code(), refused.to_string().as_str()),
        (ErrorCode::ServiceUnavailable, "no preview port is left")
    );
    assert_eq!(apps::list(&db.store, user, crate::Page::first(9)).await.unwrap().items.len(), 1, "nothing half-made");
}
