//! What a user may use (the spec's `ResourceQuota`), and the limits of one container (`ResourceLimits`).

use serde::{Deserialize, Serialize};

const MIB: u64 = 1024 * 1024;

/// Per user. Field names and defaults are the spec's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResourceQuota {
    pub max_apps: u32,
    pub max_concurrent_apps: u32,
    /// MiB.
    pub max_memory_per_app: u32,
    /// 1000 = one CPU.
    pub max_cpu_per_app: u32,
    /// MiB.
    pub max_storage_per_app: u32,
    /// Seconds of active time per start or exec.
    pub max_execution_time: u32,
}

impl Default for ResourceQuota {
    fn default() -> Self {
        Self {
            max_apps: 10,
            max_concurrent_apps: 3,
            max_memory_per_app: 512,
            max_cpu_per_app: 1000,
            max_storage_per_app: 1024,
            max_execution_time: 300,
        }
    }
}

/// The spec's `ResourceLimits` of one container.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
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

impl ResourceLimits {
    /// Process count of an app; a quota of its own is not in the spec.
    pub const DEFAULT_PROCESSES: u32 = 128;
}

impl Default for ResourceLimits {
    fn default() -> Self {
        ResourceQuota::default().into()
    }
}

impl From<ResourceQuota> for ResourceLimits {
    fn from(quota: ResourceQuota) -> Self {
        Self {
            memory: u64::from(quota.max_memory_per_app) * MIB,
            cpu: quota.max_cpu_per_app,
            disk_space: u64::from(quota.max_storage_per_app) * MIB,
            processes: Self::DEFAULT_PROCESSES,
            execution_time: quota.max_execution_time,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_follow_the_quota_in_bytes() {
        let limits = ResourceLimits::from(ResourceQuota::default());
        assert_eq!(limits.memory, 536_870_912);
        assert_eq!(limits.disk_space, 1_073_741_824);
        assert_eq!((limits.cpu, limits.execution_time), (1000, 300));
    }
}
