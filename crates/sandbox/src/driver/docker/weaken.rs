//! The settings of a container with one hardening or another taken away, to prove that the tests would notice. Exists only with the
//! feature `weakened`, which no other crate and no default turns on.

mod profile;

use bollard::models::{
    ContainerCreateBody, ContainerUpdateBody, HostConfig, HostConfigCgroupnsModeEnum, HostConfigLogConfig,
    ResourcesUlimits, RestartPolicy, RestartPolicyNameEnum,
};

pub use self::profile::Surface;
use crate::settings::NOFILE;

/// One line of the container's settings. Some are turned into their opposite, where leaving them out would change nothing: the image
/// names a user, and the engine mounts every tmpfs nosuid, nodev and noexec by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    User,
    CapDrop,
    NoNewPrivileges,
    Privileged,
    /// The engine's own profile instead of ours.
    SeccompProfile,
    Seccomp(Surface),
    /// Takes nothing away where the kernel has no AppArmor.
    AppArmor,
    ReadonlyRootfs,
    NetworkNone,
    PidsLimit,
    Memory,
    MemorySwap,
    NanoCpus,
    CpuShares,
    UlimitNofile,
    UlimitCore,
    UlimitFsize,
    TmpfsSize,
    TmpfsInodes,
    TmpfsNosuid,
    TmpfsNodev,
    TmpfsNoexec,
    ShmSize,
    IpcPrivate,
    CgroupNamespace,
    OomScoreAdj,
    LogConfig,
    RestartPolicy,
    MaskedPaths,
    ReadonlyPaths,
    /// A folder of the host, read only.
    Binds,
    /// The agent's call to become undumpable succeeds and does nothing.
    AgentDumpable,
}

impl Weakness {
    pub fn all() -> Vec<Self> {
        let lines = [
            Self::User,
            Self::CapDrop,
            Self::NoNewPrivileges,
            Self::Privileged,
            Self::SeccompProfile,
            Self::AppArmor,
            Self::ReadonlyRootfs,
            Self::NetworkNone,
            Self::PidsLimit,
            Self::Memory,
            Self::MemorySwap,
            Self::NanoCpus,
            Self::CpuShares,
            Self::UlimitNofile,
            Self::UlimitCore,
            Self::UlimitFsize,
            Self::TmpfsSize,
            Self::TmpfsInodes,
            Self::TmpfsNosuid,
            Self::TmpfsNodev,
            Self::TmpfsNoexec,
            Self::ShmSize,
            Self::IpcPrivate,
            Self::CgroupNamespace,
            Self::OomScoreAdj,
            Self::LogConfig,
            Self::RestartPolicy,
            Self::MaskedPaths,
            Self::ReadonlyPaths,
            Self::Binds,
            Self::AgentDumpable,
        ];
        lines.into_iter().chain(Surface::ALL.into_iter().map(Self::Seccomp)).collect()
    }
}

pub fn apply(mut body: ContainerCreateBody, weakness: Weakness) -> ContainerCreateBody {
    let mut host = body.host_config.take().unwrap_or_default();
    match weakness {
        Weakness::User => body.user = Some("0:0".to_owned()),
        Weakness::NetworkNone => {
            body.network_disabled = Some(false);
            host.network_mode = Some("host".to_owned());
        }
        Weakness::NoNewPrivileges => drop_option(&mut host, "no-new-privileges"),
        Weakness::SeccompProfile => drop_option(&mut host, "seccomp"),
        Weakness::AppArmor => drop_option(&mut host, "apparmor"),
        Weakness::Seccomp(surface) => profile::change(&mut host, |profile| surface.open(profile)),
        Weakness::AgentDumpable => profile::change(&mut host, profile::ignore_dumpable),
        Weakness::UlimitNofile => set_ulimit(&mut host, "nofile", 2 * NOFILE),
        Weakness::UlimitCore => set_ulimit(&mut host, "core", -1),
        Weakness::UlimitFsize => set_ulimit(&mut host, "fsize", -1),
        // Without a number the kernel takes half of the machine's memory.
        Weakness::TmpfsSize => change_tmpfs(&mut host, |option| (!option.starts_with("size=")).then_some(option)),
        Weakness::TmpfsInodes => {
            change_tmpfs(&mut host, |option| (!option.starts_with("nr_inodes=")).then_some(option))
        }
        Weakness::TmpfsNosuid => {
            change_tmpfs(&mut host, |option| Some(if option == "nosuid" { "suid" } else { option }))
        }
        Weakness::TmpfsNodev => change_tmpfs(&mut host, |option| Some(if option == "nodev" { "dev" } else { option })),
        Weakness::TmpfsNoexec => {
            change_tmpfs(&mut host, |option| Some(if option == "noexec" { "exec" } else { option }))
        }
        line => clear(&mut host, line),
    }
    body.host_config = Some(host);
    body
}

