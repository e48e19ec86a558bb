//! What people and scripts read: text on standard output, errors on standard error, exit codes.

use std::io::{self, Write as _};
use std::process::ExitCode;

use isekai_domain::ErrorCode;
use isekai_store::StoreError;
use serde_json::{Value, json};

use crate::client::ClientError;

/// Exit codes that scripts can rely on.
pub const USAGE: u8 = 2;
pub const SIGN_IN: u8 = 3;
pub const NOT_FOUND: u8 = 4;
pub const QUOTA: u8 = 5;
pub const UNAVAILABLE: u8 = 6;
/// The application, or the change of it, could not be made.
pub const APP_FAILED: u8 = 7;
const OTHER: u8 = 1;

/// Prints a line. A reader that went away is not an error of ours.
pub fn line(text: impl AsRef<str>) {
    let _ = try_line(text);
}

/// As [`line`], for what would go on without end: an error when nobody reads any more.
pub fn try_line(text: impl AsRef<str>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", text.as_ref()).and_then(|()| out.flush())
}

pub fn note(text: impl AsRef<str>) {
    let _ = writeln!(io::stderr().lock(), "{}", text.as_ref());
}

pub fn failure(error: &anyhow::Error) -> ExitCode {
    note(format!("error: {error:#}"));
    ExitCode::from(exit_code_of(error))
}

/// For `--json`: one object on one line.
pub fn failure_as_json(error: &anyhow::Error) -> ExitCode {
    note(object(error).to_string());
    ExitCode::from(exit_code_of(error))
}

/// Of a failure that has a public error code.
pub const fn exit_code(code: ErrorCode) -> u8 {
    match code {
        ErrorCode::Authentication => SIGN_IN,
        ErrorCode::Validation => USAGE,
        ErrorCode::NotFound => NOT_FOUND,
        ErrorCode::QuotaExceeded | ErrorCode::RateLimited => QUOTA,
        ErrorCode::ServiceUnavailable | ErrorCode::Timeout | ErrorCode::Maintenance => UNAVAILABLE,
        _ => OTHER,
    }
}

fn exit_code_of(error: &anyhow::Error) -> u8 {
    if let Some(error) = error.downcast_ref::<ClientError>() {
        return error.exit_code();
    }
    // Commands of the operator talk to the database themselves.
    error.downcast_ref::<StoreError>().map_or(OTHER, |error| exit_code(error.code()))
}

/// The fields that the API's errors have; those that only a server can know are left out where no server answered.
fn object(error: &anyhow::Error) -> Value {
    if let Some(ClientError::Refused(body)) = error.downcast_ref::<ClientError>() {
        let mut object = json!({ "error": body.error, "message": body.message, "correlationId": body.correlation_id });
        if let Some(details) = &body.details {
            object["details"] = details.clone();
        }
        return object;
    }
    let word = error.downcast_ref::<ClientError>().map(ClientError::word);
    let word = word.or_else(|| error.downcast_ref::<StoreError>().map(|error| error.code().as_str()));
    json!({ "error": word.unwrap_or("FAILED"), "message": format!("{error:#}") })
}

#[cfg(test)]
mod tests {
    use isekai_domain::{CorrelationId, ErrorBody};

    use super::*;

    #[test]
    fn a_refusal_is_told_as_the_server_told_it() {
        let id = CorrelationId::accept(Some("c-1"));
        let body = ErrorBody::new(ErrorCode::QuotaExceeded, "no more apps", id, chrono::DateTime::default());
        let plain = anyhow::Error::from(ClientError::Refused(Box::new(body.clone())));
        let expected = json!({ "error": "QUOTA_EXCEEDED", "message": "no more apps", "correlationId": "c-1" });
        assert_eq!(object(&plain), expected);
        assert_eq!(exit_code_of(&plain), QUOTA);

        let detailed = ClientError::Refused(Box::new(body.with_details(json!({ "limit": 5 }))));
        assert_eq!(object(&anyhow::Error::from(detailed).context("while making"))["details"], json!({ "limit": 5 }));
    }

    #[test]
    fn what_no_server_said_has_a_word_and_the_whole_chain() {
        let source = "connection refused".into();
        let unreachable = ClientError::Unreachable { url: "http://localhost:8080/".to_owned(), source };
        let message = "cannot reach http://localhost:8080/; is Isekai running there?: connection refused";
        let error = anyhow::Error::from(unreachable);
        assert_eq!(object(&error), json!({ "error": "SERVICE_UNAVAILABLE", "message": message }));
        assert_eq!(exit_code_of(&error), UNAVAILABLE);

        let error = anyhow::Error::from(ClientError::AppFailed("it does not build".to_owned()));
        assert_eq!(object(&error)["error"], "APP_FAILED");
        assert_eq!(exit_code_of(&error), APP_FAILED);

        let error = anyhow::anyhow!("disk full").context("cannot write notes.zip");
        assert_eq!(object(&error), json!({ "error": "FAILED", "message": "cannot write notes.zip: disk full" }));
        assert_eq!(exit_code_of(&error), OTHER);

        let error = anyhow::Error::from(StoreError::NotFound { entity: "app" });
        assert_eq!((object(&error)["error"].as_str(), exit_code_of(&error)), (Some("NOT_FOUND"), NOT_FOUND));
    }
}
