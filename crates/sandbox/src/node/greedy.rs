//! Apps that take all the processor time they may, for long, have to stand back: other apps' short answers find a processor free then.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use futures::StreamExt as _;
use isekai_channel::sandbox_api::{Priority, SandboxId};
use tokio::time::Instant;

use super::{Handle, Node, NodeError};
use crate::driver::{DriverError, DriverResult};
use crate::journal::{Claim, Record};
use crate::settings::ContainerLimits;

const TICK: Duration = Duration::from_secs(1);
/// Of what its limit allows. The kernel's accounting, and a test's clock, are not exact.
const FULL: f64 = 0.9;
/// So many looks in a row: most builds take less.
const FULL_LOOKS: u32 = 2;
/// One that stands back gets little where others want much, so that little alone does not make it modest.
const MODEST: f64 = 0.1;
/// Of a processor: what a sandbox may take that does nothing, on a busy machine. Of a small limit that is more than a tenth.
const IDLE: f64 = 0.02;
const MODEST_LOOKS: u32 = 10;
/// Looks at a time: a container that nobody looked at yet costs a question to the engine.
const AT_ONCE: usize = 4;

/// What one container took of its processor time, from one look to the next.
#[derive(Debug, Default)]
pub struct Load {
    seen: Option<(Instant, f64)>,
    /// Looks in a row that found it so.
    full: u32,
    modest: u32,
}

impl Load {
    /// The priority that it is to have from now on, where that is another one. `allowed`: processors that its limit stands for.
    fn look(&mut self, now: Instant, cpu_seconds: f64, allowed: f64, present: Priority) -> Option<Priority> {
        let (at, before) = self.seen.replace((now, cpu_seconds))?;
        let takes = (cpu_seconds - before) / now.duration_since(at).as_secs_f64().max(f64::EPSILON);
        let modest = (MODEST * allowed).max(IDLE.min(allowed / 2.0));
        self.full = if takes >= FULL * allowed { self.full + 1 } else { 0 };
        self.modest = if takes < modest { self.modest + 1 } else { 0 };
        let wanted = match present {
            Priority::Normal if self.full >= FULL_LOOKS => Priority::Low,
            Priority::Low if self.modest >= MODEST_LOOKS => Priority::Normal,
            _ => return None,
        };
        (self.full, self.modest) = (0, 0);
        Some(wanted)
    }
}

impl Node {
    pub(super) async fn watch_load_forever(self: Arc<Self>) {
        loop {
            tokio::time::sleep(TICK).await;
            let running = self.awake_claims();
            let looks = running.into_iter().map(|(claim, handle)| self.look_at_load(claim, handle));
            futures::stream::iter(looks).buffer_unordered(AT_ONCE).collect::<()>().await;
        }
    }

    async fn look_at_load(&self, claim: Claim, handle: Arc<Handle>) {
        let Ok(Some(cpu_seconds)) = self.driver.cpu_seconds(&claim.made.container).await else { return };
        let cpus = self.engine().facts.as_ref().map_or(0, |facts| facts.cpus);
        let allowed = ContainerLimits::from(&claim.limits).processors(cpus);
        let wanted = {
            let mut load = handle.load.lock().unwrap_or_else(PoisonError::into_inner);
            load.look(Instant::now(), cpu_seconds, allowed, claim.priority)
        };
        let Some(priority) = wanted else { return };
        match self.set_priority(claim.id, &handle, priority).await {
            Ok(()) | Err(NodeError::NotFound | NodeError::Driver(DriverError::NotFound)) => {}
            Err(error) => {
                tracing::warn!(sandbox = %claim.id, error = &error as &dyn std::error::Error, "its priority is not changed");
            }
        }
    }

