//! The host and port that the app asks for. Whether that is a host at all, the host decides.

use std::fmt;

use http::Uri;
use http::uri::{Authority, Scheme};

/// RFC 1035 allows 253; the rest of it could only be refused.
const MAX_HOST_BYTES: usize = 255;
const HTTP_PORT: u16 = 80;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// As the app wrote it: an address, a name, or nothing that is either.
    pub host: String,
    pub port: u16,
}

impl Target {
    /// Of CONNECT (RFC 9110, 9.3.6): host and port, nothing else.
    pub fn of_connect(uri: &Uri) -> Result<Self, &'static str> {
        match (uri.scheme(), uri.authority(), uri.path_and_query()) {
            (None, Some(authority), None) => parse(authority, None),
            _ => Err("CONNECT takes `host:port`"),
        }
    }

    /// Of a request in absolute form (RFC 9112, 3.2.2).
    pub fn of_url(uri: &Uri) -> Result<Self, &'static str> {
        match (uri.scheme(), uri.authority()) {
            (Some(scheme), Some(authority)) if *scheme == Scheme::HTTP => parse(authority, Some(HTTP_PORT)),
            (Some(scheme), _) if *scheme == Scheme::HTTPS => Err("use CONNECT for https"),
            (Some(_), _) => Err("only http and https go through this proxy"),
            (None, _) => {
                Err("this is the proxy for outbound connections: it takes CONNECT and requests with a full URL")
            }
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.host, self.port)
    }
}

/// By hand: the library's reading of an authority forgives signs in ports, and fails hard when there is no host.
fn parse(authority: &Authority, default_port: Option<u16>) -> Result<Target, &'static str> {
    let text = authority.as_str();
    if text.contains('@') {
        return Err("a user or password does not belong before the host");
    }
    let (host, port) = match text.rsplit_once(':') {
        // Not a colon within an address of IPv6.
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (text, None),
    };
    if host.is_empty() || host.len() > MAX_HOST_BYTES {
        return Err("the host is missing or too long");
    }
    let port = match port {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => digits.parse().ok(),
        Some(_) => None,
        None => default_port,
    };
    match port {
        Some(port @ 1..) => Ok(Target { host: host.to_owned(), port }),
        _ => Err("the port is missing or not a number from 1 to 65535"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, read: fn(&Uri) -> Result<Target, &'static str>) -> Option<(String, u16)> {
        let target = read(&text.parse().ok()?).ok()?;
        Some((target.host, target.port))
    }

    #[test]
    fn connect_takes_a_host_and_a_port() {
        for (text, host, port) in [
            ("example.com:443", "example.com", 443),
            ("Example.COM.:1", "Example.COM.", 1),
            ("10.0.0.1:65535", "10.0.0.1", 65535),
            ("[::1]:443", "[::1]", 443),
            ("a_b:0443", "a_b", 443),
        ] {
            assert_eq!(read(text, Target::of_connect), Some((host.to_owned(), port)), "{text}");
        }
        let long = format!("{}:443", "a".repeat(MAX_HOST_BYTES + 1));
        for text in [
            "example.com",
            "example.com:",
            "example.com:0",
            "example.com:+443",
            "example.com:65536",
            "example.com:443:443",
            "example.com:https",
            ":443",
            "[::1]",
            "user@example.com:443",
            "user:443@example.com",
            "@example.com:443",
            "/",
            "*",
            "/example.com:443",
            "http://example.com:443",
            "http://example.com:443/",
            "example.com:443/",
            "example.com:443?x",
            long.as_str(),
        ] {
            assert_eq!(read(text, Target::of_connect), None, "{text}");
        }
    }

    #[test]
    fn a_url_has_a_port_of_its_own_or_that_of_http() {
        for (text, host, port) in [
            ("http://example.com", "example.com", 80),
            ("http://example.com/a:1@b?c=@d:2", "example.com", 80),
            ("http://example.com:8080/", "example.com", 8080),
            ("HTTP://example.com?x", "example.com", 80),
            ("http://[::1]/", "[::1]", 80),
        ] {
            assert_eq!(read(text, Target::of_url), Some((host.to_owned(), port)), "{text}");
        }
        for text in [
            "/",
            "/path",
            "*",
            "example.com:80",
            "https://example.com/",
            "ftp://example.com/",
            "http:///path",
            "http://:80/",
            "http://user@example.com/",
            "http://user:80@example.com/",
            "http://example.com:/",
            "http://example.com:x/",
            "http://example.com:-1/",
        ] {
            assert_eq!(read(text, Target::of_url), None, "{text}");
        }
    }
}
