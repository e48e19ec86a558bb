//! What a process says of itself and of what it depends on.

use std::future::Future;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HealthStatus {
    Ok,
    /// Works, with less than it should have.
    Degraded,
    Down,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Health {
    pub status: HealthStatus,
    pub checks: Vec<Check>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    pub name: String,
    pub status: HealthStatus,
    pub latency_ms: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// A check that hangs is a check that failed.
const CHECK_TIMEOUT: Duration = Duration::from_secs(2);

impl Health {
    /// As bad as the worst of its checks.
    pub fn of(checks: Vec<Check>) -> Self {
        let status = checks.iter().map(|check| check.status).max().unwrap_or(HealthStatus::Ok);
        Self { status, checks }
    }
}

impl Check {
    /// Times `probe`; a failure of an `optional` dependency degrades, one of another brings down.
    pub async fn run<E: std::fmt::Display>(
        name: &str,
        optional: bool,
        probe: impl Future<Output = Result<(), E>>,
    ) -> Self {
        let started = Instant::now();
        let message = match tokio::time::timeout(CHECK_TIMEOUT, probe).await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(error.to_string()),
            Err(_) => Some(format!("no answer within {} s", CHECK_TIMEOUT.as_secs())),
        };
        let status = match (&message, optional) {
            (None, _) => HealthStatus::Ok,
            (Some(_), true) => HealthStatus::Degraded,
            (Some(_), false) => HealthStatus::Down,
        };
        Self { name: name.to_owned(), status, latency_ms: started.elapsed().as_secs_f64() * 1000.0, message }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn the_whole_is_as_bad_as_its_worst_part() {
        let good = Check::run("postgresql", false, async { Ok::<_, String>(()) }).await;
        let optional = Check::run("redis", true, async { Err("refused") }).await;
        let hanging = Check::run("planner", false, std::future::pending::<Result<(), String>>()).await;
        assert_eq!(Health::of(vec![good.clone()]).status, HealthStatus::Ok);
        assert_eq!(Health::of(vec![good.clone(), optional]).status, HealthStatus::Degraded);
        assert_eq!(hanging.message.as_deref(), Some("no answer within 2 s"));
        assert_eq!(Health::of(vec![good, hanging]).status, HealthStatus::Down);
    }
}
