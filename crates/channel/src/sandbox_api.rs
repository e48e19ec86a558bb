//! sandboxd's REST types.

pub mod constraints;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, EgressRule, ResourceLimits};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Identifies a claimed sandbox. A container is claimed once and never reused.
pub type SandboxId = Uuid;

/// Header that makes `POST /v1/sandboxes` repeatable: the same key gets the same answer.
pub const IDEMPOTENCY_HEADER: &str = "idempotency-key";
/// Header of preview requests: the host that the browser asked for.
pub const PUBLIC_HOST_HEADER: &str = "x-isekai-host";
/// Header of answers that are sandboxd's own errors, with their code: an app's answers never carry it.
pub const ERROR_HEADER: &str = "x-isekai-error";
/// `details.reason` of a preview's error: the sandbox is there, and the app's own server does not answer.
pub const APP_NOT_ANSWERING: &str = "APP_NOT_ANSWERING";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateSandbox {
    #[cfg_attr(feature = "schema", schema(value_type = Uuid))]
    pub app_id: AppId,
    #[serde(default)]
    #[cfg_attr(feature = "schema", schema(value_type = Option<crate::schema::ResourceLimits>))]
    pub limits: Option<ResourceLimits>,
    pub lease_seconds: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Only `none` is accepted; other values of the spec are refused by policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub network_mode: Option<String>,
    /// The spec's `SecurityOptions`: what is weaker than our own settings is refused by policy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security_options: Option<Value>,
    /// What the app may connect to from its first moment on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schema(value_type = Vec<crate::schema::EgressRule>))]
    pub egress: Vec<EgressRule>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Sandbox {
    #[cfg_attr(feature = "schema", schema(value_type = Uuid))]
    pub id: SandboxId,
    #[cfg_attr(feature = "schema", schema(value_type = Uuid))]
    pub app_id: AppId,
    pub container_id: String,
    /// Whether it came from the warm pool.
    pub warm: bool,
    pub state: SandboxState,
    /// Why it is dead: `oom`, `timeout`, `gone`, or how it exited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<String>,
    #[serde(default)]
    pub priority: Priority,
    pub node: String,
    #[cfg_attr(feature = "schema", schema(value_type = crate::schema::ResourceLimits))]
    pub limits: ResourceLimits,
    pub lease_expires_at: DateTime<Utc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum SandboxState {
    Running,
    Paused,
    /// The container ended; `stateReason` says how.
    Dead,
}

/// What a sandbox is worth where processors are short.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    #[default]
    Normal,
    /// It has taken all the processor time of its limit for seconds: half of the processors, and there the least weight.
    Low,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SandboxList {
    pub sandboxes: Vec<Sandbox>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RenewLeases {
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Uuid>))]
    pub ids: Vec<SandboxId>,
    pub seconds: u32,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct RenewedLeases {
    /// Sandboxes that no longer run: their apps must be started anew.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Uuid>))]
    pub missing: Vec<SandboxId>,
    /// The same ones, with why.
    #[serde(default)]
    pub ended: Vec<EndedSandbox>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EndedSandbox {
    #[cfg_attr(feature = "schema", schema(value_type = Uuid))]
    pub id: SandboxId,
    /// `oom`, `timeout`, `exited`, or `gone`: removed, or never there.
    pub reason: String,
}

/// The spec's `ResourceUsage`, in bytes and seconds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct ResourceUsage {
    /// CPU time used so far, in seconds.
    pub cpu: f64,
    /// Bytes.
    pub memory: u64,
    /// Bytes.
    pub storage: u64,
    /// Bytes that entered through the channel.
    pub network_in: u64,
    /// Bytes that left through the channel.
    pub network_out: u64,
    /// Seconds of active time.
    pub execution_time: u64,
    pub oom_kills: u64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PoolStatus {
    /// How many the pool is to hold; it follows demand.
    pub target: usize,
    pub ready: usize,
    pub starting: usize,
    pub claimed: usize,
    /// How long one container for the pool takes, on average.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refill_seconds: Option<f64>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct SandboxHealth {
    /// `ok` or `degraded`.
    pub status: String,
    pub engine: EngineInfo,
    pub pool: PoolStatus,
    /// What is weaker on this engine than it should be.
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct EngineInfo {
    pub version: String,
    pub api_version: String,
    pub runtime: String,
    pub cgroup_version: String,
    pub live_restore: bool,
    pub userns_remap: bool,
    pub apparmor: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    pub code: String,
    /// `info`, `warn` or `error`.
    pub severity: String,
    /// What is weak and what to do about it.
    pub message: String,
}
