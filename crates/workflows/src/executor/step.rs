//! What a workflow is made of.

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use isekai_domain::{AppId, CorrelationId, ErrorCode, UserId, WorkflowId};
use isekai_platform::resilience::RetryPolicy;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use super::journal::Failure;

/// A kind of workflow: its steps in order.
pub struct Definition<S> {
    pub kind: &'static str,
    pub steps: Vec<Step<S>>,
}

type Act<S> = fn(Context<S>) -> BoxFuture<'static, Result<Value, StepError>>;
type Undo<S> = fn(Context<S>) -> BoxFuture<'static, Result<(), StepError>>;

pub struct Step<S> {
    pub name: &'static str,
    /// For one attempt.
    pub timeout: Duration,
    pub retry: RetryPolicy,
    /// Tried again also when the failure will not go away by itself: there is no way back, and somebody may help.
    pub stubborn: bool,
    /// It and what follows only go forward: whoever cancels comes too late, and so does the deadline.
    pub committed: bool,
    pub act: Act<S>,
    pub undo: Option<Undo<S>>,
}

/// Unless a step says otherwise: the outcome of a call that broke is unknown, so it is made again.
const RETRY: RetryPolicy = RetryPolicy { max_attempts: 10, base_ms: 100, cap_ms: 4_000 };
const TIMEOUT: Duration = Duration::from_secs(60);

impl<S> Step<S> {
    pub const fn new(name: &'static str, act: Act<S>) -> Self {
        Self { name, timeout: TIMEOUT, retry: RETRY, stubborn: false, committed: false, act, undo: None }
    }

    #[must_use]
    pub const fn undo(mut self, undo: Undo<S>) -> Self {
        self.undo = Some(undo);
        self
    }

    #[must_use]
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    #[must_use]
    pub const fn retry(mut self, retry: RetryPolicy) -> Self {
        self.retry = retry;
        self
    }

    #[must_use]
    pub const fn stubborn(mut self) -> Self {
        self.stubborn = true;
        self
    }

    #[must_use]
    pub const fn committed(mut self) -> Self {
        self.committed = true;
        self
    }
}

/// What a step knows. But for the attempt, everything in it is the same when the step runs again after a crash.
pub struct Context<S> {
    pub services: Arc<S>,
    pub workflow_id: WorkflowId,
    pub user_id: Option<UserId>,
    pub app_id: Option<AppId>,
    pub correlation_id: CorrelationId,
    /// From 1.
    pub attempt: u32,
    /// How many attempts the step has.
    pub attempts: u32,
    /// For this attempt. A step that ends itself in time can say so.
    pub timeout: Duration,
    /// Proves to the store that this worker still holds the workflow.
    pub fence: i64,
    pub params: Value,
    pub outputs: Map<String, Value>,
    /// When undoing: why.
    pub failure: Option<Failure>,
    /// Fires when the user cancels. A step may ignore it; it is then cancelled at its end.
    pub cancelled: CancellationToken,
}

impl<S> Clone for Context<S> {
    fn clone(&self) -> Self {
        Self {
            services: Arc::clone(&self.services),
            workflow_id: self.workflow_id,
            user_id: self.user_id,
            app_id: self.app_id,
            correlation_id: self.correlation_id.clone(),
            attempt: self.attempt,
            attempts: self.attempts,
            timeout: self.timeout,
            fence: self.fence,
            params: self.params.clone(),
            outputs: self.outputs.clone(),
            failure: self.failure.clone(),
            cancelled: self.cancelled.clone(),
        }
    }
}

impl<S> Context<S> {
    pub fn params<T: DeserializeOwned>(&self) -> Result<T, StepError> {
        T::deserialize(&self.params).map_err(StepError::corrupt)
    }

    /// Output of an earlier step; `None` when it has not run, which only an undo meets.
    pub fn output<T: DeserializeOwned>(&self, step: &str) -> Result<Option<T>, StepError> {
        self.outputs.get(step).map(T::deserialize).transpose().map_err(StepError::corrupt)
    }

    /// Output of a step that must have run before this one.
    pub fn require<T: DeserializeOwned>(&self, step: &str) -> Result<T, StepError> {
        let missing = || StepError::fatal(ErrorCode::Internal, format!("the output of step {step} is missing"));
        self.output(step)?.ok_or_else(missing)
    }

    /// Stable across repetitions of the step, different for every step of every workflow.
    pub fn idempotency_key(&self, step: &str) -> String {
        format!("{}/{step}", self.workflow_id)
    }
}

#[derive(Debug, Error)]
pub enum StepError {
    /// May go away, and its outcome is not known: the step runs again while attempts are left. Users read the error itself
    /// when none are; what caused it is for the log.
    #[error("a dependency failed")]
    Transient(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// Will not go away. The message is for the user.
    #[error("{message}")]
    Fatal {
        code: ErrorCode,
        message: String,
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
}

impl StepError {
    pub fn transient(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Transient(error.into())
    }

    pub fn fatal(code: ErrorCode, message: impl Into<String>) -> Self {
        Self::Fatal { code, message: message.into(), source: None }
    }

    /// Our own data does not read back: repeating will not help.
    pub fn corrupt(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fatal {
            code: ErrorCode::Internal,
            message: "stored data could not be read".to_owned(),
            source: Some(error.into()),
        }
    }
}
