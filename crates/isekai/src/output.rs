//! What people and scripts read: text on standard output, errors on standard error, exit codes.

use std::io::Write as _;
use std::process::ExitCode;

use crate::client::ClientError;

/// Exit codes that scripts can rely on.
pub const USAGE: u8 = 2;
pub const SIGN_IN: u8 = 3;
pub const NOT_FOUND: u8 = 4;
pub const QUOTA: u8 = 5;
pub const UNAVAILABLE: u8 = 6;
/// The application could not be made.
pub const APP_FAILED: u8 = 7;

/// Prints a line. A reader that went away is not an error of ours.
pub fn line(text: impl AsRef<str>) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{}", text.as_ref()).and_then(|()| out.flush());
}

pub fn note(text: impl AsRef<str>) {
    let _ = writeln!(std::io::stderr().lock(), "{}", text.as_ref());
}

pub fn failure(error: &anyhow::Error) -> ExitCode {
    note(format!("error: {error:#}"));
    ExitCode::from(error.downcast_ref::<ClientError>().map_or(1, ClientError::exit_code))
}
