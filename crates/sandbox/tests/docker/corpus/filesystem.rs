//! Out of the root file system: mounts, /proc, /sys, devices, descriptors.

use super::attempt::Program::{Probe, Shell};
use super::attempt::Refused::{Errno, Prints, Says};
use super::attempt::{Attempt, EPERM, attempt};

const READ_ONLY: &[&str] = &["Read-only file system"];
const DENIED: &[&str] = &["Permission denied"];

pub const ATTEMPTS: &[Attempt] = &[
    attempt(
        "unknown-mounts",
        "a folder of the host that somebody mounted",
        "Docker's own advice: a mount is the usual way out",
        Shell(UNKNOWN_MOUNTS),
        Prints(""),
    ),
    attempt(
        "engine-files",
        "writing to the engine's folder on the host through the files it mounts",
        "/etc/resolv.conf, /etc/hosts and /etc/hostname lie in the engine's folder on the host's disk",
        Shell("for f in /etc/resolv.conf /etc/hosts /etc/hostname; do true > $f; done"),
        Says(&["Read-only file system", "Permission denied"]),
    ),
    attempt(
        "docker-socket",
        "the engine, and with it the host",
        "docker.sock inside a container",
        Shell(
            "find / -path /proc -prune -o \\( -name docker.sock -o -name containerd.sock -o -name crio.sock \\) -print 2>/dev/null; ls /var/run/docker.sock /run/containerd 2>/dev/null",
        ),
        Prints(""),
    ),
    attempt(
        "write-root",
        "changing programs for the next command, or for the agent",
        "a writable layer",
        Shell("true > /x; true > /etc/x; true > /usr/bin/x; true > /etc/passwd"),
        Says(READ_ONLY),
    ),
    attempt(
        "runtime-binary",
        "root on the host by overwriting runc while it enters the container",
        "CVE-2019-5736",
        Shell("true >> /proc/1/exe; cat /proc/1/exe > /dev/null"),
        Says(DENIED),
    ),
    attempt(
        "root-of-the-agent",
        "another process's root, which may be the host's",
        "/proc/PID/root and /proc/PID/cwd lead where that process is",
        Shell("ls /proc/1/root/; ls /proc/1/cwd/; ls /proc/1/map_files"),
        Says(DENIED),
    ),
    attempt(
        "inherited-descriptors",
        "the host's file system through a descriptor that the runtime left open",
        "CVE-2024-21626",
        Shell("ls /proc/$$/fd; for n in 3 4 5 6 7 8 9 10; do ls -d /proc/$$/fd/$n/../../.. 2>/dev/null; done"),
        Prints("0\n1\n2"),
    ),
    attempt(
        "working-directory",
        "starting in a folder of the host",
        "CVE-2024-21626: a working directory outside the root is `(unreachable)`",
        Shell("readlink /proc/self/cwd"),
        Prints("/workspace"),
    ),
    attempt(
        "mknod",
        "the host's disk as a device of one's own",
        "CAP_MKNOD and a missing device cgroup",
        Shell("mknod /workspace/disk b 8 0; mknod /tmp/mem c 1 1"),
        Says(&["Operation not permitted"]),
    ),
    attempt(
        "block-devices",
        "the host's disks",
        "--privileged",
        Shell(
            "find /dev -type b; find /dev -type c ! -path '/dev/pts*' | grep -vE '^/dev/(null|zero|full|random|urandom|tty|ptmx|console)$'",
        ),
        Prints(""),
    ),
    attempt(
        "dev-null",
        "masked paths that are not masked, because what covers them is not the null device",
        "CVE-2025-31133",
        Shell("stat -c '%F %t:%T' /dev/null"),
        Prints("character special file 1:3"),
    ),
    attempt(
        "console",
        "a file of the host mounted as the console",
        "CVE-2025-52565",
        Shell("ls /dev/console 2>/dev/null; true < /dev/tty"),
        Says(&["No such device", "cannot open /dev/tty"]),
    ),
    attempt(
        "core-pattern",
        "a program of one's own, run by the kernel on the host at the next crash",
        "writing |/path to core_pattern; CVE-2025-52881 redirects such writes",
        Shell(
            "for f in kernel/core_pattern kernel/modprobe vm/panic_on_oom; do [ ! -e /proc/sys/$f ] || true > /proc/sys/$f; done",
        ),
        Says(READ_ONLY),
    ),
    attempt(
        "sysrq",
        "stopping the host",
        "CVE-2025-52881 names it",
        Shell("true > /proc/sysrq-trigger"),
        Says(&["Read-only file system", "nonexistent"]),
    ),
    attempt(
        "proc-sys",
        "any setting of the kernel",
        "",
        Shell("find /proc/sys -writable -type f 2>/dev/null"),
        Prints(""),
    ),
    attempt(
        "release-agent",
        "a program of one's own, run by the kernel on the host when a cgroup gets empty",
        "CVE-2022-0492",
        Shell(
            "find /sys/fs/cgroup \\( -name release_agent -o -name cgroup.procs \\) -writable 2>/dev/null; mkdir /sys/fs/cgroup/x /sys/fs/cgroup/memory/x 2>/dev/null && echo made",
        ),
        Prints(""),
    ),
    attempt(
        "sys",
        "uevent_helper, power management, modules' parameters",
        "uevent_helper as a way to run programs on the host",
        Shell(
            "grep -E ' /sys rw| /sys/fs/cgroup[^ ]* rw.* - cgroup' /proc/self/mountinfo; find /sys -writable -type f 2>/dev/null | head -n 3",
        ),
        Prints(""),
    ),
    attempt(
        "masked-files",
        "physical memory, the users' keys, the kernel's timers",
        "CVE-2025-31133 shows what masking is worth",
        Shell(
            "for f in /proc/kcore /proc/keys /proc/latency_stats /proc/timer_list /proc/sched_debug /proc/interrupts; do [ ! -e $f ] || echo $f $(stat -c '%t:%T' $f); done",
        ),
        Says(&[" 1:3"]),
    ),
    attempt(
        "masked-folders",
        "firmware tables, the power meter (a side channel: CVE-2020-8694)",
        "the engine's default list",
        Shell(
            "for d in /proc/acpi /proc/asound /proc/scsi /sys/firmware /sys/devices/virtual/powercap; do [ ! -d $d ] || ls -A $d; done",
        ),
        Prints(""),
    ),
    attempt(
        "interrupts",
        "when somebody types or sends: a side channel across containers",
        "the keystroke timings of /proc/interrupts",
        Shell("wc -c < /proc/interrupts"),
        Prints("0"),
    ),
    attempt(
        "overlay-layers",
        "the image's layers on the host, whose paths mountinfo tells",
        "upperdir in /proc/self/mountinfo",
        Shell(
            "for d in $(grep -oE '(upperdir|workdir|lowerdir)=[^,: ]+' /proc/self/mountinfo | cut -d= -f2) /var/lib/docker; do ls $d; done",
        ),
        Says(&["No such file or directory", "Permission denied"]),
    ),
    attempt(
        "file-handle",
        "any file of the host's file system by its inode number",
        "the program known as shocker, of 2014",
        Probe("open_by_handle_at"),
        Errno(EPERM),
    ),
    attempt(
        "host-file",
        "a file of the host, by its path there",
        "",
        Shell("cat \"$HOST_FILE\"; ls -d /host /mnt/* /run/host 2>/dev/null"),
        Says(&["No such file or directory"]),
    ),
    attempt(
        "dirty-pipe",
        "writing to files that can only be read, in all containers of the image",
        "CVE-2022-0847",
        Probe("dirty_pipe /etc/passwd"),
        Prints("unchanged\nstatus 0"),
    ),
    attempt(
        "dirty-cow",
        "writing to files that can only be read, through a private mapping",
        "CVE-2016-5195",
        Probe("dirty_cow /etc/passwd"),
        Prints("unchanged\nstatus 0"),
    ),
];

/// `type mountpoint` of all that is none of the container's own.
const UNKNOWN_MOUNTS: &str = "sed -E 's/^[0-9]+ [0-9]+ [0-9:]+ [^ ]+ ([^ ]+) .* - ([^ ]+) .*$/\\2 \\1/' /proc/self/mountinfo | \
    grep -vE '^[a-z0-9.]+ /$|^proc /proc(/(bus|fs|irq|sys|sysrq-trigger))?$|^tmpfs /dev$|^devpts /dev/pts$|^mqueue /dev/mqueue$|^tmpfs /dev/shm$|^sysfs /sys$|^tmpfs /sys/fs/cgroup$|^cgroup2? /sys/fs/cgroup(/[a-z_,=]+)?$|^tmpfs /(workspace|tmp)$|^[a-z0-9.]+ /etc/(resolv.conf|hosts|hostname)$|^tmpfs /(proc|sys)/[a-z_/]+$|^devtmpfs /proc/[a-z_]+$'";
