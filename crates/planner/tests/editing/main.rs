//! Changing apps by words, as people type them: what becomes of the spec and of the files.
#![expect(clippy::unwrap_used, reason = "tests")]

mod bench;
mod diff;
mod hostile;
mod merged;
mod requests;
