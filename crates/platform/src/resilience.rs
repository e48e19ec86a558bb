//! Keeping a failing dependency from taking others with it: a circuit breaker (the spec's three states), and retries with
//! exponential backoff and full jitter (Brooker, "Exponential Backoff And Jitter", 2015).

use std::future::Future;
use std::sync::Mutex;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use tokio::time::Instant;

use crate::random;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BreakerState {
    Closed,
    Open,
    HalfOpen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakerConfig {
    /// Failures in a row that open the circuit.
    pub failure_threshold: u32,
    /// How long it stays open before one call is let through as a test.
    pub recovery_timeout_ms: u64,
    /// How long one call may take.
    pub timeout_ms: u64,
}

#[derive(Debug, Error)]
pub enum BreakerError<E: std::error::Error + 'static> {
    #[error("{name} is unavailable; it will be tried again in {retry_in_ms} ms")]
    Open { name: &'static str, retry_in_ms: u64 },
    #[error("{name} did not answer within {timeout_ms} ms")]
    Timeout { name: &'static str, timeout_ms: u64 },
    #[error("a call failed")]
    Failed(#[source] E),
}

pub struct Breaker {
    name: &'static str,
    config: BreakerConfig,
    inner: Mutex<Inner>,
}

struct Inner {
    state: BreakerState,
    failures: u32,
    opened_at: Instant,
}

impl Breaker {
    pub fn new(name: &'static str, config: BreakerConfig) -> Self {
        let inner = Inner { state: BreakerState::Closed, failures: 0, opened_at: Instant::now() };
        Self { name, config, inner: Mutex::new(inner) }
    }

    pub fn state(&self) -> BreakerState {
        self.lock().state
    }

    /// Runs `call` unless the circuit is open. `counts` tells which errors are the dependency's fault: a refused input is not.
    pub async fn call<T, E: std::error::Error + 'static>(
        &self,
        counts: impl Fn(&E) -> bool,
        call: impl Future<Output = Result<T, E>>,
    ) -> Result<T, BreakerError<E>> {
        self.admit()?;
        // A caller that gives up while testing must not leave the circuit half open for ever.
        let mut test = Test { breaker: self, decided: false };
        let result = tokio::time::timeout(Duration::from_millis(self.config.timeout_ms), call).await;
        test.decided = true;
        match result {
            Ok(Ok(value)) => {
                self.succeeded();
                Ok(value)
            }
            Ok(Err(error)) => {
                if counts(&error) {
                    self.failed();
                } else {
                    self.succeeded();
                }
                Err(BreakerError::Failed(error))
            }
            Err(_) => {
                self.failed();
                Err(BreakerError::Timeout { name: self.name, timeout_ms: self.config.timeout_ms })
            }
        }
    }

    fn admit<E: std::error::Error + 'static>(&self) -> Result<(), BreakerError<E>> {
        let mut inner = self.lock();
        let recovery = Duration::from_millis(self.config.recovery_timeout_ms);
        let waited = inner.opened_at.elapsed();
        match inner.state {
            BreakerState::Closed => Ok(()),
            BreakerState::Open if waited >= recovery => {
                inner.state = BreakerState::HalfOpen;
                Ok(())
            }
            // Half open: one test call is under way.
            BreakerState::Open | BreakerState::HalfOpen => Err(BreakerError::Open {
                name: self.name,
                retry_in_ms: recovery.saturating_sub(waited).as_millis().try_into().unwrap_or(u64::MAX),
            }),
        }
    }

    fn succeeded(&self) {
        let mut inner = self.lock();
        inner.failures = 0;
        self.enter(&mut inner, BreakerState::Closed);
    }

    fn failed(&self) {
        let mut inner = self.lock();
        inner.failures = inner.failures.saturating_add(1);
        if inner.state == BreakerState::HalfOpen || inner.failures >= self.config.failure_threshold {
            inner.opened_at = Instant::now();
            self.enter(&mut inner, BreakerState::Open);
        }
    }

    fn enter(&self, inner: &mut Inner, state: BreakerState) {
        if inner.state != state {
            inner.state = state;
            let open = if state == BreakerState::Open { 1.0 } else { 0.0 };
            metrics::gauge!("circuit_breaker_open", "name" => self.name).set(open);
            tracing::warn!(name = self.name, ?state, "circuit breaker changed state");
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

struct Test<'a> {
    breaker: &'a Breaker,
    decided: bool,
}

impl Drop for Test<'_> {
    fn drop(&mut self) {
        if !self.decided {
            let mut inner = self.breaker.lock();
            if inner.state == BreakerState::HalfOpen {
                inner.state = BreakerState::Open;
            }
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RetryPolicy {
    /// Including the first.
    pub max_attempts: u32,
    pub base_ms: u64,
    pub cap_ms: u64,
}

impl RetryPolicy {
    /// The wait before attempt `attempt` + 1: anything from nothing to `base · 2^(attempt-1)`, at most `cap`.
    pub fn backoff(&self, attempt: u32) -> Duration {
        let doublings = attempt.saturating_sub(1).min(32);
        let ceiling = self.base_ms.saturating_mul(1 << doublings).min(self.cap_ms);
        let random = u64::from_le_bytes(random::bytes());
        Duration::from_millis(random % ceiling.saturating_add(1))
    }
}

/// Repeats `operation` while it fails with a `retryable` error and attempts are left; returns the last error.
pub async fn retry<T, E, Fut: Future<Output = Result<T, E>>>(
    policy: &RetryPolicy,
    retryable: impl Fn(&E) -> bool,
    mut operation: impl FnMut() -> Fut,
) -> Result<T, E> {
    let mut attempt = 1;
    loop {
        match operation().await {
            Err(error) if attempt < policy.max_attempts && retryable(&error) => {
                tokio::time::sleep(policy.backoff(attempt)).await;
                attempt += 1;
            }
            result => return result,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    const CONFIG: BreakerConfig = BreakerConfig { failure_threshold: 2, recovery_timeout_ms: 1000, timeout_ms: 100 };

    async fn fail(breaker: &Breaker) -> BreakerError<io::Error> {
        breaker.call(|_| true, async { Err::<(), _>(io::Error::other("down")) }).await.unwrap_err()
    }

    #[tokio::test(start_paused = true)]
    async fn opens_after_failures_tests_once_and_closes_again() {
        let breaker = Breaker::new("planner", CONFIG);
        fail(&breaker).await;
        assert_eq!(breaker.state(), BreakerState::Closed);
        fail(&breaker).await;
        assert!(matches!(fail(&breaker).await, BreakerError::Open { retry_in_ms: 1000, .. }));

        tokio::time::advance(Duration::from_secs(1)).await;
        assert!(matches!(fail(&breaker).await, BreakerError::Failed(_)), "one call is let through");
        assert_eq!(breaker.state(), BreakerState::Open);

        tokio::time::advance(Duration::from_secs(1)).await;
        let ok: Result<_, BreakerError<io::Error>> = breaker.call(|_| true, async { Ok(7) }).await;
        assert_eq!(ok.unwrap(), 7);
        assert_eq!(breaker.state(), BreakerState::Closed);
    }

    #[tokio::test(start_paused = true)]
    async fn a_hanging_call_counts_as_a_failure_and_a_refused_input_does_not() {
        let breaker = Breaker::new("planner", BreakerConfig { failure_threshold: 1, ..CONFIG });
        let refused = breaker.call(|_| false, async { Err::<(), _>(io::Error::other("bad input")) }).await;
        assert!(matches!(refused, Err(BreakerError::Failed(_))));
        assert_eq!(breaker.state(), BreakerState::Closed);
        let hung = breaker.call(|_: &io::Error| true, std::future::pending::<Result<(), _>>()).await;
        assert!(matches!(hung, Err(BreakerError::Timeout { timeout_ms: 100, .. })));
        assert_eq!(breaker.state(), BreakerState::Open);
    }

    #[tokio::test(start_paused = true)]
    async fn retries_what_is_worth_it_and_no_more() {
        let policy = RetryPolicy { max_attempts: 3, base_ms: 100, cap_ms: 1000 };
        let mut calls = 0;
        let result: Result<(), i32> = retry(
            &policy,
            |error| *error == 503,
            || {
                calls += 1;
                async { Err(503) }
            },
        )
        .await;
        assert_eq!((result, calls), (Err(503), 3));
        let mut calls = 0;
        let result: Result<(), i32> = retry(
            &policy,
            |error| *error == 503,
            || {
                calls += 1;
                async { Err(400) }
            },
        )
        .await;
        assert_eq!((result, calls), (Err(400), 1));
        assert!((1..20).all(|attempt| policy.backoff(attempt) <= Duration::from_secs(1)));
    }
}
