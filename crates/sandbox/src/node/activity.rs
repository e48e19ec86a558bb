//! Which requests are under way in a sandbox, and when it was used last: none of them is to be frozen in the middle.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;

#[derive(Debug)]
pub struct Activity(Mutex<State>);

#[derive(Debug)]
struct State {
    requests: usize,
    /// When a request that was no mere watching began or ended.
    last_use: Instant,
    /// From before the container is frozen until the journal says so: the journal alone cannot tell that it is awake.
    pausing: bool,
}

/// What a request means for whether the sandbox is in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Use,
    /// Looks at it from outside: health, what it uses, what it printed.
    Watch,
}

impl Default for Activity {
    fn default() -> Self {
        Self(Mutex::new(State { requests: 0, last_use: Instant::now(), pausing: false }))
    }
}

impl Activity {
    /// A request begins, if the sandbox is plainly awake: nobody is about to freeze it, and `is_awake` holds.
    pub fn begin_awake(self: &Arc<Self>, kind: Kind, is_awake: impl FnOnce() -> bool) -> Option<Busy> {
        let mut state = self.state();
        if state.pausing || !is_awake() {
            return None;
        }
        Some(self.busy(&mut state, kind))
    }

    /// A request begins. The caller holds the sandbox's gate and has woken it.
    pub fn begin(self: &Arc<Self>, kind: Kind) -> Busy {
        self.busy(&mut self.state(), kind)
    }

    /// Of a request that has ended or begun; one that goes on longer is told by [`Self::begin_pausing`].
    pub fn last_use(&self) -> Instant {
        self.state().last_use
    }

    fn busy(self: &Arc<Self>, state: &mut State, kind: Kind) -> Busy {
        state.requests += 1;
        if kind == Kind::Use {
            state.last_use = Instant::now();
        }
        Busy { activity: Arc::clone(self), kind }
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
pub struct Busy {
    activity: Arc<Activity>,
    kind: Kind,
}

impl Drop for Busy {
    fn drop(&mut self) {
        let mut state = self.activity.state();
        state.requests -= 1;
        if self.kind == Kind::Use {
            state.last_use = Instant::now();
        }
    }
}

#[derive(Debug)]
pub struct Pausing(Arc<Activity>);

impl Drop for Pausing {
    fn drop(&mut self) {
        self.0.state().pausing = false;
    }
}
