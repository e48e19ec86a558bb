//! A real PostgreSQL and a real Redis for tests.
//!
//! All tests of a machine's user share one cluster, made at the first need and ended 20 s after its last user; each
//! test gets a database of its own, cloned from one that is migrated. A test process that dies takes nothing down with
//! it.
//!
//! # Panics
//! Everything here panics when it cannot do its work: a test has nothing to recover.

mod cluster;
mod database;
mod fixtures;
mod redis;

use std::fmt::Display;

pub use database::{TestDatabase, database, empty_database};
pub use fixtures::{app, app_with, decision, lock_account, role, user, user_with_quota};
pub use redis::TestRedis;

/// The keys of test databases; every process has the same.
pub fn keyring() -> std::sync::Arc<isekai_auth::Keyring> {
    std::sync::Arc::new(isekai_auth::Keyring::fixed(1))
}

/// As `expect`, which is not for production code; this module is compiled as such.
trait Must<T> {
    fn must(self, what: &str) -> T;
}

impl<T, E: Display> Must<T> for Result<T, E> {
    fn must(self, what: &str) -> T {
        match self {
            Ok(value) => value,
            Err(error) => panic!("{what}: {error}"),
        }
    }
}
