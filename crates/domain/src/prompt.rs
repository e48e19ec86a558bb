//! What a user typed, checked once at the door.

use std::fmt;

use thiserror::Error;

/// A request for an application or a change: 1 to 16,384 bytes after trimming, without control characters
/// other than line breaks and tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt(String);

#[derive(Debug, Error, PartialEq, Eq)]
pub enum PromptError {
    #[error("the prompt is empty; describe the application you want, for example \"Create a CSV viewer application\"")]
    Empty,
    #[error("the prompt has {bytes} bytes; at most {} are allowed", Prompt::MAX_BYTES)]
    TooLong { bytes: usize },
    #[error("the prompt has the control character U+{code:04X} at character {position}; remove it and send it again")]
    ControlCharacter { code: u32, position: usize },
}

impl Prompt {
    pub const MAX_BYTES: usize = 16_384;

    pub fn parse(text: &str) -> Result<Self, PromptError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PromptError::Empty);
        }
        if text.len() > Self::MAX_BYTES {
            return Err(PromptError::TooLong { bytes: text.len() });
        }
        let control = text.chars().enumerate().find(|(_, c)| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        match control {
            Some((index, c)) => Err(PromptError::ControlCharacter { code: u32::from(c), position: index + 1 }),
            None => Ok(Self(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_people_type() {
        for text in ["Create a CSV viewer application", "a\tb\nc", "créer une liste 🛒", &"x".repeat(Prompt::MAX_BYTES)]
        {
            assert_eq!(Prompt::parse(text).as_ref().map(Prompt::as_str), Ok(text));
        }
        assert_eq!(Prompt::parse("  todo \n").as_ref().map(Prompt::as_str), Ok("todo"));
    }

    #[test]
    fn refuses_the_rest_and_says_why() {
        assert_eq!(Prompt::parse(" \n\t "), Err(PromptError::Empty));
        assert_eq!(Prompt::parse(&"x".repeat(100_000)), Err(PromptError::TooLong { bytes: 100_000 }));
        assert_eq!(Prompt::parse("a\0b"), Err(PromptError::ControlCharacter { code: 0, position: 2 }));
        assert_eq!(Prompt::parse("a\u{1b}[31m"), Err(PromptError::ControlCharacter { code: 27, position: 2 }));
    }
}
