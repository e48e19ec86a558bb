//! What the engine says of itself and of a container's use.

use bollard::models::{ContainerStatsResponse, SystemInfo, SystemInfoCgroupVersionEnum, SystemVersion};
use isekai_channel::sandbox_api::EngineInfo;

use crate::driver::{EngineFacts, Stats};

pub fn has_apparmor(info: &SystemInfo) -> bool {
    has_option(info, "apparmor")
}

/// 0 when the engine does not tell.
pub fn cpus(info: &SystemInfo) -> u32 {
    info.ncpu.and_then(|cpus| u32::try_from(cpus).ok()).unwrap_or(0)
}

pub fn read(info: SystemInfo, version: SystemVersion) -> EngineFacts {
    let runc_version = version
        .components
        .as_deref()
        .unwrap_or_default()
        .iter()
        .find(|component| component.name == "runc")
        .map(|component| component.version.clone());
    let cgroup_version = match info.cgroup_version {
        Some(SystemInfoCgroupVersionEnum::_2) => "2",
        // Engines that do not tell are older than version 2's support.
        _ => "1",
    };
    EngineFacts {
        engine: EngineInfo {
            version: version.version.clone().unwrap_or_default(),
            api_version: version.api_version.clone().unwrap_or_default(),
            runtime: info.default_runtime.clone().unwrap_or_default(),
            cgroup_version: cgroup_version.to_owned(),
            live_restore: info.live_restore_enabled.unwrap_or(false),
            userns_remap: has_option(&info, "userns"),
            apparmor: has_apparmor(&info),
        },
        runc_version,
        seccomp: has_option(&info, "seccomp"),
        rootless: has_option(&info, "rootless"),
        memory_limit: info.memory_limit.unwrap_or(false),
        swap_limit: info.swap_limit.unwrap_or(false),
        pids_limit: info.pids_limit.unwrap_or(false),
        cpu_quota: info.cpu_cfs_quota.unwrap_or(false),
        cpus: cpus(&info),
        memory_bytes: info.mem_total.and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0),
        runtimes: info.runtimes.unwrap_or_default().into_keys().collect(),
    }
}

pub fn stats(stats: ContainerStatsResponse, oom_kills: u64) -> Stats {
    let nanos = stats.cpu_stats.and_then(|cpu| cpu.cpu_usage).and_then(|usage| usage.total_usage).unwrap_or(0);
    let memory = stats.memory_stats.unwrap_or_default();
    // Page cache that the kernel takes back at will is not the app's use; the name differs between cgroup versions.
    let details = memory.stats.unwrap_or_default();
    let reclaimable = details.get("total_inactive_file").or_else(|| details.get("inactive_file")).copied().unwrap_or(0);
    #[expect(clippy::cast_precision_loss, reason = "seconds of CPU time need no nanosecond digits")]
    let cpu_seconds = nanos as f64 / 1e9;
    Stats { cpu_seconds, memory_bytes: memory.usage.unwrap_or(0).saturating_sub(reclaimable), oom_kills }
}

/// Options read `name=seccomp,profile=default`.
fn has_option(info: &SystemInfo, name: &str) -> bool {
    let wanted = format!("name={name}");
    info.security_options
        .as_deref()
        .unwrap_or_default()
        .iter()
        .any(|option| option.split(',').any(|part| part == wanted))
}
