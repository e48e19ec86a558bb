//! What a user does with apps, one command per file.
//!
//! With `--json` a command prints one JSON object (`apps` an array, `logs` an object for each line), and nothing else.

pub mod create;
pub mod delete;
pub mod egress;
pub mod export;
pub mod iterate;
pub mod list;
pub mod logs;
pub mod open;
