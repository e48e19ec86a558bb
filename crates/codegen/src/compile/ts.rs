//! TypeScript literals, written the way Prettier would: single quotes, no semicolons, lines of 100 characters.

use serde_json::Value;

use super::entity::const_name;
use super::jsx::Element;
use crate::options::{OptionDef, OptionKind};
use crate::spec::AppSpec;

pub const LINE: usize = 100;

/// A literal to be. Members keep their order, unlike those of a JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Lit {
    /// A text, a number, true, false or null.
    Scalar(Value),
    List(Vec<Lit>),
    Object(Vec<(String, Lit)>),
    /// Code that stands as it is.
    Code(String),
    /// Elements given to a component as a property.
    Elements(Vec<Element>),
    /// A function called with one argument.
    Call(&'static str, Box<Lit>),
}

impl Lit {
    pub fn text(text: &str) -> Self {
        Self::Scalar(Value::String(text.to_owned()))
    }

    pub fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// The value of an option, its members in the order in which they are declared. Entities stand for their definitions.
    pub fn option(spec: &AppSpec, kind: &OptionKind, value: &Value) -> Self {
        match (kind, value) {
            (OptionKind::Items(defs, _), Value::Array(items)) => {
                Self::List(items.iter().map(|item| Self::members(spec, defs, item)).collect())
            }
            (OptionKind::Object(defs), value) => Self::members(spec, defs, value),
            (OptionKind::Entity, Value::String(id)) => {
                spec.entity(id).map_or_else(|| value.into(), |entity| Self::Code(const_name(spec, entity)))
            }
            (_, value) => value.into(),
        }
    }

    fn members(spec: &AppSpec, defs: &[OptionDef], value: &Value) -> Self {
        let present = defs.iter().filter_map(|def| Some((def, value.get(def.name)?)));
        Self::Object(present.map(|(def, value)| (def.name.to_owned(), Self::option(spec, &def.kind, value))).collect())
    }

    /// On one line.
    pub fn flat(&self) -> String {
        match self {
            Self::Scalar(Value::String(text)) => string(text),
            Self::Scalar(other) => other.to_string(),
            Self::Code(code) => code.clone(),
            Self::Elements(elements) => elements.iter().map(|one| one.print(0)).collect(),
            Self::Call(name, argument) => format!("{name}({})", argument.flat()),
            Self::List(items) => format!("[{}]", items.iter().map(Self::flat).collect::<Vec<_>>().join(", ")),
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let members = members.iter().map(|(key, value)| format!("{}: {}", property(key), value.flat()));
                format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Begins in column `column` of a line indented by `indent` and is followed by `tail` characters; broken into lines where
    /// it does not fit.
    pub fn fitted(&self, indent: usize, column: usize, tail: usize) -> String {
        let flat = self.flat();
        if !self.must_break() && column + flat.chars().count() + tail <= LINE {
            return flat;
        }
        let pad = " ".repeat(indent + 2);
        let outer = " ".repeat(indent);
        match self {
            Self::List(items) if !items.is_empty() => {
                let lines = items.iter().map(|item| format!("{pad}{},\n", item.fitted(indent + 2, indent + 2, 1)));
                format!("[\n{}{outer}]", lines.collect::<String>())
            }
            Self::Object(members) if !members.is_empty() => {
                let lines = members.iter().map(|(key, value)| member(key, value, indent + 2));
                format!("{{\n{}{outer}}}", lines.collect::<String>())
            }
            Self::Call(name, argument) => {
                format!("{name}({})", argument.fitted(indent, column + name.len() + 1, tail + 1))
            }
            _ => flat,
        }
    }

    /// Prettier breaks lists of several objects when all of them have several members.
    fn must_break(&self) -> bool {
        match self {
            Self::List(items) => {
                let wide = |item: &Lit| matches!(item, Self::Object(members) if members.len() > 1);
                (items.len() > 1 && items.iter().all(wide)) || items.iter().any(Self::must_break)
            }
            Self::Object(members) => members.iter().any(|(_, value)| value.must_break()),
            Self::Call(_, argument) => argument.must_break(),
            _ => false,
        }
    }
}

impl From<&Value> for Lit {
    fn from(value: &Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.iter().map(Self::from).collect()),
            Value::Object(map) => {
                Self::Object(map.iter().map(|(key, value)| (key.clone(), Self::from(value))).collect())
            }
            scalar => Self::Scalar(scalar.clone()),
        }
    }
}

/// A member of an object on its own line.
pub fn member(key: &str, value: &Lit, indent: usize) -> String {
    let pad = " ".repeat(indent);
    let name = property(key);
    let column = indent + name.chars().count() + 2;
    // A text that is too long for the rest of the line goes to the next, unless that gains nothing.
    let long = name.chars().count() > 4 && column + value.flat().chars().count() + 1 > LINE;
    if long && matches!(value, Lit::Scalar(Value::String(_))) {
        return format!("{pad}{name}:\n{pad}  {},\n", value.flat());
    }
    format!("{pad}{name}: {},\n", value.fitted(indent, column, 1))
}

/// A string in single quotes, or in double quotes when that saves escapes.
pub fn string(text: &str) -> String {
    let singles = text.matches('\'').count();
    let doubles = text.matches('"').count();
    let quote = if singles > doubles { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if is_unprintable(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c if c == quote => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// Line separators end a line in older engines; control characters do not survive editors; marks that turn the direction of
/// writing let code read other than it runs (CVE-2021-42574).
pub fn is_unprintable(c: char) -> bool {
    c.is_control() || turns_direction(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub fn property(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if plain { name.to_owned() } else { string(name) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn strings_use_the_quotes_that_need_fewer_escapes() {
        assert_eq!(string("a"), "'a'");
        assert_eq!(string("it's"), "\"it's\"");
        assert_eq!(string("\"it's\"\n\\"), r#"'"it\'s"\n\\'"#);
    }

    #[test]
    fn lists_of_objects_break_and_short_ones_stay() {
        let fitted = |value: Value| Lit::from(&value).fitted(0, 0, 0);
        assert_eq!(fitted(json!(["a", 1, true])), "['a', 1, true]");
        let list = json!([{"a": 1, "b": 2}, {"a": 3, "b": 4}]);
        assert_eq!(fitted(list), "[\n  { a: 1, b: 2 },\n  { a: 3, b: 4 },\n]");
    }
}
