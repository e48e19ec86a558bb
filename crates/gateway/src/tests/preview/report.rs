//! What the platform's page is told of an app that it shows in a frame.

use http::header;
use serde_json::json;

use super::{World, text};

const FRAME: [(&str, &str); 3] =
    [("sec-fetch-dest", "iframe"), ("sec-fetch-mode", "navigate"), ("sec-fetch-site", "cross-site")];
const BROWSER: [(&str, &str); 3] =
    [("accept", "text/html,*/*;q=0.8"), ("accept-encoding", "gzip, br"), ("if-none-match", "\"1\"")];
const TAG: &str = "<head><script src=\"/.isekai/report.js?";

async fn page(world: &World, path: &str, cookie: &str, headers: &[(&str, &str)]) -> (u16, http::HeaderMap, String) {
    let sent = [headers, &[("cookie", cookie)]].concat();
    let (status, headers, body) = world.visit(path, &sent).await;
    (status.as_u16(), headers, body)
}

#[tokio::test]
async fn a_page_in_a_frame_has_the_script_first_and_is_asked_for_whole() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let sent = [&FRAME[..], &BROWSER].concat();
    let (status, headers, body) = page(&world, "/page", &cookie, &sent).await;
    assert_eq!(status, 200, "known or not, it comes as it is now");
    assert!(body.contains(TAG) && body.ends_with("</script><title>identity</title>"), "{body}");
    assert_eq!((text(&headers, "vary"), headers.contains_key(header::ETAG)), ("sec-fetch-dest", false));
    let policies: Vec<_> = headers.get_all(header::CONTENT_SECURITY_POLICY).iter().collect();
    assert_eq!(policies.len(), 2, "its own and ours: {policies:?}");

    let address = body.split('"').nth(1).unwrap();
    let (status, headers, script) = page(&world, address, "", &[]).await;
    assert_eq!((status, text(&headers, "content-type")), (200, "text/javascript; charset=utf-8"));
    assert!(
        text(&headers, "cache-control").contains("immutable") && script.contains("\"http://localhost:8080 "),
        "{script}"
    );
    assert_eq!(world.seen(), ["GET /page"], "the app has no part in that");
}

#[tokio::test]
async fn everywhere_else_the_page_is_the_apps() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let link = world.enter(&world.address("preview-link", json!({ "public": true })).await).await;
    let tab = [("sec-fetch-dest", "document"), ("sec-fetch-mode", "navigate"), ("sec-fetch-site", "none")];
    let own = [("sec-fetch-dest", "empty"), ("sec-fetch-mode", "cors"), ("sec-fetch-site", "same-origin")];
    for (what, path, cookie, sent) in [
        ("by a link", "/page", &link, &FRAME[..]),
        ("in a tab", "/page", &cookie, &tab),
        ("asked for by the app's script", "/page", &cookie, &own),
        ("asked for by no browser", "/page", &cookie, &[]),
        ("with a policy of its own", "/strict", &cookie, &FRAME),
    ] {
        let (status, headers, body) = page(&world, path, cookie, sent).await;
        assert_eq!((status, body.contains("<script")), (200, false), "{what}: {body}");
        assert_eq!(text(&headers, "etag"), "\"1\"", "{what}");
    }
    let (_, _, body) = page(&world, "/page", &cookie, &[("accept-encoding", "br"), tab[0], tab[1], tab[2]]).await;
    assert!(body.contains("<title>br</title>"), "{body}");
    let (status, _, _) = page(&world, "/page", &cookie, &[("if-none-match", "\"1\""), tab[0], tab[1], tab[2]]).await;
    assert_eq!(status, 304);
}

/// The sign-in does not show in a frame: the page around it gets another session.
#[tokio::test]
async fn a_frame_without_a_session_says_so_to_the_page_around_it() {
    let world = World::running(&[]).await;
    let sent = [&FRAME[..], &BROWSER].concat();
    let (status, headers, body) = page(&world, "/page", "", &sent).await;
    assert_eq!(status, 401);
    assert!(body.contains("data-told=\"signed-out\" data-pages=\"http://localhost:8080 "), "{body}");
    assert!(body.contains(&format!("/app/?id={}", world.app)) && !body.contains("data-waiting"), "{body}");
    assert!(text(&headers, "content-security-policy").contains("frame-ancestors 'self' http://localhost:8080"));
    let (status, _, body) = page(&world, "/.isekai/session?code=old", "", &sent).await;
    assert_eq!((status, body.contains("data-told=\"signed-out\"")), (401, true), "a code that is used up: {body}");
    assert!(world.seen().is_empty());
}
