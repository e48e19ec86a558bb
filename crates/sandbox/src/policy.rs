//! What is refused, whoever asks: anything that would make a container weaker than the driver makes it.

use isekai_channel::sandbox_api::CreateSandbox;
use isekai_domain::ResourceLimits;
use serde_json::{Map, Value};
use thiserror::Error;

const MIB: u64 = 1024 * 1024;

#[derive(Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    /// `reason` is for programs, the message for people.
    #[error("{message}")]
    Security { reason: &'static str, message: String },
    #[error("{0}")]
    Invalid(String),
}

/// Fields of container engines that open a sandbox up; they get a clear refusal rather than a complaint about an unknown field.
const FORBIDDEN_FIELDS: &[(&str, &str)] = &[
    ("binds", "BINDS"),
    ("mounts", "BINDS"),
    ("volumes", "BINDS"),
    ("volumesFrom", "BINDS"),
    ("devices", "DEVICES"),
    ("privileged", "PRIVILEGED"),
    ("capAdd", "CAPABILITIES"),
    ("pidMode", "NAMESPACES"),
    ("ipcMode", "NAMESPACES"),
    ("utsMode", "NAMESPACES"),
    ("usernsMode", "NAMESPACES"),
    ("user", "USER"),
    ("runtime", "RUNTIME"),
    ("sysctls", "SYSCTLS"),
    ("portBindings", "NETWORK_MODE"),
    ("ports", "NETWORK_MODE"),
];

/// Reads a request to create a sandbox. `image` is the one that is configured.
pub fn read(body: Value, image: &str) -> Result<CreateSandbox, Refusal> {
    if let Value::Object(fields) = &body {
        for (field, reason) in FORBIDDEN_FIELDS {
            if fields.contains_key(*field) {
                return Err(security(reason, format!("`{field}` is not available to sandboxes")));
            }
        }
    }
    let request: CreateSandbox =
        serde_json::from_value(body).map_err(|error| Refusal::Invalid(format!("the request is not valid: {error}")))?;
    if let Some(mode) = request.network_mode.as_deref().filter(|mode| *mode != "none") {
        return Err(security("NETWORK_MODE", format!("a sandbox has no network; `{mode}` is not available")));
    }
    if request.image.as_deref().is_some_and(|wanted| wanted != image) {
        return Err(security("IMAGE", format!("only the image {image} is allowed")));
    }
    if let Some(options) = &request.security_options {
        check_options(options)?;
    }
    if let Some(limits) = &request.limits {
        check_limits(limits)?;
    }
    if !(1..=86_400).contains(&request.lease_seconds) {
        return Err(Refusal::Invalid("`leaseSeconds` must be 1 to 86400".to_owned()));
    }
    Ok(request)
}

/// The spec's `SecurityOptions`: each may ask for what it gets anyway.
fn check_options(options: &Value) -> Result<(), Refusal> {
    let Value::Object(options) = options else {
        return Err(Refusal::Invalid("`securityOptions` must be an object".to_owned()));
    };
    for (name, value) in options {
        let (fine, reason) = match name.as_str() {
            "readOnlyRootfs" => (value == &Value::Bool(true), "WRITABLE_ROOT"),
            "noNewPrivileges" => (value == &Value::Bool(true), "NEW_PRIVILEGES"),
            "capabilities" => (value.as_object().is_some_and(adds_nothing), "CAPABILITIES"),
            "seccompProfile" => (is_default(value), "SECCOMP"),
            "apparmorProfile" => (is_default(value), "APPARMOR"),
            _ => (false, "SECURITY_OPTION"),
        };
        if !fine {
            return Err(security(reason, format!("`securityOptions.{name}` cannot be set to {value}")));
        }
    }
    Ok(())
}

fn adds_nothing(capabilities: &Map<String, Value>) -> bool {
    capabilities.iter().all(|(name, value)| match name.as_str() {
        "add" => value.as_array().is_some_and(Vec::is_empty),
        "drop" => value.is_array(),
        _ => false,
    })
}

fn is_default(profile: &Value) -> bool {
    matches!(profile.as_str(), Some("" | "default" | "docker-default"))
}

fn check_limits(limits: &ResourceLimits) -> Result<(), Refusal> {
    let checks = [
        ("memory", limits.memory, 32 * MIB, 64 * 1024 * MIB),
        ("cpu", limits.cpu.into(), 50, 64_000),
        ("diskSpace", limits.disk_space, MIB, 64 * 1024 * MIB),
        ("processes", limits.processes.into(), 16, 8_192),
        ("executionTime", limits.execution_time.into(), 1, 7 * 86_400),
    ];
    match checks.iter().find(|(_, value, least, most)| !(least..=most).contains(&value)) {
        Some((name, value, least, most)) => {
            Err(Refusal::Invalid(format!("`limits.{name}` is {value}; it must be {least} to {most}")))
        }
        None => Ok(()),
    }
}

