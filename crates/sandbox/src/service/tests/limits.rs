//! Limits that change, and ones that cannot.

use isekai_domain::ResourceLimits;

use super::*;
use crate::node::tests::fake::MACHINE_BYTES;

#[tokio::test(start_paused = true)]
async fn limits_are_read_and_set() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/limits", sandbox.id);
    let body = async |answer: Response<Body>| -> Value {
        serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap()
    };
    let mut limits = body(ask(&world, "GET", &path, None).await).await;
    assert_eq!(limits, serde_json::to_value(ResourceLimits::default()).unwrap());
    limits["processes"] = json!(200);
    assert_eq!(body(ask(&world, "PUT", &path, Some(limits.clone())).await).await, limits);
    assert_eq!(body(ask(&world, "GET", &path, None).await).await, limits);
}

#[tokio::test(start_paused = true)]
async fn numbers_that_are_none_or_too_large_or_too_small_are_refused() {
    let (world, sandbox) = with_sandbox().await;
    let path = format!("/v1/sandboxes/{}/limits", sandbox.id);
    let bad = [json!(0), json!(-1), json!(1.5), json!("64"), json!(null), json!([1]), json!(u64::MAX), json!(1e300)];
    for name in ["memory", "cpu", "diskSpace", "processes", "executionTime"] {
        for value in &bad {
            let mut limits = serde_json::to_value(sandbox.limits).unwrap();
            limits[name] = value.clone();
            let answer = refused(&world, "PUT", &path, Some(limits.clone())).await;
            assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"), "{name} {value}");
            let create = json!({ "appId": sandbox.app_id, "leaseSeconds": 60, "limits": limits });
            let answer = refused(&world, "POST", "/v1/sandboxes", Some(create)).await;
            assert_eq!((answer.0, answer.1.as_str()), (400, "VALIDATION_ERROR"), "{name} {value}");
        }
        let mut limits = serde_json::to_value(sandbox.limits).unwrap();
        limits.as_object_mut().unwrap().remove(name);
        assert_eq!(refused(&world, "PUT", &path, Some(limits)).await.0, 400, "without {name}");
    }
    let list = json!([sandbox.limits.memory, 1_000, sandbox.limits.disk_space, 128, 300]);
    assert_eq!(refused(&world, "PUT", &path, Some(list)).await.0, 400, "not in their order without names");
    for (name, beyond) in [("memory", json!(MACHINE_BYTES)), ("cpu", json!(2_001))] {
        let mut limits = serde_json::to_value(sandbox.limits).unwrap();
        limits[name] = beyond;
        assert_eq!(refused(&world, "PUT", &path, Some(limits)).await.0, 400, "{name}");
    }
    assert_eq!(world.node.limits(sandbox.id).unwrap(), sandbox.limits);
    assert_eq!(world.driver.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn less_memory_than_is_in_use_is_a_conflict() {
    let (world, sandbox) = with_sandbox().await;
    world.driver.use_memory(u64::MAX / 2);
    let mut limits = serde_json::to_value(sandbox.limits).unwrap();
    limits["memory"] = json!(sandbox.limits.memory / 2);
    let answer = refused(&world, "PUT", &format!("/v1/sandboxes/{}/limits", sandbox.id), Some(limits)).await;
    assert_eq!((answer.0, answer.1.as_str()), (409, "CONFLICT"));
}
