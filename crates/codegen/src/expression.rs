//! Expressions of formulas, as `lib/tools/formula/expression.ts` of the kit evaluates them: `weight / pow(height / 100, 2)`.
//! Here only their syntax is checked, and which names they use.

/// A name that an expression uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub name: String,
    /// Inside `sum(…)` or `average(…)`, where names of the rows of a list are known too.
    pub in_rows: bool,
}

/// The names an expression uses, or what is wrong with it.
pub fn names(text: &str) -> Result<Vec<Name>, String> {
    let tokens = tokenize(text)?;
    let mut reader = Reader { tokens, at: 0, rows: 0, names: Vec::new() };
    reader.comparison(0)?;
    match reader.peek() {
        Some(token) => Err(format!("`{token}` is out of place")),
        None => Ok(reader.names),
    }
}

/// Functions with the least and the greatest number of arguments.
const FUNCTIONS: &[(&str, usize, usize)] = &[
    ("abs", 1, 1),
    ("addMonths", 2, 2),
    ("and", 1, 9),
    ("average", 1, 1),
    ("ceil", 1, 1),
    ("count", 0, 0),
    ("days", 2, 2),
    ("exp", 1, 1),
    ("floor", 1, 1),
    ("if", 3, 3),
    ("ln", 1, 1),
    ("log", 1, 1),
    ("max", 1, 9),
    ("min", 1, 9),
    ("months", 2, 2),
    ("not", 1, 1),
    ("or", 1, 9),
    ("payment", 3, 3),
    ("plural", 2, 2),
    ("pow", 2, 2),
    ("round", 1, 2),
    ("sqrt", 1, 1),
    ("sum", 1, 1),
    ("weekday", 1, 1),
    ("years", 2, 2),
];

const MAX_DEPTH: usize = 40;

struct Reader {
    tokens: Vec<String>,
    at: usize,
    /// How many functions over rows are open.
    rows: usize,
    names: Vec<Name>,
}

impl Reader {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn take(&mut self, wanted: &[&str]) -> bool {
        let found = self.peek().is_some_and(|token| wanted.contains(&token));
        self.at += usize::from(found);
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), String> {
        if self.take(&[token]) { Ok(()) } else { Err(format!("`{token}` is missing")) }
    }

    fn comparison(&mut self, depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH {
            return Err("is nested too deeply".to_owned());
        }
        self.chain(depth)?;
        if self.take(&["=", "!=", "<", "<=", ">", ">="]) { self.chain(depth) } else { Ok(()) }
    }

    /// Values between operators: how strongly those bind does not matter for the check.
    fn chain(&mut self, depth: usize) -> Result<(), String> {
        loop {
            while self.take(&["-"]) {}
            self.atom(depth)?;
            if !self.take(&["&", "+", "-", "*", "/", "^"]) {
                return Ok(());
            }
        }
    }

    fn atom(&mut self, depth: usize) -> Result<(), String> {
        let Some(token) = self.peek().map(str::to_owned) else {
            return Err("something is missing at the end".to_owned());
        };
        self.at += 1;
        match token.chars().next() {
            Some('(') => {
                self.comparison(depth + 1)?;
                self.expect(")")
            }
            Some(c) if c.is_ascii_alphabetic() && self.take(&["("]) => self.call(&token, depth),
            Some(c) if c.is_ascii_alphabetic() => {
                if token != "pi" {
                    self.names.push(Name { name: token, in_rows: self.rows > 0 });
                }
                Ok(())
            }
            Some(c) if c.is_ascii_digit() || c == '.' || c == '"' => Ok(()),
            _ => Err(format!("`{token}` is out of place")),
        }
    }

    fn call(&mut self, name: &str, depth: usize) -> Result<(), String> {
        let Some((_, least, most)) = FUNCTIONS.iter().find(|(known, ..)| *known == name) else {
            return Err(format!("`{name}` is not a function"));
        };
        let over_rows = matches!(name, "sum" | "average");
        self.rows += usize::from(over_rows);
        let mut count = 0;
        if !self.take(&[")"]) {
            loop {
                self.comparison(depth + 1)?;
                count += 1;
                if !self.take(&[","]) {
                    break;
                }
            }
            self.expect(")")?;
        }
        self.rows -= usize::from(over_rows);
        if (*least..=*most).contains(&count) {
            Ok(())
        } else {
            Err(format!("`{name}` takes {least} to {most} values, here it has {count}"))
        }
    }
}

fn tokenize(text: &str) -> Result<Vec<String>, String> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => rest[1..].find('"').ok_or("a text is not closed")? + 2,
            'a'..='z' | 'A'..='Z' => rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len()),
            '0'..='9' | '.' => number(rest).ok_or("a number is not complete")?,
            '<' | '>' | '!' if rest[1..].starts_with('=') => 2,
            '-' | '+' | '*' | '/' | '^' | '&' | '=' | '<' | '>' | '(' | ')' | ',' => 1,
            other => return Err(format!("`{other}` is not known")),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token.to_owned());
        rest = after.trim_start();
    }
    Ok(tokens)
}

/// Length of a number: digits, with a part behind the point or without.
fn number(text: &str) -> Option<usize> {
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let whole = digits(text);
    let part = text[whole..].strip_prefix('.').map(|part| 1 + digits(part));
    let length = whole + part.unwrap_or(0);
    (whole > 0 || length > 1).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used(text: &str) -> Vec<String> {
        names(text).unwrap().into_iter().map(|one| one.name + if one.in_rows { "*" } else { "" }).collect()
    }

    #[test]
    fn names_are_found_and_those_of_rows_marked() {
        assert_eq!(used("weight / pow(height / 100, 2)"), ["weight", "height"]);
        assert_eq!(used("sum(grade * credits) / total + pi"), ["grade*", "credits*", "total"]);
        assert_eq!(used("if(a >= .5, \"it's (a)\" & b, -c ^ 2.)"), ["a", "b", "c"]);
        assert!(used("count() + 1").is_empty());
    }

    #[test]
    fn what_cannot_be_evaluated_is_refused() {
        let wrong =
            ["", "a +", "a b", "(a", "a)", "f(a)", "pow(a)", "1 < 2 < 3", "a.b", "\"x", ".", "a; b", "!a", "if(1, 2)"];
        for text in wrong.iter().copied().chain([&*"(".repeat(99)]) {
            assert!(names(text).is_err(), "{text}");
        }
    }
}
