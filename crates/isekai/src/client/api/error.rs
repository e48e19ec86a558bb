//! What can go wrong between a command and the API, with the exit code and the word that scripts get for it.

use http::StatusCode;
use isekai_domain::{ErrorBody, ErrorCode};
use thiserror::Error;

use crate::output;

pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, Error)]
pub enum ClientError {
    #[error("not signed in; run `isekai login` first")]
    NotSignedIn,
    #[error("{} ({}, correlation id {})", .0.message, .0.error.as_str(), .0.correlation_id)]
    Refused(Box<ErrorBody>),
    /// Not in the form of our errors, for example from a proxy on the way.
    #[error("unexpected answer {0}")]
    Status(StatusCode),
    #[error("cannot reach {url}; is Isekai running there?")]
    Unreachable { url: String, source: BoxError },
    #[error("the answer broke off")]
    BrokeOff(#[source] BoxError),
    /// Given up after several attempts; the source is what the last one met.
    #[error("the connection was lost and did not come back")]
    Lost(#[source] anyhow::Error),
    #[error("there is no app {0:?}; `isekai apps` lists yours")]
    NoSuchApp(String),
    #[error("{0:?} means more than one app; give its id")]
    Ambiguous(String),
    #[error("the application could not be made: {0}")]
    AppFailed(String),
    #[error("the change was not made: {0}")]
    ChangeFailed(String),
    #[error("{0}")]
    TookTooLong(String),
}

impl ClientError {
    pub fn exit_code(&self) -> u8 {
        self.public_code().map_or(output::APP_FAILED, output::exit_code)
    }

    /// The API's word for it where there is one, else one of our own in the same form.
    pub fn word(&self) -> &'static str {
        match self {
            Self::AppFailed(_) => "APP_FAILED",
            Self::ChangeFailed(_) => "CHANGE_FAILED",
            other => other.public_code().unwrap_or(ErrorCode::Internal).as_str(),
        }
    }

    /// The public code that `error` stands for, if it is one of these.
    pub fn code_in(error: &anyhow::Error) -> Option<ErrorCode> {
        error.downcast_ref::<Self>().and_then(Self::public_code)
    }

    /// Whether the same request may succeed later.
    pub fn may_pass(error: &anyhow::Error) -> bool {
        matches!(
            Self::code_in(error),
            Some(ErrorCode::ServiceUnavailable | ErrorCode::Timeout | ErrorCode::Maintenance | ErrorCode::RateLimited)
        )
    }

    /// `None` when the request was served, but its work failed.
    fn public_code(&self) -> Option<ErrorCode> {
        match self {
            Self::NotSignedIn => Some(ErrorCode::Authentication),
            Self::Refused(body) => Some(body.error),
            Self::Status(status) => Some(code_of_status(*status)),
            Self::Unreachable { .. } | Self::BrokeOff(_) | Self::Lost(_) => Some(ErrorCode::ServiceUnavailable),
            Self::NoSuchApp(_) => Some(ErrorCode::NotFound),
            Self::Ambiguous(_) => Some(ErrorCode::Validation),
            Self::TookTooLong(_) => Some(ErrorCode::Timeout),
            Self::AppFailed(_) | Self::ChangeFailed(_) => None,
        }
    }
}

fn code_of_status(status: StatusCode) -> ErrorCode {
    let known = ErrorCode::ALL.iter().copied().find(|code| code.status() == status.as_u16());
    // 502 is not one of ours: whoever answered could not reach us.
    let other = if status.is_server_error() { ErrorCode::ServiceUnavailable } else { ErrorCode::Internal };
    known.unwrap_or(other)
}

#[cfg(test)]
mod tests {
    use isekai_domain::CorrelationId;

    use super::*;

    fn refused(code: ErrorCode) -> ClientError {
        let id = CorrelationId::accept(Some("c-1"));
        ClientError::Refused(Box::new(ErrorBody::new(code, "no", id, chrono::DateTime::default())))
    }

    #[test]
    fn each_failure_has_its_exit_code() {
        let unreachable =
            || ClientError::Unreachable { url: "http://localhost:1/".to_owned(), source: "refused".into() };
        let cases = [
            (ClientError::NotSignedIn, output::SIGN_IN),
            (refused(ErrorCode::Authentication), output::SIGN_IN),
            (refused(ErrorCode::Validation), output::USAGE),
            (ClientError::Ambiguous("a".to_owned()), output::USAGE),
            (refused(ErrorCode::NotFound), output::NOT_FOUND),
            (ClientError::NoSuchApp("a".to_owned()), output::NOT_FOUND),
            (refused(ErrorCode::QuotaExceeded), output::QUOTA),
            (refused(ErrorCode::RateLimited), output::QUOTA),
            (refused(ErrorCode::ServiceUnavailable), output::UNAVAILABLE),
            (refused(ErrorCode::Timeout), output::UNAVAILABLE),
            (unreachable(), output::UNAVAILABLE),
            (ClientError::BrokeOff("cut".into()), output::UNAVAILABLE),
            (ClientError::Lost(unreachable().into()), output::UNAVAILABLE),
            (ClientError::TookTooLong("slow".to_owned()), output::UNAVAILABLE),
            (ClientError::Status(StatusCode::BAD_GATEWAY), output::UNAVAILABLE),
            (ClientError::Status(StatusCode::NOT_FOUND), output::NOT_FOUND),
            (ClientError::AppFailed("no".to_owned()), output::APP_FAILED),
            (ClientError::ChangeFailed("no".to_owned()), output::APP_FAILED),
            (refused(ErrorCode::Conflict), 1),
            (refused(ErrorCode::Internal), 1),
            (ClientError::Status(StatusCode::IM_A_TEAPOT), 1),
        ];
        for (error, expected) in cases {
            assert_eq!(error.exit_code(), expected, "{error}");
        }
    }

    #[test]
    fn a_context_hides_no_code() {
        let error = anyhow::Error::from(refused(ErrorCode::ServiceUnavailable)).context("while looking");
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::ServiceUnavailable));
        assert!(ClientError::may_pass(&error));
        assert!(!ClientError::may_pass(&refused(ErrorCode::NotFound).into()));
        assert!(!ClientError::may_pass(&anyhow::anyhow!("something else")));
    }
}
