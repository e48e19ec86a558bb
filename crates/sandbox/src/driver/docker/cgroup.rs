//! The kernel's own count of processes killed for want of memory. The engine's `OOMKilled` speaks of the first process only, and its
//! statistics leave the count out, so it is read from the container's cgroup; on an engine of another machine there is none.

use std::path::PathBuf;

/// `pid` is the container's first process in the host's numbering.
pub async fn oom_kills(pid: i64) -> Option<u64> {
    let membership = tokio::fs::read_to_string(format!("/proc/{pid}/cgroup")).await.ok()?;
    kills(&tokio::fs::read_to_string(counter_file(&membership)?).await.ok()?)
}

fn kills(counters: &str) -> Option<u64> {
    counters.lines().find_map(|line| line.strip_prefix("oom_kill ")).and_then(|count| count.trim().parse().ok())
}

/// Lines are `number:controllers:path`; version 2 has one line `0::path`.
fn counter_file(membership: &str) -> Option<PathBuf> {
    let find = |wanted: &str| {
        membership.lines().find_map(|line| {
            let mut parts = line.splitn(3, ':').skip(1);
            let controllers = parts.next()?;
            let path = parts.next()?;
            controllers
                .split(',')
                .any(|controller| controller == wanted)
                .then(|| path.trim_start_matches('/').to_owned())
        })
    };
    let v1 = find("memory").map(|path| PathBuf::from("/sys/fs/cgroup/memory").join(path).join("memory.oom_control"));
    v1.or_else(|| find("").map(|path| PathBuf::from("/sys/fs/cgroup").join(path).join("memory.events")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_cgroup_membership() {
        let seeds =
            ["12:pids:/docker/abc\n4:memory:/docker/abc\n0::/docker/abc\n", "0::/x.scope\n", "low 0\noom_kill 2\n"];
        let target = isekai_fuzz::Target::new("cgroup-membership").seeds(seeds);
        target.tokens([":", "::", "memory", ",", "\n", "oom_kill ", "/../", "//"]).run(|input| {
            let text = String::from_utf8_lossy(input);
            let file = counter_file(&text);
            if let Some(file) = &file {
                let name = file.file_name().unwrap_or_default();
                assert!(
                    file.starts_with("/sys/fs/cgroup") && (name == "memory.events" || name == "memory.oom_control")
                );
            }
            (file.is_some(), kills(&text).is_some())
        });
    }

    #[test]
    fn finds_the_counters_of_both_versions() {
        let v1 = "12:pids:/docker/abc\n7:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n0::/docker/abc\n";
        assert_eq!(counter_file(v1), Some("/sys/fs/cgroup/memory/docker/abc/memory.oom_control".into()));
        let v2 = "0::/system.slice/docker-abc.scope\n";
        assert_eq!(counter_file(v2), Some("/sys/fs/cgroup/system.slice/docker-abc.scope/memory.events".into()));
        assert_eq!(counter_file("garbage"), None);
    }
}