    async fn set_priority(&self, id: SandboxId, handle: &Handle, priority: Priority) -> Result<(), NodeError> {
        let _gate = handle.gate.lock().await;
        let claim = self.claim_of(id)?;
        let set = async || -> DriverResult<()> {
            self.driver.update(&claim.made.container, &ContainerLimits::from(&claim.limits), priority).await
        };
        // The journal may say low of one that is not, never the other way round: that one would stay so.
        match priority {
            Priority::Low => {
                self.append(Record::Priority { id, priority })?;
                if let Err(error) = set().await {
                    self.append(Record::Priority { id, priority: Priority::Normal })?;
                    return Err(error.into());
                }
            }
            Priority::Normal => {
                set().await?;
                self.append(Record::Priority { id, priority })?;
            }
        }
        let to = if priority == Priority::Low { "low" } else { "normal" };
        metrics::counter!("sandbox_priority_changes_total", "to" => to).increment(1);
        tracing::info!(sandbox = %id, app = %claim.app_id, to, "priority changed: its processor time");
        Ok(())
    }

    fn awake_claims(&self) -> Vec<(Claim, Arc<Handle>)> {
        let running: Vec<Claim> = {
            let journal = self.journal();
            let claims = journal.ledger().claims.values();
            claims.filter(|claim| claim.paused_since.is_none() && claim.ending.is_none()).cloned().collect()
        };
        let fleet = self.fleet();
        let handle = |claim: &Claim| fleet.handles.get(&claim.made.container).cloned();
        running.into_iter().filter_map(|claim| handle(&claim).map(|handle| (claim, handle))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the looks at one that takes this much of its processor, second by second, lead to.
    fn looks(load: &mut Load, present: Priority, shares: &[f64]) -> Vec<Option<Priority>> {
        let (mut now, mut taken) = (Instant::now(), 0.0);
        load.seen = Some((now, taken));
        let look = |share: &f64| {
            now += TICK;
            taken += share;
            load.look(now, taken, 1.0, present)
        };
        shares.iter().map(look).collect()
    }

    #[test]
    fn one_that_takes_all_for_two_looks_in_a_row_stands_back() {
        let mut load = Load::default();
        assert_eq!(looks(&mut load, Priority::Normal, &[1.0, 0.5, 1.0]), [None; 3]);
        assert_eq!(looks(&mut load, Priority::Normal, &[0.95]), [Some(Priority::Low)]);
    }

    #[test]
    fn one_that_stands_back_has_to_be_modest_for_long() {
        let mut load = Load::default();
        assert_eq!(looks(&mut load, Priority::Low, &[0.05; 9]), [None; 9]);
        assert_eq!(looks(&mut load, Priority::Low, &[0.3]), [None]);
        let calm = looks(&mut load, Priority::Low, &[0.0; 10]);
        assert_eq!((calm[8], calm[9]), (None, Some(Priority::Normal)));
    }

    #[test]
    fn what_a_sandbox_takes_that_does_nothing_is_modest_however_small_its_limit() {
        let takes = |share: f64, allowed: f64| {
            let (mut load, now) = (Load::default(), Instant::now());
            let look = |second: u32| load.look(now + TICK * second, share * f64::from(second), allowed, Priority::Low);
            (0..=MODEST_LOOKS).map(look).last().flatten()
        };
        assert_eq!((takes(0.015, 0.1), takes(0.03, 0.1)), (Some(Priority::Normal), None));
        assert_eq!((takes(0.004, 0.01), takes(0.006, 0.01)), (Some(Priority::Normal), None));
    }

    #[test]
    fn the_first_look_tells_nothing() {
        assert_eq!(Load::default().look(Instant::now(), 1e6, 1.0, Priority::Normal), None);
    }

    #[test]
    fn what_counts_is_the_share_of_its_own_limit() {
        let mut load = Load::default();
        let now = Instant::now();
        let look =
            |load: &mut Load, second: u32, taken: f64| load.look(now + TICK * second, taken, 0.25, Priority::Normal);
        assert_eq!(look(&mut load, 0, 0.0), None);
        assert_eq!(look(&mut load, 1, 0.25), None);
        assert_eq!(look(&mut load, 2, 0.5), Some(Priority::Low));
    }
}
