//! What a new account must look like, whoever makes it.

use isekai_auth::{password, username};

use crate::error::{ApiError, FieldError};

pub const NOT_AN_ADDRESS: &str = "this is not an e-mail address";

/// What is wrong with each of the three.
pub fn check(name: &str, email: &str, password: &str) -> Vec<FieldError> {
    let mut fields = Vec::new();
    let mut wrong = |field: &str, message: String| fields.push(FieldError { field: field.to_owned(), message });
    if !username::is_allowed(name) {
        let max = username::MAX_CHARS;
        wrong("username", format!("a name has 1 to {max} letters from a to z, digits, '.', '_' or '-'"));
    }
    if !is_address(email) {
        wrong("email", NOT_AN_ADDRESS.to_owned());
    }
    if let Err(error) = password::check_policy(name, Some(email), password) {
        wrong("password", error.to_string());
    }
    fields
}

/// The first of them says what is wrong with the whole.
pub fn refuse(fields: Vec<FieldError>) -> Result<(), ApiError> {
    match fields.first() {
        None => Ok(()),
        Some(first) => Err(ApiError::Validation { message: first.message.clone().into(), fields }),
    }
}

/// One `@` with something around it; whether mail arrives only mail can tell.
pub fn is_address(text: &str) -> bool {
    let well_formed = text.len() <= 254 && !text.chars().any(|c| c.is_control() || c.is_whitespace());
    well_formed
        && text.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.len() > 1 && !host.contains('@'))
}
