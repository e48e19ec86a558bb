//! Tells the developer when the app runs into a limit of its container: from inside it only looks like a process that vanished, or
//! a write that failed.

use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use crate::agent::Agent;
use crate::logs::{Level, Source};
use crate::process::Pressure;

const TICK: Duration = Duration::from_secs(2);
/// An app that stays at its limit is told of it so often.
const AGAIN: Duration = Duration::from_secs(60);

/// Never returns.
pub async fn watch(agent: Rc<Agent>) {
    let mut before = Pressure::now();
    let (mut memory, mut processes, mut disk) = (Notice::default(), Notice::default(), Notice::default());
    loop {
        tokio::time::sleep(TICK).await;
        let now = Pressure::now();
        let tell = |text: &str| agent.logs.push(Level::Warn, Source::Agent, text);
        if memory.is_due(now.oom_kills > before.oom_kills) {
            tell("limit reached (oom): the app used up its memory, and the kernel ended a process of it");
        }
        if processes.is_due(now.pids_refused > before.pids_refused) {
            tell("limit reached (pids): the app has as many processes as it may have, and could not start another");
        }
        if disk.is_due(agent.workspace.is_full()) {
            tell("limit reached (disk_full): the disk space of the app is used up, and writes fail");
        }
        before = now;
    }
}

#[derive(Default)]
struct Notice(Option<Instant>);

impl Notice {
    fn is_due(&mut self, reached: bool) -> bool {
        let due = reached && self.0.is_none_or(|last| last.elapsed() >= AGAIN);
        if due {
            self.0 = Some(Instant::now());
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_limit_is_told_of_at_once_and_then_once_a_minute() {
        let mut notice = Notice::default();
        assert!(!notice.is_due(false));
        assert!(notice.is_due(true) && !notice.is_due(true));
        tokio::time::advance(AGAIN).await;
        assert!(!notice.is_due(false) && notice.is_due(true));
    }
}
