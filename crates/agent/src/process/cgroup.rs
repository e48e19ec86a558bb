//! Counters of the container's cgroup that tell why a process died. `OOMKilled` of the engine is about process 1 only.

use std::fs;

/// Times that the kernel killed for memory, and refused a process.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pressure {
    pub oom_kills: u64,
    pub pids_refused: u64,
}

impl Pressure {
    pub fn now() -> Self {
        Self {
            oom_kills: counter(
                &["/sys/fs/cgroup/memory.events", "/sys/fs/cgroup/memory/memory.oom_control"],
                "oom_kill",
            ),
            pids_refused: counter(&["/sys/fs/cgroup/pids.events", "/sys/fs/cgroup/pids/pids.events"], "max"),
        }
    }
}

/// From the first of `files` that exists: cgroup v2, then v1.
fn counter(files: &[&str], key: &str) -> u64 {
    files.iter().find_map(|file| fs::read_to_string(file).ok()).map_or(0, |text| value(&text, key))
}

fn value(text: &str, key: &str) -> u64 {
    text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(' ')?.trim().parse().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_cgroup_counters() {
        let seeds =
            ["low 0\noom_kill 2\noom_group_kill 9\n", "oom_kill_disable 1\noom_kill 4", "max 18446744073709551616"];
        isekai_fuzz::Target::new("cgroup-counters").seeds(seeds).tokens(["oom_kill ", "max ", "\n"]).run(|input| {
            let text = String::from_utf8_lossy(input);
            (value(&text, "oom_kill") > 0, value(&text, "max") > 0)
        });
    }

    #[test]
    fn takes_the_whole_key() {
        let v2 = "low 0\nhigh 0\nmax 12\noom 3\noom_kill 2\noom_group_kill 9\n";
        assert_eq!(value(v2, "oom_kill"), 2);
        assert_eq!(value("oom_kill_disable 1\nunder_oom 0\noom_kill 4\n", "oom_kill"), 4);
        assert_eq!(value("max 7\n", "max"), 7);
        assert_eq!(value("", "max"), 0);
    }
}
