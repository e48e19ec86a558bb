//! What is said in the place of an app.

use serde_json::json;

use super::{World, parsed, text, world};

const BROWSER: (&str, &str) = ("accept", "text/html,application/xhtml+xml,*/*;q=0.8");

#[tokio::test]
async fn while_an_app_is_made_its_page_looks_again_by_itself() {
    let world = world().await;
    let cookie = world.owner().await;
    let (status, headers, body) = world.visit("/", &[("cookie", &cookie), BROWSER]).await;
    assert_eq!(
        (status.as_u16(), text(&headers, "cache-control"), text(&headers, "retry-after")),
        (503, "no-store", "2")
    );
    assert_eq!(
        (text(&headers, "content-type"), text(&headers, "x-isekai-waiting")),
        ("text/html; charset=utf-8", "queued")
    );
    assert!(body.contains("<h1>Waiting for a free place</h1>") && body.contains("data-waiting=\"queued\""), "{body}");
    assert!(body.contains("<noscript><meta http-equiv=\"refresh\""), "{body}");
    assert!(
        body.contains(&format!("<a href=\"http://localhost:8080/app/?id={}\" target=\"_blank\"", world.app)),
        "{body}"
    );
    let policy = headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    assert!(policy.contains("script-src 'sha256-") && policy.contains("frame-ancestors 'self'"), "{policy}");

    let (status, headers, body) = world.visit("/", &[("cookie", &cookie)]).await;
    let said = parsed(&body);
    assert_eq!((status.as_u16(), &said["error"], &said["status"]), (503, &json!("SERVICE_UNAVAILABLE"), &json!(503)));
    assert!(headers.contains_key("retry-after") && said["correlationId"].is_string(), "{said}");
    // The page's script asks so.
    let (status, headers, body) = world.send("HEAD", &world.host(), "/", &[("cookie", &cookie), BROWSER], "").await;
    assert_eq!((status.as_u16(), text(&headers, "x-isekai-waiting"), body.as_str()), (503, "queued", ""));
    // Loading a page that was sent something would send it again.
    let (_, _, body) = world.send("POST", &world.host(), "/", &[("cookie", &cookie), BROWSER], "x").await;
    assert!(body.contains("<h1>") && !body.contains("data-waiting") && !body.contains("http-equiv"), "{body}");
}

#[tokio::test]
async fn an_app_that_does_not_answer_is_told_from_one_that_starts() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    for (path, status, code, title, waiting) in [
        ("/broken", 502, "SERVICE_UNAVAILABLE", "This application does not answer", "broken"),
        ("/late", 504, "TIMEOUT", "This application took too long", "slow"),
        ("/gone", 503, "SERVICE_UNAVAILABLE", "Starting again", "starting"),
    ] {
        let (found, headers, body) = world.visit(path, &[("cookie", &cookie), BROWSER]).await;
        assert_eq!(
            (found.as_u16(), text(&headers, "cache-control"), text(&headers, "x-isekai-waiting")),
            (status, "no-store", waiting)
        );
        assert!(body.contains(&format!("<h1>{title}</h1>")), "{path}: {body}");
        let (found, _, body) = world.visit(path, &[("cookie", &cookie)]).await;
        let said = parsed(&body);
        assert_eq!((found.as_u16(), &said["error"], &said["status"]), (status, &json!(code), &json!(status)), "{path}");
        assert!(!body.contains("sandbox"), "how it is done is nobody's business: {body}");
    }
    let (status, headers, body) = world.visit("/own-503", &[("cookie", &cookie), BROWSER]).await;
    assert_eq!((status.as_u16(), body.as_str()), (503, "the app's own words"));
    assert!(!headers.contains_key("x-isekai-waiting"));
}

#[tokio::test]
async fn a_visitor_by_a_public_link_is_told_the_same_and_not_where_the_platform_is() {
    let world = world().await;
    let cookie = world.enter(&world.address("preview-link", json!({ "public": true })).await).await;
    let (status, headers, body) = world.visit("/", &[("cookie", &cookie), BROWSER]).await;
    assert_eq!((status.as_u16(), body.contains("Waiting for a free place")), (503, true));
    assert!(!body.contains("localhost:8080"), "{body}");
    assert!(!headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors"));
}

#[tokio::test]
async fn a_link_that_does_not_work_says_so_to_people_and_programs() {
    let world = world().await;
    let path = "/.isekai/link?token=x";
    let (status, headers, body) = world.visit(path, &[BROWSER]).await;
    assert_eq!((status.as_u16(), body.contains("<h1>This link does not work</h1>")), (403, true), "{body}");
    assert!(!headers.contains_key("retry-after") && !body.contains("<script"));
    let (status, _, body) = world.visit(path, &[]).await;
    assert_eq!((status.as_u16(), &parsed(&body)["error"]), (403, &json!("AUTHORIZATION_ERROR")));
}
