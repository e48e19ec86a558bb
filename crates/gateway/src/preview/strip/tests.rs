use proptest::prelude::*;

use super::*;

fn headers(entries: &[(&'static str, &str)]) -> HeaderMap {
    let mut map = HeaderMap::new();
    for (name, value) in entries {
        map.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
    }
    map
}

#[test]
fn an_app_sees_its_own_cookies_and_no_credentials_of_the_platform() {
    let mut map = headers(&[
        ("cookie", "theme=dark; isekai_preview_1=secret; Isekai_refresh=secret"),
        ("cookie", "isekai_refresh=secret"),
        ("authorization", "Bearer secret"),
        ("x-forwarded-for", "1.2.3.4"),
        ("x-forwarded-port", "1"),
        ("forwarded", "for=1.2.3.4;host=evil"),
        ("x-real-ip", "1.2.3.4"),
        ("x-isekai-host", "evil"),
        ("connection", "keep-alive, x-hop"),
        ("x-hop", "secret"),
        ("upgrade", "h2c"),
        ("accept", "text/html"),
    ]);
    request(&mut map, false);
    assert_eq!(map, headers(&[("cookie", "theme=dark"), ("accept", "text/html")]));
}

#[test]
fn an_app_cannot_set_our_cookies() {
    let mut map = headers(&[
        ("set-cookie", "isekai_preview_1=x; Path=/"),
        ("set-cookie", " ISEKAI_refresh=x"),
        ("set-cookie", "__Host-isekai_preview_1=x; Path=/; Secure"),
        ("set-cookie", "__secure-Isekai_x=x; Secure"),
        ("set-cookie", "=isekai_preview_1=x"),
        ("set-cookie", " = isekai_preview_1"),
        ("set-cookie", "isekai_preview_1"),
        ("set-cookie", "theme=isekai_dark"),
    ]);
    response(&mut map, false);
    assert_eq!(map, headers(&[("set-cookie", "theme=isekai_dark")]));
}

#[test]
fn an_app_sets_cookies_for_its_own_host_only() {
    let mut map = headers(&[
        ("set-cookie", "a=1; Domain=apps.example; Path=/; HttpOnly"),
        ("set-cookie", "b=2;Path=/;\tDOMAIN = .apps.example ;domain"),
        ("set-cookie", "domain=3; Max-Age=60"),
        ("set-cookie", "c=4; Path=/domain; X-Domain=x"),
    ]);
    response(&mut map, false);
    let kept = [
        ("set-cookie", "a=1; Path=/; HttpOnly"),
        ("set-cookie", "b=2;Path=/"),
        ("set-cookie", "domain=3; Max-Age=60"),
        ("set-cookie", "c=4; Path=/domain; X-Domain=x"),
    ];
    assert_eq!(map, headers(&kept));
}

#[test]
fn no_spelling_of_the_cookie_header_lets_ours_through() {
    for sent in [
        "a=1;isekai_x=secret",
        "a=1; ;; isekai_x=secret ;",
        "\tisekai_x = secret; a=1",
        "a=1; =isekai_x=secret",
        "__Host-isekai_x=secret; a=1",
        "__HOST-ISEKAI_x=secret; a=1",
        "isekai_x=\"secret; isekai_y=secret\"; a=1",
        "isekai_x=secret; isekai_x=secret; a=1",
    ] {
        let mut map = headers(&[("cookie", sent)]);
        request(&mut map, false);
        let left = map["cookie"].to_str().unwrap();
        assert!(!left.contains("secret") && left.contains("a=1"), "{sent}: {left}");
    }
    // What an app's parser may take for the rest of a quoted value is gone with the cookie between the quotes.
    let mut map = headers(&[("cookie", "a=\"1; isekai_x=secret; b=2\"")]);
    request(&mut map, false);
    assert_eq!(map["cookie"], "a=\"1; b=2\"");
}

#[test]
fn what_reaches_beyond_the_app_does_not_leave_it() {
    let mut map = headers(&[
        ("www-authenticate", "Basic realm=\"Isekai\""),
        ("strict-transport-security", "max-age=1; includeSubDomains"),
        ("clear-site-data", "\"cookies\""),
        ("alt-svc", "h2=\":1\""),
        ("x-accel-redirect", "/internal/secret"),
        ("x-sendfile", "/etc/passwd"),
        ("x-isekai-error", "NOT_FOUND"),
        ("service-worker-allowed", "/"),
        ("etag", "\"1\""),
    ]);
    response(&mut map, false);
    assert_eq!(map, headers(&[("service-worker-allowed", "/"), ("etag", "\"1\"")]));
}

#[test]
fn a_change_of_protocol_keeps_its_two_headers() {
    let mut map = headers(&[("connection", "Upgrade, keep-alive"), ("upgrade", "websocket")]);
    request(&mut map, true);
    assert_eq!(map, headers(&[("upgrade", "websocket"), ("connection", "upgrade")]));
}

/// First byte: whether the protocol changes; then headers. The same goes in and out.
#[test]
fn fuzz_preview_headers() {
    let seeds = [
        "\0cookie: theme=dark; isekai_preview_1=s; Isekai_refresh=s\nauthorization: Bearer s\nconnection: x-hop\nx-hop: 1",
        "\u{1}connection: Upgrade\nupgrade: websocket\nset-cookie: a=1; Domain=x; Path=/",
        "\0set-cookie: ISEKAI_refresh=x\nset-cookie: domain=3;\tDOMAIN =x ;domain\nx-forwarded-for: 1.2.3.4",
    ];
    let tokens = [
        "isekai_",
        "; ",
        ";",
        "=",
        "\ncookie: ",
        "\nset-cookie: ",
        "\nconnection: ",
        "domain",
        "\t",
        "\nupgrade: ",
        "\nx-isekai-host: ",
    ];
    isekai_fuzz::Target::new("preview-headers").seeds(seeds).tokens(tokens).cases(3_000).run(|input| {
        let upgrade = input.first().is_some_and(|byte| byte & 1 != 0);
        let mut sent = HeaderMap::new();
        for (name, value) in isekai_fuzz::fields(input.get(1..).unwrap_or_default()) {
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                sent.append(name, value);
            }
        }
        let mut answered = sent.clone();
        request(&mut sent, upgrade);
        response(&mut answered, upgrade);
        for name in FORWARDING.iter().copied().chain(["authorization", "transfer-encoding", "te"]) {
            assert!(!sent.contains_key(name), "{name}");
        }
        let entries =
            sent.get_all(header::COOKIE).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
        let set: Vec<&[u8]> = answered.get_all(header::SET_COOKIE).iter().map(HeaderValue::as_bytes).collect();
        for cookie in entries.chain(set.iter().copied()) {
            assert!(!cookie.trim_ascii().to_ascii_lowercase().starts_with(OUR_COOKIES.as_bytes()));
        }
        for attribute in set.iter().flat_map(|cookie| cookie.split(|byte| *byte == b';').skip(1)) {
            assert!(!is_domain(attribute));
        }
        for headers in [&sent, &answered] {
            assert!(headers.get(header::CONNECTION).is_none_or(|value| upgrade && value == "upgrade"));
        }
        (isekai_fuzz::bucket(sent.len()), isekai_fuzz::bucket(answered.len()))
    });
}

proptest! {
    #[test]
    fn no_cookie_of_ours_survives(entries in proptest::collection::vec("[ =]?(__Host-|__Secure-)?(isekai_|ISEKAI_|x)[a-z_]{0,6}=[a-z;]{0,4}", 0..6)) {
        let mut map = HeaderMap::new();
        map.insert(header::COOKIE, HeaderValue::from_str(&entries.join(";")).unwrap());
        request(&mut map, false);
        let left = map.get(header::COOKIE).map(|value| value.to_str().unwrap().to_lowercase()).unwrap_or_default();
        prop_assert!(!left.split(';').any(|entry| entry.trim().contains(OUR_COOKIES)));
    }
}
