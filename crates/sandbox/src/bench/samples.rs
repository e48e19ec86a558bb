//! Taking times, and rows of them.

use std::time::{Duration, Instant};

use isekai_channel::bench_api::{BenchFigure, BenchFloor, BenchRow, BenchUnit, Quantiles};

use super::BenchError;

/// Times in milliseconds, and how often there was none.
#[derive(Debug, Default)]
pub struct Samples {
    pub values: Vec<f64>,
    pub failures: usize,
}

impl Samples {
    /// Takes the time of what succeeds; a failure ends the measurement.
    pub async fn time<T>(&mut self, work: impl Future<Output = Result<T, BenchError>>) -> Result<T, BenchError> {
        let started = Instant::now();
        let done = work.await?;
        self.values.push(ms(started.elapsed()));
        Ok(done)
    }

    /// Takes the time of what succeeds, and counts what does not.
    pub async fn try_time<T>(&mut self, work: impl Future<Output = Result<T, BenchError>>) -> Result<T, BenchError> {
        let done = self.time(work).await;
        self.failures += usize::from(done.is_err());
        done
    }

    pub fn add(&mut self, other: Self) {
        self.values.extend(other.values);
        self.failures += other.failures;
    }

    pub fn quantiles(&self) -> Quantiles {
        Quantiles::of(&self.values)
    }

    pub fn row(&self, what: impl Into<String>) -> BenchRow {
        BenchRow {
            what: what.into(),
            unit: BenchUnit::Ms,
            attempts: self.values.len() + self.failures,
            failures: self.failures,
            measured: self.quantiles(),
            floor: None,
            target: None,
            note: None,
        }
    }

    pub fn floor(&self, what: impl Into<String>) -> BenchFloor {
        BenchFloor { what: what.into(), measured: self.quantiles() }
    }
}

pub fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// What `more` takes beyond `less`, quantile by quantile.
pub fn difference(more: Quantiles, less: Quantiles) -> Quantiles {
    Quantiles { p50: more.p50 - less.p50, p95: more.p95 - less.p95 }
}

pub fn figure(what: impl Into<String>, unit: BenchUnit, value: f64) -> BenchFigure {
    BenchFigure { what: what.into(), unit, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn failures_are_counted_and_leave_no_time() {
        let mut samples = Samples::default();
        samples.try_time(async { Ok(()) }).await.unwrap();
        samples.try_time(async { Err::<(), _>(BenchError::TooLong) }).await.unwrap_err();
        let row = samples.row("a");
        assert_eq!((row.attempts, row.failures, samples.values.len()), (2, 1, 1));
    }
}
