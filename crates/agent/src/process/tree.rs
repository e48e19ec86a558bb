//! Ends a task with everything it started: its process group, its session, all that descend from it, and what carries its tag.
//!
//! A process that cleared its environment, left the group, and outlived its parents belongs to nobody any more. The agent inherits
//! it, and ends it with whichever task of the app ends first after it began.

use std::collections::HashSet;
use std::time::Duration;

use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;

use super::children::{Children, Role, TASK_ENV, Task};
use super::stat::{Stat, below, environment, processes};

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
            let members = members(self, task);
            if members.is_empty() {
                return;
            }
            signal_all(&members, Signal::SIGKILL);
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Sends a signal to all of the task.
    pub fn signal(&self, task: &Task, signal: Signal) {
        signal_all(&members(self, task), signal);
    }

    /// Asks the task to end, and kills what is left of it after `grace`.
    pub async fn end(&self, task: &Task, grace: Duration) {
        signal_all(&members(self, task), Signal::SIGTERM);
        let deadline = tokio::time::Instant::now() + grace;
        while tokio::time::Instant::now() < deadline && !members(self, task).is_empty() {
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

/// All of a task that lives.
fn members(children: &Children, task: &Task) -> Vec<Stat> {
    let leader = task.leader.as_raw();
    // Only what descends from the agent: in a container that is everything.
    let all = below(&processes(), Pid::this().as_raw());
    let mut members: HashSet<i32> = below(&all, leader).into_iter().map(|stat| stat.pid).collect();
    let own = |stat: &&Stat| {
        stat.pid == leader
            || stat.group == leader
            || stat.session == leader
            || environment(stat.pid, TASK_ENV).as_ref() == Some(&task.tag)
    };
    members.extend(all.iter().filter(own).map(|stat| stat.pid));
    if task.role == Role::App {
        let others = children.others(task);
        for stray in all.iter().filter(|stat| is_stray(stat, task, &others)) {
            members.insert(stray.pid);
            members.extend(below(&all, stray.pid).into_iter().map(|stat| stat.pid));
        }
    }
    all.into_iter().filter(|stat| members.contains(&stat.pid)).collect()
}

/// Whether an orphan, which the agent inherited, began during the task and shows no sign of another one.
fn is_stray(stat: &Stat, task: &Task, others: &[(i32, String)]) -> bool {
    if stat.parent != Pid::this().as_raw() || stat.started < task.started {
        return false;
    }
    let tag = environment(stat.pid, TASK_ENV);
    !others.iter().any(|(leader, other)| {
        stat.pid == *leader || stat.group == *leader || stat.session == *leader || tag.as_ref() == Some(other)
    })
}
