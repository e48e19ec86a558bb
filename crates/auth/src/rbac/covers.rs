//! Whether some permissions reach as far as others: nobody gives away what they do not have.

use isekai_domain::access::Operator;
use isekai_domain::{Permission, PermissionCondition};
use serde_json::Value;

use super::{ANY, compare};

/// Whether `own` allows everything that `wanted` allows, for the same caller. Careful: `false` also where it would take more than a
/// look at pairs of permissions to see it.
pub fn covers(own: &[Permission], wanted: &[Permission]) -> bool {
    wanted.iter().all(|wanted| {
        wanted.actions.iter().all(|action| own.iter().any(|permission| reaches(permission, wanted, action)))
    })
}

fn reaches(own: &Permission, wanted: &Permission, action: &str) -> bool {
    (own.resource == ANY || own.resource == wanted.resource)
        && own.actions.iter().any(|allowed| allowed == ANY || allowed == action)
        && own.conditions.iter().flatten().all(|wide| {
            wanted.conditions.iter().flatten().any(|narrow| narrow.field == wide.field && follows(wide, narrow))
        })
}

/// Whether `wide` holds wherever `narrow` does.
fn follows(wide: &PermissionCondition, narrow: &PermissionCondition) -> bool {
    match (narrow.operator, wide.operator) {
        _ if narrow == wide => true,
        (Operator::Equals, Operator::In) => values(wide).is_some_and(|among| among.contains(&narrow.value)),
        (Operator::In, Operator::In) => match (values(narrow), values(wide)) {
            (Some(some), Some(among)) => some.iter().all(|value| among.contains(value)),
            _ => false,
        },
        (Operator::GreaterThan, Operator::GreaterThan) => match (&narrow.value, &wide.value) {
            // Between a whole number and one that is not, rounding may hide the difference.
            (Value::Number(above), Value::Number(bound)) => {
                above.is_f64() == bound.is_f64() && compare(above, bound).is_some_and(|order| order.is_ge())
            }
            _ => false,
        },
        _ => false,
    }
}

fn values(condition: &PermissionCondition) -> Option<&Vec<Value>> {
    condition.value.as_array()
}
