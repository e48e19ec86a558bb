//! The ways in: the redirect to the app's own site, one-time codes, links.

use axum::body::Body;
use chrono::TimeDelta;
use http::StatusCode;
use isekai_domain::{AppId, SessionId};
use isekai_store::apps;
use serde_json::json;

use super::super::support::request;
use super::{World, parsed, world};

#[tokio::test]
async fn the_address_that_is_shown_leads_to_the_apps_own_site_and_that_to_sign_in() {
    let world = world().await;
    let (status, headers, _) = world.get(&format!("localhost:{}", world.port), "/a?b=c", &[]).await;
    assert_eq!(
        (status, headers["location"].to_str().unwrap()),
        (StatusCode::FOUND, &*format!("http://{}/a?b=c", world.host()))
    );
    let (status, headers, _) = world.visit("/a?b=c", &[]).await;
    let sign_in = format!("http://localhost:8080/preview-auth/?app={}&next=/a%3Fb%3Dc", world.app);
    assert_eq!((status, headers["location"].to_str().unwrap()), (StatusCode::FOUND, &*sign_in));
    let (status, _, _) = world.visit("/data", &[("sec-fetch-mode", "cors")]).await;
    assert_eq!(status, 401, "a script cannot follow to sign-in");
    let other = format!("{}.localhost:{}", AppId::new(), world.port);
    let spelling = format!("{}.localhost:{}", world.app.uuid().simple(), world.port);
    for host in ["evil.example", &other, &spelling] {
        let (status, _, body) = world.get(host, "/", &[]).await;
        assert_eq!((status.as_u16(), body.contains("SECURITY_ERROR")), (421, true), "{host}");
    }
}

