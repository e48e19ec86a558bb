//! Which requests are under way in a sandbox: none of them is to be frozen in the middle.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

#[derive(Debug, Default)]
pub struct Activity(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    requests: usize,
    /// From before the container is frozen until the journal says so: the journal alone cannot tell that it is awake.
    pausing: bool,
}

impl Activity {
    /// A request begins, if the sandbox is plainly awake: nobody is about to freeze it, and `is_awake` holds.
    pub fn begin_awake(self: &Arc<Self>, is_awake: impl FnOnce() -> bool) -> Option<Busy> {
        let mut state = self.state();
        if state.pausing || !is_awake() {
            return None;
        }
        state.requests += 1;
        Some(Busy(Arc::clone(self)))
    }

    /// A request begins. The caller holds the sandbox's gate and has woken it.
    pub fn begin(self: &Arc<Self>) -> Busy {
        self.state().requests += 1;
        Busy(Arc::clone(self))
    }

    /// No request begins until the guard goes; `None` while one is under way. The caller holds the sandbox's gate.
    pub fn begin_pausing(self: &Arc<Self>) -> Option<Pausing> {
        let mut state = self.state();
        if state.requests > 0 {
            return None;
        }
        state.pausing = true;
        Some(Pausing(Arc::clone(self)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A request is under way until this goes.
#[derive(Debug)]
pub struct Busy(Arc<Activity>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.state().requests -= 1;
    }
}

#[derive(Debug)]
pub struct Pausing(Arc<Activity>);

impl Drop for Pausing {
    fn drop(&mut self) {
        self.0.state().pausing = false;
    }
}
