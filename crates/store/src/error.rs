//! What can go wrong in the store, and which public code stands for it.

use std::sync::Arc;

use isekai_domain::ErrorCode;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum StoreError {
    #[error("there is no such {entity}")]
    NotFound { entity: &'static str },
    #[error("expected version {expected}, found {found}")]
    ConcurrentModification { expected: i32, found: i32 },
    #[error("{what}")]
    Conflict { what: String },
    /// `quota` is the public name of a field of `ResourceQuota`: `maxApps` or `maxConcurrentApps`.
    #[error("quota {quota} is used up: {used} of {limit}")]
    QuotaExceeded { quota: &'static str, limit: u64, used: u64 },
    /// Another worker has taken the workflow over; whoever sees this stops at once and changes nothing more.
    #[error("the lease was lost to another worker")]
    LeaseLost,
    #[error("no {what} is left")]
    Exhausted { what: &'static str },
    #[error("{field} {problem}")]
    Invalid { field: &'static str, problem: String },
    /// Its address asks for less than what a server on another machine needs.
    #[error(
        "postgres.url: {host} is on another machine, and sslmode={mode} {what}; leave sslmode out (it is then verify-full, with \
         postgres.ca for an authority of your own), or set postgres.allow_insecure = true"
    )]
    Insecure { host: String, mode: &'static str, what: &'static str },
    #[error("the database is unavailable")]
    Unavailable(#[source] sqlx::Error),
    #[error("a query failed")]
    Query(#[source] sqlx::Error),
    #[error("a stored {entity} cannot be read")]
    Corrupt {
        entity: String,
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    #[error("the keys that protect stored values were not loaded")]
    NoKeyring,
    #[error("a key that protects stored values cannot be used")]
    Key(#[source] isekai_auth::KeyError),
    #[error("a protected value cannot be written or read")]
    Sealed(#[source] Arc<isekai_auth::seal::SealError>),
    #[error("migration {version} is not the one that was applied")]
    MigrationChanged { version: String },
    #[error("migration {version} failed")]
    Migration {
        version: String,
        #[source]
        source: sqlx::Error,
    },
}

impl StoreError {
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::NotFound { .. } => ErrorCode::NotFound,
            Self::ConcurrentModification { .. } => ErrorCode::ConcurrentModification,
            Self::Conflict { .. } | Self::LeaseLost => ErrorCode::Conflict,
            Self::QuotaExceeded { .. } => ErrorCode::QuotaExceeded,
            Self::Invalid { .. } => ErrorCode::Validation,
            Self::Exhausted { .. } | Self::Unavailable(_) => ErrorCode::ServiceUnavailable,
            Self::Key(error) if error.may_pass() => ErrorCode::ServiceUnavailable,
            Self::Sealed(error) if error.may_pass() => ErrorCode::ServiceUnavailable,
            Self::Query(error) if sql_state(error).as_deref() == Some(QUERY_CANCELED) => ErrorCode::Timeout,
            Self::Insecure { .. }
            | Self::Query(_)
            | Self::Corrupt { .. }
            | Self::NoKeyring
            | Self::Key(_)
            | Self::Sealed(_)
            | Self::MigrationChanged { .. }
            | Self::Migration { .. } => ErrorCode::Internal,
        }
    }

    /// Whether the same call may succeed later: the database, or who has the keys, was away or too busy.
    pub fn may_pass(&self) -> bool {
        matches!(self.code(), ErrorCode::ServiceUnavailable | ErrorCode::Timeout)
    }

    pub(crate) fn conflict(what: impl Into<String>) -> Self {
        Self::Conflict { what: what.into() }
    }

    /// Whether PostgreSQL refused the write because of this constraint or unique index.
    pub(crate) fn is_violation_of(error: &sqlx::Error, constraint: &str) -> bool {
        error.as_database_error().and_then(|error| error.constraint()) == Some(constraint)
    }
}

impl From<isekai_auth::KeyError> for StoreError {
    fn from(error: isekai_auth::KeyError) -> Self {
        Self::Key(error)
    }
}

impl From<isekai_auth::seal::SealError> for StoreError {
    fn from(error: isekai_auth::seal::SealError) -> Self {
        Self::Sealed(Arc::new(error))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { index, source } => Self::Corrupt { entity: index, source },
            error if is_outage(&error) => Self::Unavailable(error),
            error => Self::Query(error),
        }
    }
}

/// SQLSTATE of a statement that ran into `statement_timeout`.
const QUERY_CANCELED: &str = "57014";

/// Errors that another attempt may not meet: the server is away or starting, a pool is empty, a transaction had to give
/// way to another (PostgreSQL documentation, appendix A, classes 08, 25, 40, 53, 55 and 57).
fn is_outage(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::PoolTimedOut
        | sqlx::Error::PoolClosed
        | sqlx::Error::WorkerCrashed => true,
        error => sql_state(error).is_some_and(|state| {
            state != QUERY_CANCELED
                && ["08", "25P03", "40", "53", "55P03", "57"].iter().any(|class| state.starts_with(class))
        }),
    }
}

fn sql_state(error: &sqlx::Error) -> Option<String> {
    error.as_database_error().and_then(|error| error.code()).map(|code| code.into_owned())
}
