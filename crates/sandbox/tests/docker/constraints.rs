use isekai_channel::sandbox_api::constraints::ApplyConstraints;
use isekai_channel::verdict::{PathReason, ValidatePath};
use isekai_domain::ErrorCode;
use serde_json::json;

use crate::support::{Service, docker, eventually, request};

/// Word for word what the engine says of the container.
#[tokio::test]
async fn what_is_told_of_a_sandbox_is_what_its_container_has() {
    let service = Service::start(0).await;
    let sandbox = service.create().await;
    let told = service.client.constraints_of(sandbox.id).await.unwrap();
    let found = docker().inspect_container(&sandbox.container_id, None).await.unwrap();
    let (config, host) = (found.config.unwrap(), found.host_config.unwrap());
    let isolation = told.isolation;
    assert_eq!(config.user.as_ref(), Some(&isolation.user));
    assert_eq!(host.network_mode.as_ref(), Some(&isolation.network_mode));
    assert_eq!((host.privileged, host.ipc_mode.as_ref()), (Some(isolation.privileged), Some(&isolation.ipc_mode)));
    assert_eq!(host.masked_paths, Some(isolation.masked_paths));
    assert_eq!(host.readonly_paths, Some(isolation.readonly_paths));
    assert_eq!(host.tmpfs.unwrap().into_iter().collect::<std::collections::BTreeMap<_, _>>(), isolation.tmpfs);
    assert_eq!(host.shm_size, i64::try_from(isolation.shm_bytes).ok());
    let options = isolation.security_options;
    assert_eq!(host.readonly_rootfs, Some(options.read_only_rootfs));
    assert_eq!(host.cap_drop, Some(options.capabilities.drop));
    let given = host.security_opt.unwrap();
    assert!(options.no_new_privileges && given.contains(&"no-new-privileges:true".to_owned()));
    let apparmor = given.iter().find_map(|option| option.strip_prefix("apparmor=")).unwrap_or_default();
    assert_eq!(options.apparmor_profile, apparmor);
    assert_eq!(apparmor.is_empty(), !service.client.health().await.unwrap().engine.apparmor);
    assert_eq!(told.limits, sandbox.limits);
    assert_eq!(service.client.constraints().await.unwrap().limits, sandbox.limits);

    let wanted = ApplyConstraints {
        network_mode: Some("none".to_owned()),
        security_options: Some(json!({ "readOnlyRootfs": true, "capabilities": { "add": [] } })),
    };
    service.client.apply_constraints(sandbox.id, &wanted).await.unwrap();
    let weaker = ApplyConstraints { network_mode: Some("host".to_owned()), security_options: None };
    let refused = service.client.apply_constraints(sandbox.id, &weaker).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::Security);
}

#[tokio::test]
async fn a_verdict_on_a_path_knows_the_links_of_now() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    service.write(id, &[("plain", "1"), ("folder/file", "2")]).await;
    service.shell(id, "ln -s /etc out; ln -s /etc/passwd link").await;
    let ask = async |path: &str, allow_write| {
        let request = ValidatePath { path: path.to_owned(), allow_write };
        let verdict = service.client.validate_path_in(id, &request).await.unwrap();
        assert_eq!((verdict.valid, verdict.normalized.is_some()), (verdict.reason.is_none(), verdict.reason.is_none()));
        verdict.reason
    };
    assert_eq!(ask("folder/file", false).await, None);
    assert_eq!(ask("not/there/yet", true).await, None);
    assert_eq!(ask("out/passwd", false).await, Some(PathReason::SymbolicLink));
    assert_eq!(ask("out/new", true).await, Some(PathReason::SymbolicLink));
    assert_eq!(ask("link", false).await, Some(PathReason::SymbolicLink));
    assert_eq!(ask("link", true).await, None, "a file takes its place");
    assert_eq!(ask("plain/x", true).await, Some(PathReason::NotAFolder));
    assert_eq!(ask("../etc/passwd", false).await, Some(PathReason::Traversal));
    assert_eq!(ask(".isekai/dist/x", true).await, Some(PathReason::PrivateFolder));
}

#[tokio::test]
async fn an_unknown_runtime_is_named_in_health_and_claims_are_refused_for_it() {
    let service = Service::start_with(1, &[("RUNTIME", "no-such-runtime")]).await;
    eventually("the runtime is missed", async || {
        let findings = service.client.health().await.unwrap().findings;
        findings.iter().any(|finding| finding.code == "RUNTIME_MISSING" && finding.message.contains("no-such-runtime"))
    })
    .await;
    assert_eq!(service.client.health().await.unwrap().status, "degraded");
    let refused = service.client.create(&request(), "k").await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::ServiceUnavailable);
    assert!(refused.to_string().contains("`no-such-runtime`"), "{refused}");
    assert!(service.containers().await.is_empty());
}
