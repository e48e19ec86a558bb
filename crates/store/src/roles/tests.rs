use isekai_domain::access::{ADMIN_ROLE, USER_ROLE};
use serde_json::json;

use super::*;
use crate::testing;

async fn names(store: &Store, user: UserId) -> Vec<String> {
    of_user(store, user).await.unwrap().into_iter().map(|role| role.name).collect()
}

#[tokio::test]
async fn roles_come_and_go() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    assign(&db.store, ada, ADMIN_ROLE, None).await.unwrap();
    assign(&db.store, ada, ADMIN_ROLE, Some(ada)).await.unwrap();
    assert_eq!(names(&db.store, ada).await, [ADMIN_ROLE, USER_ROLE]);
    revoke(&db.store, ada, USER_ROLE).await.unwrap();
    revoke(&db.store, ada, USER_ROLE).await.unwrap();
    assert_eq!(names(&db.store, ada).await, [ADMIN_ROLE]);
    assert!(matches!(assign(&db.store, ada, "king", None).await, Err(StoreError::NotFound { entity: "role" })));
    let nobody = assign(&db.store, UserId::new(), USER_ROLE, None).await;
    assert!(matches!(nobody, Err(StoreError::NotFound { entity: "user" })));
}

#[tokio::test]
async fn the_built_in_roles_are_what_the_documentation_says_also_after_an_upgrade() {
    let db = testing::database().await;
    let ada = testing::user(&db.store, "ada").await.id;
    assign(&db.store, ada, ADMIN_ROLE, None).await.unwrap();
    sqlx::query("UPDATE roles SET permissions = '[]'").execute(db.store.pool()).await.unwrap();
    ensure_builtin(&db.store).await.unwrap();
    let roles = of_user(&db.store, ada).await.unwrap();
    let own = json!([{ "field": "userId", "operator": "equals", "value": "$user" }]);
    assert_eq!(json!(roles[0].permissions), json!([{ "resource": "*", "actions": ["*"] }]));
    assert_eq!(
        json!(roles[1].permissions),
        json!([
            { "resource": "app", "actions": ["*"], "conditions": own },
            { "resource": "code", "actions": ["*"], "conditions": own },
            { "resource": "sandbox", "actions": ["read"], "conditions": own },
        ])
    );
}

#[tokio::test]
async fn names_that_no_role_has_are_told() {
    let db = testing::database().await;
    ensure_builtin(&db.store).await.unwrap();
    assert_eq!(unknown(&db.store, &["king", USER_ROLE, "User"]).await.unwrap(), ["king", "User"]);
    assert!(unknown(&db.store, &[]).await.unwrap().is_empty());
}
