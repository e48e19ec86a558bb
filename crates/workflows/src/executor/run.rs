//! Takes one claimed workflow as far as it goes.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use isekai_domain::{Clock, ErrorCode};
use isekai_platform::resilience::RetryPolicy;
use isekai_platform::telemetry::cause_chain;
use serde_json::Value;
use tokio_util::sync::CancellationToken;

use super::journal::{Claimed, Failure, Journal, JournalError, Phase, RunStatus, StepRecord, StepStatus, Update};
use super::step::{Context, Definition, Step, StepError};

/// For one compensation, before it is left undone and the workflow ends stuck. What a dependency's outage keeps from being undone is undone after it:
/// more than half an hour of trying. What fails in any other way gets no better.
const UNDO: RetryPolicy = RetryPolicy { max_attempts: 300, base_ms: 100, cap_ms: 15_000 };
const UNDO_ATTEMPTS_WHEN_FATAL: u32 = 20;
/// A step may end itself at its time and say so; this is for those that do not.
const LATE: Duration = Duration::from_secs(1);

pub(super) struct Run<'a, S, J> {
    pub services: Arc<S>,
    pub journal: &'a J,
    pub definition: &'a Definition<S>,
    pub clock: &'a dyn Clock,
    /// Fires when the user cancels.
    pub cancelled: CancellationToken,
}

enum Next {
    Go,
    End,
}

impl<S: Send + Sync + 'static, J: Journal> Run<'_, S, J> {
    /// Returns when the workflow has ended. Dropping the future in between is safe: the next claim goes on.
    pub async fn to_the_end(&self, claimed: &mut Claimed) -> Result<(), JournalError> {
        loop {
            let next = match claimed.status {
                RunStatus::Pending | RunStatus::Running => self.forward(claimed).await?,
                RunStatus::Compensating => self.backward(claimed).await?,
                RunStatus::Completed | RunStatus::Compensated | RunStatus::Stuck => Next::End,
            };
            if matches!(next, Next::End) {
                metrics::counter!("workflows_finished_total", "kind" => self.definition.kind, "status" => format!("{:?}", claimed.status).to_lowercase())
                    .increment(1);
                tracing::info!(workflow = %claimed.id, kind = self.definition.kind, status = ?claimed.status, "a workflow ended");
                return Ok(());
            }
        }
    }

    async fn forward(&self, claimed: &mut Claimed) -> Result<Next, JournalError> {
        let Some(step) = self.definition.steps.get(claimed.step) else {
            self.save(claimed, RunStatus::Completed, claimed.step, None).await?;
            return Ok(Next::End);
        };
        if let Some(failure) = self.ended_from_outside(claimed, step) {
            return self.turn_back(claimed, failure).await;
        }
        let result = self.attempt(claimed, step, Phase::Do, (step.act)(self.context(claimed, step))).await;
        match result {
            Ok(output) => {
                let next = claimed.step + 1;
                let status =
                    if next == self.definition.steps.len() { RunStatus::Completed } else { RunStatus::Running };
                match self.save(claimed, status, next, Some((step.name.to_owned(), output))).await {
                    Err(JournalError::Refused(error)) => {
                        tracing::error!(workflow = %claimed.id, step = step.name, error = cause_chain(&*error),
                            "a step's output was refused");
                        let error = StepError::fatal(ErrorCode::Internal, "its result could not be kept");
                        self.turn_back(claimed, failure_of(step, &error)).await
                    }
                    saved => saved.map(|()| if status == RunStatus::Completed { Next::End } else { Next::Go }),
                }
            }
            Err(error)
                if (step.stubborn || matches!(error, StepError::Transient(_)))
                    && claimed.attempt + 1 < step.retry.max_attempts =>
            {
                self.again(claimed, step, &step.retry).await?;
                Ok(Next::Go)
            }
            Err(error) => self.turn_back(claimed, failure_of(step, &error)).await,
        }
    }

