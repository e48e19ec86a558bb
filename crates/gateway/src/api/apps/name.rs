//! Names of apps: what a user may give, and what a new app is called until it is understood.

use crate::error::ApiError;

const MAX_CHARS: usize = 100;
const MAX_PROVISIONAL_CHARS: usize = 60;

/// One line of 1 to 100 characters.
pub fn checked(name: &str) -> Result<&str, ApiError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > MAX_CHARS {
        return Err(ApiError::field("name", format!("a name has 1 to {MAX_CHARS} characters")));
    }
    if name.chars().any(char::is_control) {
        return Err(ApiError::field("name", "a name is one line without control characters"));
    }
    Ok(name)
}

/// The first words of the prompt, without "Create a … application" around them.
pub fn provisional(prompt: &str) -> String {
    let line = prompt.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut words: Vec<&str> = line.split_whitespace().map(|word| word.trim_end_matches(['.', '!', ','])).collect();
    let is = |word: Option<&&str>, of: &[&str]| word.is_some_and(|word| of.contains(&word.to_lowercase().as_str()));
    while words.len() > 1 && is(words.first(), &["please", "create", "build", "make", "write", "me", "a", "an", "the"])
    {
        words.remove(0);
    }
    if words.len() > 1 && is(words.last(), &["app", "application"]) {
        words.pop();
    }
    let mut name = String::new();
    for word in words {
        let longer = name.chars().count() + 1 + word.chars().count();
        if !name.is_empty() && longer > MAX_PROVISIONAL_CHARS {
            name.push('…');
            break;
        }
        if !name.is_empty() {
            name.push(' ');
        }
        name.extend(word.chars().take(MAX_PROVISIONAL_CHARS));
    }
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    first + chars.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_app_is_called_by_what_it_is() {
        for (prompt, name) in [
            ("Create a CSV viewer application", "CSV viewer"),
            ("please build me a todo app.", "Todo"),
            ("app", "App"),
            ("\n  Kanban board\nwith three columns", "Kanban board"),
        ] {
            assert_eq!(provisional(prompt), name);
        }
        assert!(provisional(&"word ".repeat(100)).chars().count() <= MAX_PROVISIONAL_CHARS + 1);
        assert!(provisional(&"x".repeat(5000)).chars().count() <= MAX_PROVISIONAL_CHARS);
    }

    #[test]
    fn names_are_one_short_line() {
        assert_eq!(checked("  My list ").ok(), Some("My list"));
        for bad in ["", "  ", "a\nb", "a\0b", &"x".repeat(101)] {
            assert!(checked(bad).is_err(), "{bad:?}");
        }
    }
}
