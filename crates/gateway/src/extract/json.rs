//! A JSON body. Mistakes are named by the field in which they are.

use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use super::body;
use crate::error::ApiError;
use crate::state::AppState;

pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<AppState> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &AppState) -> Result<Self, ApiError> {
        let (parts, body) = request.into_parts();
        if !body::is_media_type(&parts.headers, "application/json", Some("+json")) {
            return Err(ApiError::UnsupportedMediaType { expected: "application/json" });
        }
        let bytes = body::read(&parts.headers, body, state.settings.max_body_bytes).await?;
        parse(&bytes).map(Self)
    }
}

/// As the extractor reads it; for endpoints whose body may be absent.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let place = error.path().to_string();
        let inner = error.into_inner();
        if inner.is_data() {
            ApiError::misread(&place, without_position(&inner.to_string()))
        } else {
            ApiError::field("body", format!("the body is not valid JSON: {inner}"))
        }
    })?;
    deserializer.end().map_err(|error| ApiError::field("body", format!("the body is not valid JSON: {error}")))?;
    Ok(value)
}

/// `missing field `prompt` at line 1 column 2` without the position, which says nothing once the field is named.
fn without_position(message: &str) -> &str {
    message.rsplit_once(" at line ").map_or(message, |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        One,
    }

    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only read")]
    struct Body {
        password: String,
        kind: Option<Kind>,
        count: Option<u8>,
    }

    #[test]
    fn what_was_sent_is_in_no_message() {
        for (body, told) in [
            (r#"{"password": 12345678}"#, "password: invalid type: integer, expected a string"),
            (r#"{"password": "x", "kind": "12345678"}"#, "kind: unknown variant, expected `one`"),
            (r#"{"password": "x", "count": "a, expected 12345678"}"#, "count: invalid type: string, expected u8"),
            (r#"{"kind": null}"#, "password is missing"),
        ] {
            assert_eq!(parse::<Body>(body.as_bytes()).unwrap_err().to_string(), told);
        }
    }
}
