//! From the user's quota to the numbers of a container.

use isekai_channel::sandbox_api::Priority;
use isekai_domain::ResourceLimits;
use serde::{Deserialize, Serialize};

const MIB: u64 = 1024 * 1024;

/// `/tmp` and `/dev/shm` come on top of the disk share.
pub const TMP_BYTES: u64 = 64 * MIB;
pub const SHM_BYTES: u64 = 16 * MIB;
/// One inode takes about 1 KiB of kernel memory, which a hostile app could fill with empty files.
pub const WORKSPACE_INODES: u64 = 65_536;
pub const TMP_INODES: u64 = 8_192;
pub const NOFILE: i64 = 4_096;
/// The kernel takes no less.
const LEAST_SHARES: i64 = 2;

/// What a container gets, in the engine's units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ContainerLimits {
    /// Of the cgroup: the app's memory and every tmpfs, so that each can be reached by itself.
    pub memory_bytes: u64,
    /// Size of `/workspace`.
    pub disk_bytes: u64,
    /// 1000 = one CPU.
    pub cpu_millis: u32,
    pub processes: u32,
}

/// Those of the machine's processors that a container may run on, in the engine's notation. `None`: all, and nothing to set.
pub fn processors(priority: Priority, machine_cpus: u32) -> Option<String> {
    let last = machine_cpus.checked_sub(1).filter(|last| *last > 0)?;
    Some(match priority {
        Priority::Normal => format!("0-{last}"),
        Priority::Low => format!("{}-{last}", machine_cpus.div_ceil(2)),
    })
}

impl From<&ResourceLimits> for ContainerLimits {
    fn from(limits: &ResourceLimits) -> Self {
        Self {
            memory_bytes: limits.memory.saturating_add(limits.disk_space).saturating_add(TMP_BYTES + SHM_BYTES),
            disk_bytes: limits.disk_space,
            cpu_millis: limits.cpu,
            processes: limits.processes,
        }
    }
}

impl ContainerLimits {
    /// On a machine with so many CPUs (0: not known). The engine refuses more than there are, where a quota of more than the machine
    /// has means no less than all of it: an app gets what there is.
    pub fn nano_cpus(&self, machine_cpus: u32) -> i64 {
        let wanted = i64::from(self.cpu_millis) * 1_000_000;
        match machine_cpus {
            0 => wanted,
            cpus => wanted.min(i64::from(cpus) * 1_000_000_000),
        }
    }

    /// Processors that it may keep busy.
    pub fn processors(&self, machine_cpus: u32) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a number of processors is small")]
        let nanos = self.nano_cpus(machine_cpus) as f64;
        nanos / 1e9
    }

    /// Relative weight under contention.
    pub fn cpu_shares(&self, priority: Priority) -> i64 {
        match priority {
            Priority::Normal => (i64::from(self.cpu_millis) * 1024 / 1000).max(LEAST_SHARES),
            Priority::Low => LEAST_SHARES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_and_disk_can_each_be_reached_by_itself() {
        let limits = ResourceLimits::default();
        let container = ContainerLimits::from(&limits);
        assert_eq!(container.memory_bytes, limits.memory + limits.disk_space + TMP_BYTES + SHM_BYTES);
        assert_eq!(container.disk_bytes, limits.disk_space);
        assert_eq!((container.nano_cpus(0), container.cpu_shares(Priority::Normal)), (1_000_000_000, 1024));
        assert_eq!(container.cpu_shares(Priority::Low), 2);
    }

    #[test]
    fn low_priority_leaves_the_first_half_of_the_processors_to_the_others() {
        assert_eq!(processors(Priority::Low, 2).as_deref(), Some("1-1"));
        assert_eq!(processors(Priority::Low, 5).as_deref(), Some("3-4"));
        assert_eq!(processors(Priority::Normal, 5).as_deref(), Some("0-4"));
        // One has no half, and of a machine that nobody knows nothing is given away.
        assert_eq!((processors(Priority::Low, 1), processors(Priority::Low, 0)), (None, None));
    }

    #[test]
    fn more_cpus_than_the_machine_has_are_all_of_them() {
        let limits = ContainerLimits::from(&ResourceLimits { cpu: 8_000, ..ResourceLimits::default() });
        assert_eq!((limits.nano_cpus(2), limits.nano_cpus(16)), (2_000_000_000, 8_000_000_000));
    }
}
