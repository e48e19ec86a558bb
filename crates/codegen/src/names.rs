//! Identifiers: which ones a spec may use, and how the generated code calls things.

/// `^[a-z][A-Za-z0-9]*$`, at most 40 characters.
pub fn is_camel(text: &str) -> bool {
    text.len() <= 40
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_alphanumeric())
}

/// `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 60 characters.
pub fn is_kebab(text: &str) -> bool {
    text.len() <= 60
        && text
            .split('-')
            .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
}

/// `task-list` or `taskList` → `TaskList`.
pub fn pascal(text: &str) -> String {
    words(text).iter().map(|word| capitalised(word)).collect()
}

/// `Data points` → `dataPoints`.
pub fn camel(text: &str) -> String {
    let pascal = pascal(text);
    let mut chars = pascal.chars();
    chars.next().map(|first| first.to_ascii_lowercase().to_string() + chars.as_str()).unwrap_or_default()
}

/// `TodoList` → `todo-list`.
pub fn kebab(text: &str) -> String {
    words(text).join("-").to_ascii_lowercase()
}

/// `My App!` → `my-app`; `app` when nothing is left.
pub fn slug(text: &str) -> String {
    let slug = kebab(text);
    if slug.is_empty() { "app".to_owned() } else { slug }
}

/// Words that cannot name a variable in a JavaScript module.
pub fn is_reserved(text: &str) -> bool {
    RESERVED.contains(&text)
}

/// Runs of ASCII letters and digits; a capital after a small letter or a digit begins a new word.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            let starts =
                !previous.is_ascii_alphanumeric() || (c.is_ascii_uppercase() && !previous.is_ascii_uppercase());
            match words.last_mut() {
                Some(word) if !starts => word.push(c),
                _ => words.push(c.to_string()),
            }
        }
        // An apostrophe does not end a word: "Tom's" is "toms".
        if c != '\'' && c != '’' {
            previous = c;
        }
    }
    words
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

const RESERVED: &[&str] = &[
    "abstract",
    "any",
    "arguments",
    "as",
    "async",
    "await",
    "boolean",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "constructor",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "from",
    "function",
    "get",
    "globalThis",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "number",
    "object",
    "of",
    "package",
    "private",
    "protected",
    "prototype",
    "public",
    "return",
    "set",
    "static",
    "string",
    "super",
    "switch",
    "symbol",
    "this",
    "throw",
    "true",
    "try",
    "type",
    "typeof",
    "undefined",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_their_cases() {
        assert_eq!(pascal("task-list"), "TaskList");
        assert_eq!(pascal("dueDate"), "DueDate");
        assert_eq!(camel("Data points"), "dataPoints");
        assert_eq!(slug("Tom's Café & Bar 2"), "toms-caf-bar-2");
        assert_eq!(slug("日本"), "app");
    }

    #[test]
    fn checks_accept_only_their_case() {
        assert!(is_camel("dueDate2") && !is_camel("DueDate") && !is_camel("due_date") && !is_camel(""));
        assert!(is_kebab("in-progress") && !is_kebab("in--progress") && !is_kebab("-a") && !is_kebab("A"));
    }
}
