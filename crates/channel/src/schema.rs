//! Shapes of types that other crates own, for sandboxd's OpenAPI document. They are never made.

use utoipa::ToSchema;

/// The spec's `ResourceLimits`. What is allowed is in `GET /v1/constraints`.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct ResourceLimits {
    /// Bytes.
    pub memory: u64,
    /// 1000 = one CPU.
    pub cpu: u32,
    /// Bytes.
    pub disk_space: u64,
    pub processes: u32,
    /// Seconds of active time per start or exec.
    pub execution_time: u32,
}

/// [`isekai_domain::EgressRule`]
#[derive(ToSchema)]
pub struct EgressRule {
    /// A host name, or `*.` and a name of at least two parts: everything below it.
    pub host: String,
    pub port: u16,
}
