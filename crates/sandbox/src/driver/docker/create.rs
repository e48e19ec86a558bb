//! The settings of every sandbox container. Nothing here depends on what a caller asked for but the numbers of its limits.

use std::collections::HashMap;

use bollard::models::{
    ContainerCreateBody, ContainerUpdateBody, HostConfig, HostConfigCgroupnsModeEnum, HostConfigLogConfig,
    ResourcesUlimits, RestartPolicy, RestartPolicyNameEnum,
};
use isekai_channel::agent_api::WORKSPACE;
use isekai_channel::sandbox_api::Priority;

use crate::driver::ContainerSpec;
use crate::settings::{self, ContainerLimits, NOFILE, SHM_BYTES, TMP_BYTES, TMP_INODES, WORKSPACE_INODES};

/// uid and gid of everything in a sandbox.
pub const USER: &str = "10001:10001";

/// The kernel prefers these when the machine itself runs out of memory.
const OOM_SCORE_ADJ: i64 = 500;

/// A single file may fill the disk share: a full disk then says so, where the limit on files would kill the writer.
const FSIZE_MARGIN: i64 = 1024 * 1024;

const SECCOMP: &str = include_str!("../../../seccomp/default.json");

/// The engine's own list and what newer engines add to it; giving a list replaces the engine's.
const MASKED_PATHS: &[&str] = &[
    "/proc/acpi",
    "/proc/asound",
    "/proc/interrupts",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/proc/timer_list",
    "/proc/timer_stats",
    "/sys/devices/virtual/powercap",
    "/sys/firmware",
];

