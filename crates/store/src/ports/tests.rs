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
    let ports: BTreeSet<u16> = made.iter().filter_map(|made| made.port).collect();
    assert_eq!(ports, (42000..42040).collect());

    apps::delete(&db.store, made[0].app.id, None).await.unwrap();
    assert_eq!(live_ports(&db.store).await.unwrap().len(), 39);
    assert_eq!(testing::app(&db.store, users[0]).await.port, Some(42040));
    assert_eq!(port_of(&db.store, made[0].app.id).await.unwrap(), made[0].port, "it stays on record");
}

#[tokio::test]
async fn when_all_were_given_the_one_that_was_given_back_first_is_given_again() {
    let db = testing::database().await;
    let user = testing::user_with_quota(&db.store, "ada", PLENTY).await.id;
    let make = || testing::app_with(&db.store, user, |new| NewApp { ports: Some(&(42000..=42002)), ..new });
    let mut made = Vec::new();
    for _ in 0..3 {
        made.push(make().await.unwrap());
    }
    assert_eq!(make().await.unwrap_err().code(), ErrorCode::ServiceUnavailable);
    apps::delete(&db.store, made[1].app.id, None).await.unwrap();
    apps::delete(&db.store, made[0].app.id, None).await.unwrap();
    assert_eq!(make().await.unwrap().port, Some(42001));
    assert_eq!(make().await.unwrap().port, Some(42000));
    assert_eq!(live_ports(&db.store).await.unwrap().len(), 3);
}

#[tokio::test]
async fn ports_of_others_are_passed_over_and_the_range_ends() {
    let db = testing::database().await;
    let user = testing::user_with_quota(&db.store, "ada", PLENTY).await.id;
    const FOREIGN: [u16; 2] = [42000, 42001];
    let make = || {
        testing::app_with(&db.store, user, |new| NewApp {
            ports: Some(&(42000..=42003)),
            exclude_ports: &FOREIGN,
            ..new
        })
    };
    let first = make().await.unwrap();
    assert_eq!((first.port, first.app.preview_address.as_str()), (Some(42002), "http://localhost:42002"));
    let address = |port| format!("http://localhost:{port}");
    let excluded = [&FOREIGN[..], &[42002]].concat();
    assert_eq!(replace(&db.store, first.app.id, &(42000..=42003), &excluded, address).await.unwrap(), 42003);
    assert_eq!(apps::get(&db.store, first.app.id).await.unwrap().preview_address, address(42003));
    assert_eq!(live_ports(&db.store).await.unwrap(), [(42003, first.app.id)]);
    let all = [&excluded[..], &[42003]].concat();
    let refused = replace(&db.store, first.app.id, &(42000..=42003), &all, address).await.unwrap_err();
    assert_eq!(
        (refused.code(), refused.to_string().as_str()),
        (ErrorCode::ServiceUnavailable, "no preview port is left")
    );
    assert_eq!(live_ports(&db.store).await.unwrap(), [(42003, first.app.id)], "nothing half-done");
    let named = testing::app_with(&db.store, user, |new| NewApp { ports: None, ..new }).await.unwrap();
    assert_eq!(named.app.preview_address, format!("https://{}.example.org", named.app.id), "it needs no port");
    assert_eq!((named.port, port_of(&db.store, named.app.id).await.unwrap()), (None, None));
}
