//! Request headers as they may be written to a log.

use std::collections::BTreeMap;

use http::{HeaderMap, HeaderName, header};

/// Never logged: they are or carry credentials.
const SECRET: [HeaderName; 4] =
    [header::AUTHORIZATION, header::COOKIE, header::SET_COOKIE, header::PROXY_AUTHORIZATION];
const MAX_HEADERS: usize = 40;
const MAX_VALUE_CHARS: usize = 256;

/// Name to value without credentials, bounded in number and length. Of a name that came twice the last value is kept.
pub fn sanitised(headers: &HeaderMap) -> BTreeMap<String, String> {
    headers
        .iter()
        .filter(|(name, _)| !SECRET.contains(name))
        .take(MAX_HEADERS)
        .map(|(name, value)| {
            let text = String::from_utf8_lossy(value.as_bytes());
            (name.to_string(), text.chars().filter(|c| !c.is_control()).take(MAX_VALUE_CHARS).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    #[test]
    fn credentials_do_not_reach_the_log() {
        let mut headers = HeaderMap::new();
        for name in ["authorization", "cookie", "set-cookie", "proxy-authorization"] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static("secret"));
        }
        headers.insert("user-agent", HeaderValue::from_static("curl/8"));
        headers.insert("x-long", HeaderValue::from_str(&"x".repeat(10_000)).unwrap());
        let seen = sanitised(&headers);
        assert_eq!(seen["user-agent"], "curl/8");
        assert_eq!(seen["x-long"].len(), MAX_VALUE_CHARS);
        assert_eq!(seen.len(), 2);
    }
}
