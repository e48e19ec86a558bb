//! Connections of apps to the outside, the host's side of [`isekai_channel::egress_api`]. Whatever comes out of a container is
//! hostile: the name it asks for, when it asks, and what it sends.
//!
//! - `keeper`: keeps requests open at the agent that wait for the app's next connection.
//! - `connection`: one connection from the app's word to its end.
//! - `admission`, `decide`: the rules, and what is open under them.
//! - `resolve`, `global`, `outside`: from a name to a connection with a public address.
//! - `screen`, `sni`: what is begun on it is TLS for that name.
//! - `tunnel`, `to_app`: copying both ways.
//! - [`log`]: what was decided.

mod admission;
mod connection;
mod decide;
mod global;
mod keeper;
pub mod log;
pub mod outside;
mod reason;
mod resolve;
mod screen;
mod sni;
mod to_app;
mod tunnel;

#[cfg(test)]
pub(crate) mod fake;
#[cfg(test)]
pub(crate) use self::sni::tests::hello as sni_hello;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use isekai_channel::egress_api::EgressDecisions;
use isekai_domain::{Clock, EgressRule};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use self::admission::Admission;
use self::keeper::Keeper;
use self::log::{Decided, Log, Whose};
use self::outside::Outside;
use crate::pipe::Requests;

/// Open connections of all sandboxes: each holds a descriptor and some buffers.
const MAX_OPEN: usize = 1_000;
/// Names that are looked up at a time, of all sandboxes. Each takes a thread, for as long as the resolver does.
const MAX_LOOKUPS: usize = 64;

/// What all sandboxes of a node share.
pub struct Border {
    outside: Arc<dyn Outside>,
    clock: Arc<dyn Clock>,
    log: Mutex<Log>,
    places: Arc<Semaphore>,
    lookups: Arc<Semaphore>,
}

impl Border {
    pub fn new(outside: Arc<dyn Outside>, clock: Arc<dyn Clock>, log: Log) -> Self {
        let (places, lookups) = (Arc::new(Semaphore::new(MAX_OPEN)), Arc::new(Semaphore::new(MAX_LOOKUPS)));
        Self { outside, clock, log: Mutex::new(log), places, lookups }
    }

    /// Decisions with a greater number than `after`, oldest first. The others were collected and are forgotten.
    pub fn decisions(&self, after: u64, limit: usize) -> EgressDecisions {
        self.log().collect(after, limit)
    }

    /// Before the app is answered.
    fn note(&self, whose: Whose, decided: Decided<'_>) {
        reason::count(decided.reason);
        self.log().record(self.clock.now(), whose, decided);
    }

    fn log(&self) -> MutexGuard<'_, Log> {
        self.log.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The connections of one sandbox. They end when this goes.
#[derive(Default)]
pub struct Egress {
    admission: Arc<Admission>,
    is_begun: AtomicBool,
    stop: CancellationToken,
}

impl Egress {
    /// Takes effect at once: open connections that are not allowed any more are cut.
    pub fn set_rules(&self, rules: Vec<EgressRule>) {
        self.admission.set_rules(rules);
    }

    /// What serves the app's connections, to be run until it ends; nothing if that was given out before.
    pub fn begin(
        &self,
        border: &Arc<Border>,
        whose: Whose,
        requests: Requests,
    ) -> Option<impl Future<Output = ()> + use<>> {
        if self.is_begun.swap(true, Ordering::Relaxed) {
            return None;
        }
        let keeper = Keeper::new(Arc::clone(border), Arc::clone(&self.admission), whose, requests);
        let stop = self.stop.clone();
        Some(async move {
            stop.run_until_cancelled_owned(keeper.run()).await;
        })
    }
}

impl Drop for Egress {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}
