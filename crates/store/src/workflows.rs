//! The executor's tables. Nothing here knows what a workflow does.
//!
//! A workflow is claimed with a lease; each claim raises its `fence`, and every later write must show the fence of the
//! last claim, so that a worker that was thought dead and comes back is refused. Workflows of one app run one at a time
//! in the order of their making. Claims are fair between users, see [`claim`].

mod cancel;
mod claim;
mod draft;
mod enqueue;
mod journal;
mod lease;
mod read;
mod status;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CorrelationId, UserId, WorkflowId};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::FromRow;
use uuid::Uuid;

use crate::convert::{AsText, OptionalId, StoredCorrelation};
use crate::{Result, StoreError};

pub(crate) use cancel::{cancel_others_in, forget_words_in, restart_in};
pub use cancel::{request_cancel, request_cancel_for_app};
pub use claim::{Claimed, claim};
pub use draft::{draft, put_draft};
pub use enqueue::{NewWorkflow, enqueue_in};
pub use journal::{Journal, JournalEntry, journal, steps};
pub(crate) use lease::guard_in;
pub use lease::{Renewed, WorkflowUpdate, renew, save};
pub use read::{WorkflowFilter, counts, get, list, open_for_app};
pub(crate) use read::{by_key_in, open_count_in};
pub use status::{Phase, StepStatus, WorkflowStatus};

/// Proof of the last claim. A write that shows an older one gets [`StoreError::LeaseLost`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    pub workflow_id: WorkflowId,
    pub fence: i64,
}

#[derive(Debug, Clone, FromRow)]
pub struct WorkflowRow {
    #[sqlx(try_from = "Uuid")]
    pub id: WorkflowId,
    pub kind: String,
    #[sqlx(try_from = "OptionalId")]
    pub user_id: Option<UserId>,
    #[sqlx(try_from = "OptionalId")]
    pub app_id: Option<AppId>,
    pub params: Value,
    #[sqlx(try_from = "AsText<WorkflowStatus>")]
    pub status: WorkflowStatus,
    /// Index of the step to run next, or, when compensating, of the step to undo next.
    pub step: i32,
    pub attempt: i32,
    /// Outputs of finished steps by name.
    pub outputs: Value,
    pub error: Option<Value>,
    pub cancel_requested: bool,
    #[sqlx(try_from = "StoredCorrelation")]
    pub correlation_id: CorrelationId,
    pub run_at: DateTime<Utc>,
    pub deadline_at: Option<DateTime<Utc>>,
    pub lease_owner: Option<String>,
    pub lease_until: Option<DateTime<Utc>>,
    pub fence: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl WorkflowRow {
    /// Reads the parameters as one of the types of [`crate::params`].
    pub fn params<T: DeserializeOwned>(&self) -> Result<T> {
        T::deserialize(&self.params)
            .map_err(|error| StoreError::Corrupt { entity: format!("{} workflow", self.kind), source: error.into() })
    }
}

macro_rules! columns {
    () => {
        "id, kind, user_id, app_id, params, status, step, attempt, outputs, error, cancel_requested, correlation_id, \
         run_at, deadline_at, lease_owner, lease_until, fence, created_at, updated_at, finished_at"
    };
}
use columns;

impl From<OptionalId> for Option<UserId> {
    fn from(id: OptionalId) -> Self {
        id.0.map(UserId::from)
    }
}

impl From<OptionalId> for Option<AppId> {
    fn from(id: OptionalId) -> Self {
        id.0.map(AppId::from)
    }
}

#[cfg(test)]
mod tests;
