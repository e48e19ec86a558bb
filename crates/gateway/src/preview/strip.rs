//! What must not cross between the platform and an app: our cookies and any credentials on the way in, cookies in our names
//! or for other hosts on the way out, and the headers that belong to one connection (RFC 9110 section 7.6.1).

use http::{HeaderMap, HeaderName, HeaderValue, header};

/// Every cookie of ours begins so.
pub const OUR_COOKIES: &str = "isekai_";

/// Which browsers give a meaning (RFC 6265bis, section 4.1.3).
const PREFIXES: [&str; 4] = ["__host-http-", "__host-", "__http-", "__secure-"];

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
const FORWARDING: [&str; 2] = ["forwarded", "x-real-ip"];
const FORWARDING_PREFIX: &str = "x-forwarded-";
/// What the parts of the platform say to each other.
const OUR_HEADERS: &str = "x-isekai-";

/// What reaches beyond the app's own pages: browsers keep it after the app is gone or use it for sibling sites, ask for a password
/// that looks like the platform's, or a server in front of us takes it for an order to send a file.
const FAR_REACHING: [&str; 10] = [
    "alt-svc",
    "authentication-info",
    "clear-site-data",
    "nel",
    "report-to",
    "set-cookie2",
    "strict-transport-security",
    "www-authenticate",
    "x-lighttpd-send-file",
    "x-sendfile",
];
const FAR_REACHING_PREFIX: &str = "x-accel-";

/// `upgrade`: the request asks to change the protocol, so `Connection` and `Upgrade` stay.
pub fn request(headers: &mut HeaderMap, upgrade: bool) {
    connection(headers, upgrade);
    headers.remove(header::AUTHORIZATION);
    remove(headers, &FORWARDING, FORWARDING_PREFIX);
    let kept: Vec<HeaderValue> = headers.get_all(header::COOKIE).iter().filter_map(without_ours).collect();
    headers.remove(header::COOKIE);
    for value in kept {
        headers.append(header::COOKIE, value);
    }
}

pub fn response(headers: &mut HeaderMap, upgrade: bool) {
    connection(headers, upgrade);
    remove(headers, &FAR_REACHING, FAR_REACHING_PREFIX);
    let cookies = headers.get_all(header::SET_COOKIE).iter();
    let kept: Vec<HeaderValue> = cookies.filter(|value| !sets_ours(value)).filter_map(host_only).collect();
    headers.remove(header::SET_COOKIE);
    for value in kept {
        headers.append(header::SET_COOKIE, value);
    }
}

/// And all that are between the platform's parts.
fn remove(headers: &mut HeaderMap, names: &[&str], prefix: &str) {
    let removed = |name: &&HeaderName| {
        let name = name.as_str();
        names.contains(&name) || name.starts_with(prefix) || name.starts_with(OUR_HEADERS)
    };
    let removed: Vec<HeaderName> = headers.keys().filter(removed).cloned().collect();
    for name in removed {
        headers.remove(name);
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

/// Browsers take prefixes without regard to case, so do we. A cookie without a name is sent as its value alone, which may look like
/// one of ours.
fn is_ours(entry: &[u8]) -> bool {
    let mut name = entry;
    while let [b'=' | b' ' | b'\t', rest @ ..] = name {
        name = rest;
    }
    let name = PREFIXES.iter().find_map(|prefix| without_prefix(name, prefix)).unwrap_or(name);
    without_prefix(name, OUR_COOKIES).is_some()
}

fn without_prefix<'a>(text: &'a [u8], prefix: &str) -> Option<&'a [u8]> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix.as_bytes()).then_some(rest)
}

#[cfg(test)]
mod tests;
