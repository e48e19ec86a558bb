//! Reads generated TypeScript, JSX and JavaScript: what is text, what is code. Stricter than the languages: anything that our
//! printer has no need for is an error.

/// A module taken apart.
#[derive(Debug, Default)]
pub struct Code {
    /// The values of all texts, without their escapes.
    pub texts: Vec<String>,
    /// All else, with `''` where a text was.
    pub code: String,
}

pub fn read(source: &str) -> Result<Code, String> {
    let mut reader = Reader { rest: source, out: Code::default() };
    while let Some(c) = reader.next() {
        match c {
            '\'' | '"' if reader.is_attribute() => reader.attribute(c)?,
            '\'' | '"' => reader.text(c)?,
            '`' => return Err("a template".to_owned()),
            '/' if reader.rest.starts_with('/') => drop(reader.until("\n")?),
            '/' if reader.rest.starts_with('*') => drop(reader.until("*/")?),
            // Ends of elements; nothing is divided, and no pattern is written.
            '/' if reader.rest.starts_with('>') || reader.out.code.ends_with('<') => reader.out.code.push(c),
            '/' => return Err(format!("a slash before {:?}", reader.near())),
            '\n' | ' '..='~' => reader.out.code.push(c),
            c => return Err(format!("{c:?} outside of a text")),
        }
    }
    balanced(&reader.out.code)?;
    Ok(reader.out)
}

/// The names that a module declares or imports, each as often as it does.
pub fn names(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    for statement in code.split("import ").skip(1) {
        let Some(list) = statement.split(" from ").next().filter(|_| statement.contains(" from ")) else { continue };
        let list = list.trim_start_matches("type ").trim_matches(|c: char| "{}".contains(c) || c.is_whitespace());
        for name in list.split(',').map(str::trim).filter(|name| !name.is_empty()) {
            let local = name.rsplit(" as ").next().unwrap_or(name);
            names.push(local.trim_start_matches("type ").to_owned());
        }
    }
    for line in code.lines() {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let name = ["const ", "function ", "type "].iter().find_map(|word| line.strip_prefix(word));
        names.extend(name.map(|name| name.chars().take_while(char::is_ascii_alphanumeric).collect()));
    }
    names
}

struct Reader<'a> {
    rest: &'a str,
    out: Code,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn near(&self) -> String {
        self.rest.chars().take(30).collect()
    }

    /// The printer writes `name="…"` for attributes and puts spaces around every other `=`.
    fn is_attribute(&self) -> bool {
        let before = self.out.code.strip_suffix('=');
        before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()))
    }

    fn until(&mut self, end: &str) -> Result<&'a str, String> {
        let at = self.rest.find(end).ok_or_else(|| format!("no {end:?} after {:?}", self.near()))?;
        let found = &self.rest[..at];
        self.rest = &self.rest[at + end.len()..];
        Ok(found)
    }

    /// In JSX, an attribute ends at its quote, knows no backslashes, and reads entities.
    fn attribute(&mut self, quote: char) -> Result<(), String> {
        let text = self.until(&quote.to_string())?;
        if text.contains('&') || text.chars().any(is_hidden) {
            return Err(format!("the attribute {text:?} does not mean what it says"));
        }
        self.out.texts.push(text.to_owned());
        self.out.code.push_str("''");
        Ok(())
    }

    fn text(&mut self, quote: char) -> Result<(), String> {
        let mut text = String::new();
        loop {
            match self.next().ok_or("a text is not closed")? {
                '\\' => text.push(self.escape()?),
                c if c == quote => break,
                c if is_hidden(c) => return Err(format!("{c:?} in {text:?}")),
                c => text.push(c),
            }
        }
        self.out.texts.push(text);
        self.out.code.push_str("''");
        Ok(())
    }

    fn escape(&mut self) -> Result<char, String> {
        match self.next() {
            Some('n') => Ok('\n'),
            Some('t') => Ok('\t'),
            Some(c @ ('\\' | '\'' | '"')) => Ok(c),
            Some('u') => {
                let digits = self.rest.get(..4).ok_or("an escape ends early")?;
                self.rest = &self.rest[4..];
                u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).ok_or_else(|| format!("\\u{digits}"))
            }
            other => Err(format!("the escape {other:?}")),
        }
    }
}

/// What ends a line somewhere, or is not seen.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn balanced(code: &str) -> Result<(), String> {
    let mut open = Vec::new();
    for c in code.chars() {
        match c {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' if open.pop() != Some(c) => return Err(format!("{c} is not opened")),
            _ => {}
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("not closed: {open:?}")) }
}
