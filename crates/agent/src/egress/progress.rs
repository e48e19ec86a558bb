//! Whether anything still moves in a tunnel.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

/// A tunnel in which nothing moves for so long ends. Pools of connections and streams of events are quiet for minutes.
const IDLE: Duration = Duration::from_secs(10 * 60);
/// The same when one side has ended: it is likely that it is gone altogether, which nothing else would show.
const HALF_IDLE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Progress {
    last: Cell<Instant>,
    app_ended: Cell<bool>,
    outside_ended: Cell<bool>,
}

impl Progress {
    pub fn new() -> Rc<Self> {
        let (app_ended, outside_ended) = (Cell::new(false), Cell::new(false));
        Rc::new(Self { last: Cell::new(Instant::now()), app_ended, outside_ended })
    }

    pub fn moved(&self) {
        self.last.set(Instant::now());
    }

    /// The app sends no more, and said so.
    pub fn app_ended(&self) {
        self.app_ended.set(true);
        self.moved();
    }

    pub fn has_app_ended(&self) -> bool {
        self.app_ended.get()
    }

    /// The other side sends no more, and said so.
    pub fn outside_ended(&self) {
        self.outside_ended.set(true);
        self.moved();
    }

    pub fn has_outside_ended(&self) -> bool {
        self.outside_ended.get()
    }

    pub async fn until_idle(self: Rc<Self>) {
        loop {
            let is_half = self.app_ended.get() || self.outside_ended.get();
            let end = self.last.get() + if is_half { HALF_IDLE } else { IDLE };
            let now = Instant::now();
            if end <= now {
                return;
            }
            // Half of it may end meanwhile.
            sleep_until(end.min(now + HALF_IDLE)).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn idle_after(progress: &Rc<Progress>) -> Duration {
        let start = Instant::now();
        Rc::clone(progress).until_idle().await;
        start.elapsed()
    }

    #[tokio::test(start_paused = true)]
    async fn movement_puts_the_end_off_and_half_an_end_brings_it_near() {
        let progress = Progress::new();
        let moving = async {
            sleep_until(Instant::now() + IDLE / 2).await;
            progress.moved();
        };
        assert_eq!(tokio::join!(idle_after(&progress), moving).0, IDLE / 2 + IDLE);
        let progress = Progress::new();
        progress.app_ended();
        assert_eq!(idle_after(&progress).await, HALF_IDLE);
        let progress = Progress::new();
        let ending = async {
            sleep_until(Instant::now() + IDLE - HALF_IDLE / 2).await;
            progress.outside_ended();
        };
        assert_eq!(tokio::join!(idle_after(&progress), ending).0, IDLE + HALF_IDLE / 2);
    }
}