const READONLY_PATHS: &[&str] = &["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

/// `cpus`: how many the machine has.
pub fn body(spec: &ContainerSpec, apparmor: bool, cpus: u32) -> ContainerCreateBody {
    ContainerCreateBody {
        image: Some(spec.image.clone()),
        user: Some(USER.to_owned()),
        hostname: Some("sandbox".to_owned()),
        working_dir: Some(WORKSPACE.to_owned()),
        env: Some(spec.env.iter().map(|(key, value)| format!("{key}={value}")).collect()),
        labels: Some(spec.labels.clone().into_iter().collect()),
        // The pipe: standard input stays open from one attachment to the next; standard error goes nowhere.
        attach_stdin: Some(true),
        attach_stdout: Some(true),
        attach_stderr: Some(false),
        open_stdin: Some(true),
        stdin_once: Some(false),
        tty: Some(false),
        network_disabled: Some(true),
        host_config: Some(host_config(spec, apparmor, cpus)),
        ..Default::default()
    }
}

/// What can change while a container runs.
pub fn update(limits: &ContainerLimits, priority: Priority, cpus: u32) -> ContainerUpdateBody {
    ContainerUpdateBody {
        memory: Some(signed(limits.memory_bytes)),
        memory_swap: Some(signed(limits.memory_bytes)),
        nano_cpus: Some(limits.nano_cpus(cpus)),
        cpu_shares: Some(limits.cpu_shares(priority)),
        cpuset_cpus: settings::processors(priority, cpus),
        pids_limit: Some(i64::from(limits.processes)),
        ..Default::default()
    }
}

fn host_config(spec: &ContainerSpec, apparmor: bool, cpus: u32) -> HostConfig {
    let limits = &spec.limits;
    let mut security = vec!["no-new-privileges:true".to_owned(), format!("seccomp={SECCOMP}")];
    if apparmor {
        security.push("apparmor=docker-default".to_owned());
    }
    HostConfig {
        cap_drop: Some(vec!["ALL".to_owned()]),
        security_opt: Some(security),
        readonly_rootfs: Some(true),
        privileged: Some(false),
        network_mode: Some("none".to_owned()),
        pids_limit: Some(i64::from(limits.processes)),
        memory: Some(signed(limits.memory_bytes)),
        // The same number: no swap.
        memory_swap: Some(signed(limits.memory_bytes)),
        nano_cpus: Some(limits.nano_cpus(cpus)),
        cpu_shares: Some(limits.cpu_shares(Priority::Normal)),
        ulimits: Some(vec![
            ulimit("nofile", NOFILE),
            ulimit("core", 0),
            ulimit("fsize", signed(limits.disk_bytes) + FSIZE_MARGIN),
        ]),
        tmpfs: Some(tmpfs(limits)),
        shm_size: Some(signed(SHM_BYTES)),
        ipc_mode: Some("private".to_owned()),
        cgroupns_mode: Some(HostConfigCgroupnsModeEnum::PRIVATE),
        oom_score_adj: Some(OOM_SCORE_ADJ),
        log_config: Some(HostConfigLogConfig { typ: Some("none".to_owned()), config: None }),
        restart_policy: Some(RestartPolicy { name: Some(RestartPolicyNameEnum::NO), maximum_retry_count: None }),
        masked_paths: Some(MASKED_PATHS.iter().map(|path| (*path).to_owned()).collect()),
        readonly_paths: Some(READONLY_PATHS.iter().map(|path| (*path).to_owned()).collect()),
        runtime: spec.runtime.clone(),
        init: Some(false),
        ..Default::default()
    }
}

/// The mount points are 1777 in the image already, so the mounts are too.
fn tmpfs(limits: &ContainerLimits) -> HashMap<String, String> {
    let workspace = format!("rw,nosuid,nodev,exec,size={},nr_inodes={WORKSPACE_INODES},mode=1777", limits.disk_bytes);
    let tmp = format!("rw,nosuid,nodev,noexec,size={TMP_BYTES},nr_inodes={TMP_INODES},mode=1777");
    HashMap::from([(WORKSPACE.to_owned(), workspace), ("/tmp".to_owned(), tmp)])
}

fn ulimit(name: &str, value: i64) -> ResourcesUlimits {
    ResourcesUlimits { name: Some(name.to_owned()), soft: Some(value), hard: Some(value) }
}

fn signed(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// Names that some rule allows, whatever its arguments.
    fn allowed() -> Vec<String> {
        let profile: Value = serde_json::from_str(SECCOMP).unwrap();
        assert_eq!(profile["defaultAction"], "SCMP_ACT_ERRNO");
        let rules = profile["syscalls"].as_array().unwrap().clone();
        rules
            .iter()
            .filter(|rule| rule["action"] == "SCMP_ACT_ALLOW")
            .flat_map(|rule| rule["names"].as_array().unwrap().clone())
            .map(|name| name.as_str().unwrap().to_owned())
            .collect()
    }

    #[test]
    fn the_seccomp_profile_leaves_out_what_the_design_denies() {
        let allowed = allowed();
        for name in [
            "io_uring_setup",
            "io_uring_enter",
            "io_uring_register",
            "ptrace",
            "process_vm_readv",
            "process_vm_writev",
            "userfaultfd",
            "keyctl",
            "add_key",
            "request_key",
            "bpf",
            "perf_event_open",
            "mount",
            "umount2",
            "pivot_root",
            "fsopen",
            "fsmount",
            "fsconfig",
            "move_mount",
            "open_tree",
            "mount_setattr",
            "setns",
            "unshare",
            "clone3",
            "kexec_load",
            "init_module",
            "open_by_handle_at",
            "name_to_handle_at",
            "modify_ldt",
            "socketcall",
            "chroot",
            "syslog",
            "reboot",
            "pidfd_getfd",
            "kcmp",
            "sync",
        ] {
            assert!(!allowed.contains(&name.to_owned()), "{name} is allowed");
        }
        for name in ["execve", "openat2", "epoll_wait", "futex", "clone", "socket"] {
            assert!(allowed.contains(&name.to_owned()), "{name} is denied");
        }
    }

    #[test]
    fn conditional_system_calls_are_never_allowed_without_their_condition() {
        let profile: Value = serde_json::from_str(SECCOMP).unwrap();
        for rule in profile["syscalls"].as_array().unwrap() {
            let names: Vec<_> = rule["names"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let conditional = names.iter().any(|name| ["socket", "socketpair", "clone", "personality"].contains(name));
            assert_eq!(conditional, rule["args"].is_array(), "{names:?}");
        }
        for entry in profile["archMap"].as_array().unwrap() {
            assert_eq!(entry["subArchitectures"], serde_json::json!([]), "a second ABI is let in");
        }
    }
}
