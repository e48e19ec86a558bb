//! One line for each finished step of a start, with the time it took.

use std::time::Instant;

use crate::output;

pub struct Progress {
    started: Instant,
    last: Instant,
}

impl Progress {
    pub fn new() -> Self {
        let now = Instant::now();
        Self { started: now, last: now }
    }

    pub fn done(&mut self, what: &str) {
        let now = Instant::now();
        let (step, total) = (now - self.last, now - self.started);
        output::line(format!("  ✔ {what:<44} {:>6.1} s  (at {:.1} s)", step.as_secs_f64(), total.as_secs_f64()));
        self.last = now;
    }
}
