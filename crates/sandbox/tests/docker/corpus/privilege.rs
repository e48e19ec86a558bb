//! More rights than the app's: root, capabilities, the agent.

use super::attempt::Program::{Node, Probe, Shell};
use super::attempt::Refused::{Errno, Prints, Says};
use super::attempt::{Attempt, EPERM, attempt};

const DENIED: &[&str] = &["Permission denied"];

pub const ATTEMPTS: &[Attempt] = &[
    attempt(
        "root",
        "root's files, and the host's root should another line fail",
        "a container's uid 0 is the host's",
        Shell("id -u; id -G"),
        Prints("10001\n10001"),
    ),
    attempt("home-of-root", "what only root may read", "", Shell("ls /root"), Says(DENIED)),
    attempt("setuid", "becoming root by asking", "", Probe("setuid"), Errno(EPERM)),
    attempt("setgroups", "leaving a group that is denied something", "CVE-2018-7169", Probe("setgroups"), Errno(EPERM)),
    // Hidden behind the user: the effective set of one who is not root is empty whatever the engine grants. So the sets themselves.
    attempt(
        "capabilities",
        "a part of root's rights, now or after the next setuid program",
        "CVE-2022-0185 and CVE-2020-14386 begin with one",
        Shell("grep -E '^Cap(Inh|Prm|Eff|Bnd|Amb):' /proc/self/status"),
        Says(&["\t0000000000000000"]),
    ),
    // Hidden behind the image, which has no setuid program, and the mounts, which honour none. So the fact itself.
    attempt(
        "new-privileges",
        "root through a setuid program",
        "CVE-2021-4034, CVE-2021-3156",
        Shell("grep NoNewPrivs: /proc/self/status"),
        Prints("NoNewPrivs:\t1"),
    ),
    attempt(
        "setuid-programs",
        "a program that runs as root",
        "CVE-2021-4034",
        Shell("find / -xdev -type f -perm /6000 2>/dev/null"),
        Prints(""),
    ),
    // Nobody inside can make a file of root's, so the flags of the mounts are looked at.
    attempt(
        "setuid-mounts",
        "a setuid program of one's own, should one become root elsewhere",
        "a volume without nosuid",
        Shell(
            "while read -r _ _ _ _ point options _; do [ -d $point ] && [ -w $point ] && case ,$options, in *,nosuid,*) ;; *) echo $point;; esac; done < /proc/self/mountinfo",
        ),
        Prints(""),
    ),
    attempt(
        "device-mounts",
        "a device of one's own that can be opened",
        "a volume without nodev",
        Shell(
            "while read -r _ _ _ _ point options _; do [ -d $point ] && [ -w $point ] && case ,$options, in *,nodev,*) ;; *) echo $point;; esac; done < /proc/self/mountinfo",
        ),
        Prints(""),
    ),
    attempt(
        "program-in-tmp",
        "running what was dropped where every program may write",
        "",
        Shell("cp /bin/true /tmp/x && chmod +x /tmp/x && /tmp/x && echo it ran"),
        Says(DENIED),
    ),
    attempt(
        "agent-environment",
        "the secret of the pipe's marker: posing as the agent",
        "/proc/PID/environ of a process of the same user",
        Shell("cat /proc/1/environ"),
        Says(DENIED),
    ),
    attempt(
        "agent-memory",
        "the same secret, and the agent's code",
        "/proc/PID/mem",
        Shell("true < /proc/1/mem; true <> /proc/1/mem; cat /proc/1/maps"),
        Says(DENIED),
    ),
    attempt(
        "agent-descriptors",
        "the pipe to the host",
        "/proc/PID/fd of a process of the same user",
        Shell("ls /proc/1/fd; ls /proc/1/fdinfo"),
        Says(DENIED),
    ),
    attempt("agent-ptrace", "the agent as a puppet", "", Probe("ptrace_agent"), Errno(EPERM)),
    attempt(
        "agent-descriptor-copy",
        "the pipe to the host",
        "pidfd_getfd(2)",
        Probe("pidfd_getfd_agent"),
        Errno(EPERM),
    ),
    attempt(
        "secret-in-environment",
        "the secret, from what the agent hands to its children",
        "",
        Shell("cat /proc/[0-9]*/environ 2>/dev/null | tr '\\0' '\\n' | grep -E '^ISEKAI_(MARKER|BUILDER)'"),
        Prints(""),
    ),
    attempt(
        "secret-in-engine-files",
        "the secret, from files that the engine leaves inside",
        "",
        Shell("cat /.dockerenv /run/.containerenv 2>/dev/null | tr '\\0' '\\n' | grep ISEKAI"),
        Prints(""),
    ),
    // Back to 0 it can be set where the engine itself lacks CAP_SYS_RESOURCE: the kernel remembers a least value only from one who has it.
    attempt(
        "oom-score",
        "letting the kernel kill the host's processes first",
        "",
        Shell("cat /proc/self/oom_score_adj; /bin/echo -1000 2>/dev/null > /proc/self/oom_score_adj && echo lowered"),
        Prints("500"),
    ),
    attempt(
        "priority",
        "the processor before everybody else's",
        "",
        Node("try { os.setPriority(0, -10); console.log('got it') } catch (error) { console.log(error.info.code) }"),
        Says(&["EACCES", "EPERM"]),
    ),
    attempt("real-time", "a processor for oneself, whatever its quota says", "", Probe("sched_fifo"), Errno(EPERM)),
    attempt("raise-limits", "more open files than granted", "", Probe("raise_nofile"), Errno(EPERM)),
    attempt(
        "namespaces-of-the-agent",
        "the namespaces of another process",
        "nsenter",
        Shell("readlink /proc/1/ns/user /proc/1/ns/mnt || echo Permission denied"),
        Prints("Permission denied"),
    ),
    attempt(
        "cgroup-path",
        "the container's name and place on the host, for a second step",
        "/proc/self/cgroup without a cgroup namespace",
        Shell("grep -c \"$CONTAINER\" /proc/self/cgroup"),
        Prints("0"),
    ),
];
