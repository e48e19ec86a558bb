//! Whether permissions allow an action (the specification's `RBACService.checkPermission`; its other methods are rows,
//! which `isekai_store::roles` keeps). Allow-only: what no permission allows is refused. Why this is our own: ADR 0007.

mod covers;
mod validate;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;

use isekai_domain::access::Operator;
use isekai_domain::{Permission, PermissionCondition, UserId};
use serde_json::{Number, Value};

pub use covers::covers;
pub use validate::{MAX_PERMISSIONS, Mistake, validate};

/// What conditions may ask about the thing that is acted on, by the names of the API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ResourceFields(BTreeMap<String, Value>);

/// Stands for the caller's id in the value of a condition.
const CALLER: &str = "$user";
const ANY: &str = "*";
/// Failed conditions in a text.
const SHOWN: usize = 5;

/// Why something is not allowed; for logs, not for who was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    /// Of each permission that is about it, the first condition that does not hold. Empty when no permission is.
    pub failed: Vec<Failed>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failed {
    pub field: String,
    pub operator: Operator,
}

/// `resource` and `action` as in [`Permission`], never `*`. A condition on a field that is not given does not hold.
pub fn check(permissions: &[Permission], resource: &str, action: &str, fields: &ResourceFields, user: UserId) -> bool {
    about(permissions, resource, action).any(|permission| failed(permission, fields, user).is_none())
}

/// As [`check`], with the reason when it is refused.
pub fn decide(
    permissions: &[Permission],
    resource: &str,
    action: &str,
    fields: &ResourceFields,
    user: UserId,
) -> Result<(), Denied> {
    if check(permissions, resource, action, fields, user) {
        return Ok(());
    }
    let failed = about(permissions, resource, action)
        .filter_map(|permission| failed(permission, fields, user))
        .map(|condition| Failed { field: condition.field.clone(), operator: condition.operator })
        .collect();
    Err(Denied { failed })
}

fn about<'a>(
    permissions: &'a [Permission],
    resource: &'a str,
    action: &'a str,
) -> impl Iterator<Item = &'a Permission> {
    permissions.iter().filter(move |permission| {
        (permission.resource == ANY || permission.resource == resource)
            && permission.actions.iter().any(|allowed| allowed == ANY || allowed == action)
    })
}

fn failed<'a>(permission: &'a Permission, fields: &ResourceFields, user: UserId) -> Option<&'a PermissionCondition> {
    permission.conditions.iter().flatten().find(|condition| !holds(condition, fields, user))
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((first, rest)) = self.failed.split_first() else {
            return f.write_str("no permission of the caller is about it");
        };
        write!(f, "conditions that do not hold: {first}")?;
        rest.iter().take(SHOWN - 1).try_for_each(|failed| write!(f, ", {failed}"))
    }
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.field, self.operator.as_str())
    }
}

impl ResourceFields {
    pub fn new() -> Self {
        Self::default()
    }

    /// Of something that belongs to `owner`: the field `userId`.
    pub fn owned_by(owner: UserId) -> Self {
        Self::new().with("userId", owner.to_string())
    }

    #[must_use]
    pub fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0.insert(field.to_owned(), value.into());
        self
    }
}

fn holds(condition: &PermissionCondition, fields: &ResourceFields, user: UserId) -> bool {
    let Some(actual) = fields.0.get(&condition.field) else { return false };
    match condition.operator {
        Operator::Equals => equal(actual, &condition.value, user),
        Operator::In => {
            condition.value.as_array().is_some_and(|values| values.iter().any(|value| equal(actual, value, user)))
        }
        Operator::GreaterThan => match (actual, &condition.value) {
            (Value::Number(actual), Value::Number(bound)) => compare(actual, bound) == Some(Ordering::Greater),
            _ => false,
        },
    }
}

fn equal(actual: &Value, expected: &Value, user: UserId) -> bool {
    match (actual, expected) {
        // Only the permission's side is a placeholder: a resource's field with this text is just text.
        (Value::String(actual), Value::String(expected)) if expected == CALLER => *actual == user.to_string(),
        (Value::Number(actual), Value::Number(expected)) => compare(actual, expected) == Some(Ordering::Equal),
        (actual, expected) => actual == expected,
    }
}

/// Whole numbers exactly, so that large ones do not become equal by rounding.
fn compare(left: &Number, right: &Number) -> Option<Ordering> {
    match (left.as_i128(), right.as_i128()) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        _ => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}

#[cfg(test)]
mod tests;
