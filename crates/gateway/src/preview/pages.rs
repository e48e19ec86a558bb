//! The few pages that the front shows in the place of an app. Self-contained: an app's site has no files of ours.

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use isekai_domain::{Activity, AppStatus};

const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const RELOAD_SECONDS: u32 = 2;

/// The app does not answer; the page says why and looks again by itself while that helps.
pub fn not_running(status: AppStatus, activity: Activity, reason: Option<&str>) -> Response {
    let (title, text, reload) = match (status, activity) {
        (_, Activity::Deleting) => ("This application is being deleted", String::new(), false),
        (AppStatus::Generating, Activity::Queued) => {
            ("Waiting for a free place", "It starts by itself.".to_owned(), true)
        }
        (AppStatus::Generating, Activity::Planning) => ("Being planned", "Its files come next.".to_owned(), true),
        (AppStatus::Generating, Activity::Verifying) => ("Being checked", "It is almost there.".to_owned(), true),
        (AppStatus::Generating, _) => ("Being built", "It opens here as soon as it answers.".to_owned(), true),
        (AppStatus::Running, _) => ("Starting again", "It does not answer yet.".to_owned(), true),
        (AppStatus::Stopped, _) => ("This application is stopped", "Start it in Isekai to use it.".to_owned(), false),
        (AppStatus::Error, _) => {
            let reason = reason.unwrap_or("Isekai shows what happened and how to go on.");
            ("This application could not be started", escape(reason), false)
        }
    };
    page(StatusCode::SERVICE_UNAVAILABLE, title, &text, reload)
}

/// A link that is not or no longer good.
pub fn bad_link() -> Response {
    let text = "It has expired, was revoked, or was not copied completely. Ask for a new one.";
    page(StatusCode::FORBIDDEN, "This link does not work", text, false)
}

/// The app is gone, or never was.
pub fn no_app() -> Response {
    page(StatusCode::NOT_FOUND, "There is no application here", "", false)
}

/// The platform itself cannot tell at the moment.
pub fn unavailable() -> Response {
    page(StatusCode::SERVICE_UNAVAILABLE, "Isekai is not available at the moment", "Looking again shortly.", true)
}

fn page(status: StatusCode, title: &str, text: &str, reload: bool) -> Response {
    let refresh =
        if reload { format!("<meta http-equiv=\"refresh\" content=\"{RELOAD_SECONDS}\">") } else { String::new() };
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">{refresh}<title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>\
         :root{{color-scheme:light dark}}body{{margin:0;min-height:100vh;display:grid;place-items:center;\
         font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}}main{{max-width:30rem;padding:2rem;\
         text-align:center}}h1{{font-size:1.25rem;font-weight:600;margin:0 0 .5rem}}p{{margin:0;opacity:.75}}</style></head>\
         <body><main role=\"status\"><h1>{title}</h1><p>{text}</p></main></body></html>"
    );
    let mut response = (status, html).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    if reload {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(RELOAD_SECONDS));
    }
    response
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_reason_is_text_and_never_markup() {
        let response = not_running(AppStatus::Error, Activity::Ready, Some("<script>alert(1)</script>"));
        assert_eq!(response.status(), 503);
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(html.contains("&lt;script&gt;alert(1)"), "{html}");
        assert!(!html.contains("http-equiv"), "nothing changes by itself, so nothing reloads");
    }

    #[test]
    fn a_page_reloads_while_waiting_helps() {
        assert!(not_running(AppStatus::Generating, Activity::Building, None).headers().contains_key("retry-after"));
        assert!(!not_running(AppStatus::Stopped, Activity::Ready, None).headers().contains_key("retry-after"));
    }
}
