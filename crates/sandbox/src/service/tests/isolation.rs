//! What would weaken a sandbox is refused by every way in, and what is told of its isolation can be asked for.

use isekai_channel::sandbox_api::constraints::Constraints;

use super::*;
use crate::policy::FORBIDDEN_FIELDS;

async fn constraints(world: &World, path: &str) -> Constraints {
    let answer = ask(world, "GET", path, None).await;
    assert_eq!(answer.status(), 200);
    serde_json::from_slice(&answer.into_body().collect().await.unwrap().to_bytes()).unwrap()
}

#[tokio::test(start_paused = true)]
async fn what_is_weaker_is_refused_with_its_reason() {
    let (world, sandbox) = with_sandbox().await;
    let base = json!({ "appId": sandbox.app_id, "leaseSeconds": 60 });
    let option = |options: Value| json!({ "securityOptions": options });
    let mut table = vec![
        (json!({ "networkMode": "bridge" }), "NETWORK_MODE"),
        (json!({ "networkMode": "host" }), "NETWORK_MODE"),
        (json!({ "networkMode": "container:1" }), "NETWORK_MODE"),
        (json!({ "networkMode": "" }), "NETWORK_MODE"),
        (option(json!({ "readOnlyRootfs": false })), "WRITABLE_ROOT"),
        (option(json!({ "readOnlyRootfs": "true" })), "WRITABLE_ROOT"),
        (option(json!({ "noNewPrivileges": false })), "NEW_PRIVILEGES"),
        (option(json!({ "capabilities": { "drop": ["ALL"], "add": ["SYS_ADMIN"] } })), "CAPABILITIES"),
        (option(json!({ "capabilities": { "add": "ALL" } })), "CAPABILITIES"),
        (option(json!({ "seccompProfile": "unconfined" })), "SECCOMP"),
        (option(json!({ "seccompProfile": { "defaultAction": "SCMP_ACT_ALLOW" } })), "SECCOMP"),
        (option(json!({ "apparmorProfile": "unconfined" })), "APPARMOR"),
        (option(json!({ "label": "disable" })), "SECURITY_OPTION"),
    ];
    table.extend(FORBIDDEN_FIELDS.iter().map(|(field, reason)| (json!({ *field: ["/:/host"] }), *reason)));
    let path = format!("/v1/sandboxes/{}/constraints", sandbox.id);
    for (weaker, reason) in table {
        let expected = (403, "SECURITY_ERROR".to_owned(), reason.to_owned());
        let mut create = base.clone();
        create.as_object_mut().unwrap().extend(weaker.as_object().unwrap().clone());
        assert_eq!(refused(&world, "POST", "/v1/sandboxes", Some(create)).await, expected, "{weaker}");
        assert_eq!(refused(&world, "PUT", &path, Some(weaker.clone())).await, expected, "{weaker}");
    }
    for bad in [json!([]), json!({ "surprise": 1 }), json!({ "securityOptions": [] })] {
        assert_eq!(refused(&world, "PUT", &path, Some(bad.clone())).await.0, 400, "{bad}");
    }
    assert_eq!(refused(&world, "PUT", "/v1/constraints", Some(json!({}))).await.0, 405);
    assert_eq!(world.driver.count(), 1, "no container was made");
}

#[tokio::test(start_paused = true)]
async fn what_is_told_can_be_asked_for() {
    let (world, sandbox) = with_sandbox().await;
    let general = constraints(&world, "/v1/constraints").await;
    let path = format!("/v1/sandboxes/{}/constraints", sandbox.id);
    let own = constraints(&world, &path).await;
    assert_eq!(own, general, "it asked for nothing");
    assert_eq!((own.isolation.user.as_str(), own.isolation.network_mode.as_str()), ("10001:10001", "none"));
    assert_eq!((own.machine.cpus, own.limits), (2, sandbox.limits));
    assert_eq!(own.limit_ranges.len(), 5);
    assert_eq!(own.forbidden_fields["binds"], "BINDS");
    let wanted =
        json!({ "networkMode": own.isolation.network_mode, "securityOptions": own.isolation.security_options });
    let answer = ask(&world, "PUT", &path, Some(wanted.clone())).await;
    assert_eq!(answer.status(), 200);
    let mut create = json!({ "appId": sandbox.app_id, "leaseSeconds": 60 });
    create.as_object_mut().unwrap().extend(wanted.as_object().unwrap().clone());
    assert_eq!(ask(&world, "POST", "/v1/sandboxes", Some(create)).await.status(), 201);
}

#[tokio::test(start_paused = true)]
async fn a_sandboxs_own_limits_show_in_its_isolation() {
    let (world, sandbox) = with_sandbox().await;
    let mib = 1024 * 1024;
    let mut asked = request();
    asked.limits = Some(isekai_domain::ResourceLimits { disk_space: 64 * mib, ..sandbox.limits });
    let small = world.node.create(asked, None).await.unwrap();
    let own = constraints(&world, &format!("/v1/sandboxes/{}/constraints", small.id)).await;
    assert!(own.isolation.tmpfs["/workspace"].contains(&format!("size={}", 64 * mib)), "{:?}", own.isolation.tmpfs);
    assert_eq!(own.limits, small.limits);
}
