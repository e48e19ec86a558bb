//! Proves that the corpus can fail: a driver that leaves out one line of hardening, and the attempts that must then succeed. Where
//! nothing inside can tell on this kernel and engine, the engine is asked.

use std::rc::Rc;

use bollard::models::ContainerInspectResponse;
use isekai_sandbox::driver::docker::{DockerDriver, Surface, Weakness};

use crate::corpus::attempt::Verdict;
use crate::corpus::cell::{Cell, Host};
use crate::corpus::exhaustion::limits;
use crate::corpus::{group, report};
use crate::support::{Service, docker};

enum Noticed {
    /// By each of these, `group/attempt`.
    By(&'static [&'static str]),
    /// By what the engine says of the container: whether the hardening is there.
    Inspect(fn(&ContainerInspectResponse) -> bool),
}

/// Who must notice. A new variant does not compile without a line here.
fn noticed(weakness: Weakness) -> Noticed {
    use Noticed::{By, Inspect};
    match weakness {
        Weakness::User => By(&["privilege/root", "privilege/home-of-root"]),
        // The effective set stays empty, since the user is not root: the bounding set tells.
        Weakness::CapDrop => By(&["privilege/capabilities"]),
        // Nothing setuid is there to gain from: the kernel's own word tells.
        Weakness::NoNewPrivileges => By(&["privilege/new-privileges"]),
        Weakness::Privileged => By(&["privilege/capabilities", "filesystem/block-devices", "filesystem/sys"]),
        Weakness::SeccompProfile => {
            By(&["sockets/netlink-netfilter", "kernel/sync", "kernel/io_setup", "sockets/mptcp"])
        }
        Weakness::Seccomp(surface) => By(surface_noticed(surface)),
        Weakness::AppArmor => Inspect(has_apparmor_if_it_can),
        // Root's folders cannot be written by this user anyway: the error says which of the two refused.
        Weakness::ReadonlyRootfs => By(&["filesystem/write-root"]),
        Weakness::NetworkNone => By(&[
            "network/interfaces",
            "network/host-loopback",
            "network/sandboxd",
            "network/abstract-socket",
            "network/host-sockets",
            "network/neighbour",
            "network/gateway",
        ]),
        Weakness::PidsLimit => By(&["exhaustion/fork-bomb", "exhaustion/threads"]),
        Weakness::Memory => By(&["exhaustion/memory", "exhaustion/shared-mappings"]),
        // A machine without swap has nothing to give.
        Weakness::MemorySwap => Inspect(|found| host(found).memory == host(found).memory_swap),
        Weakness::NanoCpus => By(&["exhaustion/cpu"]),
        // Shares count only while others want the same processor.
        Weakness::CpuShares => Inspect(|found| host(found).cpu_shares.is_some_and(|shares| shares > 0)),
        Weakness::UlimitNofile => By(&["exhaustion/descriptors"]),
        Weakness::UlimitCore => By(&["exhaustion/core-dump"]),
        Weakness::UlimitFsize => By(&["exhaustion/file-size"]),
        Weakness::TmpfsSize => By(&["exhaustion/disk", "exhaustion/tmp"]),
        Weakness::TmpfsInodes => By(&["exhaustion/inodes", "exhaustion/inodes-of-tmp"]),
        Weakness::TmpfsNosuid => By(&["privilege/setuid-mounts"]),
        Weakness::TmpfsNodev => By(&["privilege/device-mounts"]),
        Weakness::TmpfsNoexec => By(&["privilege/program-in-tmp"]),
        Weakness::ShmSize => By(&["exhaustion/shared-memory"]),
        Weakness::IpcPrivate => By(&["exhaustion/shared-memory-of-others"]),
        Weakness::CgroupNamespace => By(&["privilege/cgroup-path"]),
        Weakness::OomScoreAdj => By(&["privilege/oom-score"]),
        Weakness::LogConfig => By(&["exhaustion/output-flood"]),
        // Only the engine sees a container end.
        Weakness::RestartPolicy => Inspect(|found| {
            let policy = host(found).restart_policy.as_ref().and_then(|policy| policy.name);
            policy.is_some_and(|name| name == bollard::models::RestartPolicyNameEnum::NO)
        }),
        Weakness::MaskedPaths => By(&["filesystem/masked-files", "filesystem/masked-folders", "filesystem/interrupts"]),
        // This user could not write there anyway: the error says which of the two refused.
        Weakness::ReadonlyPaths => By(&["filesystem/core-pattern"]),
        Weakness::Binds => By(&["filesystem/unknown-mounts", "filesystem/host-file"]),
        Weakness::AgentDumpable => By(&[
            "privilege/agent-environment",
            "privilege/agent-memory",
            "privilege/agent-descriptors",
            "privilege/namespaces-of-the-agent",
            "privilege/secret-in-environment",
            "filesystem/root-of-the-agent",
            "channel/write-to-the-pipe",
        ]),
    }
}

