use std::time::Duration;

use http::{Response, StatusCode};
use hyper::body::Incoming;
use isekai_domain::{ErrorBody, ErrorCode};
use isekai_platform::tls::TlsError;
use thiserror::Error;

use crate::path::PathError;

#[derive(Debug, Error)]
pub enum ClientError {
    /// sandboxd, or the agent through it, refused or failed.
    #[error("{}", .0.message)]
    Api(Box<ErrorBody>),
    #[error("the sandbox service answered with status {0}")]
    Status(StatusCode),
    #[error("the sandbox service cannot be reached")]
    Unreachable(#[from] hyper_util::client::legacy::Error),
    #[error("the sandbox service did not answer within {} s", .0.as_secs_f32())]
    Timeout(Duration),
    #[error("the sandbox service broke off in the middle of its answer")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the sandbox service's answer is not valid")]
    Answer(#[source] serde_json::Error),
    #[error("a line of the answer is longer than {0} bytes")]
    LongLine(usize),
    #[error("the request cannot be encoded")]
    Encode(#[source] serde_json::Error),
    #[error("the request is not valid")]
    Request(#[source] http::Error),
    #[error(transparent)]
    Path(#[from] PathError),
    #[error("{0:?} is not the address of a sandbox service")]
    Url(String),
    #[error("the certificates cannot be used")]
    Tls(#[from] TlsError),
}

impl ClientError {
    /// The public code that says the same.
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::Api(body) => body.error,
            Self::Timeout(_) => ErrorCode::Timeout,
            Self::Path(_) => ErrorCode::Security,
            Self::Unreachable(_) | Self::Status(_) | Self::Body(_) => ErrorCode::ServiceUnavailable,
            Self::Answer(_) | Self::LongLine(_) | Self::Encode(_) | Self::Request(_) | Self::Url(_) | Self::Tls(_) => {
                ErrorCode::Internal
            }
        }
    }

    /// Whether the same request may succeed later.
    pub fn is_transient(&self) -> bool {
        matches!(self.code(), ErrorCode::ServiceUnavailable | ErrorCode::Timeout | ErrorCode::RateLimited)
    }

    pub(super) async fn of(answer: Response<Incoming>, within: Duration) -> Self {
        let status = answer.status();
        match super::bytes(answer, super::MAX_ERROR_BYTES, within).await {
            Ok(text) => match serde_json::from_slice::<ErrorBody>(&text) {
                Ok(body) => Self::Api(Box::new(body)),
                Err(_) => Self::Status(status),
            },
            Err(_) => Self::Status(status),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_error_body() {
        let seed = r#"{"error":"NOT_FOUND","message":"no","correlationId":"c-1","timestamp":"1970-01-01T00:00:00Z",
            "details":{"reason":"PATH_TRAVERSAL"},"type":"/api/docs/errors/NOT_FOUND","title":"Not found","status":404}"#;
        let tokens: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        let target = isekai_fuzz::Target::new("error-body").seeds([seed]).tokens(tokens);
        target.tokens(["[", "{\"a\":", "null", "\\ud800", "9999-12-31T23:59:60.999Z", "+262142-01-01T00:00:00Z"]).run(
            |input| {
                let body: ErrorBody = serde_json::from_slice(input).ok()?;
                let again: ErrorBody = serde_json::from_slice(&serde_json::to_vec(&body).unwrap()).unwrap();
                assert_eq!((again.error, &again.message, &again.kind), (body.error, &body.message, &body.kind));
                let error = ClientError::Api(Box::new(body));
                assert!(error.to_string().len() <= input.len() * 3);
                Some((error.code(), error.is_transient()))
            },
        );
    }
}
