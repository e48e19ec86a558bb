//! Our workflows, one per file: its steps, and how each is undone.

pub mod create_app;
pub mod delete_app;
pub mod iterate;
pub mod rebuild;
pub mod rollback;
pub mod start_app;
pub mod stop_app;

use crate::executor::Definition;
use crate::services::Services;

pub fn all() -> Vec<Definition<Services>> {
    vec![
        create_app::definition(),
        iterate::definition(),
        rollback::definition(),
        rebuild::definition(),
        start_app::definition(),
        stop_app::definition(),
        delete_app::definition(),
    ]
}
