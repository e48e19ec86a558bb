use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use super::*;

fn permission(resource: &str, actions: &[&str], conditions: Option<Value>) -> Permission {
    serde_json::from_value(json!({ "resource": resource, "actions": actions, "conditions": conditions })).unwrap()
}

fn own_apps() -> Vec<Permission> {
    let own = json!([{ "field": "userId", "operator": "equals", "value": "$user" }]);
    vec![permission("app", &["*"], Some(own)), permission("quota", &["read"], None)]
}

#[test]
fn a_user_acts_on_their_own_apps_only() {
    let (me, other) = (UserId::new(), UserId::new());
    let permissions = own_apps();
    assert!(check(&permissions, "app", "delete", &ResourceFields::owned_by(me), me));
    assert!(!check(&permissions, "app", "delete", &ResourceFields::owned_by(other), me));
    assert!(!check(&permissions, "app", "delete", &ResourceFields::new(), me));
    assert!(!check(&permissions, "admin", "read", &ResourceFields::owned_by(me), me));
    assert!(check(&permissions, "quota", "read", &ResourceFields::new(), me));
    assert!(!check(&permissions, "quota", "update", &ResourceFields::new(), me));
    assert!(!check(&[], "app", "read", &ResourceFields::owned_by(me), me));
}

#[test]
fn a_field_that_says_user_is_not_the_caller() {
    let me = UserId::new();
    assert!(!check(&own_apps(), "app", "read", &ResourceFields::new().with("userId", "$user"), me));
}

#[test]
fn numbers_compare_by_value_and_exactly() {
    let above = |bound: Value| {
        let condition = json!([{ "field": "n", "operator": "greater_than", "value": bound }]);
        vec![permission("app", &["read"], Some(condition))]
    };
    let allows = |permissions: &[Permission], n: Value| {
        check(permissions, "app", "read", &ResourceFields::new().with("n", n), UserId::new())
    };
    assert!(allows(&above(json!(1)), json!(1.5)));
    assert!(!allows(&above(json!(1)), json!(1)));
    assert!(!allows(&above(json!(1)), json!("2")));
    assert!(allows(&above(json!(9_007_199_254_740_992_i64)), json!(9_007_199_254_740_993_i64)));
    assert!(allows(&above(json!(-1)), json!(u64::MAX)));
}

/// The same rules, written as the specification reads, without a thought for speed.
fn oracle(permissions: &[Permission], resource: &str, action: &str, fields: &ResourceFields, user: UserId) -> bool {
    let mut allowed = false;
    for permission in permissions {
        let mut applies = permission.resource == resource || permission.resource == "*";
        applies &= permission.actions.contains(&action.to_owned()) || permission.actions.contains(&"*".to_owned());
        for condition in permission.conditions.clone().unwrap_or_default() {
            let me = Value::String(user.to_string());
            let mine = |value: &Value| if *value == json!("$user") { me.clone() } else { value.clone() };
            let actual = fields.0.get(&condition.field);
            applies &= match condition.operator {
                Operator::Equals => actual == Some(&mine(&condition.value)),
                Operator::In => match &condition.value {
                    Value::Array(values) => values.iter().map(mine).any(|value| actual == Some(&value)),
                    _ => false,
                },
                Operator::GreaterThan => match (actual.and_then(Value::as_i64), condition.value.as_i64()) {
                    (Some(actual), Some(bound)) => actual > bound,
                    _ => false,
                },
            };
        }
        allowed |= applies;
    }
    allowed
}

fn me() -> UserId {
    uuid::Uuid::from_u128(1).into()
}

fn any_value() -> impl Strategy<Value = Value> {
    let someone = UserId::from(uuid::Uuid::from_u128(2)).to_string();
    select(vec![
        json!("$user"),
        json!(me().to_string()),
        json!(someone),
        json!("a"),
        json!(0),
        json!(1),
        json!(2),
        Value::Null,
        json!(true),
    ])
}

fn any_condition() -> impl Strategy<Value = Value> {
    let value = prop_oneof![3 => any_value(), 1 => prop::collection::vec(any_value(), 0..4).prop_map(Value::Array)];
    let field = select(vec!["userId", "status", "size"]);
    let operator = select(vec!["equals", "in", "greater_than"]);
    (field, operator, value)
        .prop_map(|(field, operator, value)| json!({ "field": field, "operator": operator, "value": value }))
}

fn any_permission() -> impl Strategy<Value = Permission> {
    let resource = select(vec!["app", "sandbox", "*"]);
    let actions = prop::collection::vec(select(vec!["read", "update", "*"]), 0..3);
    let conditions = prop::option::of(prop::collection::vec(any_condition(), 0..3).prop_map(Value::Array));
    (resource, actions, conditions)
        .prop_map(|(resource, actions, conditions)| permission(resource, &actions, conditions))
}

