//! The one rule for file paths inside a project (requirement 2.6). It is applied before a path crosses the pipe and again by
//! the agent, which in addition opens files beneath the workspace only.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A relative path of 1 to 16 segments and at most 512 bytes, `/` between them, that can only mean a file below the workspace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SafePath(String);

#[derive(Debug, Error, PartialEq, Eq)]
pub enum PathError {
    #[error("the path is empty")]
    Empty,
    #[error("the path is longer than {} bytes or deeper than {} segments", SafePath::MAX_BYTES, SafePath::MAX_SEGMENTS)]
    TooLong,
    #[error("the path is absolute; give it relative to the project's root")]
    Absolute,
    #[error("the path has a segment `{0}`; name files below the project's root only")]
    Traversal(String),
    #[error("the path has the character {0:?}, which is not allowed in file names")]
    Character(char),
    #[error("the path has a `${{`, which is not allowed in file names")]
    Expansion,
}

impl SafePath {
    pub const MAX_BYTES: usize = 512;
    pub const MAX_SEGMENTS: usize = 16;

    /// `text` is taken as it is: percent-decoding is the caller's, once, before this check.
    pub fn parse(text: &str) -> Result<Self, PathError> {
        if text.is_empty() {
            return Err(PathError::Empty);
        }
        if text.starts_with('/') {
            return Err(PathError::Absolute);
        }
        if text.len() > Self::MAX_BYTES || text.split('/').count() > Self::MAX_SEGMENTS {
            return Err(PathError::TooLong);
        }
        if text.contains("${") {
            return Err(PathError::Expansion);
        }
        if let Some(bad) =
            text.chars().find(|c| c.is_control() || r#"<>:"|?*\`%"#.contains(*c) || SEPARATORS.contains(c))
        {
            return Err(PathError::Character(bad));
        }
        // `...` and `. .` are no traversal on Linux, but no honest project needs them, and other systems trim them to `..`.
        match text.split('/').find(|segment| segment.chars().all(|c| is_dot(c) || is_blank(c))) {
            Some(segment) => Err(PathError::Traversal(segment.to_owned())),
            None => Ok(Self(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SafePath {
    type Error = PathError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<SafePath> for String {
    fn from(path: SafePath) -> Self {
        path.0
    }
}

impl fmt::Display for SafePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// To Linux these are characters like any other. But a project is also unpacked elsewhere, and programs that fold names (Unicode's NFKC,
/// the best fit of 8-bit code pages) make `/` or `\` of them, or find one inside (`℀` is `a/c`).
const SEPARATORS: &[char] = &[
    '\u{2044}', '\u{2215}', '\u{2216}', '\u{29f5}', '\u{29f8}', '\u{29f9}', '\u{fe68}', '\u{ff0f}', '\u{ff3c}',
    '\u{2100}', '\u{2101}', '\u{2105}', '\u{2106}',
];

/// What the same programs make one or more `.` of.
fn is_dot(c: char) -> bool {
    matches!(c, '.' | '\u{2024}'..='\u{2026}' | '\u{fe19}' | '\u{fe30}' | '\u{fe52}' | '\u{ff0e}')
}

/// Spaces, and what has no width.
fn is_blank(c: char) -> bool {
    let has_no_width = |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}');
    c.is_whitespace() || has_no_width(c) || matches!(c, '\u{ad}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accepts_what_projects_have() {
        for path in [
            "index.html",
            "src/main.tsx",
            ".gitignore",
            "src/components/Über uns.tsx",
            "a/b..c/d",
            "public/[id].txt",
            "文書/これは？.txt",
            "to be continued….md",
            "👩\u{200d}💻.svg",
        ] {
            assert_eq!(SafePath::parse(path).as_ref().map(SafePath::as_str), Ok(path));
        }
    }

    #[test]
    fn refuses_every_way_out() {
        let deep = vec!["d"; 17].join("/");
        let long = "x".repeat(513);
        for path in [
            "",
            "/etc/passwd",
            "//x",
            "..",
            "../x",
            "a/../b",
            "a/..",
            ".",
            "./a",
            "a//b",
            "a/",
            "a/ ../b",
            "...",
            "a\0b",
            "a\nb",
            "C:x",
            "a\\..\\b",
            "${HOME}/x",
            "`id`",
            "a|b",
            "a?b",
            "a*b",
            "<a>",
            "a\"b",
            "%2e%2e/x",
            "%252e%252e/x",
            "\u{2024}\u{2024}/x",
            "\u{ff0e}\u{ff0e}/x",
            "a/\u{2025}/x",
            "a/.\u{200b}./x",
            "..\u{2215}x",
            "a\u{ff0f}..\u{ff0f}x",
            "a\u{ff3c}x",
            "a\u{2100}x",
            &deep,
            &long,
        ] {
            assert!(SafePath::parse(path).is_err(), "{path:?} was accepted");
        }
    }

    #[test]
    fn fuzz_safe_path() {
        let seeds = ["src/main.tsx", "a/b..c/d", "public/[id].txt", "C:x", "a/../b"];
        let tokens = ["..", "/", "./", "${", "%2e", "\\", "\u{2028}", "\u{202e}", "\u{85}", "\u{a0}", "`"];
        isekai_fuzz::Target::new("safe-path").seeds(seeds).tokens(tokens).run(|input| {
            let text = String::from_utf8_lossy(input);
            let path = SafePath::parse(&text).inspect_err(|error| assert!(!error.to_string().is_empty())).ok()?;
            assert_eq!(path.as_str(), text);
            let parts: Vec<_> = std::path::Path::new(path.as_str()).components().collect();
            assert!(parts.iter().all(|part| matches!(part, std::path::Component::Normal(_))));
            assert_eq!(parts.len(), text.split('/').count());
            assert!(parts.len() <= SafePath::MAX_SEGMENTS && text.len() <= SafePath::MAX_BYTES);
            assert!(!text.contains(['\0', '\n', '\r', '\\', '`']));
            Some(parts.len())
        });
    }

    proptest! {
        #[test]
        fn what_is_accepted_stays_below_the_root(text in "[a-z./\\\\ %$\u{0}-\u{2f}]{0,24}") {
            if let Ok(path) = SafePath::parse(&text) {
                let root = std::path::Path::new("/root/dir");
                let mut depth = 0_i32;
                for part in std::path::Path::new(path.as_str()).components() {
                    prop_assert!(matches!(part, std::path::Component::Normal(_)));
                    depth += 1;
                }
                prop_assert!(depth > 0);
                prop_assert!(root.join(path.as_str()).starts_with(root));
            }
        }
    }
}
