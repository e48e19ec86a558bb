//! JSX elements of generated pages.

use serde_json::Value;

use super::ts::{LINE, Lit, is_unprintable};
use crate::blocks::BlockCx;
use crate::compile::entity::const_name;
use crate::options::{OptionDef, OptionKind};

/// A component, its properties and what stands inside of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    pub component: &'static str,
    /// File of the component below `src/`, without its extension.
    pub module: &'static str,
    pub props: Vec<Prop>,
    /// Ids of the entities whose definitions are passed: as `entity`, or in other properties.
    pub entities: Vec<String>,
    /// Type of the values, or of the items of lists, of properties whose literals alone would be typed too loosely: property,
    /// type, its module.
    pub types: Vec<(&'static str, &'static str, &'static str)>,
    pub children: Vec<Element>,
    /// The element that stands around it.
    pub around: Option<Box<Element>>,
}

/// A list or an object moved out of an element into a constant.
#[derive(Debug)]
pub struct Constant {
    pub name: String,
    pub value: Lit,
    /// Type of the value, or of the items of a list, and its module.
    pub item_type: Option<(&'static str, &'static str)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Prop {
    /// The property's name and value. `true` is written as the bare name.
    pub name: &'static str,
    pub value: Lit,
}

/// Lists longer than this are named constants above the component instead of standing in its properties.
const INLINE_CHARS: usize = 70;

impl Element {
    pub fn new(component: &'static str, module: &'static str) -> Self {
        Self {
            component,
            module,
            props: Vec::new(),
            entities: Vec::new(),
            types: Vec::new(),
            children: Vec::new(),
            around: None,
        }
    }

    pub fn with(mut self, name: &'static str, value: Lit) -> Self {
        self.props.push(Prop { name, value });
        self
    }

    pub fn flag(self, name: &'static str, set: bool) -> Self {
        if set { self.with(name, Lit::Scalar(Value::Bool(true))) } else { self }
    }

    /// Passes elements that the component puts where they belong; none say nothing.
    pub fn slot(self, name: &'static str, elements: Vec<Element>) -> Self {
        if elements.is_empty() { self } else { self.with(name, Lit::Elements(elements)) }
    }

    pub fn typed(mut self, prop: &'static str, item_type: &'static str, module: &'static str) -> Self {
        self.types.push((prop, item_type, module));
        self
    }

    pub fn within(mut self, outer: Element) -> Self {
        self.around = Some(Box::new(outer));
        self
    }

    /// Passes the definition of the block's entity.
    pub fn entity(mut self, cx: &BlockCx<'_>) -> Self {
        if let Some(entity) = cx.entity() {
            self.entities.push(entity.id.clone());
            self.props.push(Prop { name: "entity", value: Lit::Code(const_name(cx.spec, entity)) });
        }
        self
    }

    /// Passes the block's options under their own names, in the order of their declaration. `false` says nothing.
    pub fn options(mut self, cx: &BlockCx<'_>, except: &[&str]) -> Self {
        let kind = crate::blocks::find_block(&cx.block.kind);
        for def in kind.map(|kind| kind.options()).unwrap_or_default() {
            let value = cx.option(def.name).filter(|value| **value != Value::Bool(false));
            if let Some(value) = value.filter(|_| !except.contains(&def.name)) {
                self.push_option(cx, def, value);
            }
        }
        self
    }

    /// Passes one value as the option it is declared to be.
    pub fn push_option(&mut self, cx: &BlockCx<'_>, def: &OptionDef, value: &Value) {
        self.entities.extend(entities_in(&def.kind, value));
        self.props.push(Prop { name: def.name, value: Lit::option(cx.spec, &def.kind, value) });
    }

    /// The element, those that it is given or holds, and the one around it.
    pub fn parts(&self) -> Vec<&Element> {
        let given = self.props.iter().flat_map(|prop| match &prop.value {
            Lit::Elements(elements) => elements.as_slice(),
            _ => &[],
        });
        let inner = given.chain(&self.children).chain(self.around.as_deref());
        std::iter::once(self).chain(inner.flat_map(|one| one.parts())).collect()
    }

    /// Moves long lists out of the properties into `constants`; the same list is there once. `taken` keeps names unique in a file.
    pub fn hoist(&mut self, taken: &mut Vec<String>, constants: &mut Vec<Constant>) {
        for prop in &mut self.props {
            if let Lit::Elements(elements) = &mut prop.value {
                elements.iter_mut().for_each(|one| one.hoist(taken, constants));
                continue;
            }
            let long = prop.value.flat().chars().count() > INLINE_CHARS;
            if !long || !matches!(prop.value, Lit::List(_) | Lit::Object(_)) {
                continue;
            }
            let typed = self.types.iter().find(|(typed, ..)| *typed == prop.name);
            let item_type = typed.map(|(_, name, module)| (*name, *module));
            let known = constants.iter().find(|one| one.value == prop.value && one.item_type == item_type);
            if let Some(known) = known {
                prop.value = Lit::Code(known.name.clone());
                continue;
            }
            let base = if prop.name == "items" { item_name(self.component) } else { prop.name.to_owned() };
            let mut name = base.clone();
            let mut number = 2;
            while taken.contains(&name) {
                name = format!("{base}{number}");
                number += 1;
            }
            taken.push(name.clone());
            let value = std::mem::replace(&mut prop.value, Lit::Code(name.clone()));
            constants.push(Constant { name, value, item_type });
        }
        self.children.iter_mut().for_each(|one| one.hoist(taken, constants));
    }

