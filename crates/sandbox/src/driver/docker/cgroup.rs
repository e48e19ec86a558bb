//! What the kernel itself counts of a container: processor time, and processes killed for want of memory. The engine's `OOMKilled` speaks
//! of the first process only and its statistics leave the count out, and asking it for the time of all containers every few seconds
//! would keep it busy. So both are read from the container's cgroup; on an engine of another machine there is none.

use std::path::{Path, PathBuf};

/// `pid` is the container's first process in the host's numbering.
pub async fn oom_kills(pid: i64) -> Option<u64> {
    let file = oom_file(&membership(pid).await?)?;
    kills(&tokio::fs::read_to_string(file).await.ok()?)
}

/// Where the kernel counts the processor time of a container, for [`cpu_seconds`].
pub async fn cpu_file(pid: i64) -> Option<PathBuf> {
    cpu_counter(&membership(pid).await?)
}

/// `None` when the file is not there any more.
pub async fn cpu_seconds(file: &Path) -> Option<f64> {
    seconds(&tokio::fs::read_to_string(file).await.ok()?)
}

async fn membership(pid: i64) -> Option<String> {
    tokio::fs::read_to_string(format!("/proc/{pid}/cgroup")).await.ok()
}

fn kills(counters: &str) -> Option<u64> {
    counters.lines().find_map(|line| line.strip_prefix("oom_kill ")).and_then(|count| count.trim().parse().ok())
}

/// Version 1 has nanoseconds and nothing else in its file, version 2 a line of microseconds among others.
fn seconds(counters: &str) -> Option<f64> {
    let of = |text: &str, unit: f64| text.trim().parse::<u64>().ok().map(|count| lossy(count) / unit);
    match counters.lines().find_map(|line| line.strip_prefix("usage_usec ")) {
        Some(micros) => of(micros, 1e6),
        None => of(counters, 1e9),
    }
}

#[expect(clippy::cast_precision_loss, reason = "seconds of CPU time need no nanosecond digits")]
fn lossy(count: u64) -> f64 {
    count as f64
}

fn oom_file(membership: &str) -> Option<PathBuf> {
    file(membership, "memory", "memory.oom_control", "memory.events")
}

fn cpu_counter(membership: &str) -> Option<PathBuf> {
    file(membership, "cpuacct", "cpuacct.usage", "cpu.stat")
}

/// Lines are `number:controllers:path`; version 2 has one line `0::path`.
fn file(membership: &str, controller: &str, v1: &str, v2: &str) -> Option<PathBuf> {
    let find = |wanted: &str| {
        membership.lines().find_map(|line| {
            let mut parts = line.splitn(3, ':').skip(1);
            let controllers = parts.next()?;
            let path = parts.next()?;
            let has = controllers.split(',').any(|controller| controller == wanted);
            has.then(|| path.trim_start_matches('/').to_owned())
        })
    };
    let root = Path::new("/sys/fs/cgroup");
    find(controller)
        .map(|path| root.join(controller).join(path).join(v1))
        .or_else(|| find("").map(|path| root.join(path).join(v2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_cgroup_membership() {
        let seeds = [
            "12:pids:/docker/abc\n4:memory:/docker/abc\n2:cpuacct:/docker/abc\n0::/docker/abc\n",
            "0::/x.scope\n",
            "low 0\noom_kill 2\n",
            "123456789\n",
            "usage_usec 12\nuser_usec 3\n",
        ];
        let target = isekai_fuzz::Target::new("cgroup-membership").seeds(seeds);
        target.tokens([":", "::", "memory", "cpuacct", ",", "\n", "oom_kill ", "usage_usec ", "/../", "//"]).run(
            |input| {
                let text = String::from_utf8_lossy(input);
                let known = ["memory.events", "memory.oom_control", "cpu.stat", "cpuacct.usage"];
                let files = [oom_file(&text), cpu_counter(&text)];
                for file in files.iter().flatten() {
                    assert!(file.starts_with("/sys/fs/cgroup") && known.iter().any(|name| file.ends_with(name)));
                }
                (files.map(|file| file.is_some()), kills(&text).is_some(), seconds(&text).is_some())
            },
        );
    }

    #[test]
    fn finds_the_counters_of_both_versions() {
        let v1 = "12:pids:/docker/abc\n7:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n0::/docker/abc\n";
        assert_eq!(oom_file(v1), Some("/sys/fs/cgroup/memory/docker/abc/memory.oom_control".into()));
        let v2 = "0::/system.slice/docker-abc.scope\n";
        assert_eq!(oom_file(v2), Some("/sys/fs/cgroup/system.slice/docker-abc.scope/memory.events".into()));
        assert_eq!(oom_file("garbage"), None);
        assert_eq!(cpu_counter(v1), Some("/sys/fs/cgroup/cpuacct/docker/abc/cpuacct.usage".into()));
        assert_eq!(cpu_counter(v2), Some("/sys/fs/cgroup/system.slice/docker-abc.scope/cpu.stat".into()));
    }

    #[test]
    fn reads_the_processor_time_of_both_versions() {
        assert_eq!(seconds("1500000000\n"), Some(1.5));
        assert_eq!(seconds("usage_usec 2500000\nuser_usec 1\nsystem_usec 2\n"), Some(2.5));
        assert_eq!((seconds(""), seconds("usage_usec x\n")), (None, None));
    }
}