fn security(reason: &'static str, message: String) -> Refusal {
    Refusal::Security { reason, message }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const IMAGE: &str = "isekai/web:latest";

    fn with(extra: Value) -> Result<CreateSandbox, Refusal> {
        let mut body = json!({ "appId": "01890000-0000-7000-8000-000000000001", "leaseSeconds": 60 });
        body.as_object_mut().unwrap().extend(extra.as_object().unwrap().clone());
        read(body, IMAGE)
    }

    fn reason(extra: Value) -> &'static str {
        match with(extra) {
            Err(Refusal::Security { reason, .. }) => reason,
            other => panic!("not refused for security: {other:?}"),
        }
    }

    /// What is accepted is never weaker than what we give anyway.
    #[test]
    fn fuzz_policy_read() {
        let seeds = [
            r#"{"appId":"01890000-0000-7000-8000-000000000001","leaseSeconds":60,"networkMode":"none","image":"isekai/web:latest"}"#,
            r#"{"appId":"01890000-0000-7000-8000-000000000001","leaseSeconds":86400,
                "limits":{"memory":536870912,"cpu":1000,"diskSpace":1073741824,"processes":128,"executionTime":300},
                "securityOptions":{"readOnlyRootfs":true,"noNewPrivileges":true,"seccompProfile":"default",
                "apparmorProfile":"","capabilities":{"drop":["ALL"],"add":[]}}}"#,
        ];
        let target =
            isekai_fuzz::Target::new("policy-read").seeds(seeds).tokens(FORBIDDEN_FIELDS.iter().map(|(name, _)| *name));
        target.tokens(["bridge", "host", "unconfined", "false", "\"add\":[\"ALL\"]", "null", "[", "{\"a\":"]).run(
            |input| {
                let body: Value = serde_json::from_slice(input).ok()?;
                let given = |path: &str| body.pointer(&format!("/securityOptions/{path}")).cloned();
                let (root, privileges) = (given("readOnlyRootfs"), given("noNewPrivileges"));
                let (added, profile) = (given("capabilities/add"), given("seccompProfile"));
                let outcome = read(body, IMAGE);
                if let Ok(request) = &outcome {
                    assert!(request.network_mode.as_deref().is_none_or(|mode| mode == "none"));
                    assert!(request.image.as_deref().is_none_or(|image| image == IMAGE));
                    assert!(
                        root.is_none_or(|value| value == json!(true))
                            && privileges.is_none_or(|value| value == json!(true))
                    );
                    assert!(added.is_none_or(|value| value == json!([])));
                    assert!(profile.is_none_or(|value| is_default(&value)));
                    let memory = request.limits.map_or(32 * MIB, |limits| limits.memory);
                    assert!((32 * MIB..=64 * 1024 * MIB).contains(&memory));
                }
                Some(outcome.err().map(|refusal| match refusal {
                    Refusal::Security { reason, .. } => reason,
                    Refusal::Invalid(_) => "",
                }))
            },
        );
    }

    #[test]
    fn refuses_whatever_would_weaken_a_container() {
        assert_eq!(reason(json!({ "networkMode": "bridge" })), "NETWORK_MODE");
        assert_eq!(reason(json!({ "networkMode": "host" })), "NETWORK_MODE");
        assert_eq!(reason(json!({ "binds": ["/:/host"] })), "BINDS");
        assert_eq!(reason(json!({ "privileged": true })), "PRIVILEGED");
        assert_eq!(reason(json!({ "image": "debian:12" })), "IMAGE");
        let option = |options: Value| reason(json!({ "securityOptions": options }));
        assert_eq!(option(json!({ "readOnlyRootfs": false })), "WRITABLE_ROOT");
        assert_eq!(option(json!({ "noNewPrivileges": false })), "NEW_PRIVILEGES");
        assert_eq!(option(json!({ "capabilities": { "add": ["NET_ADMIN"] } })), "CAPABILITIES");
        assert_eq!(option(json!({ "capabilities": { "drop": [], "ambient": ["ALL"] } })), "CAPABILITIES");
        assert_eq!(option(json!({ "seccompProfile": "unconfined" })), "SECCOMP");
        assert_eq!(option(json!({ "apparmorProfile": "unconfined" })), "APPARMOR");
        assert_eq!(option(json!({ "privileged": true })), "SECURITY_OPTION");
    }

    #[test]
    fn accepts_what_is_as_strict_as_we_are() {
        with(json!({})).unwrap();
        let options = json!({ "readOnlyRootfs": true, "noNewPrivileges": true, "seccompProfile": "default",
            "apparmorProfile": "", "capabilities": { "drop": ["ALL"], "add": [] } });
        with(json!({ "networkMode": "none", "image": IMAGE, "securityOptions": options })).unwrap();
    }

    #[test]
    fn limits_and_leases_are_bounded() {
        let limits = |change: Value| {
            let mut limits = serde_json::to_value(ResourceLimits::default()).unwrap();
            limits.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            with(json!({ "limits": limits }))
        };
        limits(json!({})).unwrap();
        for bad in
            [json!({ "memory": 1 }), json!({ "cpu": 0 }), json!({ "processes": 1_000_000 }), json!({ "diskSpace": 0 })]
        {
            assert!(matches!(limits(bad), Err(Refusal::Invalid(_))));
        }
        assert!(matches!(with(json!({ "leaseSeconds": 0 })), Err(Refusal::Invalid(_))));
        assert!(matches!(with(json!({ "surprise": 1 })), Err(Refusal::Invalid(_))));
    }
}
