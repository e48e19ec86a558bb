//! Which connections of one sandbox are allowed, and which are open.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use isekai_channel::egress_api::{EgressReason, MAX_TUNNELS};
use isekai_domain::{EgressRule, HostName};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::decide::{decide, is_allowed};

pub struct Admission {
    /// Rules and connections under one lock: none slips in between a change of the rules and the cut.
    state: Mutex<State>,
    places: Arc<Semaphore>,
}

#[derive(Default)]
struct State {
    rules: Vec<EgressRule>,
    open: HashMap<u64, Open>,
    admitted: u64,
}

struct Open {
    host: HostName,
    port: u16,
    cut: CancellationToken,
}

/// A connection that may be made, and counts as open until this goes.
pub struct Admitted {
    pub host: HostName,
    /// The rules do not allow it any more.
    pub cut: CancellationToken,
    number: u64,
    admission: Arc<Admission>,
    _places: [OwnedSemaphorePermit; 2],
}

impl Default for Admission {
    fn default() -> Self {
        Self { state: Mutex::default(), places: Arc::new(Semaphore::new(MAX_TUNNELS)) }
    }
}

impl Admission {
    /// Cuts open connections that are not allowed any more, and only those.
    pub fn set_rules(&self, rules: Vec<EgressRule>) {
        let mut state = self.state();
        for open in state.open.values().filter(|open| !is_allowed(&rules, &open.host, open.port)) {
            open.cut.cancel();
        }
        state.rules = rules;
    }

    /// `node` has the places of all sandboxes together.
    pub fn admit(self: &Arc<Self>, node: &Arc<Semaphore>, host: &str, port: u16) -> Result<Admitted, EgressReason> {
        let mut state = self.state();
        let host = decide(&state.rules, host, port)?;
        let place = |places: &Arc<Semaphore>| Arc::clone(places).try_acquire_owned().map_err(|_| EgressReason::TooMany);
        let places = [place(&self.places)?, place(node)?];
        let cut = CancellationToken::new();
        state.admitted += 1;
        let number = state.admitted;
        state.open.insert(number, Open { host: host.clone(), port, cut: cut.clone() });
        Ok(Admitted { host, cut, number, admission: Arc::clone(self), _places: places })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Admitted {
    fn drop(&mut self) {
        self.admission.state().open.remove(&self.number);
    }
}

#[cfg(test)]
mod tests {
    use isekai_domain::HostPattern;

    use super::*;

    fn rules(hosts: &[&str]) -> Vec<EgressRule> {
        hosts.iter().map(|host| EgressRule { host: HostPattern::parse(host).unwrap(), port: 443 }).collect()
    }

    #[test]
    fn a_change_of_the_rules_cuts_what_they_do_not_allow_any_more() {
        let (admission, node) = (Arc::new(Admission::default()), Arc::new(Semaphore::new(9)));
        let admit = |host| admission.admit(&node, host, 443);
        assert_eq!(admit("a.example.com").err(), Some(EgressReason::NotListed));
        admission.set_rules(rules(&["a.example.com", "b.example.com"]));
        let (a, b) = (admit("a.example.com").unwrap(), admit("b.example.com").unwrap());
        admission.set_rules(rules(&["*.example.com"]));
        assert!(!a.cut.is_cancelled() && !b.cut.is_cancelled(), "another rule allows both");
        admission.set_rules(rules(&["b.example.com"]));
        assert!(a.cut.is_cancelled() && !b.cut.is_cancelled());
        admission.set_rules(rules(&["a.example.com", "b.example.com"]));
        assert!(!admit("a.example.com").unwrap().cut.is_cancelled(), "cut is who was open, not the host");
        drop((a, b));
        assert!(admission.state().open.is_empty());
    }

    #[test]
    fn places_are_limited_for_a_sandbox_and_for_all() {
        let (admission, node) = (Arc::new(Admission::default()), Arc::new(Semaphore::new(MAX_TUNNELS + 1)));
        admission.set_rules(rules(&["a.example.com"]));
        let admit = |admission: &Arc<Admission>| admission.admit(&node, "a.example.com", 443);
        let mut open: Vec<Admitted> = (0..MAX_TUNNELS).map(|_| admit(&admission).unwrap()).collect();
        assert_eq!(admit(&admission).err(), Some(EgressReason::TooMany));
        let other = Arc::new(Admission::default());
        other.set_rules(rules(&["a.example.com"]));
        let last = admit(&other).unwrap();
        assert_eq!(admit(&other).err(), Some(EgressReason::TooMany));
        open.pop();
        admit(&other).unwrap();
        drop(last);
        assert!(admit(&admission).is_ok());
    }
}
