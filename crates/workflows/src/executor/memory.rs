//! A journal in memory, for tests: with a clock of its own for leases, and failures on demand.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use isekai_domain::{CorrelationId, WorkflowId};
use serde_json::{Map, Value};
use tokio::time::Instant;

use super::journal::{Claimed, Journal, JournalError, Renewal, RunStatus, StepRecord, Update};

#[derive(Default)]
pub(super) struct MemoryJournal {
    rows: Mutex<Vec<Row>>,
    /// So many calls of `save` fail next.
    pub failing_saves: AtomicU32,
    /// The output of this step is refused.
    pub refused_output: Mutex<Option<&'static str>>,
}

struct Row {
    claimed: Claimed,
    lease_until: Option<Instant>,
}

impl MemoryJournal {
    pub fn add(&self, kind: &str, params: Value) -> WorkflowId {
        let id = WorkflowId::new();
        let claimed = Claimed {
            id,
            kind: kind.to_owned(),
            user_id: None,
            app_id: None,
            params,
            status: RunStatus::Pending,
            step: 0,
            attempt: 0,
            outputs: Map::new(),
            failure: None,
            cancel_requested: false,
            correlation_id: CorrelationId::generate(),
            fence: 0,
            deadline_at: None,
        };
        self.rows.lock().unwrap().push(Row { claimed, lease_until: None });
        id
    }

    pub fn get(&self, id: WorkflowId) -> Claimed {
        self.rows.lock().unwrap().iter().find(|row| row.claimed.id == id).unwrap().claimed.clone()
    }

    pub fn cancel(&self, id: WorkflowId) {
        self.with(id, |row| row.claimed.cancel_requested = true);
    }

    fn with<T>(&self, id: WorkflowId, change: impl FnOnce(&mut Row) -> T) -> T {
        change(self.rows.lock().unwrap().iter_mut().find(|row| row.claimed.id == id).unwrap())
    }
}

fn is_open(status: RunStatus) -> bool {
    matches!(status, RunStatus::Pending | RunStatus::Running | RunStatus::Compensating)
}

impl Journal for MemoryJournal {
    async fn claim(
        &self,
        _owner: &str,
        kinds: &[&str],
        lease: Duration,
        limit: usize,
    ) -> Result<Vec<Claimed>, JournalError> {
        let now = Instant::now();
        let mut rows = self.rows.lock().unwrap();
        let ready = rows.iter_mut().filter(|row| {
            is_open(row.claimed.status)
                && kinds.contains(&row.claimed.kind.as_str())
                && row.lease_until.is_none_or(|until| until <= now)
        });
        Ok(ready
            .take(limit)
            .map(|row| {
                row.claimed.fence += 1;
                row.lease_until = Some(now + lease);
                row.claimed.clone()
            })
            .collect())
    }

    async fn renew(&self, id: WorkflowId, fence: i64, lease: Duration) -> Result<Renewal, JournalError> {
        self.with(id, |row| {
            if row.claimed.fence != fence {
                return Err(JournalError::LeaseLost);
            }
            row.lease_until = Some(Instant::now() + lease);
            Ok(Renewal { cancel_requested: row.claimed.cancel_requested })
        })
    }

    async fn save(&self, id: WorkflowId, fence: i64, update: Update) -> Result<(), JournalError> {
        let failing = |left: u32| left.checked_sub(1);
        if self.failing_saves.fetch_update(Ordering::SeqCst, Ordering::SeqCst, failing).is_ok() {
            return Err(JournalError::Unavailable("injected".into()));
        }
        let refused = *self.refused_output.lock().unwrap();
        if update.output.as_ref().is_some_and(|(name, _)| Some(name.as_str()) == refused) {
            return Err(JournalError::Refused("too large".into()));
        }
        self.with(id, |row| {
            if row.claimed.fence != fence {
                return Err(JournalError::LeaseLost);
            }
            let Update { status, step, attempt, output, failure, release } = update;
            (row.claimed.status, row.claimed.step, row.claimed.attempt) = (status, step, attempt);
            row.claimed.failure = failure;
            row.claimed.outputs.extend(output);
            if release {
                row.lease_until = None;
            }
            Ok(())
        })
    }

    async fn record(&self, _claimed: &Claimed, _record: StepRecord) -> Result<(), JournalError> {
        Ok(())
    }
}
