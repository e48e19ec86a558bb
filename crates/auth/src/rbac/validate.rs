//! What permissions must be before they are saved: about things that exist, with conditions that can hold.

use isekai_domain::access::{FieldKind, Operator, ResourceKind};
use isekai_domain::{Permission, PermissionCondition};
use serde_json::Value;

use super::ANY;

pub const MAX_PERMISSIONS: usize = 50;
const MAX_CONDITIONS: usize = 10;
const MAX_VALUES: usize = 100;
const MAX_TEXT_CHARS: usize = 200;
/// Of a name that is not known, when it is shown.
const SHOWN_CHARS: usize = 40;

/// What is wrong, and where, as paths in JSON are written: `permissions[2].actions[0]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    pub place: String,
    pub message: String,
}

/// All mistakes, in order. Of a list that is too long only that.
pub fn validate(permissions: &[Permission]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if permissions.len() > MAX_PERMISSIONS {
        wrong(&mut mistakes, "permissions".to_owned(), format!("a role has at most {MAX_PERMISSIONS} permissions"));
        return mistakes;
    }
    for (place, permission) in permissions.iter().enumerate() {
        check(&mut mistakes, &format!("permissions[{place}]"), permission);
    }
    mistakes
}

fn check(mistakes: &mut Vec<Mistake>, place: &str, permission: &Permission) {
    let kind = ResourceKind::named(&permission.resource);
    if kind.is_none() && permission.resource != ANY {
        wrong(mistakes, format!("{place}.resource"), format!("there is no resource {}", shown(&permission.resource)));
        return;
    }
    if permission.actions.is_empty() {
        wrong(mistakes, format!("{place}.actions"), "name at least one action".to_owned());
    }
    let most = kind.map_or(1, |kind| kind.actions.len() + 1);
    if permission.actions.len() > most {
        wrong(mistakes, format!("{place}.actions"), format!("name each action once: there are {most}, with *"));
        return;
    }
    for (at, action) in permission.actions.iter().enumerate() {
        if action != ANY && !kind.is_some_and(|kind| kind.actions.contains(&action.as_str())) {
            let message = match kind {
                Some(kind) => {
                    format!("{} has no action {}; it has {}", kind.name, shown(action), kind.actions.join(", "))
                }
                None => "of all resources, only all actions (*) can be allowed".to_owned(),
            };
            wrong(mistakes, format!("{place}.actions[{at}]"), message);
        }
    }
    let conditions = permission.conditions.as_deref().unwrap_or_default();
    if conditions.len() > MAX_CONDITIONS {
        let message = format!("a permission has at most {MAX_CONDITIONS} conditions");
        wrong(mistakes, format!("{place}.conditions"), message);
        return;
    }
    for (at, condition) in conditions.iter().enumerate() {
        check_condition(mistakes, &format!("{place}.conditions[{at}]"), kind, condition);
    }
}

fn check_condition(
    mistakes: &mut Vec<Mistake>,
    place: &str,
    kind: Option<&ResourceKind>,
    condition: &PermissionCondition,
) {
    let Some(kind) = kind else {
        return wrong(mistakes, place.to_owned(), "conditions need a resource that is named, not *".to_owned());
    };
    let Some(field) = kind.field(&condition.field) else {
        let known: Vec<&str> = kind.fields.iter().map(|(name, _)| *name).collect();
        let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
        let message =
            format!("conditions on {} cannot ask for {}; they can for: {known}", kind.name, shown(&condition.field));
        return wrong(mistakes, format!("{place}.field"), message);
    };
    let fits = match condition.operator {
        Operator::Equals => is_of(field, &condition.value),
        Operator::In => condition.value.as_array().is_some_and(|values| {
            (1..=MAX_VALUES).contains(&values.len()) && values.iter().all(|value| is_of(field, value))
        }),
        Operator::GreaterThan => field == FieldKind::Number && condition.value.is_number(),
    };
    if !fits {
        let (what, name) = (if field == FieldKind::Number { "number" } else { "text" }, &condition.field);
        let message = match condition.operator {
            Operator::Equals => format!("equals on {name} needs a {what}, of at most {MAX_TEXT_CHARS} characters"),
            Operator::In => format!("in on {name} needs a list of 1 to {MAX_VALUES} values, each a {what}"),
            Operator::GreaterThan => {
                format!("greater_than needs a field that is a number, and a number; {name} is a {what}")
            }
        };
        wrong(mistakes, format!("{place}.value"), message);
    }
}

