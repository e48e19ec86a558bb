//! Reads a line of a generated README as plain text. Stricter than CommonMark: any mark that is not escaped is an error.

/// What a line says, without its escapes; `prefix` is the markup it begins with.
pub fn read(line: &str, prefix: &str) -> Result<String, String> {
    let line = line.strip_prefix(prefix).ok_or_else(|| format!("{line:?} does not begin with {prefix:?}"))?;
    if line.starts_with(|c: char| c.is_whitespace() || "#-+=:".contains(c)) {
        return Err(format!("{line:?} begins a block"));
    }
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < line.len() && digits.starts_with(['.', ')']) {
        return Err(format!("{line:?} begins a list"));
    }
    let mut out = String::new();
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some(escaped) if escaped.is_ascii_punctuation() => out.push(escaped),
                other => return Err(format!("a backslash before {other:?}")),
            },
            '&' if chars.peek() == Some(&'#') => {
                let entity: String = chars.by_ref().take_while(|c| *c != ';').collect();
                let code = entity.strip_prefix("#x").and_then(|hex| u32::from_str_radix(hex, 16).ok());
                out.push(code.and_then(char::from_u32).ok_or_else(|| format!("&{entity};"))?);
            }
            '&' if chars.peek().is_some_and(char::is_ascii_alphanumeric) => return Err("an entity".to_owned()),
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '$' => return Err(format!("{c:?} in {line:?}")),
            '#' if out.is_empty() || out.ends_with(char::is_whitespace) => {
                return Err(format!("a heading in {line:?}"));
            }
            c => out.push(c),
        }
    }
    Ok(out)
}