/// Limits are told to the engine again when a priority changes: what was left out must not come back with it.
pub fn apply_to_update(mut body: ContainerUpdateBody, weakness: Weakness) -> ContainerUpdateBody {
    match weakness {
        Weakness::PidsLimit => body.pids_limit = None,
        Weakness::Memory => (body.memory, body.memory_swap) = (None, None),
        Weakness::MemorySwap => body.memory_swap = None,
        Weakness::NanoCpus => body.nano_cpus = None,
        Weakness::CpuShares => body.cpu_shares = None,
        _ => {}
    }
    body
}

/// The lines that are one field of the host's configuration.
fn clear(host: &mut HostConfig, line: Weakness) {
    match line {
        Weakness::CapDrop => host.cap_drop = None,
        Weakness::Privileged => host.privileged = Some(true),
        Weakness::ReadonlyRootfs => host.readonly_rootfs = None,
        Weakness::PidsLimit => host.pids_limit = None,
        // The engine takes no limit on swap without one on memory.
        Weakness::Memory => (host.memory, host.memory_swap) = (None, None),
        Weakness::MemorySwap => host.memory_swap = None,
        Weakness::NanoCpus => host.nano_cpus = None,
        Weakness::CpuShares => host.cpu_shares = None,
        Weakness::ShmSize => host.shm_size = None,
        Weakness::IpcPrivate => host.ipc_mode = Some("host".to_owned()),
        Weakness::CgroupNamespace => host.cgroupns_mode = Some(HostConfigCgroupnsModeEnum::HOST),
        Weakness::OomScoreAdj => host.oom_score_adj = None,
        Weakness::LogConfig => {
            host.log_config = Some(HostConfigLogConfig { typ: Some("json-file".to_owned()), config: None });
        }
        Weakness::RestartPolicy => {
            let always = RestartPolicyNameEnum::ALWAYS;
            host.restart_policy = Some(RestartPolicy { name: Some(always), maximum_retry_count: None });
        }
        Weakness::MaskedPaths => host.masked_paths = Some(Vec::new()),
        Weakness::ReadonlyPaths => host.readonly_paths = Some(Vec::new()),
        Weakness::Binds => host.binds = Some(vec!["/etc:/run/host:ro".to_owned()]),
        _ => {}
    }
}

fn drop_option(host: &mut HostConfig, name: &str) {
    if let Some(options) = &mut host.security_opt {
        options.retain(|option| !option.starts_with(name));
    }
}

fn set_ulimit(host: &mut HostConfig, name: &str, value: i64) {
    let limits = host.ulimits.get_or_insert_default();
    limits.retain(|limit| limit.name.as_deref() != Some(name));
    limits.push(ResourcesUlimits { name: Some(name.to_owned()), soft: Some(value), hard: Some(value) });
}

fn change_tmpfs(host: &mut HostConfig, change: impl Fn(&str) -> Option<&str>) {
    for options in host.tmpfs.iter_mut().flat_map(|tmpfs| tmpfs.values_mut()) {
        *options = options.split(',').filter_map(&change).collect::<Vec<_>>().join(",");
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::driver::ContainerSpec;
    use crate::driver::docker::create;
    use crate::settings::ContainerLimits;

    fn settings() -> ContainerCreateBody {
        let spec = ContainerSpec {
            name: "x".to_owned(),
            image: "x".to_owned(),
            runtime: None,
            limits: ContainerLimits::from(&isekai_domain::ResourceLimits::default()),
            env: Vec::new(),
            labels: BTreeMap::new(),
        };
        create::body(&spec, true, 4)
    }

    #[test]
    fn each_takes_away_something_of_its_own() {
        let mut seen = vec![settings()];
        for weakness in Weakness::all() {
            let weakened = apply(settings(), weakness);
            assert!(!seen.contains(&weakened), "{weakness:?}");
            seen.push(weakened);
        }
    }
}