    async fn backward(&self, claimed: &mut Claimed) -> Result<Next, JournalError> {
        let Some(step) = self.definition.steps.get(claimed.step) else {
            return self.end_undone(claimed).await;
        };
        if let Some(undo) = step.undo {
            let result = self.attempt(claimed, step, Phase::Undo, undo(self.context(claimed, step))).await;
            if let Err(error) = result {
                let attempts = match error {
                    StepError::Transient(_) => UNDO.max_attempts,
                    StepError::Fatal { .. } => UNDO_ATTEMPTS_WHEN_FATAL,
                };
                if claimed.attempt + 1 < attempts {
                    self.again(claimed, step, &UNDO).await?;
                    return Ok(Next::Go);
                }
                tracing::error!(workflow = %claimed.id, kind = self.definition.kind, step = step.name,
                    error = cause_chain(&error), "a compensation failed for good; the workflow will end stuck");
                // Those before it are made all the same: the first of them tells the user.
                if let Some(failure) = &mut claimed.failure {
                    failure.undo_failed = true;
                }
            }
        }
        match claimed.step.checked_sub(1) {
            Some(before) => {
                self.save(claimed, RunStatus::Compensating, before, None).await?;
                Ok(Next::Go)
            }
            None => self.end_undone(claimed).await,
        }
    }

    async fn end_undone(&self, claimed: &mut Claimed) -> Result<Next, JournalError> {
        let stuck = claimed.failure.as_ref().is_some_and(|failure| failure.undo_failed);
        let status = if stuck { RunStatus::Stuck } else { RunStatus::Compensated };
        self.save(claimed, status, claimed.step, None).await?;
        Ok(Next::End)
    }

    /// Runs one attempt within the step's time and writes the journal around it.
    async fn attempt<T>(
        &self,
        claimed: &Claimed,
        step: &Step<S>,
        phase: Phase,
        action: impl Future<Output = Result<T, StepError>>,
    ) -> Result<T, StepError> {
        let started = Instant::now();
        let record = |status, error| StepRecord {
            step: claimed.step,
            name: step.name,
            phase,
            attempt: claimed.attempt + 1,
            status,
            error,
            duration: started.elapsed(),
        };
        // Beside the action: what the journal tells must not slow what it tells of.
        let begun = self.write_record(claimed, record(StepStatus::Started, None));
        // A step that panics is a step that failed: it uses up its attempts like any other, instead of being tried for ever.
        let action = AssertUnwindSafe(action).catch_unwind();
        let (result, ()) = tokio::join!(tokio::time::timeout(step.timeout + LATE, action), begun);
        let result = match result {
            Ok(Ok(result)) => result,
            Ok(Err(_)) => Err(StepError::transient(format!("{} broke down", step.name))),
            Err(_) => Err(StepError::transient(format!("{} took longer than {:?}", step.name, step.timeout))),
        };
        metrics::histogram!("workflow_step_seconds", "kind" => self.definition.kind, "step" => step.name)
            .record(started.elapsed().as_secs_f64());
        match &result {
            Ok(_) => self.write_record(claimed, record(StepStatus::Succeeded, None)).await,
            Err(error) => {
                let chain = cause_chain(error);
                tracing::warn!(workflow = %claimed.id, kind = self.definition.kind, step = step.name, ?phase,
                    attempt = claimed.attempt + 1, error = chain, "a step failed");
                self.write_record(claimed, record(StepStatus::Failed, Some(chain))).await;
            }
        }
        result
    }

    /// The step journal explains; the workflow's own row decides. Losing a line of it stops nothing.
    async fn write_record(&self, claimed: &Claimed, record: StepRecord) {
        if let Err(error) = self.journal.record(claimed, record).await {
            tracing::warn!(workflow = %claimed.id, error = cause_chain(&error), "cannot write the step journal");
        }
    }

    async fn again(&self, claimed: &mut Claimed, step: &Step<S>, retry: &RetryPolicy) -> Result<(), JournalError> {
        let attempt = claimed.attempt + 1;
        self.save_attempt(claimed, attempt).await?;
        tokio::select! {
            () = tokio::time::sleep(retry.backoff(attempt)) => {}
            () = self.cancelled.cancelled(), if claimed.status != RunStatus::Compensating && !step.committed => {}
        }
        Ok(())
    }

