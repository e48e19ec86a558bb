//! System calls that no app needs. Most attempts call with arguments to which the kernel itself would not answer EPERM: that
//! answer is then the filter's, and any other one means that the kernel's code was reached. See `docs/seccomp.md`.

use super::attempt::Program::Probe;
use super::attempt::Refused::{Errno, Signal};
use super::attempt::{Attempt, ENOSYS, EPERM, SIGSYS, attempt};

const URING: &str = "a second way to most system calls, past the filter";
const NEIGHBOUR: &str = "the memory or descriptors of a neighbour of the same user, also in another sandbox";
const KEYS: &str = "keys that all containers of one user share";
const HELPER: &str = "a tool that many kernel exploits need";
const MOUNT: &str = "mounts, and the host's file systems under them";
const NAMESPACE: &str = "root's rights in a namespace, and the kernel code that they open";
const PATHS: &str = "files without a path to them";
const UNUSED: &str = "kernel code that no app needs";
const MACHINE: &str = "the whole machine";

pub const ATTEMPTS: &[Attempt] = &[
    refused("io_uring_setup", URING, "CVE-2022-29582, CVE-2023-2598, CVE-2024-0582"),
    refused("io_uring_enter", URING, "CVE-2022-29582"),
    refused("io_uring_register", URING, "CVE-2023-2598, CVE-2024-0582"),
    refused("ptrace", NEIGHBOUR, "CVE-2019-13272"),
    refused("process_vm_readv", NEIGHBOUR, ""),
    refused("process_vm_writev", NEIGHBOUR, ""),
    refused("process_madvise", NEIGHBOUR, ""),
    refused("kcmp", NEIGHBOUR, "kernel addresses compared"),
    refused("pidfd_getfd", NEIGHBOUR, ""),
    refused("userfaultfd", HELPER, "a page fault that holds the kernel still"),
    refused("keyctl", KEYS, "CVE-2016-0728"),
    refused("add_key", KEYS, "objects of chosen sizes in kernel memory"),
    refused("request_key", KEYS, "it starts a program on the host"),
    // Before Linux 6.4 the kernel asked for privileges first and said EPERM, too: only newer ones can tell who refused.
    refused("bpf", HELPER, "CVE-2021-3490, CVE-2022-23222"),
    refused("perf_event_open", HELPER, "CVE-2013-2094"),
    refused("mount", MOUNT, "CVE-2022-0492 mounts a cgroup"),
    refused("umount2", MOUNT, "uncovering a masked path"),
    refused("pivot_root", MOUNT, ""),
    refused("chroot", MOUNT, "the oldest way out of a chroot"),
    refused("fsopen", MOUNT, "CVE-2022-0185"),
    refused("fsconfig", MOUNT, "CVE-2022-0185"),
    refused("fsmount", MOUNT, ""),
    refused("move_mount", MOUNT, ""),
    refused("open_tree", MOUNT, ""),
    refused("mount_setattr", MOUNT, "a read-only mount made writable"),
    refused("unshare_user", NAMESPACE, "CVE-2022-0185, CVE-2023-2640, CVE-2023-32629, CVE-2024-1086"),
    refused("unshare_net", NAMESPACE, "CVE-2021-22555, CVE-2024-1086: CAP_NET_ADMIN in it reaches netfilter"),
    refused("clone_user", NAMESPACE, "the same by clone(2)"),
    refused("setns", NAMESPACE, ""),
    // libc falls back to clone(2), whose flags the filter can see, only on this very error.
    attempt(
        "clone3_user",
        NAMESPACE,
        "flags behind a pointer, where no filter looks",
        Probe("clone3_user"),
        Errno(ENOSYS),
    ),
    refused("name_to_handle_at", PATHS, "the program known as shocker, of 2014"),
    refused("fanotify_init", PATHS, "watching files of the whole machine"),
    refused("io_setup", UNUSED, "CVE-2016-10044"),
    refused("shmget", UNUSED, "CVE-2015-7613"),
    refused("semget", UNUSED, ""),
    refused("msgget", UNUSED, "CVE-2021-22555 sprays kernel memory with messages"),
    refused("mq_open", UNUSED, "CVE-2017-11176"),
    refused("remap_file_pages", UNUSED, ""),
    refused("vmsplice", UNUSED, "CVE-2008-0600"),
    refused("memfd_secret", UNUSED, "memory that nobody can look into"),
    refused("modify_ldt", UNUSED, ""),
    refused("personality", HELPER, "addresses that are not random"),
    refused("sync", MACHINE, "everybody's disk flushed, at everybody's cost"),
    refused("syslog", MACHINE, "the kernel's log, with addresses"),
    refused("reboot", MACHINE, ""),
    refused("swapon", MACHINE, ""),
    refused("init_module", MACHINE, ""),
    refused("finit_module", MACHINE, ""),
    refused("kexec_load", MACHINE, ""),
    refused("iopl", MACHINE, "ports of devices"),
    refused("quotactl", MACHINE, ""),
    refused("sethostname", MACHINE, ""),
    refused("clock_settime", MACHINE, ""),
    attempt(
        "int80",
        "calls by numbers that the filter does not know",
        "the 32-bit entry, CVE-2010-3301",
        Probe("int80"),
        Signal(SIGSYS),
    ),
    attempt("x32", "calls by numbers that the filter does not know", "CVE-2014-0038", Probe("x32"), Signal(SIGSYS)),
];

const fn refused(call: &'static str, gain: &'static str, lesson: &'static str) -> Attempt {
    attempt(call, gain, lesson, Probe(call), Errno(EPERM))
}