    /// The element, indented; on one line when it fits.
    pub fn print(&self, indent: usize) -> String {
        match &self.around {
            Some(outer) => outer.print_around(&self.print_alone(indent + 2), indent),
            None => self.print_alone(indent),
        }
    }

    /// The element with children, which are printed already.
    pub fn print_around(&self, body: &str, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let flat: Vec<String> = self.props.iter().map(|prop| attribute(prop, indent + 2)).collect();
        let line = std::iter::once(self.component).chain(flat.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        let fits = indent + line.chars().count() + 2 <= LINE && !line.contains('\n');
        let opening = if fits {
            format!("{pad}<{line}>\n")
        } else {
            let lines: String = flat.iter().map(|attribute| format!("{pad}  {attribute}\n")).collect();
            format!("{pad}<{}\n{lines}{pad}>\n", self.component)
        };
        format!("{opening}{body}{pad}</{}>\n", self.component)
    }

    fn print_alone(&self, indent: usize) -> String {
        let pad = " ".repeat(indent);
        let line = self.tag();
        let end = if self.children.is_empty() { " />" } else { ">" };
        let opening = if indent + line.chars().count() + end.len() < LINE && !line.contains('\n') {
            format!("{pad}<{line}{end}\n")
        } else {
            let lines = self.props.iter().map(|prop| format!("{pad}  {}\n", attribute(prop, indent + 2)));
            format!("{pad}<{}\n{}{pad}{}\n", self.component, lines.collect::<String>(), end.trim_start())
        };
        if self.children.is_empty() {
            return opening;
        }
        let inner: String = self.children.iter().map(|one| one.print(indent + 2)).collect();
        format!("{opening}{inner}{pad}</{}>\n", self.component)
    }

    /// The component and its properties on one line, if none of them needs several.
    fn tag(&self) -> String {
        let flat: Vec<String> = self.props.iter().map(|prop| attribute(prop, 0)).collect();
        std::iter::once(self.component).chain(flat.iter().map(String::as_str)).collect::<Vec<_>>().join(" ")
    }
}

/// The ids of the entities that an option's value names.
fn entities_in(kind: &OptionKind, value: &Value) -> Vec<String> {
    let members = |defs: &[OptionDef], value: &Value| -> Vec<String> {
        let present = defs.iter().filter_map(|def| Some((def, value.get(def.name)?)));
        present.flat_map(|(def, value)| entities_in(&def.kind, value)).collect()
    };
    match (kind, value) {
        (OptionKind::Entity, Value::String(id)) => vec![id.clone()],
        (OptionKind::Items(defs, _), Value::Array(items)) => {
            items.iter().flat_map(|item| members(defs, item)).collect()
        }
        (OptionKind::Object(defs), value) => members(defs, value),
        _ => Vec::new(),
    }
}

/// `Features` → `features`, so that the page reads `items={features}`.
fn item_name(component: &str) -> String {
    let name = crate::names::camel(component);
    if name.ends_with('s') { name } else { format!("{name}Items") }
}

pub fn attribute(prop: &Prop, indent: usize) -> String {
    let name = prop.name;
    match &prop.value {
        Lit::Scalar(Value::Bool(true)) => name.to_owned(),
        Lit::Scalar(Value::String(text)) => format!("{name}={}", quoted(text)),
        Lit::Elements(elements) => slot(name, elements, indent),
        value => format!("{name}={{{}}}", value.fitted(indent, indent + name.len() + 2, 1)),
    }
}

/// Elements as an attribute: one of them on the same line when it fits, several in a fragment.
fn slot(name: &str, elements: &[Element], indent: usize) -> String {
    let pad = " ".repeat(indent);
    let [one] = elements else {
        let inner: String = elements.iter().map(|one| one.print(indent + 4)).collect();
        return format!("{name}={{\n{pad}  <>\n{inner}{pad}  </>\n{pad}}}");
    };
    let tag = one.tag();
    let fits = indent + name.len() + tag.chars().count() + "={< />}".len() <= LINE;
    if fits && one.children.is_empty() && !tag.contains('\n') {
        return format!("{name}={{<{tag} />}}");
    }
    format!("{name}={{\n{}{pad}}}", one.print(indent + 2))
}

/// A text as an attribute. In JSX an attribute knows no escapes, but entities: such texts become expressions.
pub fn quoted(text: &str) -> String {
    if text.contains(['"', '&', '\\']) || text.contains(is_unprintable) {
        format!("{{{}}}", super::ts::string(text))
    } else {
        format!("\"{text}\"")
    }
}