proptest! {
    #[test]
    fn agrees_with_the_oracle(
        permissions in prop::collection::vec(any_permission(), 0..4),
        resource in select(vec!["app", "sandbox", "admin"]),
        action in select(vec!["read", "update", "delete"]),
        values in prop::collection::btree_map(select(vec!["userId", "status", "size"]).prop_map(str::to_owned), any_value(), 0..3),
    ) {
        let fields = ResourceFields(values);
        prop_assert_eq!(
            check(&permissions, resource, action, &fields, me()),
            oracle(&permissions, resource, action, &fields, me())
        );
    }

    #[test]
    fn more_permissions_never_allow_less(
        permissions in prop::collection::vec(any_permission(), 0..4),
        more in any_permission(),
        values in prop::collection::btree_map(select(vec!["userId", "size"]).prop_map(str::to_owned), any_value(), 0..3),
    ) {
        let fields = ResourceFields(values);
        let before = check(&permissions, "app", "read", &fields, me());
        let mut all = permissions;
        all.push(more);
        prop_assert!(!before || check(&all, "app", "read", &fields, me()));
    }
}

#[test]
fn a_refusal_says_which_condition_did_not_hold() {
    let (me, other) = (UserId::new(), UserId::new());
    let why = |action: &str, fields: ResourceFields| {
        decide(&own_apps(), "app", action, &fields, me).map_err(|denied| denied.to_string())
    };
    assert_eq!(why("read", ResourceFields::owned_by(me)), Ok(()));
    let foreign = why("read", ResourceFields::owned_by(other)).unwrap_err();
    assert_eq!(foreign, "conditions that do not hold: userId equals");
    let nothing = decide(&own_apps(), "user", "read", &ResourceFields::new(), me).unwrap_err();
    assert_eq!(nothing.to_string(), "no permission of the caller is about it");
}

#[test]
fn nobody_gives_away_more_than_they_have() {
    let own = own_apps();
    let everything = vec![permission("*", &["*"], None)];
    assert!(covers(&everything, &own) && !covers(&own, &everything));
    assert!(!covers(&own, &[permission("app", &["read"], None)]), "all apps are more than one's own");
    assert!(!covers(&[permission("app", &["read"], None)], &[permission("app", &["*"], None)]));
    assert!(covers(&[], &[]));
    let among = |values: Value| {
        vec![permission("app", &["read"], Some(json!([{ "field": "status", "operator": "in", "value": values }])))]
    };
    assert!(covers(&among(json!(["a", "b"])), &among(json!(["b"]))));
    assert!(!covers(&among(json!(["a"])), &among(json!(["a", "b"]))));
    let above = |n: Value| {
        vec![permission("app", &["read"], Some(json!([{ "field": "n", "operator": "greater_than", "value": n }])))]
    };
    assert!(covers(&above(json!(1)), &above(json!(2))) && !covers(&above(json!(2)), &above(json!(1))));
}

/// Numbers at which whole ones and rounded ones part.
fn any_number() -> impl Strategy<Value = Value> {
    let large = 9_007_199_254_740_992_i64;
    select(vec![json!(1), json!(1.0), json!(2), json!(1.5), json!(large), json!(large + 1), json!(large as f64)])
}

fn any_wide_condition() -> impl Strategy<Value = Value> {
    let value = prop_oneof![
        any_value(),
        any_number(),
        prop::collection::vec(prop_oneof![any_value(), any_number()], 0..4).prop_map(Value::Array)
    ];
    (select(vec!["userId", "size"]), select(vec!["equals", "in", "greater_than"]), value)
        .prop_map(|(field, operator, value)| json!({ "field": field, "operator": operator, "value": value }))
}

fn any_wide_permission() -> impl Strategy<Value = Permission> {
    let conditions = prop::option::of(prop::collection::vec(any_wide_condition(), 0..3).prop_map(Value::Array));
    let actions = prop::collection::vec(select(vec!["read", "update", "*"]), 0..3);
    (select(vec!["app", "sandbox", "*"]), actions, conditions)
        .prop_map(|(resource, actions, conditions)| permission(resource, &actions, conditions))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn what_is_covered_is_allowed(
        own in prop::collection::vec(any_wide_permission(), 0..4),
        wanted in prop::collection::vec(any_wide_permission(), 0..3),
        resource in select(vec!["app", "sandbox", "admin"]),
        action in select(vec!["read", "update", "delete"]),
        values in prop::collection::btree_map(
            select(vec!["userId", "size"]).prop_map(str::to_owned), prop_oneof![any_value(), any_number()], 0..3),
    ) {
        let fields = ResourceFields(values);
        if covers(&own, &wanted) && check(&wanted, resource, action, &fields, me()) {
            prop_assert!(check(&own, resource, action, &fields, me()));
        }
    }

    #[test]
    fn narrower_conditions_are_covered_and_allowed(
        own in any_wide_permission(),
        more in any_wide_condition(),
        size in any_number(),
    ) {
        let mut narrowed = own.clone();
        let condition: PermissionCondition = serde_json::from_value(more).unwrap();
        narrowed.conditions.get_or_insert_default().push(condition);
        let (own, narrowed) = (vec![own], vec![narrowed]);
        prop_assert!(covers(&own, &own) && covers(&own, &narrowed));
        let fields = ResourceFields::owned_by(me()).with("size", size);
        prop_assert!(!check(&narrowed, "app", "read", &fields, me()) || check(&own, "app", "read", &fields, me()));
    }
}
