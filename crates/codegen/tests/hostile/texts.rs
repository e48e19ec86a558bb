//! Texts that try to leave the place they are put in.

use proptest::prelude::*;
use proptest::sample::select;

/// Stands in every hostile text: code, markup or a style sheet that has it outside of a text has been broken into.
pub const MARK: &str = "pwn";

/// Stands there in its place in plurals, which the names of constants are made of.
pub const PLURAL_MARK: &str = "zzq";

/// What ends a literal, an attribute, a tag, a comment, a fence or a line in one of the languages of a project.
pub const BREAKS: &[&str] = &[
    "'",
    "\"",
    "`",
    "\\",
    "\\'",
    "${",
    "}",
    "{{",
    "*/",
    "/*",
    "//",
    "-->",
    "<!--",
    "]]>",
    "</script>",
    "<b>",
    "&lt;",
    "&#39;",
    "&quot;",
    "%s",
    "%MODE%",
    ";",
    ");",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "$(rm -rf /)",
    "; rm",
    "../../etc/passwd",
    "```",
    "**",
    "[x](javascript:x)",
    "![x](x)",
    "# ",
    "- ",
    "1. ",
    "| ",
    "$x$",
    "=",
    "' onerror='x",
    "\" onerror=\"x",
    "javascript:",
    "url(x)",
    "@import",
    "日本",
    "🛒",
    "e\u{301}",
];

/// Texts of at most this many characters, from the longest to one that fits a unit.
pub const LENGTHS: [usize; 5] = [180, 60, 38, 20, 10];

/// A hostile text of any length; shorter ones are its beginning.
pub fn hostile() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(select(BREAKS), 1..12);
    (select(BREAKS), parts).prop_map(|(first, parts)| {
        let first: String = first.chars().take(5).collect();
        format!("{first}{MARK}{}", parts.join(MARK)).trim().to_owned()
    })
}

/// One of each break, first and in the middle, for a test without chance.
pub fn catalogue() -> Vec<String> {
    let text = |(at, first): (usize, &&str)| {
        let first: String = first.chars().take(5).collect();
        let next = BREAKS[(at * 7 + 3) % BREAKS.len()];
        format!("{first}{MARK}{}{MARK}{next}{MARK}", BREAKS[at]).trim().to_owned()
    };
    BREAKS.iter().enumerate().map(text).collect()
}

/// The beginning of a text, without white space at its end.
pub fn beginning(text: &str, characters: usize) -> String {
    text.chars().take(characters).collect::<String>().trim().to_owned()
}