    async fn turn_back(&self, claimed: &mut Claimed, failure: Failure) -> Result<Next, JournalError> {
        tracing::warn!(workflow = %claimed.id, kind = self.definition.kind, step = failure.step, code = failure.code.as_str(),
            message = failure.message, "a workflow is being undone");
        claimed.failure = Some(failure);
        // The failed step is undone too: how far it came is not known.
        self.save(claimed, RunStatus::Compensating, claimed.step, None).await?;
        Ok(Next::Go)
    }

    fn ended_from_outside(&self, claimed: &Claimed, step: &Step<S>) -> Option<Failure> {
        let cancelled = claimed.cancel_requested || self.cancelled.is_cancelled();
        let late = claimed.deadline_at.is_some_and(|deadline| self.clock.now() >= deadline);
        let (code, message) = match (cancelled, late) {
            _ if step.committed => return None,
            (true, _) => (ErrorCode::Conflict, "cancelled"),
            (_, true) => (ErrorCode::Timeout, "it took too long and was given up"),
            _ => return None,
        };
        let (step, message) = (step.name.to_owned(), message.to_owned());
        Some(Failure { step, code, message, cancelled, undo_failed: false })
    }

    async fn save(
        &self,
        claimed: &mut Claimed,
        status: RunStatus,
        step: usize,
        output: Option<(String, Value)>,
    ) -> Result<(), JournalError> {
        let release = matches!(status, RunStatus::Completed | RunStatus::Compensated | RunStatus::Stuck);
        let update =
            Update { status, step, attempt: 0, output: output.clone(), failure: claimed.failure.clone(), release };
        save_surely(self.journal, claimed, update).await?;
        (claimed.status, claimed.step, claimed.attempt) = (status, step, 0);
        claimed.outputs.extend(output);
        Ok(())
    }

    async fn save_attempt(&self, claimed: &mut Claimed, attempt: u32) -> Result<(), JournalError> {
        let status = if claimed.status == RunStatus::Pending { RunStatus::Running } else { claimed.status };
        let failure = claimed.failure.clone();
        let update = Update { status, step: claimed.step, attempt, output: None, failure, release: false };
        save_surely(self.journal, claimed, update).await?;
        (claimed.status, claimed.attempt) = (status, attempt);
        Ok(())
    }

    fn context(&self, claimed: &Claimed, step: &Step<S>) -> Context<S> {
        Context {
            services: Arc::clone(&self.services),
            workflow_id: claimed.id,
            user_id: claimed.user_id,
            app_id: claimed.app_id,
            correlation_id: claimed.correlation_id.clone(),
            attempt: claimed.attempt + 1,
            attempts: step.retry.max_attempts,
            timeout: step.timeout,
            fence: claimed.fence,
            params: claimed.params.clone(),
            outputs: claimed.outputs.clone(),
            failure: claimed.failure.clone(),
            cancelled: self.cancelled.clone(),
        }
    }
}

/// A step that succeeded must not be forgotten because the database was away for a moment: goes on until it is written or
/// the lease is lost. Whoever renews the lease ends this when the database stays away.
async fn save_surely<J: Journal>(journal: &J, claimed: &Claimed, update: Update) -> Result<(), JournalError> {
    let mut wait = Duration::from_millis(50);
    loop {
        match journal.save(claimed.id, claimed.fence, update.clone()).await {
            Err(JournalError::Unavailable(error)) => {
                tracing::warn!(workflow = %claimed.id, error = cause_chain(&*error), "cannot save; trying again");
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(Duration::from_secs(2));
            }
            result => return result,
        }
    }
}

fn failure_of<S>(step: &Step<S>, error: &StepError) -> Failure {
    let (code, message) = match error {
        StepError::Fatal { code, message, .. } => (*code, message.clone()),
        StepError::Transient(last) => (
            ErrorCode::ServiceUnavailable,
            format!(
                "{last} (\"{}\" was tried {} times); try again later, and see /health/ready for what is missing",
                step.name, step.retry.max_attempts
            ),
        ),
    };
    Failure { step: step.name.to_owned(), code, message, cancelled: false, undo_failed: false }
}
