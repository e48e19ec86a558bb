//! What the steps of our workflows work with.

use isekai_channel::client::{ClientError as SandboxError, SandboxClient};
use isekai_domain::{AppId, EgressPolicy, EgressRule, ErrorCode, ResourceLimits, UserId};
use isekai_domain::{Clock as _, SystemClock};
use isekai_planner::client::{Meta, PlannerClient, PlannerError};
use isekai_platform::config::RetentionConfig;
use isekai_store::cache::Cache;
use isekai_store::workflows::Fence;
use isekai_store::{Store, StoreError, egress, quotas};
use thiserror::Error;

use crate::executor::{Context, StepError};

pub struct Services {
    pub store: Store,
    pub cache: Cache,
    pub planner: PlannerClient,
    pub sandboxes: SandboxClient,
    /// How long a sandbox lives when no worker renews it.
    pub sandbox_lease_seconds: u32,
    /// Name of the machine that the sandbox service runs on.
    pub node: String,
    /// What owners of apps may open.
    pub egress: EgressPolicy,
    /// How long each kind of data is kept.
    pub retention: RetentionConfig,
}

pub type Ctx = Context<Services>;

impl Ctx {
    pub fn store(&self) -> &Store {
        &self.services.store
    }

    pub fn app(&self) -> Result<AppId, StepError> {
        self.app_id.ok_or_else(|| StepError::fatal(ErrorCode::Internal, "the workflow has no app"))
    }

    pub fn fence(&self) -> Fence {
        Fence { workflow_id: self.workflow_id, fence: self.fence }
    }

    pub fn held(&self) -> Option<Fence> {
        Some(self.fence())
    }

    /// When undoing: why, in words for the user.
    pub fn reason(&self) -> &str {
        self.failure.as_ref().map_or("no reason was kept", |failure| failure.message.as_str())
    }

    pub fn meta(&self) -> Meta {
        Meta {
            request_id: self.workflow_id.to_string(),
            user_id: self.user_id.map(|id| id.to_string()).unwrap_or_default(),
            ts_unix_ms: SystemClock.now().timestamp_millis(),
        }
    }

    pub async fn limits(&self, user: UserId) -> Result<ResourceLimits, StepError> {
        Ok(quotas::get(self.store(), user).await?.into())
    }

    /// What the app may connect to.
    pub async fn egress(&self, app: AppId) -> Result<Vec<EgressRule>, StepError> {
        let stored = egress::rules::get(self.store(), app).await?;
        Ok(self.services.egress.effective(&stored.rules, &stored.presets))
    }
}

/// In words for the user, without the transport's.
#[derive(Debug, Error)]
#[error("the planner cannot be reached")]
struct PlannerAway(#[source] PlannerError);

impl From<StoreError> for StepError {
    fn from(error: StoreError) -> Self {
        let code = error.code();
        match error {
            // The executor itself finds out whether the lease is really gone.
            StoreError::LeaseLost => Self::transient(error),
            _ if error.may_pass() => Self::transient(error),
            _ => Self::Fatal { code, message: error.to_string(), source: Some(error.into()) },
        }
    }
}

impl From<SandboxError> for StepError {
    fn from(error: SandboxError) -> Self {
        // A sandbox that has ended is replaced by the next attempt.
        if error.is_transient() || error.code() == ErrorCode::Conflict {
            return Self::transient(error);
        }
        Self::Fatal { code: error.code(), message: error.to_string(), source: Some(error.into()) }
    }
}

impl From<PlannerError> for StepError {
    fn from(error: PlannerError) -> Self {
        let code = match &error {
            PlannerError::Unavailable(_) => return Self::transient(PlannerAway(error)),
            PlannerError::Timeout => return Self::transient(error),
            PlannerError::InvalidInput(_) => ErrorCode::Validation,
            PlannerError::NotUnderstood { .. } => ErrorCode::NotUnderstood,
            PlannerError::Internal(_) => ErrorCode::Internal,
        };
        Self::Fatal { code, message: error.to_string(), source: Some(error.into()) }
    }
}
