//! What each operation says that it needs (`x-permission` of the OpenAPI document), and that it asks for just that.

mod operations;

use isekai_domain::access::RESOURCES;
use isekai_domain::{Permission, Role, RoleId};
use isekai_store::audit::{self, AuditFilter};
use isekai_store::{Page, testing};

use self::operations::{Needs, Operation, Things, Word, operations};
use super::support::{Gateway, User, answer};

/// With an address for as many apps as there are operations: ports are few.
async fn gateway() -> Gateway {
    Gateway::with(&[("ISEKAI_PREVIEW__DOMAIN", "previews.example.net")]).await
}

/// Somebody with a role of these permissions.
async fn holder(gateway: &Gateway, permissions: Vec<Permission>) -> User {
    let id = RoleId::new();
    let role = Role { id, name: format!("r-{id}"), permissions, description: String::new() };
    testing::role(gateway.store(), &role).await;
    gateway.user(&format!("u-{id}"), &[&role.name]).await
}

async fn things(gateway: &Gateway) -> Things {
    let owner = gateway.user(&format!("o-{}", RoleId::new()), &["user"]).await;
    let app = gateway.app(&owner).await;
    let target = gateway.user(&format!("t-{}", RoleId::new()), &[]).await;
    let role = RoleId::new();
    let empty = Role { id: role, name: format!("e-{role}"), permissions: vec![], description: String::new() };
    testing::role(gateway.store(), &empty).await;
    Things { app, user: target.id, role }
}

fn everything_but(resource: &str, action: &str) -> Vec<Permission> {
    RESOURCES
        .iter()
        .map(|kind| {
            let actions = kind.actions.iter().filter(|other| (kind.name, **other) != (resource, action));
            let actions = actions.map(|other| (*other).to_owned()).collect();
            Permission { resource: kind.name.to_owned(), actions, conditions: None }
        })
        .collect()
}

/// That something was not allowed; a wrong password is another matter.
async fn refusals(gateway: &Gateway, user: &User) -> usize {
    let filter = AuditFilter { user_id: Some(user.id), success: Some(false), ..AuditFilter::default() };
    let rows = audit::page(gateway.store(), filter, Page::first(100)).await.unwrap().items;
    rows.iter().filter(|row| !row.error.as_deref().is_some_and(|why| why.starts_with("wrong "))).count()
}

/// Streams do not end, so the body is read of refusals only.
async fn status(gateway: &Gateway, operation: &Operation, things: &Things, user: &User) -> (u16, String) {
    let response = gateway.send(operation.call(things, Some(&user.token))).await;
    let status = response.status().as_u16();
    let text = if status < 400 { String::new() } else { answer(response).await.body.to_string() };
    (status, text)
}

#[test]
fn every_operation_says_what_it_needs() {
    let mut permits = Vec::new();
    for operation in operations() {
        match operation.needs {
            Some(Needs::Word(Word::Public)) => assert!(operation.public, "{operation}: its security is not ()"),
            Some(Needs::Word(Word::SignedIn)) => assert!(!operation.public, "{operation}"),
            Some(Needs::Permit { ref resource, ref action }) => {
                assert!(!operation.public, "{operation}");
                let kind = RESOURCES.iter().find(|kind| kind.name == resource);
                assert!(kind.is_some_and(|kind| kind.actions.contains(&action.as_str())), "{operation}");
                permits.push(operation);
            }
            None => panic!("{operation}: add extensions((\"x-permission\" = json!(…))) to its description"),
        }
    }
    assert!(permits.len() >= 30, "{} operations", permits.len());
}

#[tokio::test]
async fn every_operation_that_is_not_public_refuses_callers_who_are_not_signed_in() {
    let gateway = gateway().await;
    let things = things(&gateway).await;
    for operation in operations().iter().filter(|operation| !operation.public) {
        let answer = gateway.call(operation.call(&things, None)).await;
        assert_eq!(answer.status, 401, "{operation}: {}", answer.body);
    }
    let public: Vec<String> = operations().iter().filter(|o| o.public).map(ToString::to_string).collect();
    insta::assert_snapshot!(public.join("\n"), @r"
    GET /.well-known/jwks.json
    POST /api/auth/login
    GET /api/auth/oidc
    POST /api/auth/oidc/code
    GET /api/auth/oidc/{provider}/callback
    GET /api/auth/oidc/{provider}/start
    POST /api/auth/refresh
    POST /api/auth/register
    GET /api/config
    GET /api/docs
    GET /api/docs/errors/{code}
    GET /api/openapi.json
    GET /health/live
    GET /health/ready
    ");
}

#[tokio::test]
async fn every_permission_but_the_declared_one_is_not_enough() {
    let gateway = gateway().await;
    for operation in operations() {
        let Some(Needs::Permit { resource, action }) = &operation.needs else { continue };
        let things = things(&gateway).await;
        let caller = holder(&gateway, everything_but(resource, action)).await;
        let (status, text) = status(&gateway, &operation, &things, &caller).await;
        assert!(matches!(status, 403 | 404), "{operation}: {status} {text}");
        assert_eq!(refusals(&gateway, &caller).await, 1, "{operation}: the refusal is on record");
        assert!(!text.contains("condition") && !text.contains("permission"), "the reason is not told: {text}");
    }
}

#[tokio::test]
async fn the_declared_permission_is_enough() {
    let gateway = gateway().await;
    for operation in operations() {
        let permissions = match &operation.needs {
            Some(Needs::Permit { resource, action }) => {
                vec![Permission { resource: resource.clone(), actions: vec![action.clone()], conditions: None }]
            }
            Some(Needs::Word(Word::SignedIn)) => vec![],
            _ => continue,
        };
        let things = things(&gateway).await;
        let caller = holder(&gateway, permissions).await;
        let (status, text) = status(&gateway, &operation, &things, &caller).await;
        // A password or a code of the right shape is still not the right one.
        assert!(!matches!(status, 401 | 403) || text.contains("WRONG_"), "{operation}: {status} {text}");
        assert_eq!(refusals(&gateway, &caller).await, 0, "{operation}: {status} {text}");
    }
}
