//! What a request says beside its words.

use chrono::NaiveDate;
use isekai_codegen::{Language, Target};
use serde_json::Value;
use thiserror::Error;

/// Choices made outside of the prompt. They win over words in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Context {
    pub framework: Option<Target>,
    pub language: Option<Language>,
    /// Sample dates are laid around it.
    pub today: NaiveDate,
}

#[derive(Debug, Error, PartialEq, Eq)]
pub enum ContextError {
    #[error("the context has {bytes} bytes; at most {} are allowed", Context::MAX_BYTES)]
    TooLong { bytes: usize },
    #[error("the context is not a JSON object such as {{\"framework\": \"react\"}}")]
    NotAnObject,
    #[error("framework `{0}` is unknown; known are: react, static")]
    Framework(String),
    #[error("language `{0}` is unknown; known are: typescript, javascript")]
    Language(String),
}

impl Context {
    pub const MAX_BYTES: usize = 4096;

    pub const fn new(today: NaiveDate) -> Self {
        Self { framework: None, language: None, today }
    }

    /// Reads `{"framework"?: "react" | "static" | "html" | "fullstack" | "python", "language"?: "typescript" | "javascript"}` or nothing. Other members
    /// are left to later versions.
    pub fn parse(json: &str, today: NaiveDate) -> Result<Self, ContextError> {
        let mut context = Self::new(today);
        if json.len() > Self::MAX_BYTES {
            return Err(ContextError::TooLong { bytes: json.len() });
        }
        if json.trim().is_empty() {
            return Ok(context);
        }
        let value: Value = serde_json::from_str(json).map_err(|_| ContextError::NotAnObject)?;
        let members = value.as_object().ok_or(ContextError::NotAnObject)?;
        if let Some(value) = members.get("framework").filter(|value| !value.is_null()) {
            let text = value.as_str().unwrap_or_default().to_lowercase();
            context.framework = Some(match text.as_str() {
                "react" => Target::React,
                "static" | "html" => Target::Static,
                "fullstack" => Target::Fullstack,
                "python" => Target::Python,
                _ => return Err(ContextError::Framework(shown(value))),
            });
        }
        if let Some(value) = members.get("language").filter(|value| !value.is_null()) {
            let text = value.as_str().unwrap_or_default().to_lowercase();
            context.language = Some(match text.as_str() {
                "typescript" | "ts" => Language::Typescript,
                "javascript" | "js" => Language::Javascript,
                _ => return Err(ContextError::Language(shown(value))),
            });
        }
        Ok(context)
    }
}

fn shown(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(json: &str) -> Result<(Option<Target>, Option<Language>), ContextError> {
        Context::parse(json, NaiveDate::default()).map(|context| (context.framework, context.language))
    }

    #[test]
    fn reads_frameworks_and_languages() {
        assert_eq!(parse(""), Ok((None, None)));
        assert_eq!(parse(r#"{"framework":"React"}"#), Ok((Some(Target::React), None)));
        assert_eq!(
            parse(r#"{"framework":"html","language":"javascript"}"#),
            Ok((Some(Target::Static), Some(Language::Javascript)))
        );
        assert_eq!(parse(r#"{"framework":null,"later":1}"#), Ok((None, None)));
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert_eq!(parse(r#"{"framework":"vue"}"#), Err(ContextError::Framework("vue".to_owned())));
        assert_eq!(parse(r#"{"framework":3}"#), Err(ContextError::Framework("3".to_owned())));
        assert_eq!(parse(r#"{"language":"cobol"}"#), Err(ContextError::Language("cobol".to_owned())));
        for bad in ["[]", "{", "react"] {
            assert_eq!(parse(bad), Err(ContextError::NotAnObject), "{bad}");
        }
        assert_eq!(parse(&" ".repeat(5000)), Err(ContextError::TooLong { bytes: 5000 }));
    }
}
