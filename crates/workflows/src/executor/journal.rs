//! What the executor asks of a store.

use std::future::Future;
use std::time::Duration;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CorrelationId, ErrorCode, UserId, WorkflowId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use thiserror::Error;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RunStatus {
    Pending,
    Running,
    Compensating,
    Completed,
    Compensated,
    /// A compensation failed for good; those before it were made. Somebody must look.
    Stuck,
}

/// Why a workflow did not complete. It is shown to the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    pub step: String,
    pub code: ErrorCode,
    pub message: String,
    /// The user wanted it so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
    /// A step could not be undone; the workflow ends stuck.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undo_failed: bool,
}

/// A workflow that this worker holds.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: WorkflowId,
    pub kind: String,
    pub user_id: Option<UserId>,
    pub app_id: Option<AppId>,
    pub params: Value,
    pub status: RunStatus,
    /// Index of the step to run, or to undo, next.
    pub step: usize,
    /// Failed attempts at it so far.
    pub attempt: u32,
    pub outputs: Map<String, Value>,
    pub failure: Option<Failure>,
    pub cancel_requested: bool,
    pub correlation_id: CorrelationId,
    /// Proves the claim: it grows with every claim, and a write with an older one is refused.
    pub fence: i64,
    pub deadline_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone)]
pub struct Update {
    pub status: RunStatus,
    pub step: usize,
    pub attempt: u32,
    /// Name and output of a step that succeeded.
    pub output: Option<(String, Value)>,
    pub failure: Option<Failure>,
    /// Gives the workflow back, for anyone to take at once.
    pub release: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Renewal {
    pub cancel_requested: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Do,
    Undo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepStatus {
    Started,
    Succeeded,
    Failed,
}

/// One line of the step journal.
#[derive(Debug, Clone)]
pub struct StepRecord {
    pub step: usize,
    pub name: &'static str,
    pub phase: Phase,
    pub attempt: u32,
    pub status: StepStatus,
    pub error: Option<String>,
    pub duration: Duration,
}

#[derive(Debug, Error)]
pub enum JournalError {
    /// Another worker has taken over, or the workflow is gone.
    #[error("the lease was lost")]
    LeaseLost,
    #[error("the journal is unavailable")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// What should be written cannot be; trying again does not help.
    #[error("the journal refused to write")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
}

pub trait Journal: Send + Sync + 'static {
    /// Up to `limit` workflows that are ready or whose worker went silent, fairly between users.
    fn claim(
        &self,
        owner: &str,
        kinds: &[&str],
        lease: Duration,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Claimed>, JournalError>> + Send;

    fn renew(
        &self,
        id: WorkflowId,
        fence: i64,
        lease: Duration,
    ) -> impl Future<Output = Result<Renewal, JournalError>> + Send;

    fn save(&self, id: WorkflowId, fence: i64, update: Update)
    -> impl Future<Output = Result<(), JournalError>> + Send;

    fn record(&self, claimed: &Claimed, record: StepRecord) -> impl Future<Output = Result<(), JournalError>> + Send;
}
