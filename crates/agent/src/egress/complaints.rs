//! Tells the app's developer what was refused: the first at once, what follows within the same second as a count. An app that tries
//! in a loop must not push everything else out of the log.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::sleep;

use crate::logs::{Level, Logs, Source};

const WINDOW: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub struct Complaints {
    logs: Rc<Logs>,
    /// What came since the last line; nothing when that line is long enough ago.
    held: RefCell<Option<Held>>,
}

#[derive(Debug, Default)]
struct Held {
    count: u64,
    last: String,
}

impl Complaints {
    pub fn new(logs: Rc<Logs>) -> Rc<Self> {
        Rc::new(Self { logs, held: RefCell::new(None) })
    }

    pub fn push(self: &Rc<Self>, text: String) {
        let mut slot = self.held.borrow_mut();
        if let Some(held) = &mut *slot {
            *held = Held { count: held.count + 1, last: text };
            return;
        }
        *slot = Some(Held::default());
        drop(slot);
        self.logs.push(Level::Warn, Source::Agent, &text);
        tokio::task::spawn_local(Rc::clone(self).count());
    }

    /// A line for each window in which there was something, until there is one without.
    async fn count(self: Rc<Self>) {
        loop {
            sleep(WINDOW).await;
            let Held { count, last } = self.held.take().unwrap_or_default();
            let text = match count {
                0 => return,
                1 => last,
                _ => format!("{count} outbound connections refused meanwhile; the last: {last}"),
            };
            self.held.replace(Some(Held::default()));
            self.logs.push(Level::Warn, Source::Agent, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use tokio::task::LocalSet;

    use super::*;

    fn messages(logs: &Logs) -> Vec<String> {
        logs.after(0, usize::MAX).into_iter().map(|line| line.message).collect()
    }

    #[tokio::test(start_paused = true)]
    async fn a_flood_is_a_line_a_second_with_a_count() {
        let logs = Rc::new(Logs::default());
        let complaints = Complaints::new(Rc::clone(&logs));
        let flood = async {
            for n in 1..=1_000 {
                complaints.push(format!("refused {n}"));
            }
            assert_eq!(messages(&logs), ["refused 1"]);
            sleep(WINDOW * 3 / 2).await;
            complaints.push("refused again".to_owned());
            sleep(WINDOW * 5).await;
            complaints.push("refused later".to_owned());
        };
        LocalSet::new().run_until(flood).await;
        let counted = "999 outbound connections refused meanwhile; the last: refused 1000";
        assert_eq!(messages(&logs), ["refused 1", counted, "refused again", "refused later"]);
    }
}
