//! The one list of what permissions can be about. Whoever asks for a permission names it by a [`Permit`], which cannot be made of
//! anything else; whoever writes a role is held to it.

use serde::Serialize;

/// What is allowed or refused as one.
#[derive(Debug)]
pub struct ResourceKind {
    pub name: &'static str,
    pub actions: &'static [&'static str],
    /// What conditions may ask about it, by the names of the API.
    pub fields: &'static [(&'static str, FieldKind)],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldKind {
    Text,
    Number,
}

/// A permission that something asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Permit {
    pub resource: &'static str,
    pub action: &'static str,
}

const OF_APPS: &[(&str, FieldKind)] = &[
    ("id", FieldKind::Text),
    ("userId", FieldKind::Text),
    ("status", FieldKind::Text),
    ("framework", FieldKind::Text),
    ("language", FieldKind::Text),
    ("version", FieldKind::Number),
];
const ID: (&str, FieldKind) = ("id", FieldKind::Text);

/// `code` is what an app is made of, files and versions; `preview` of an app is to see it run, with the data that it keeps.
pub const RESOURCES: &[ResourceKind] = &[
    kind("app", &["create", "read", "update", "delete", "execute", "share", "preview"], OF_APPS),
    kind("code", &["read", "update"], OF_APPS),
    kind("sandbox", &["read"], &[ID, ("userId", FieldKind::Text)]),
    kind("quota", &["read", "update"], &[ID]),
    kind("user", &["create", "read", "update", "lock", "suspend", "export", "erase"], &[ID]),
    kind("role", &["create", "read", "update", "delete", "assign"], &[ID]),
    kind("session", &["read", "delete"], &[ID]),
    kind("audit", &["read", "export", "verify"], &[]),
    kind("security_event", &["read", "update"], &[ID]),
    kind("workflow", &["read", "update"], &[ID]),
    kind("system", &["read", "update"], &[]),
];

const fn kind(
    name: &'static str,
    actions: &'static [&'static str],
    fields: &'static [(&'static str, FieldKind)],
) -> ResourceKind {
    ResourceKind { name, actions, fields }
}

impl ResourceKind {
    pub fn named(name: &str) -> Option<&'static Self> {
        RESOURCES.iter().find(|kind| kind.name == name)
    }

    pub fn field(&self, name: &str) -> Option<FieldKind> {
        self.fields.iter().find(|(field, _)| *field == name).map(|(_, kind)| *kind)
    }
}

impl Permit {
    /// For constants: what is not in [`RESOURCES`] does not compile.
    pub const fn of(resource: &'static str, action: &'static str) -> Self {
        assert!(is_known(resource, action), "no resource of that name has this action");
        Self { resource, action }
    }
}

const fn is_known(resource: &str, action: &str) -> bool {
    let mut place = 0;
    while place < RESOURCES.len() {
        if same(RESOURCES[place].name, resource) {
            let mut at = 0;
            while at < RESOURCES[place].actions.len() {
                if same(RESOURCES[place].actions[at], action) {
                    return true;
                }
                at += 1;
            }
        }
        place += 1;
    }
    false
}

/// `==` of strings, which constants cannot use yet.
const fn same(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_resource_and_action_is_in_the_list_once_and_none_is_a_placeholder() {
        let mut names: Vec<String> = RESOURCES
            .iter()
            .flat_map(|kind| kind.actions.iter().map(move |action| format!("{}:{action}", kind.name)))
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(names.iter().all(|name| !name.contains('*')));
        assert!(is_known("app", "read") && !is_known("app", "rea") && !is_known("apps", "read"));
    }
}
