//! Ends a task with everything it started: its process group, its session, all that descend from it, and what carries its tag.
//!
//! A process that cleared its environment, left the group, and outlived its parents escapes this; the limits of the container and
//! its end hold for it all the same.

use std::collections::HashSet;
use std::time::Duration;

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;

use super::children::{Children, TASK_ENV, Task};
use super::stat::{Stat, descendants, has_environment};

/// A fork bomb is outrun by repetition: each round kills all it sees.
const ROUNDS: u32 = 100;
const PAUSE: Duration = Duration::from_millis(5);

impl Children {
    /// Kills the task. Returns when none of it lives any more, or after half a second at the latest.
    pub async fn kill(&self, task: &Task) {
        if self.is_alive(task) {
            let _ = killpg(task.leader, Signal::SIGKILL);
        }
        for _ in 0..ROUNDS {
            let members = members(task);
            if members.is_empty() {
                return;
            }
            signal_all(&members, Signal::SIGKILL);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Asks the task to end, and kills what is left of it after `grace`.
    pub async fn end(&self, task: &Task, grace: Duration) {
        signal_all(&members(task), Signal::SIGTERM);
        let deadline = tokio::time::Instant::now() + grace;
        while tokio::time::Instant::now() < deadline && !members(task).is_empty() {
            tokio::time::sleep(PAUSE).await;
        }
        self.kill(task).await;
    }
}

pub fn signal_all(processes: &[Stat], signal: Signal) {
    for process in processes {
        let _ = kill(Pid::from_raw(process.pid), signal);
    }
}

fn members(task: &Task) -> Vec<Stat> {
    let leader = task.leader.as_raw();
    let below: HashSet<i32> = descendants(leader).into_iter().map(|stat| stat.pid).collect();
    let tag = format!("{TASK_ENV}={}", task.tag);
    // Only what descends from the agent: in a container that is everything.
    descendants(Pid::this().as_raw())
        .into_iter()
        .filter(|stat| {
            stat.pid == leader
                || stat.group == leader
                || stat.session == leader
                || below.contains(&stat.pid)
                || has_environment(stat.pid, &tag)
        })
        .collect()
}
