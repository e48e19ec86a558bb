//! Whether a path may be used: the spec's `validateFileAccess`, with [`SafePath`] as its rule.

use serde::{Deserialize, Serialize};

use crate::agent_api::PRIVATE_DIR;
use crate::path::{PathError, SafePath};

/// `POST /v1/validate-path`. The path is taken as it is: nothing in it is decoded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ValidatePath {
    pub path: String,
    /// Whether it is to be written or deleted, too.
    #[serde(default)]
    pub allow_write: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct PathVerdict {
    pub valid: bool,
    /// The one way to write it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<String>))]
    pub normalized: Option<SafePath>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<PathReason>,
    /// For people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PathReason {
    Empty,
    TooLong,
    Absolute,
    Traversal,
    Character,
    Expansion,
    /// The platform's own folder in the workspace: nobody else writes there.
    PrivateFolder,
    /// The way leads through a symbolic link, or the file is one.
    SymbolicLink,
    /// On the way there is a file where a folder is needed.
    NotAFolder,
}

impl PathVerdict {
    /// By the rule alone, whatever there is in a workspace.
    pub fn of(request: &ValidatePath) -> Self {
        match SafePath::parse(&request.path) {
            Ok(_) if request.allow_write && is_private(&request.path) => {
                Self::refuse(PathReason::PrivateFolder, format!("`{PRIVATE_DIR}` is not part of the project"))
            }
            Ok(path) => Self { valid: true, normalized: Some(path), reason: None, message: None },
            Err(error) => Self::refuse(PathReason::from(&error), error.to_string()),
        }
    }

    pub fn refuse(reason: PathReason, message: impl Into<String>) -> Self {
        Self { valid: false, normalized: None, reason: Some(reason), message: Some(message.into()) }
    }
}

/// Whether a safe path lies in the agent's own folder.
pub fn is_private(path: &str) -> bool {
    path.split('/').next() == Some(PRIVATE_DIR)
}

impl From<&PathError> for PathReason {
    fn from(error: &PathError) -> Self {
        match error {
            PathError::Empty => Self::Empty,
            PathError::TooLong => Self::TooLong,
            PathError::Absolute => Self::Absolute,
            PathError::Traversal(_) => Self::Traversal,
            PathError::Character(_) => Self::Character,
            PathError::Expansion => Self::Expansion,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(path: &str, allow_write: bool) -> PathVerdict {
        PathVerdict::of(&ValidatePath { path: path.to_owned(), allow_write })
    }

    #[test]
    fn what_is_valid_comes_back_as_it_is_and_what_is_not_with_a_reason() {
        let fine = verdict("src/Über uns.tsx", true);
        assert!(fine.valid && fine.reason.is_none() && fine.message.is_none());
        assert_eq!(fine.normalized.as_ref().map(SafePath::as_str), Some("src/Über uns.tsx"));
        let bad = verdict("../etc/passwd", false);
        assert_eq!((bad.valid, bad.normalized, bad.reason), (false, None, Some(PathReason::Traversal)));
        assert!(bad.message.is_some_and(|message| message.contains("`..`")));
    }

    #[test]
    fn the_private_folder_is_read_and_not_written() {
        for path in [".isekai", ".isekai/dist/index.html"] {
            assert!(verdict(path, false).valid);
            assert_eq!(verdict(path, true).reason, Some(PathReason::PrivateFolder));
        }
        assert!(verdict(".isekai-notes.md", true).valid);
    }
}
