//! What an API token may at most: `app:read`, `app:*`, `*:read`. A scope never allows what its user may not.

use isekai_domain::Permission;

const ANY: &str = "*";
pub const MAX_SCOPES: usize = 50;
const MAX_PART_BYTES: usize = 64;

/// Whether it has the form `resource:action`, each a word or `*`.
pub fn is_valid(scope: &str) -> bool {
    let word = |part: &str| {
        part == ANY
            || (1..=MAX_PART_BYTES).contains(&part.len())
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    scope.split_once(':').is_some_and(|(resource, action)| word(resource) && word(action))
}

/// What both the permissions and one of the scopes allow. Conditions stay.
pub fn narrow(permissions: impl IntoIterator<Item = Permission>, scopes: &[String]) -> Vec<Permission> {
    let scopes: Vec<(&str, &str)> = scopes.iter().filter_map(|scope| scope.split_once(':')).collect();
    let mut narrowed = Vec::new();
    for permission in permissions {
        for (resource, action) in &scopes {
            let Some(resource) = meet(&permission.resource, resource) else { continue };
            let actions: Vec<String> =
                permission.actions.iter().filter_map(|allowed| meet(allowed, action)).map(str::to_owned).collect();
            if !actions.is_empty() {
                let resource = resource.to_owned();
                narrowed.push(Permission { resource, actions, conditions: permission.conditions.clone() });
            }
        }
    }
    narrowed
}

/// The narrower of two names of which either may stand for any.
fn meet<'a>(left: &'a str, right: &'a str) -> Option<&'a str> {
    match (left, right) {
        (ANY, other) | (other, ANY) => Some(other),
        (left, right) => (left == right).then_some(left),
    }
}

#[cfg(test)]
mod tests {
    use isekai_domain::UserId;
    use proptest::prelude::*;

    use super::*;
    use crate::rbac::{self, ResourceFields};

    fn permission(resource: &str, actions: &[&str]) -> Permission {
        let actions = actions.iter().map(|action| (*action).to_owned()).collect();
        Permission { resource: resource.to_owned(), actions, conditions: None }
    }

    #[test]
    fn scopes_are_pairs_of_words() {
        for good in ["app:read", "app:*", "*:read", "security_event:update", "*:*"] {
            assert!(is_valid(good), "{good}");
        }
        for bad in [
            "",
            "app",
            "app:",
            ":read",
            "app:read:x",
            "App:read",
            "app read",
            "app:*read",
            &format!("a:{}", "b".repeat(65)),
        ] {
            assert!(!is_valid(bad), "{bad}");
        }
    }

    /// By the definition: allowed is what a permission allows and a scope covers, and nothing else.
    fn by_definition(permissions: &[Permission], scopes: &[String], resource: &str, action: &str) -> bool {
        let covers = |name: &str, wanted: &str| name == ANY || name == wanted;
        let covered = scopes
            .iter()
            .filter_map(|scope| scope.split_once(':'))
            .any(|(of, to)| covers(of, resource) && covers(to, action));
        covered && rbac::check(permissions, resource, action, &ResourceFields::new(), UserId::new())
    }

    proptest! {
        #[test]
        fn a_token_may_what_its_user_may_and_its_scopes_cover(
            permissions in prop::collection::vec(("(a|b|\\*)", prop::collection::vec("(r|w|\\*)", 0..3)), 0..4),
            scopes in prop::collection::vec("(a|b|\\*):(r|w|\\*)", 0..4),
        ) {
            let permissions: Vec<Permission> = permissions
                .iter()
                .map(|(resource, actions)| permission(resource, &actions.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect();
            let narrowed = narrow(permissions.clone(), &scopes);
            for resource in ["a", "b", "c"] {
                for action in ["r", "w", "x"] {
                    let allowed = rbac::check(&narrowed, resource, action, &ResourceFields::new(), UserId::new());
                    prop_assert_eq!(allowed, by_definition(&permissions, &scopes, resource, action));
                }
            }
        }
    }
}
