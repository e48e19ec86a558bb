//! The passwords that attackers try first. `common.md` says where the list is from.

use std::collections::HashSet;
use std::sync::LazyLock;

const LIST: &str = include_str!("common.txt");

static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| LIST.lines().collect());

/// `password` in lower case.
pub(super) fn contains(password: &str) -> bool {
    COMMON.contains(password)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::MIN_CHARS;

    #[test]
    fn the_list_is_sorted_and_holds_what_the_length_would_allow() {
        let lines: Vec<&str> = LIST.lines().collect();
        assert!(lines.len() > 10_000);
        assert!(lines.is_sorted_by(|a, b| a < b));
        for line in lines {
            assert!(line.chars().count() >= MIN_CHARS && line == line.trim().to_lowercase(), "{line}");
        }
    }
}
