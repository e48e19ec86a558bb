//! The executor's journal in PostgreSQL.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use isekai_domain::{Clock, WorkflowId};
use isekai_store::workflows::{self as table, WorkflowStatus, WorkflowUpdate};
use isekai_store::{Store, StoreError};
use serde_json::{Map, Value, json};

use crate::executor::{
    Claimed, Failure, Journal, JournalError, Phase, Renewal, RunStatus, StepRecord, StepStatus, Update,
};

pub struct PgJournal {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl PgJournal {
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self { store, clock }
    }
}

impl Journal for PgJournal {
    async fn claim(
        &self,
        owner: &str,
        kinds: &[&str],
        lease: Duration,
        limit: usize,
    ) -> Result<Vec<Claimed>, JournalError> {
        let limit = limit.try_into().unwrap_or(u32::MAX);
        let rows =
            table::claim(&self.store, owner, kinds, lease, self.clock.now(), limit).await.map_err(journal_error)?;
        Ok(rows.into_iter().map(claimed).collect())
    }

    async fn renew(&self, id: WorkflowId, fence: i64, lease: Duration) -> Result<Renewal, JournalError> {
        let until = self.clock.now() + TimeDelta::from_std(lease).unwrap_or_default();
        let renewed = table::renew(&self.store, id, fence, until).await.map_err(journal_error)?;
        Ok(Renewal { cancel_requested: renewed.cancel_requested })
    }

    async fn save(&self, id: WorkflowId, fence: i64, update: Update) -> Result<(), JournalError> {
        let update = WorkflowUpdate {
            status: to_stored(update.status),
            step: update.step.try_into().unwrap_or(i32::MAX),
            attempt: update.attempt.try_into().unwrap_or(i32::MAX),
            outputs_patch: update.output.map(|(name, value)| json!({ name: value })),
            error: update.failure.map(|failure| json!(failure)),
            run_at: None,
            release: update.release,
        };
        table::save(&self.store, id, fence, update).await.map_err(journal_error)
    }

    async fn record(&self, claimed: &Claimed, record: StepRecord) -> Result<(), JournalError> {
        let entry = table::Journal {
            workflow_id: claimed.id,
            step: record.step.try_into().unwrap_or(i32::MAX),
            name: record.name,
            phase: match record.phase {
                Phase::Do => table::Phase::Do,
                Phase::Undo => table::Phase::Undo,
            },
            attempt: record.attempt.try_into().unwrap_or(i32::MAX),
            status: match record.status {
                StepStatus::Started => table::StepStatus::Started,
                StepStatus::Succeeded => table::StepStatus::Succeeded,
                StepStatus::Failed => table::StepStatus::Failed,
            },
            error: record.error.as_deref(),
        };
        table::journal(&self.store, entry).await.map_err(journal_error)
    }
}

fn claimed(row: table::Claimed) -> Claimed {
    let failure = row.error.and_then(|error| serde_json::from_value::<Failure>(error).ok());
    let outputs = match row.outputs {
        Value::Object(outputs) => outputs,
        _ => Map::new(),
    };
    Claimed {
        id: row.id,
        kind: row.kind,
        user_id: row.user_id,
        app_id: row.app_id,
        params: row.params,
        status: from_stored(row.status),
        step: row.step.try_into().unwrap_or_default(),
        attempt: row.attempt.try_into().unwrap_or_default(),
        outputs,
        failure,
        cancel_requested: row.cancel_requested,
        correlation_id: row.correlation_id,
        fence: row.fence,
        deadline_at: row.deadline_at,
    }
}

fn journal_error(error: StoreError) -> JournalError {
    match error {
        StoreError::LeaseLost => JournalError::LeaseLost,
        error if error.may_pass() => JournalError::Unavailable(error.into()),
        error => JournalError::Refused(error.into()),
    }
}

fn to_stored(status: RunStatus) -> WorkflowStatus {
    match status {
        RunStatus::Pending => WorkflowStatus::Pending,
        RunStatus::Running => WorkflowStatus::Running,
        RunStatus::Compensating => WorkflowStatus::Compensating,
        RunStatus::Completed => WorkflowStatus::Completed,
        RunStatus::Compensated => WorkflowStatus::Compensated,
        RunStatus::Stuck => WorkflowStatus::Stuck,
    }
}

fn from_stored(status: WorkflowStatus) -> RunStatus {
    match status {
        WorkflowStatus::Pending => RunStatus::Pending,
        WorkflowStatus::Running => RunStatus::Running,
        WorkflowStatus::Compensating => RunStatus::Compensating,
        WorkflowStatus::Completed => RunStatus::Completed,
        WorkflowStatus::Compensated => RunStatus::Compensated,
        WorkflowStatus::Stuck => RunStatus::Stuck,
    }
}
