//! Requests that two readers could read differently, written byte by byte.

use super::{World, header_of, parsed};

/// As a visitor who may see the app, so that only the form of the request can be what is wrong.
async fn sent(world: &World, request: &str) -> String {
    let cookie = world.owner().await;
    let name = format!("{}.localhost", world.app);
    world.raw(request.replace("{host}", &world.host()).replace("{name}", &name).replace("{cookie}", &cookie)).await
}

fn body_of(answer: &str) -> serde_json::Value {
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    // Chunked or not: the JSON is one piece.
    parsed(&body[body.find('{').unwrap()..=body.rfind('}').unwrap()])
}

#[tokio::test]
async fn a_request_whose_form_is_not_clear_is_refused() {
    let world = World::running(&[]).await;
    for (what, request) in [
        (
            "two lengths",
            "POST /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        ),
        (
            "a list of lengths",
            "POST /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: 5, 6\r\n\r\nhello!",
        ),
        ("a signed length", "POST /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nContent-Length: +5\r\n\r\nhello"),
        (
            "chunked and more",
            "POST /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        ),
        (
            "nearly chunked",
            "POST /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        ),
        (
            "chunked in HTTP/1.0",
            "POST /a HTTP/1.0\r\nHost: {host}\r\nCookie: {cookie}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        ),
        ("a folded header", "GET /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-A: b\r\n c\r\n\r\n"),
        ("a space before the colon", "GET /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-A : b\r\n\r\n"),
        ("a bare CR", "GET /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-A: b\rX-B: c\r\n\r\n"),
        ("NUL", "GET /a HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nX-A: \0\r\n\r\n"),
        ("a space in the target", "GET /a b HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n"),
        ("no path", "OPTIONS * HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"),
    ] {
        let answer = sent(&world, request).await;
        assert!(answer.starts_with("HTTP/1.1 400") || answer.starts_with("HTTP/1.0 400"), "{what}: {answer}");
    }
    assert!(world.seen().is_empty(), "{:?}", world.seen());
}

/// RFC 9112, section 6.1: the chunks count, the length goes no further, and the connection ends there.
#[tokio::test]
async fn a_request_hidden_behind_chunks_is_none() {
    let world = World::running(&[]).await;
    let hidden = "GET /hidden HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n";
    for lengths in
        ["Content-Length: 4\r\nTransfer-Encoding: chunked", "Transfer-Encoding: chunked\r\nContent-Length: 4"]
    {
        let request =
            format!("POST /a HTTP/1.1\r\nHost: {{host}}\r\nCookie: {{cookie}}\r\n{lengths}\r\n\r\n0\r\n\r\n{hidden}");
        let answer = sent(&world, &request).await;
        assert_eq!((answer.starts_with("HTTP/1.1 200"), answer.matches("HTTP/1.1 ").count()), (true, 1), "{answer}");
        let said = body_of(&answer);
        assert_eq!((said["body"].as_str(), header_of(&said, "content-length")), (Some(""), None), "{said}");
    }
    assert_eq!(world.seen(), ["POST /a", "POST /a"]);
}

#[tokio::test]
async fn only_the_apps_own_name_is_answered() {
    let world = World::running(&[]).await;
    let rest = "Cookie: {cookie}\r\nConnection: close\r\n\r\n";
    for (what, request) in [
        ("another name in the target", "GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n"),
        ("another name beside the target's", "GET http://{host}/ HTTP/1.1\r\nHost: evil.example\r\n"),
        ("a user before the name", "GET / HTTP/1.1\r\nHost: {host}@evil.example\r\n"),
        ("the name as a user", "GET / HTTP/1.1\r\nHost: evil.example@{host}\r\n"),
        ("a user in the target", "GET http://x@{host}/ HTTP/1.1\r\nHost: {host}\r\n"),
        ("two names", "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n"),
        ("the same name twice", "GET / HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n"),
        ("a longer name", "GET / HTTP/1.1\r\nHost: {name}.evil.example\r\n"),
        ("a name for a port", "GET / HTTP/1.1\r\nHost: {host}.evil.example\r\n"),
        ("a name below it", "GET / HTTP/1.1\r\nHost: x.{host}\r\n"),
        ("no name", "GET / HTTP/1.1\r\n"),
        ("an empty name", "GET / HTTP/1.1\r\nHost:\r\n"),
        ("a tunnel", "CONNECT evil.example:80 HTTP/1.1\r\nHost: {host}\r\n"),
    ] {
        let answer = sent(&world, &format!("{request}{rest}")).await;
        assert!(answer.starts_with("HTTP/1.1 421"), "{what}: {answer}");
    }
    for method in ["TRACE", "CONNECT"] {
        let target = if method == "CONNECT" { "{host}" } else { "/" };
        let answer = sent(&world, &format!("{method} {target} HTTP/1.1\r\nHost: {{host}}\r\n{rest}")).await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{method}: {answer}");
    }
    assert!(world.seen().is_empty(), "{:?}", world.seen());
}

/// A whole address in the target may stand beside a `Host` that says the same. The port is the one that was connected to.
#[tokio::test]
async fn the_app_is_told_its_own_name_whatever_is_written() {
    let world = World::running(&[]).await;
    for request in [
        "GET http://{host}/x HTTP/1.1\r\nHost: {host}\r\n",
        &format!("GET /x HTTP/1.1\r\nHost: {}.localhost:1\r\n", world.app),
        &format!("GET /x HTTP/1.1\r\nHost: {}.LOCALHOST.\r\n", world.app),
    ] {
        let answer = sent(&world, &format!("{request}Cookie: {{cookie}}\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{request}: {answer}");
        assert_eq!(header_of(&body_of(&answer), "x-isekai-host"), Some(world.host()), "{request}");
    }
}

/// Taking dots and escapes apart is the app's; no spelling leads out of what is the app's at the sandbox service.
#[tokio::test]
async fn paths_pass_as_they_were_written() {
    let world = World::running(&[]).await;
    let written = [
        "/a/../../b",
        "/%2e%2e/%2E%2E/etc",
        "/a%2Fb%5Cc",
        "/..;/x",
        "//double//slash",
        "/../../../v1/sandboxes",
        "/x?next=/../y&a=%00#",
    ];
    for path in written {
        let answer = sent(
            &world,
            &format!("GET {path} HTTP/1.1\r\nHost: {{host}}\r\nCookie: {{cookie}}\r\nConnection: close\r\n\r\n"),
        )
        .await;
        let expected = format!("/v1/sandboxes/{}/app{}", world.sandbox, path.trim_end_matches('#'));
        assert_eq!(body_of(&answer)["path"], expected, "{path}");
    }
}
