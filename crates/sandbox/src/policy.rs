//! What is refused, whoever asks: anything that would make a container weaker than the driver makes it.

use isekai_channel::sandbox_api::CreateSandbox;
use isekai_channel::sandbox_api::constraints::ApplyConstraints;
use isekai_domain::{EgressRule, MAX_EGRESS_RULES, ResourceLimits};
use serde::de::DeserializeOwned;
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
pub const FORBIDDEN_FIELDS: &[(&str, &str)] = &[
    ("binds", "BINDS"),
    ("mounts", "BINDS"),
    ("volumes", "BINDS"),
    ("volumesFrom", "BINDS"),
    ("devices", "DEVICES"),
    ("deviceRequests", "DEVICES"),
    ("deviceCgroupRules", "DEVICES"),
    ("privileged", "PRIVILEGED"),
    ("capAdd", "CAPABILITIES"),
    ("readonlyRootfs", "WRITABLE_ROOT"),
    ("securityOpt", "SECURITY_OPTION"),
    ("hostConfig", "SECURITY_OPTION"),
    ("cgroupParent", "NAMESPACES"),
    ("cgroupnsMode", "NAMESPACES"),
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

/// Least and most of each of the spec's `ResourceLimits`, whatever the machine.
pub const LIMIT_RANGES: [(&str, u64, u64); 5] = [
    ("memory", 32 * MIB, 64 * 1024 * MIB),
    ("cpu", 50, 64_000),
    ("diskSpace", MIB, 64 * 1024 * MIB),
    ("processes", 16, 8_192),
    ("executionTime", 1, 7 * 86_400),
];

/// Reads a request to create a sandbox. `image` is the one that is configured.
pub fn read(body: Value, image: &str) -> Result<CreateSandbox, Refusal> {
    let request: CreateSandbox = parse(body)?;
    check_isolation(request.network_mode.as_deref(), request.security_options.as_ref())?;
    if request.image.as_deref().is_some_and(|wanted| wanted != image) {
        return Err(security("IMAGE", format!("only the image {image} is allowed")));
    }
    if let Some(limits) = &request.limits {
        check_limits(limits)?;
    }
    if !(1..=86_400).contains(&request.lease_seconds) {
        return Err(Refusal::Invalid("`leaseSeconds` must be 1 to 86400".to_owned()));
    }
    check_egress(&request.egress)?;
    Ok(request)
}

/// Reads a request to apply constraints to a sandbox that is there.
pub fn read_constraints(body: Value) -> Result<ApplyConstraints, Refusal> {
    let request: ApplyConstraints = parse(body)?;
    check_isolation(request.network_mode.as_deref(), request.security_options.as_ref())?;
    Ok(request)
}

pub fn check_limits(limits: &ResourceLimits) -> Result<(), Refusal> {
    let ResourceLimits { memory, cpu, disk_space, processes, execution_time } = *limits;
    let values = [memory, cpu.into(), disk_space, processes.into(), execution_time.into()];
    match LIMIT_RANGES.iter().zip(values).find(|((_, least, most), value)| !(least..=most).contains(&value)) {
        Some(((name, least, most), value)) => {
            Err(Refusal::Invalid(format!("`limits.{name}` is {value}; it must be {least} to {most}")))
        }
        None => Ok(()),
    }
}

fn parse<T: DeserializeOwned>(body: Value) -> Result<T, Refusal> {
    // A list would be taken for the fields in their order.
    let Value::Object(fields) = &body else {
        return Err(Refusal::Invalid("the request must be an object".to_owned()));
    };
    for (field, reason) in FORBIDDEN_FIELDS {
        if fields.contains_key(*field) {
            return Err(security(reason, format!("`{field}` is not available to sandboxes")));
        }
    }
    serde_json::from_value(body).map_err(|error| Refusal::Invalid(format!("the request is not valid: {error}")))
}

fn check_isolation(network_mode: Option<&str>, security_options: Option<&Value>) -> Result<(), Refusal> {
    if let Some(mode) = network_mode.filter(|mode| *mode != "none") {
        return Err(security("NETWORK_MODE", format!("a sandbox has no network; `{mode}` is not available")));
    }
    security_options.map_or(Ok(()), check_options)
}

/// Each rule is sound by itself already.
pub fn check_egress(rules: &[EgressRule]) -> Result<(), Refusal> {
    if rules.len() > MAX_EGRESS_RULES {
        return Err(Refusal::Invalid(format!("at most {MAX_EGRESS_RULES} hosts can be allowed")));
    }
    if rules.iter().any(|rule| rule.port == 0) {
        return Err(Refusal::Invalid("`port` must be 1 to 65535".to_owned()));
    }
    Ok(())
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
    fn constraints_are_read_by_the_same_rules() {
        let reason = |body: Value| match read_constraints(body) {
            Err(Refusal::Security { reason, .. }) => reason,
            other => panic!("not refused for security: {other:?}"),
        };
        assert_eq!(reason(json!({ "networkMode": "bridge" })), "NETWORK_MODE");
        assert_eq!(reason(json!({ "binds": [] })), "BINDS");
        assert_eq!(reason(json!({ "securityOptions": { "readOnlyRootfs": false } })), "WRITABLE_ROOT");
        read_constraints(json!({})).unwrap();
        read_constraints(json!({ "networkMode": "none", "securityOptions": { "readOnlyRootfs": true } })).unwrap();
        assert!(matches!(read_constraints(json!({ "surprise": 1 })), Err(Refusal::Invalid(_))));
        assert!(matches!(read_constraints(json!([])), Err(Refusal::Invalid(_))));
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
        let rules = |count| vec![json!({ "host": "api.example.com", "port": 443 }); count];
        with(json!({ "egress": rules(MAX_EGRESS_RULES) })).unwrap();
        for bad in [rules(MAX_EGRESS_RULES + 1), vec![json!({ "host": "a.example", "port": 0 })]] {
            assert!(matches!(with(json!({ "egress": bad })), Err(Refusal::Invalid(_))));
        }
        for host in ["10.0.0.1", "localhost", "*", "*.com", "http://a.example"] {
            let rule = json!({ "host": host, "port": 443 });
            assert!(matches!(with(json!({ "egress": [rule] })), Err(Refusal::Invalid(_))), "{host}");
        }
        assert!(matches!(with(json!({ "leaseSeconds": 0 })), Err(Refusal::Invalid(_))));
        assert!(matches!(with(json!({ "surprise": 1 })), Err(Refusal::Invalid(_))));
    }
}
