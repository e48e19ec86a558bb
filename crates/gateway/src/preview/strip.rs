//! What must not cross between the platform and an app: our cookies and any credentials on the way in, cookies in our names
//! or for other hosts on the way out, and the headers that belong to one connection (RFC 9110 section 7.6.1).

use http::{HeaderMap, HeaderName, HeaderValue, header};

/// Every cookie of ours begins so.
pub const OUR_COOKIES: &str = "isekai_";

const CONNECTION_HEADERS: [HeaderName; 8] = [
    header::CONNECTION,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    header::PROXY_AUTHENTICATE,
    header::PROXY_AUTHORIZATION,
    header::TE,
    header::TRAILER,
    header::TRANSFER_ENCODING,
];

/// Set by us or by nobody.
const FORWARDING: [&str; 7] = [
    "forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-isekai-agent-refusal",
    "x-isekai-host",
    "x-real-ip",
];

/// `upgrade`: the request asks to change the protocol, so `Connection` and `Upgrade` stay.
pub fn request(headers: &mut HeaderMap, upgrade: bool) {
    connection(headers, upgrade);
    headers.remove(header::AUTHORIZATION);
    for name in FORWARDING {
        headers.remove(name);
    }
    let kept: Vec<HeaderValue> = headers.get_all(header::COOKIE).iter().filter_map(without_ours).collect();
    headers.remove(header::COOKIE);
    for value in kept {
        headers.append(header::COOKIE, value);
    }
}

pub fn response(headers: &mut HeaderMap, upgrade: bool) {
    connection(headers, upgrade);
    let cookies = headers.get_all(header::SET_COOKIE).iter();
    let kept: Vec<HeaderValue> = cookies.filter(|value| !sets_ours(value)).filter_map(host_only).collect();
    headers.remove(header::SET_COOKIE);
    for value in kept {
        headers.append(header::SET_COOKIE, value);
    }
}

fn connection(headers: &mut HeaderMap, upgrade: bool) {
    let named: Vec<HeaderName> = headers
        .get_all(header::CONNECTION)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|name| name.trim().parse().ok())
        .collect();
    let kept = upgrade.then(|| headers.get(header::UPGRADE).cloned()).flatten();
    for name in named.iter().chain(&CONNECTION_HEADERS).chain([&header::UPGRADE]) {
        headers.remove(name);
    }
    if let Some(protocol) = kept {
        headers.insert(header::UPGRADE, protocol);
        headers.insert(header::CONNECTION, HeaderValue::from_static("upgrade"));
    }
}

/// The `Cookie` header without our entries; nothing when nothing else is in it.
fn without_ours(value: &HeaderValue) -> Option<HeaderValue> {
    let kept: Vec<&[u8]> = value
        .as_bytes()
        .split(|byte| *byte == b';')
        .map(<[u8]>::trim_ascii)
        .filter(|entry| !entry.is_empty() && !is_ours(entry))
        .collect();
    (!kept.is_empty()).then(|| HeaderValue::from_bytes(&kept.join(&b"; "[..])).ok()).flatten()
}

fn sets_ours(value: &HeaderValue) -> bool {
    is_ours(value.as_bytes().trim_ascii())
}

/// A `Set-Cookie` without `Domain` (RFC 6265 section 5.2.3): apps are siblings under one parent domain, and with it one could
/// set the cookies of all.
fn host_only(value: &HeaderValue) -> Option<HeaderValue> {
    let mut parts = value.as_bytes().split(|byte| *byte == b';');
    // The first part is the cookie itself, which may have any name.
    let cookie = parts.next()?;
    let attributes = parts.filter(|attribute| !is_domain(attribute));
    let kept: Vec<&[u8]> = std::iter::once(cookie).chain(attributes).collect();
    HeaderValue::from_bytes(&kept.join(&b";"[..])).ok()
}

fn is_domain(attribute: &[u8]) -> bool {
    let name = attribute.split(|byte| *byte == b'=').next().unwrap_or_default();
    name.trim_ascii().eq_ignore_ascii_case(b"domain")
}

/// Browsers take prefixes without regard to case, so do we.
fn is_ours(entry: &[u8]) -> bool {
    entry.get(..OUR_COOKIES.len()).is_some_and(|start| start.eq_ignore_ascii_case(OUR_COOKIES.as_bytes()))
}

#[cfg(test)]
mod tests {
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
        fn no_cookie_of_ours_survives(entries in proptest::collection::vec("[ ]?(isekai_|ISEKAI_|x)[a-z_]{0,6}=[a-z;]{0,4}", 0..6)) {
            let mut map = HeaderMap::new();
            map.insert(header::COOKIE, HeaderValue::from_str(&entries.join(";")).unwrap());
            request(&mut map, false);
            let left = map.get(header::COOKIE).map(|value| value.to_str().unwrap().to_lowercase()).unwrap_or_default();
            prop_assert!(!left.split(';').any(|entry| entry.trim().starts_with(OUR_COOKIES)));
        }
    }
}
