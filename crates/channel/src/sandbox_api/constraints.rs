//! What every sandbox is held to, whatever is asked for.

use std::collections::BTreeMap;

use isekai_domain::ResourceLimits;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// `GET /v1/constraints`, and of one sandbox `GET /v1/sandboxes/{id}/constraints`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Constraints {
    pub isolation: Isolation,
    /// Of the sandbox, or of one that asks for none.
    #[cfg_attr(feature = "schema", schema(value_type = crate::schema::ResourceLimits))]
    pub limits: ResourceLimits,
    /// What may be asked for, by the names of `ResourceLimits`.
    pub limit_ranges: BTreeMap<String, LimitRange>,
    pub machine: Machine,
    /// Fields of container engines that are refused with `SECURITY_ERROR`, and the reason that comes in its `details`.
    pub forbidden_fields: BTreeMap<String, String>,
}

/// The settings of a container that keep it in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Isolation {
    /// uid and gid.
    pub user: String,
    pub network_mode: String,
    pub privileged: bool,
    /// OCI runtime; the engine's default when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<String>,
    pub ipc_mode: String,
    pub cgroup_namespace: String,
    pub security_options: SecurityOptions,
    /// Digest (`sha256:…`) of the seccomp profile.
    pub seccomp_digest: String,
    pub masked_paths: Vec<String>,
    pub readonly_paths: Vec<String>,
    /// Mount options by mount point: the only places that can be written.
    pub tmpfs: BTreeMap<String, String>,
    pub shm_bytes: u64,
    /// Hard limits by name.
    pub ulimits: BTreeMap<String, u64>,
    /// Folders of the host; always empty.
    pub binds: Vec<String>,
    /// Devices of the host; always empty.
    pub devices: Vec<String>,
    /// Where what the first process prints is kept; `none`.
    pub log_driver: String,
}

/// The spec's `SecurityOptions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SecurityOptions {
    pub read_only_rootfs: bool,
    pub no_new_privileges: bool,
    pub capabilities: Capabilities,
    /// `default`: this service's own profile. Empty: none.
    pub seccomp_profile: String,
    /// Empty where the engine has no AppArmor.
    pub apparmor_profile: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Capabilities {
    pub drop: Vec<String>,
    pub add: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LimitRange {
    pub min: u64,
    pub max: u64,
}

/// 0 when the engine does not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Machine {
    pub cpus: u32,
    pub memory_bytes: u64,
}

/// `PUT /v1/sandboxes/{id}/constraints`, the spec's `applySecurityConstraints`. All that can be asked for is what holds anyway.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApplyConstraints {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network_mode: Option<String>,
    /// The spec's `SecurityOptions`, or some of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security_options: Option<Value>,
}
