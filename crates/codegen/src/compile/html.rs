//! HTML of generated pages: a small tree and its indented print.

use super::app::escape;
use super::ts::LINE;

#[derive(Debug, Clone)]
pub struct Html {
    tag: &'static str,
    attributes: Vec<(&'static str, Option<String>)>,
    children: Vec<Child>,
}

#[derive(Debug, Clone)]
enum Child {
    Text(String),
    Element(Html),
}

pub fn el(tag: &'static str) -> Html {
    Html { tag, attributes: Vec::new(), children: Vec::new() }
}

impl Html {
    pub fn attr(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, Some(value.to_owned())));
        self
    }

    /// An attribute without a value.
    pub fn flag(mut self, name: &'static str) -> Self {
        self.attributes.push((name, None));
        self
    }

    pub fn class(self, class: &str) -> Self {
        self.attr("class", class)
    }

    /// Adds to the class.
    pub fn also(mut self, class: &str) -> Self {
        for (name, value) in &mut self.attributes {
            if let Some(value) = value.as_mut().filter(|_| *name == "class") {
                value.push(' ');
                value.push_str(class);
            }
        }
        self
    }

    pub fn text(mut self, text: &str) -> Self {
        self.children.push(Child::Text(text.to_owned()));
        self
    }

    pub fn child(mut self, child: Self) -> Self {
        self.children.push(Child::Element(child));
        self
    }

    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Puts the anchor of a section on its outermost element.
    pub fn anchored(mut self, id: Option<String>) -> Self {
        if let Some(id) = id {
            self.attributes.insert(0, ("id", Some(id)));
        }
        self
    }

    pub fn print(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let opening = self.opening();
        if is_void(self.tag) || (self.children.is_empty() && self.tag == "path") {
            return format!("{pad}<{opening} />\n");
        }
        let flat = self.flat();
        if let Some(flat) = flat.filter(|flat| indent + flat.chars().count() <= LINE && !flat.contains('\n')) {
            return format!("{pad}{flat}\n");
        }
        // Line breaks in a text are kept by the styles (`white-space: pre-line`), indentation would show.
        let inner: String = self
            .children
            .iter()
            .map(|child| match child {
                Child::Text(text) if text.contains('\n') => escape(text),
                Child::Text(text) => format!("{pad}  {}\n", escape(text)),
                Child::Element(element) => element.print(indent + 2),
            })
            .collect();
        let preformatted = self.children.iter().any(|child| matches!(child, Child::Text(text) if text.contains('\n')));
        if preformatted {
            return format!("{pad}<{opening}>{inner}</{}>\n", self.tag);
        }
        format!("{pad}<{opening}>\n{inner}{pad}</{}>\n", self.tag)
    }

    /// On one line, when there are only texts inside.
    fn flat(&self) -> Option<String> {
        let texts = self.children.iter().map(|child| match child {
            Child::Text(text) => Some(escape(text)),
            Child::Element(_) => None,
        });
        let inner: Option<Vec<String>> = texts.collect();
        Some(format!("<{}>{}</{}>", self.opening(), inner?.concat(), self.tag))
    }

    fn opening(&self) -> String {
        let attributes = self.attributes.iter().map(|(name, value)| match value {
            Some(value) => format!(" {name}=\"{}\"", escape(value)),
            None => format!(" {name}"),
        });
        format!("{}{}", self.tag, attributes.collect::<String>())
    }
}

fn is_void(tag: &str) -> bool {
    matches!(tag, "input" | "img" | "link" | "meta" | "br" | "circle" | "rect")
}
