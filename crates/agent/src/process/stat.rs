//! What `/proc` tells about the processes of the container.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::Read;

/// Longest environment that is searched for a task's tag.
const MAX_ENVIRON_BYTES: u64 = 256 * 1024;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stat {
    pub pid: i32,
    pub parent: i32,
    pub group: i32,
    pub session: i32,
    /// Clock ticks from the machine's start to the process's.
    pub started: u64,
    /// With all its threads: it holds no file and no port any more, and waits to be collected.
    pub ended: bool,
}

/// One process, if it is there.
pub fn of(pid: i32) -> Option<Stat> {
    parse(pid, &String::from_utf8_lossy(&fs::read(format!("/proc/{pid}/stat")).ok()?))
}

/// All living processes that descend from `ancestor`, itself not among them.
pub fn descendants(ancestor: i32) -> Vec<Stat> {
    below(&processes(), ancestor)
}

/// Those of `all` that live and descend from `ancestor`, itself not among them.
pub fn below(all: &[Stat], ancestor: i32) -> Vec<Stat> {
    let mut known = HashSet::from([ancestor]);
    // Parents may be listed after their children; each round finds at least one more level.
    loop {
        let before = known.len();
        known.extend(all.iter().filter(|stat| known.contains(&stat.parent)).map(|stat| stat.pid).collect::<Vec<_>>());
        if known.len() == before {
            break;
        }
    }
    all.iter().filter(|stat| stat.pid != ancestor && !stat.ended && known.contains(&stat.pid)).cloned().collect()
}

/// What the process was started with as `name` in its environment.
pub fn environment(pid: i32, name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(format!("/proc/{pid}/environ")).ok()?.take(MAX_ENVIRON_BYTES).read_to_end(&mut bytes).ok()?;
    let value = bytes.split(|byte| *byte == 0).find_map(|part| part.strip_prefix(name.as_bytes())?.strip_prefix(b"="));
    value.map(|value| String::from_utf8_lossy(value).into_owned())
}

pub fn processes() -> Vec<Stat> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<i32>().ok()).filter_map(of).collect()
}

/// proc(5): `pid (comm) state ppid pgrp session …`, the number of threads as field 20, the start as field 22. The name may hold spaces and parentheses.
fn parse(pid: i32, text: &str) -> Option<Stat> {
    let mut fields = text.rsplit_once(')')?.1.split_ascii_whitespace();
    let state = fields.next()?;
    let mut number = || fields.next()?.parse().ok();
    let (parent, group, session) = (number()?, number()?, number()?);
    // The first thread may be dead while others still end.
    let threads: u32 = fields.nth(13)?.parse().ok()?;
    let started = fields.nth(1)?.parse().ok()?;
    Some(Stat { pid, parent, group, session, started, ended: matches!(state, "Z" | "X") && threads <= 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_does_not_shift_the_fields() {
        let stat = parse(7, "7 (a) Z 1 1 1 (b) S 3 4 5 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99");
        assert_eq!(stat, Some(Stat { pid: 7, parent: 3, group: 4, session: 5, started: 99, ended: false }));
        assert_eq!(parse(7, "7 (a"), None);
        assert_eq!(parse(7, "7 (a) S 1 2 3"), None);
    }

    #[test]
    fn fuzz_proc_stat() {
        let seeds = ["7 (a) Z 1 1 1 (b) S 3 4 5 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 99", "1 () X 0 0 0"];
        isekai_fuzz::Target::new("proc-stat").seeds(seeds).tokens([")", "(", " ", "Z", "-1"]).cases(10_000).run(
            |input| {
                let stat = parse(7, &String::from_utf8_lossy(input))?;
                assert_eq!(stat.pid, 7);
                // Whatever the numbers are, a tree of such processes ends.
                let stats = [stat.clone(), Stat { pid: stat.parent, parent: stat.pid, ..stat.clone() }];
                assert!(below(&stats, stat.group).len() <= 2);
                Some(stat.ended)
            },
        );
    }

    #[test]
    fn a_process_lives_until_its_last_thread_has_ended() {
        let ended = |threads: u32| {
            parse(7, &format!("7 (node) Z 3 4 5 0 -1 0 0 0 0 0 0 0 0 0 20 0 {threads} 0 99")).map(|stat| stat.ended)
        };
        assert_eq!((ended(2), ended(1)), (Some(false), Some(true)));
    }
}
