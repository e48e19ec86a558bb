//! Why a control request was not done.

use std::io;

use http::StatusCode;
use isekai_channel::PathError;
use isekai_channel::agent_api::NOT_STARTED;
use isekai_domain::ErrorCode;
use nix::errno::Errno;
use serde::Serialize;
use thiserror::Error;

use crate::http::{Reply, json_with};

#[derive(Debug, Error)]
pub enum Failure {
    #[error("{0}")]
    Invalid(String),
    #[error("the path `{path}` is not usable: {source}")]
    Path { path: String, source: PathError },
    #[error("{0}")]
    NotFound(String),
    #[error("this endpoint does not have that method")]
    Method,
    #[error("{0}")]
    TooLarge(String),
    #[error("`{0}` leads through a symbolic link or out of the workspace")]
    Escape(String),
    #[error("{0}")]
    Conflict(String),
    #[error("too many {0} at the same time; try again")]
    Busy(&'static str),
    #[error("{0}")]
    Timeout(String),
    /// The app's own fault: the same again will fail alike.
    #[error("{message}")]
    NotStarted { in_time: bool, message: String },
    #[error("{0}")]
    Unavailable(String),
    #[error("the disk space of the app is used up")]
    DiskFull,
    #[error("cannot {action}: {source}")]
    Io { action: String, source: io::Error },
}

#[derive(Serialize)]
struct Body<'a> {
    error: &'a str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<Details>,
}

/// `reason` is for programs.
#[derive(Serialize)]
struct Details {
    reason: &'static str,
}

impl Failure {
    /// `action` completes "cannot …"; `path` is what it was about.
    pub fn file(action: &str, path: &str, source: io::Error) -> Self {
        match source.raw_os_error().map(Errno::from_raw) {
            Some(Errno::ENOENT) => Self::NotFound(format!("there is no file `{path}`")),
            Some(Errno::ELOOP | Errno::EXDEV) => Self::Escape(path.to_owned()),
            Some(Errno::ENOSPC | Errno::EDQUOT) => Self::DiskFull,
            Some(Errno::EISDIR | Errno::ENOTDIR | Errno::ENOTEMPTY | Errno::EEXIST) => {
                Self::Conflict(format!("`{path}` meets a file where a folder is needed, or the reverse"))
            }
            _ => Self::Io { action: format!("{action} `{path}`"), source },
        }
    }

    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Invalid(_) => ErrorCode::Validation,
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::Method => ErrorCode::MethodNotAllowed,
            Self::TooLarge(_) => ErrorCode::PayloadTooLarge,
            Self::Path { .. } | Self::Escape(_) => ErrorCode::Security,
            Self::Conflict(_) | Self::NotStarted { in_time: true, .. } => ErrorCode::Conflict,
            Self::Busy(_) => ErrorCode::RateLimited,
            Self::Timeout(_) | Self::NotStarted { in_time: false, .. } => ErrorCode::Timeout,
            Self::Unavailable(_) => ErrorCode::ServiceUnavailable,
            Self::DiskFull => ErrorCode::QuotaExceeded,
            Self::Io { .. } => ErrorCode::Internal,
        }
    }

    pub fn reply(&self) -> Reply {
        let code = self.code();
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let reason = match self {
            Self::NotStarted { .. } => Some(NOT_STARTED),
            _ => (code == ErrorCode::Security).then_some("PATH_TRAVERSAL"),
        };
        let details = reason.map(|reason| Details { reason });
        json_with(status, &Body { error: code.as_str(), message: self.to_string(), details })
    }
}
