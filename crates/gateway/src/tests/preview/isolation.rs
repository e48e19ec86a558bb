//! What does not cross between platform, app and neighbours.

use http::header;

use super::{World, header_of, parsed};

#[tokio::test]
async fn nothing_of_the_platform_reaches_an_app_and_nothing_of_an_app_the_platform() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let cookies = format!("{cookie}; theme=light; isekai_refresh=secret");
    let origin = format!("http://{}", world.host());
    let sent = [
        ("cookie", cookies.as_str()),
        ("origin", origin.as_str()),
        ("authorization", "Bearer secret"),
        ("x-forwarded-for", "1.2.3.4"),
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "https"),
        ("x-forwarded-prefix", "/evil"),
        ("forwarded", "for=1.2.3.4;host=evil.example"),
        ("x-real-ip", "1.2.3.4"),
        ("x-isekai-host", "evil.example"),
        ("content-type", "text/plain"),
        ("range", "bytes=0-1"),
    ];
    let (status, headers, body) = world.send("POST", &world.host(), "/save", &sent, "hello").await;
    assert_eq!(status, 200, "{body}");
    let said = parsed(&body);
    assert_eq!((said["method"].as_str(), said["body"].as_str()), (Some("POST"), Some("hello")));
    assert!(!body.contains("secret") && !body.contains("isekai_") && !body.contains("evil"), "{body}");
    for (name, value) in [
        ("cookie", Some("theme=light")),
        ("x-isekai-host", Some(world.host().as_str())),
        ("origin", Some(origin.as_str())),
        ("x-forwarded-proto", Some("http")),
        ("x-forwarded-for", Some("127.0.0.1")),
        ("range", Some("bytes=0-1")),
        ("authorization", None),
        ("forwarded", None),
        ("x-forwarded-prefix", None),
        ("x-real-ip", None),
    ] {
        assert_eq!(header_of(&said, name).as_deref(), value, "{name}");
    }
    let set: Vec<_> = headers.get_all(header::SET_COOKIE).iter().collect();
    assert_eq!(set, ["theme=dark; Path=/"], "for its own host, and none of ours");
}

#[tokio::test]
async fn answers_carry_what_makes_browsers_careful() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let (_, headers, _) = world.visit("/", &[("cookie", &cookie)]).await;
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("origin-agent-cluster", "?1"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(headers[name], value, "{name}");
    }
    assert!(headers["permissions-policy"].to_str().unwrap().contains("payment=()"));
    assert!(!headers.contains_key("strict-transport-security"), "there is no TLS here");

    let (status, headers, _) = world.visit("/far", &[("cookie", &cookie)]).await;
    assert_eq!(status, 200);
    for name in ["www-authenticate", "strict-transport-security", "x-isekai-waiting", "x-accel-redirect"] {
        assert!(!headers.contains_key(name), "{name}");
    }
    assert_eq!(headers["referrer-policy"], "no-referrer", "what concerns only itself is the app's");
    assert!(!headers["permissions-policy"].to_str().unwrap().contains("usb=*"));
    let policies: Vec<_> =
        headers.get_all(header::CONTENT_SECURITY_POLICY).iter().map(|value| value.to_str().unwrap()).collect();
    assert!(policies[0] == "default-src 'self'" && policies[1].starts_with("frame-ancestors 'self'"), "{policies:?}");
}

/// In the platform's page the frames of all apps share a partition of cookies: a neighbour's requests would carry the ticket.
#[tokio::test]
async fn a_page_of_another_site_may_open_the_app_and_do_nothing_with_it() {
    let world = World::running(&[]).await;
    let neighbour = world.neighbour().await;
    let cookie = world.owner().await;
    let foreign = format!("http://{}", neighbour.host());
    for (method, headers) in [
        ("GET", vec![("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "no-cors")]),
        ("GET", vec![("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "cors"), ("origin", foreign.as_str())]),
        ("POST", vec![("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("origin", foreign.as_str())]),
        ("POST", vec![("sec-fetch-site", "same-site"), ("sec-fetch-mode", "cors")]),
        ("DELETE", vec![("origin", foreign.as_str())]),
        ("POST", vec![("origin", "null")]),
    ] {
        let sent: Vec<_> = headers.into_iter().chain([("cookie", cookie.as_str())]).collect();
        let (status, answer, body) = world.send(method, &world.host(), "/secret", &sent, "").await;
        assert_eq!((status.as_u16(), body.contains("CROSS_SITE")), (403, true), "{method} {sent:?}: {body}");
        assert!(!answer.contains_key("access-control-allow-origin"));
    }
    assert!(world.seen().is_empty());
    let frame = [("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "iframe")];
    let sent: Vec<_> = frame.into_iter().chain([("cookie", cookie.as_str())]).collect();
    assert_eq!(world.visit("/", &sent).await.0, 200, "the platform shows it in a frame");
    let same = [("sec-fetch-site", "same-origin"), ("sec-fetch-mode", "cors"), ("origin", "null")];
    let sent: Vec<_> = same.into_iter().chain([("cookie", cookie.as_str())]).collect();
    assert_eq!(world.send("POST", &world.host(), "/", &sent, "").await.0, 200);
}