#[tokio::test]
async fn a_signed_in_owner_is_handed_over_once() {
    let world = world().await;
    let address = world.address("preview-session", json!({})).await;
    let cookie = world.enter(&address).await;
    let (status, headers, _) = world.visit(&address, &[]).await;
    assert_eq!(status, 302);
    assert!(headers["location"].to_str().unwrap().contains("/preview-auth/"), "the code is used up");
    let (status, headers, _) = world.visit(&address, &[("cookie", &cookie)]).await;
    assert_eq!((status.as_u16(), headers["location"].to_str().unwrap()), (302, "/"), "who is in needs no code");

    world.publish().await;
    let (status, headers, body) = world.visit("/x?y=z", &[("cookie", &cookie)]).await;
    assert_eq!(status, 200, "{body}");
    assert_eq!(parsed(&body)["path"], format!("/v1/sandboxes/{}/app/x?y=z", world.sandbox));
    let ancestors = headers["content-security-policy"].to_str().unwrap();
    assert!(ancestors.starts_with("frame-ancestors 'self' http://localhost:8080"), "{ancestors}");
    world.gateway.clock.advance(TimeDelta::hours(13));
    let (status, _, _) = world.visit("/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 302, "the visit has an end");
}

#[tokio::test]
async fn a_code_is_good_for_its_app_its_session_and_a_minute() {
    let world = world().await;
    let neighbour = world.neighbour().await;
    let refused = async |at: &World, address: &str| {
        let (status, headers, _) = at.visit(address, &[]).await;
        assert!(headers["location"].to_str().unwrap().contains("/preview-auth/"), "{address}");
        assert_eq!((status.as_u16(), headers.contains_key("set-cookie")), (302, false), "{address}");
    };
    let address = world.address("preview-session", json!({})).await;
    refused(&neighbour, &address).await;
    refused(&world, &address).await;

    let address = world.address("preview-session", json!({})).await;
    for session in [neighbour.user.session, SessionId::new()] {
        let exchanged = address.replace(&world.user.session.to_string(), &session.to_string());
        assert_ne!(exchanged, address);
        refused(&world, &exchanged).await;
    }
    for junk in ["/.isekai/session?code=x", "/.isekai/session?code=.", "/.isekai/session"] {
        refused(&world, junk).await;
    }
    world.enter(&address).await;

    let late = world.address("preview-session", json!({})).await;
    world.gateway.clock.advance(TimeDelta::seconds(60));
    refused(&world, &late).await;
}

#[tokio::test]
async fn after_the_way_in_nobody_is_sent_to_another_site() {
    let world = world().await;
    for next in ["//evil.example", "https://evil.example/", "/\\evil.example", "%2F%2Fevil.example"] {
        let address = world.address("preview-session", json!({})).await.replace("next=/", &format!("next={next}"));
        let (status, headers, _) = world.visit(&address, &[]).await;
        assert_eq!((status.as_u16(), headers["location"].to_str().unwrap()), (302, "/"), "{next}");
    }
}

#[tokio::test]
async fn links_work_for_anybody_until_they_are_revoked() {
    let world = World::running(&[]).await;
    let address = world.address("preview-link", json!({ "expiresIn": 3600, "public": true })).await;
    let cookie = world.enter(&address).await;
    let (status, headers, _) = world.visit("/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 200);
    assert!(!headers.contains_key("content-security-policy"), "a public link may be shown anywhere");
    assert_eq!(world.visit(&format!("{address}x"), &[]).await.0, 403);
    // A link is good as often as it is opened.
    world.enter(&address).await;

    let revoke = request("DELETE", &format!("/api/apps/{}/preview-link", world.app), Some(&world.user.token));
    assert_eq!(world.gateway.call(revoke.body(Body::empty()).unwrap()).await.status, 204);
    assert_eq!(world.visit(&address, &[]).await.0, 403);
    let (status, _, _) = world.visit("/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 302, "visits by the link end too");

    let too_long = json!({ "expiresIn": 2_592_001 });
    let answer = world.gateway.post(&format!("/api/apps/{}/preview-link", world.app), &world.user, too_long).await;
    assert_eq!(answer.status, 400);
    let late = world.address("preview-link", json!({})).await;
    let cookie = world.enter(&late).await;
    world.gateway.clock.advance(TimeDelta::seconds(3600));
    assert_eq!(world.visit(&late, &[]).await.0, 403);
    assert_eq!(world.visit("/", &[("cookie", &cookie)]).await.0, 302, "a visit is not longer than its link");
}

#[tokio::test]
async fn a_private_link_opens_no_frame_of_another_site() {
    let world = World::running(&[]).await;
    let cookie = world.enter(&world.address("preview-link", json!({})).await).await;
    let (status, headers, _) = world.visit("/", &[("cookie", &cookie)]).await;
    assert_eq!(status, 200);
    assert!(headers["content-security-policy"].to_str().unwrap().starts_with("frame-ancestors 'self'"));
    assert_eq!(headers["cross-origin-resource-policy"], "same-origin");
}

#[tokio::test]
async fn a_link_is_one_to_its_app_and_nothing_else_is_a_link() {
    let world = world().await;
    let neighbour = world.neighbour().await;
    let link = world.address("preview-link", json!({})).await;
    assert_eq!(neighbour.visit(&link, &[]).await.0, 403);
    let cookie = world.enter(&link).await;
    let ticket = cookie.split_once('=').unwrap().1;
    for token in [ticket, "", ".", "x.y"] {
        assert_eq!(world.visit(&format!("/.isekai/link?token={token}"), &[]).await.0, 403, "{token}");
    }
    let token = link.split_once('=').unwrap().1;
    let forged = format!("isekai_preview_{}={token}", world.app);
    assert_eq!(world.visit("/", &[("cookie", &forged)]).await.0, 302, "a link's token is no ticket");
    apps::delete(world.gateway.store(), world.app, None).await.unwrap();
    assert_eq!(world.visit(&link, &[]).await.0, 403, "the app is gone, and its links with it");
}

#[tokio::test]
async fn a_ticket_for_one_app_is_nothing_for_another() {
    let world = world().await;
    let neighbour = world.neighbour().await;
    let cookie = world.owner().await;
    let renamed = format!("isekai_preview_{}={}", neighbour.app, cookie.split_once('=').unwrap().1);
    assert_eq!(neighbour.visit("/", &[("cookie", &renamed)]).await.0, 302);
    // The platform's own answer, too: nobody gets a code for an app that they may not see.
    let path = format!("/api/apps/{}/preview-session", neighbour.app);
    assert_eq!(world.gateway.post(&path, &world.user, json!({})).await.status, 404);
}

/// A script of the app may set cookies of any name, with longer paths, which come first.
#[tokio::test]
async fn cookies_that_look_like_the_ticket_do_not_hide_it() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let name = cookie.split_once('=').unwrap().0;
    let forged: String = (0..40).map(|number| format!("{name}=x{number}.y; ")).collect();
    let (status, _, body) = world.visit("/", &[("cookie", &format!("{forged}{cookie}"))]).await;
    assert_eq!((status.as_u16(), body.contains("isekai_preview")), (200, false), "{body}");
}
