//! A visit ends with what it came from: the sign-in, the account, the permission, the link.

use axum::body::Body;
use http::StatusCode;
use http_body_util::BodyExt as _;
use isekai_domain::access::USER_ROLE;
use isekai_store::{roles, sessions, testing};
use serde_json::json;

use super::super::support::request;
use super::upgrade::{WebSocket, handshake};
use super::{PATIENCE, World};

async fn sign_out(world: &World) {
    let logout = request("POST", "/api/auth/logout", Some(&world.user.token)).body(Body::empty()).unwrap();
    assert_eq!(world.gateway.call(logout).await.status, 204);
}

async fn revoke_links(world: &World) {
    let revoke = request("DELETE", &format!("/api/apps/{}/preview-link", world.app), Some(&world.user.token));
    assert_eq!(world.gateway.call(revoke.body(Body::empty()).unwrap()).await.status, 204);
}

#[tokio::test]
async fn signing_out_ends_the_visits_of_that_sign_in_at_once_and_no_others() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let by_link = world.enter(&world.address("preview-link", json!({})).await).await;
    assert_eq!(world.visit("/", &[("cookie", &cookie)]).await.0, 200);
    sign_out(&world).await;
    assert_eq!(world.visit("/", &[("cookie", &cookie)]).await.0, StatusCode::FOUND);
    assert_eq!(world.visit("/", &[("cookie", &by_link)]).await.0, 200, "whoever has the link needs no account");
}

#[tokio::test]
async fn what_another_process_has_ended_ends_here_too() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    assert_eq!(world.visit("/", &[("cookie", &cookie)]).await.0, 200);
    sessions::revoke(world.gateway.store(), world.user.session, "by an administrator").await.unwrap();
    world.until_out(&cookie).await;
}

#[tokio::test]
async fn an_account_that_is_locked_has_no_visits_and_no_links() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let link = world.address("preview-link", json!({})).await;
    let by_link = world.enter(&link).await;
    testing::lock_account(world.gateway.store(), world.user.id).await;
    world.until_out(&cookie).await;
    world.until_out(&by_link).await;
    assert_eq!(world.visit(&link, &[]).await.0, 403);
}

#[tokio::test]
async fn who_may_not_read_the_app_any_more_does_not_see_it() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    assert_eq!(world.visit("/", &[("cookie", &cookie)]).await.0, 200);
    roles::revoke(world.gateway.store(), world.user.id, USER_ROLE).await.unwrap();
    world.until_out(&cookie).await;
}

#[tokio::test]
async fn an_answer_that_goes_on_is_broken_off() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let mut answer = world.begin("GET", &world.host(), "/stream", &[("cookie", &cookie)], "").await.into_body();
    assert_eq!(answer.frame().await.unwrap().unwrap().into_data().unwrap(), "first");
    sign_out(&world).await;
    let next = tokio::time::timeout(PATIENCE, answer.frame()).await.unwrap();
    assert!(next.unwrap().is_err(), "a broken answer must not look whole");
}

#[tokio::test]
async fn a_websocket_is_closed_with_the_link_that_let_it_in() {
    let world = World::running(&[]).await;
    let cookie = world.enter(&world.address("preview-link", json!({})).await).await;
    let mut socket = WebSocket::open(&world, &handshake(&world, &cookie, "")).await;
    socket.echoes(b"ping").await;
    revoke_links(&world).await;
    socket.ends().await;
}
