use http::StatusCode;
use isekai_domain::{Activity, AppStatus};

use super::*;
use crate::preview::strip;

const PAGES: &str = "http://localhost:8080";

fn waiting() -> Notice {
    Notice::not_running(AppStatus::Generating, Activity::Building, None)
}

#[test]
fn a_reason_is_text_and_never_markup() {
    let notice = Notice::not_running(AppStatus::Error, Activity::Ready, Some("<script>alert(1)</script>"));
    assert_eq!(notice.status, StatusCode::SERVICE_UNAVAILABLE);
    let html = notice.html(&notice.scripts(true, &[]));
    assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
    assert!(!html.contains("http-equiv") && !html.contains("<script"), "nothing changes by itself, so nothing reloads");
}

#[test]
fn a_page_looks_again_while_waiting_helps() {
    for (notice, helps) in [
        (waiting(), true),
        (Notice::waking(), true),
        (Notice::broken(), true),
        (Notice::not_running(AppStatus::Stopped, Activity::Ready, None), false),
        (Notice::not_running(AppStatus::Running, Activity::Deleting, None), false),
        (Notice::bad_link(), false),
    ] {
        assert_eq!(notice.waiting.is_some(), helps, "{}", notice.title);
    }
}

/// The policy names exactly what stands in the page.
#[test]
fn nothing_runs_in_a_page_but_its_own_scripts() {
    let shown = Notice { platform: Some("http://localhost:8080/app/?id=x".to_owned()), ..waiting() };
    let scripts = shown.scripts(true, &[PAGES.to_owned()]);
    let html = shown.html(&scripts);
    let inline = |open: &str, close: &str| {
        let start = html.find(open).unwrap() + open.len();
        source_of(&html[start..start + html[start..].find(close).unwrap()])
    };
    let tell = inline("<script data-told=\"building\" data-pages=\"http://localhost:8080\">", "</script>");
    let look = inline("<script data-waiting=\"building\">", "</script>");
    let style = inline("<style>", "</style>");
    assert_eq!(
        shown.policy(&scripts, "frame-ancestors 'self'"),
        format!(
            "default-src 'none'; style-src {style}; base-uri 'none'; form-action 'none'; script-src {tell} {look}; \
             connect-src 'self'; frame-ancestors 'self'"
        )
    );
    assert_eq!((html.matches("<script").count(), html.matches("<style").count()), (2, 1));
    assert!(!shown.policy(&Scripts::default(), "frame-ancestors 'self'").contains("script-src"));
}

#[test]
fn a_page_of_somebody_without_an_account_tells_the_platform_nothing() {
    let html = waiting().html(&waiting().scripts(true, &[PAGES.to_owned()]));
    assert!(html.contains("data-waiting") && !html.contains("data-told") && !html.contains(PAGES), "{html}");
}

#[test]
fn no_app_can_pass_itself_off_as_a_page_of_ours() {
    let mut headers = http::HeaderMap::new();
    headers.insert(WAITING, HeaderValue::from_static("building"));
    strip::response(&mut headers, false);
    assert!(headers.is_empty());
}