/// `pivot_root`, `fsopen`, `fsmount` and `move_mount` are not here: the kernel refuses them to this user with the same error.
const fn surface_noticed(surface: Surface) -> &'static [&'static str] {
    match surface {
        Surface::IoUring => &["kernel/io_uring_setup", "kernel/io_uring_enter", "kernel/io_uring_register"],
        Surface::Vsock => &["sockets/vsock"],
        Surface::Alg => &["sockets/alg"],
        Surface::Packet => &["sockets/packet"],
        Surface::Netlink => &["sockets/netlink-netfilter", "sockets/netlink-audit", "sockets/netlink-generic"],
        Surface::RawSockets => &["sockets/raw", "sockets/raw6", "sockets/ping", "sockets/mptcp", "sockets/other-flags"],
        Surface::OtherFamilies => &["sockets/every-other-family", "sockets/tipc", "sockets/vsock-high-bits"],
        Surface::Socketpair => &["sockets/pair-inet", "sockets/pair-tipc"],
        Surface::Ptrace => &[
            "kernel/ptrace",
            "kernel/process_vm_readv",
            "kernel/process_vm_writev",
            "kernel/process_madvise",
            "kernel/kcmp",
            "kernel/pidfd_getfd",
        ],
        Surface::Userfaultfd => &["kernel/userfaultfd"],
        Surface::Keyctl => &["kernel/keyctl", "kernel/add_key", "kernel/request_key"],
        Surface::Bpf => &["kernel/bpf"],
        Surface::Perf => &["kernel/perf_event_open"],
        Surface::Mount => &[
            "kernel/mount",
            "kernel/umount2",
            "kernel/chroot",
            "kernel/fsconfig",
            "kernel/open_tree",
            "kernel/mount_setattr",
        ],
        Surface::Namespaces => &["kernel/unshare_user", "kernel/unshare_net", "kernel/clone_user", "kernel/setns"],
        Surface::Clone3 => &["kernel/clone3_user"],
        Surface::OtherAbi => &["kernel/int80", "kernel/x32"],
        Surface::FileHandles => &["kernel/name_to_handle_at", "kernel/fanotify_init", "filesystem/file-handle"],
        Surface::Ipc => &["kernel/shmget", "kernel/semget", "kernel/msgget", "kernel/mq_open", "kernel/io_setup"],
        Surface::OldMemory => {
            &["kernel/remap_file_pages", "kernel/vmsplice", "kernel/memfd_secret", "kernel/modify_ldt"]
        }
        Surface::Personality => &["kernel/personality"],
        Surface::Sync => &["kernel/sync"],
    }
}

#[tokio::test]
async fn without_a_line_of_hardening_somebody_notices() {
    let things = Rc::new(Host::new());
    let mut unnoticed = Vec::new();
    for weakness in Weakness::all() {
        unnoticed.extend(blind(weakness, &things).await);
    }
    assert!(unnoticed.is_empty(), "not noticed:\n{}", unnoticed.join("\n"));
}

/// Who does not notice although they must.
async fn blind(weakness: Weakness, things: &Rc<Host>) -> Vec<String> {
    let driver = DockerDriver::weakened("unix:///var/run/docker.sock", weakness);
    let service = Rc::new(Service::over(driver).await);
    let first = Cell::of(service, Rc::clone(things), Some(limits())).await;
    match noticed(weakness) {
        Noticed::By(names) => {
            let mut blind = Vec::new();
            for name in names {
                let (group_name, attempt_name) = name.split_once('/').unwrap();
                let attempt = group(group_name).attempts.iter().find(|attempt| attempt.name == attempt_name);
                let attempt = attempt.unwrap_or_else(|| panic!("there is no attempt {name}"));
                let verdict = attempt.run(&first).await;
                report(&format!("without {weakness:?} | {group_name}"), attempt_name, &verdict);
                if !verdict.is_escape() {
                    blind.push(format!("{weakness:?}: {name}: {verdict}"));
                }
            }
            blind
        }
        Noticed::Inspect(is_there) => {
            let found = docker().inspect_container(&first.container, None).await.unwrap();
            let missed = !is_there(&found);
            report(
                &format!("without {weakness:?} | engine"),
                "inspect",
                &Verdict::of(!missed, "what the engine tells"),
            );
            // An engine without AppArmor is given no profile to leave out.
            let cannot =
                weakness == Weakness::AppArmor && !first.service.client.health().await.unwrap().engine.apparmor;
            if missed || cannot { Vec::new() } else { vec![format!("{weakness:?}: the engine's description")] }
        }
    }
}

fn host(found: &ContainerInspectResponse) -> &bollard::models::HostConfig {
    found.host_config.as_ref().unwrap()
}

fn has_apparmor_if_it_can(found: &ContainerInspectResponse) -> bool {
    host(found).security_opt.iter().flatten().any(|option| option.starts_with("apparmor="))
}

/// The engine's words that stand in for an attempt above hold for a container that nobody weakened.
#[tokio::test]
async fn what_the_engine_is_asked_for_is_there_otherwise() {
    let cell = Cell::new(Some(limits())).await;
    let found = docker().inspect_container(&cell.container, None).await.unwrap();
    let apparmor = cell.service.client.health().await.unwrap().engine.apparmor;
    for weakness in Weakness::all() {
        if let Noticed::Inspect(is_there) = noticed(weakness) {
            assert!(is_there(&found) || (weakness == Weakness::AppArmor && !apparmor), "{weakness:?}");
        }
    }
}
