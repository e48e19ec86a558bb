//! Changes of the seccomp profile: calls that it refuses are allowed, by one group of them at a time.

use bollard::models::HostConfig;
use serde_json::{Value, json};

const PREFIX: &str = "seccomp=";
const PR_SET_DUMPABLE: u32 = 4;

/// What the profile keeps closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    IoUring,
    Vsock,
    Alg,
    Packet,
    Netlink,
    RawSockets,
    OtherFamilies,
    Socketpair,
    Ptrace,
    Userfaultfd,
    Keyctl,
    Bpf,
    Perf,
    Mount,
    Namespaces,
    Clone3,
    OtherAbi,
    FileHandles,
    Ipc,
    OldMemory,
    Personality,
    Sync,
}

impl Surface {
    pub const ALL: [Self; 22] = [
        Self::IoUring,
        Self::Vsock,
        Self::Alg,
        Self::Packet,
        Self::Netlink,
        Self::RawSockets,
        Self::OtherFamilies,
        Self::Socketpair,
        Self::Ptrace,
        Self::Userfaultfd,
        Self::Keyctl,
        Self::Bpf,
        Self::Perf,
        Self::Mount,
        Self::Namespaces,
        Self::Clone3,
        Self::OtherAbi,
        Self::FileHandles,
        Self::Ipc,
        Self::OldMemory,
        Self::Personality,
        Self::Sync,
    ];

    pub(super) fn open(self, profile: &mut Value) {
        match self {
            Self::OtherAbi => open_other_abi(profile),
            Self::Vsock => allow_family(profile, 40),
            Self::Alg => allow_family(profile, 38),
            Self::Packet => allow_family(profile, 17),
            Self::Netlink => allow_family(profile, 16),
            Self::RawSockets => [2, 10].into_iter().for_each(|family| allow_family(profile, family)),
            Self::OtherFamilies => allow(profile, &["socket"]),
            Self::IoUring => allow(profile, &["io_uring_setup", "io_uring_enter", "io_uring_register"]),
            Self::Socketpair => allow(profile, &["socketpair"]),
            Self::Ptrace => allow(
                profile,
                &["ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd"],
            ),
            Self::Userfaultfd => allow(profile, &["userfaultfd"]),
            Self::Keyctl => allow(profile, &["keyctl", "add_key", "request_key"]),
            Self::Bpf => allow(profile, &["bpf"]),
            Self::Perf => allow(profile, &["perf_event_open"]),
            Self::Mount => allow(profile, &["mount", "umount2", "chroot", "fsconfig", "open_tree", "mount_setattr"]),
            Self::Namespaces => allow(profile, &["unshare", "setns", "clone"]),
            Self::Clone3 => allow(profile, &["clone3"]),
            Self::FileHandles => allow(profile, &["name_to_handle_at", "open_by_handle_at", "fanotify_init"]),
            Self::Ipc => allow(profile, &["shmget", "semget", "msgget", "mq_open", "io_setup"]),
            Self::OldMemory => allow(profile, &["remap_file_pages", "vmsplice", "memfd_secret", "modify_ldt"]),
            Self::Personality => allow(profile, &["personality"]),
            Self::Sync => allow(profile, &["sync"]),
        }
    }
}

/// Changes the profile among the security options.
pub fn change(host: &mut HostConfig, change: impl FnOnce(&mut Value)) {
    let options = host.security_opt.iter_mut().flatten();
    let Some(option) = options.into_iter().find(|option| option.starts_with(PREFIX)) else { return };
    if let Ok(mut profile) = serde_json::from_str(&option[PREFIX.len()..]) {
        change(&mut profile);
        *option = format!("{PREFIX}{profile}");
    }
}

/// `prctl(PR_SET_DUMPABLE, …)` says that it worked, without having been called.
pub fn ignore_dumpable(profile: &mut Value) {
    forget(profile, &["prctl"]);
    let argument = |op: &str| json!([{ "index": 0, "value": PR_SET_DUMPABLE, "valueTwo": 0, "op": op }]);
    push(profile, json!({ "names": ["prctl"], "action": "SCMP_ACT_ALLOW", "args": argument("SCMP_CMP_NE") }));
    push(
        profile,
        json!({ "names": ["prctl"], "action": "SCMP_ACT_ERRNO", "errnoRet": 0, "args": argument("SCMP_CMP_EQ") }),
    );
}

/// Without conditions; the rules that had some would stand in the way.
fn allow(profile: &mut Value, names: &[&str]) {
    forget(profile, names);
    push(profile, json!({ "names": names, "action": "SCMP_ACT_ALLOW" }));
}

fn allow_family(profile: &mut Value, family: u32) {
    let argument = json!([{ "index": 0, "value": family, "valueTwo": 0, "op": "SCMP_CMP_EQ" }]);
    push(profile, json!({ "names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": argument }));
}

fn open_other_abi(profile: &mut Value) {
    for entry in profile["archMap"].as_array_mut().into_iter().flatten() {
        if entry["architecture"] == "SCMP_ARCH_X86_64" {
            entry["subArchitectures"] = json!(["SCMP_ARCH_X86", "SCMP_ARCH_X32"]);
        }
    }
}

fn forget(profile: &mut Value, names: &[&str]) {
    let Some(rules) = profile["syscalls"].as_array_mut() else { return };
    for rule in rules.iter_mut() {
        if let Some(known) = rule["names"].as_array_mut() {
            known.retain(|name| !name.as_str().is_some_and(|name| names.contains(&name)));
        }
    }
    rules.retain(|rule| rule["names"].as_array().is_some_and(|names| !names.is_empty()));
}

fn push(profile: &mut Value, rule: Value) {
    if let Some(rules) = profile["syscalls"].as_array_mut() {
        rules.push(rule);
    }
}