fn is_of(field: FieldKind, value: &Value) -> bool {
    match (field, value) {
        (FieldKind::Text, Value::String(text)) => {
            text.chars().count() <= MAX_TEXT_CHARS && !text.chars().any(char::is_control)
        }
        (FieldKind::Number, Value::Number(_)) => true,
        _ => false,
    }
}

fn shown(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control()).take(SHOWN_CHARS).collect();
    format!("{name:?}")
}

fn wrong(mistakes: &mut Vec<Mistake>, place: String, message: String) {
    mistakes.push(Mistake { place, message });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn mistakes(permissions: Value) -> Vec<String> {
        let permissions: Vec<Permission> = serde_json::from_value(permissions).unwrap();
        validate(&permissions).into_iter().map(|mistake| format!("{}: {}", mistake.place, mistake.message)).collect()
    }

    fn with_condition(condition: Value) -> Vec<String> {
        mistakes(json!([{ "resource": "app", "actions": ["read"], "conditions": [condition] }]))
    }

    #[test]
    fn what_exists_can_be_allowed() {
        for condition in [
            json!({ "field": "userId", "operator": "equals", "value": "$user" }),
            json!({ "field": "status", "operator": "in", "value": ["running", "stopped"] }),
            json!({ "field": "version", "operator": "greater_than", "value": 3 }),
        ] {
            assert_eq!(with_condition(condition), [""; 0]);
        }
        assert!(mistakes(json!([{ "resource": "*", "actions": ["*"] }])).is_empty());
        assert!(mistakes(json!([])).is_empty());
    }

    #[test]
    fn what_does_not_exist_is_named() {
        let all = mistakes(json!([
            { "resource": "king", "actions": ["read"] },
            { "resource": "app", "actions": [] },
            { "resource": "app", "actions": ["read", "rule"] },
            { "resource": "*", "actions": ["read"] },
            { "resource": "\u{430}pp", "actions": ["read"] },
        ]));
        insta::assert_snapshot!(all.join("\n"), @r#"
        permissions[0].resource: there is no resource "king"
        permissions[1].actions: name at least one action
        permissions[2].actions[1]: app has no action "rule"; it has create, read, update, delete, execute, share, preview
        permissions[3].actions[0]: of all resources, only all actions (*) can be allowed
        permissions[4].resource: there is no resource "аpp"
        "#);
    }

    #[test]
    fn conditions_have_values_of_the_right_type() {
        for wrong in [
            json!({ "field": "owner", "operator": "equals", "value": "$user" }),
            json!({ "field": "userId", "operator": "equals", "value": 1 }),
            json!({ "field": "userId", "operator": "equals", "value": "x".repeat(201) }),
            json!({ "field": "userId", "operator": "in", "value": "$user" }),
            json!({ "field": "userId", "operator": "in", "value": [] }),
            json!({ "field": "userId", "operator": "in", "value": [["$user"]] }),
            json!({ "field": "userId", "operator": "in", "value": vec!["x"; 101] }),
            json!({ "field": "userId", "operator": "greater_than", "value": 1 }),
            json!({ "field": "version", "operator": "greater_than", "value": "1" }),
            json!({ "field": "version", "operator": "equals", "value": null }),
        ] {
            assert_eq!(with_condition(wrong.clone()).len(), 1, "{wrong}");
        }
        let own = json!([{ "field": "userId", "operator": "equals", "value": "$user" }]);
        assert_eq!(mistakes(json!([{ "resource": "*", "actions": ["*"], "conditions": own }])).len(), 1);
    }

    #[test]
    fn sizes_are_bounded() {
        let permission = json!({ "resource": "app", "actions": ["read"] });
        assert!(mistakes(json!(vec![permission.clone(); 50])).is_empty());
        assert_eq!(mistakes(json!(vec![permission; 10_000])), ["permissions: a role has at most 50 permissions"]);
        assert_eq!(mistakes(json!([{ "resource": "app", "actions": vec!["read"; 10_000] }])).len(), 1);
        let condition = json!({ "field": "userId", "operator": "equals", "value": "$user" });
        let many = json!([{ "resource": "app", "actions": ["read"], "conditions": vec![condition; 11] }]);
        assert_eq!(mistakes(many), ["permissions[0].conditions: a permission has at most 10 conditions"]);
    }
}
