//! Our workflows, one per file: its steps, and how each is undone.

pub mod create_app;
pub mod delete_app;
pub mod erase_user;
pub mod iterate;
pub mod rebuild;
pub mod rollback;
pub mod start_app;
pub mod stop_app;

use std::time::Duration;

use isekai_platform::resilience::RetryPolicy;

use crate::executor::Definition;
use crate::services::Services;

/// What one attempt at a step may take: longer than the calls that it makes, whose own limits say more about what went wrong.
const PLANNING: Duration = Duration::from_secs(150);
const CLAIMING: Duration = Duration::from_secs(120);
const BUILDING: Duration = Duration::from_secs(300);
/// About an hour: what can only go forward must, also after a long outage.
const PATIENT: RetryPolicy = RetryPolicy { max_attempts: 150, base_ms: 200, cap_ms: 60_000 };

pub fn all() -> Vec<Definition<Services>> {
    vec![
        create_app::definition(),
        iterate::definition(),
        rollback::definition(),
        rebuild::definition(),
        start_app::definition(),
        stop_app::definition(),
        delete_app::definition(),
        erase_user::definition(),
    ]
}
