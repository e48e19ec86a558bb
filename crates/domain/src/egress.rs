//! Which hosts an app may connect to. Nothing, unless a rule names it.

mod policy;

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use policy::{EgressPolicy, EgressPreset, UnknownPreset};

/// Of one app.
pub const MAX_EGRESS_RULES: usize = 100;

/// One host, or all below a name, on one port.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EgressRule {
    pub host: HostPattern,
    pub port: u16,
}

impl EgressRule {
    pub fn allows(&self, host: &HostName, port: u16) -> bool {
        self.port == port && self.host.matches(host)
    }
}

#[derive(Debug, Clone, Copy, Error, PartialEq, Eq, Hash)]
pub enum HostError {
    #[error("the host is empty or longer than 253 characters")]
    Length,
    #[error("an address is no host name; name the host")]
    Address,
    #[error("a host name consists of letters, digits and hyphens, in parts of 1 to 63 characters with dots between")]
    Characters,
    #[error("a host name has at least two parts, like `example.com`")]
    Single,
    #[error("`*` may only stand for the first part, before a name of at least two parts, like `*.example.com`")]
    Wildcard,
}

/// A host name as DNS has it: lower case, no dot at the end, at least two labels, never an address. Other scripts come in their
/// ASCII form (`xn--…`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostName(String);

impl HostName {
    pub fn parse(text: &str) -> Result<Self, HostError> {
        let text = text.strip_suffix('.').unwrap_or(text);
        if text.is_empty() || text.len() > 253 {
            return Err(HostError::Length);
        }
        if text.parse::<IpAddr>().is_ok() || text.starts_with('[') {
            return Err(HostError::Address);
        }
        let name = text.to_ascii_lowercase();
        let labels: Vec<&str> = name.split('.').collect();
        if !labels.iter().all(|label| is_label(label)) {
            return Err(HostError::Characters);
        }
        // Resolvers read `127.1`, `0x7f.1` and `2130706433` as addresses: no public name ends in a label of that kind.
        if labels.last().is_some_and(|last| is_number(last)) {
            return Err(HostError::Address);
        }
        if labels.len() < 2 {
            return Err(HostError::Single);
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An exact name, or `*.` and a name: everything below it, not itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HostPattern {
    wildcard: bool,
    name: HostName,
}

impl HostPattern {
    pub fn parse(text: &str) -> Result<Self, HostError> {
        match text.strip_prefix("*.") {
            Some(rest) => match HostName::parse(rest) {
                Ok(name) => Ok(Self { wildcard: true, name }),
                Err(HostError::Single) => Err(HostError::Wildcard),
                Err(error) => Err(error),
            },
            None if text.contains('*') => Err(HostError::Wildcard),
            None => Ok(Self { wildcard: false, name: HostName::parse(text)? }),
        }
    }

    pub fn matches(&self, host: &HostName) -> bool {
        if self.wildcard {
            host.0.strip_suffix(self.name.as_str()).is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
        } else {
            self.name == *host
        }
    }

    /// Whether every host that `other` matches is one that this matches.
    pub fn covers(&self, other: &Self) -> bool {
        match (self.wildcard, other.wildcard) {
            (_, false) => self.matches(&other.name),
            (true, true) => self.name == other.name || self.matches(&other.name),
            (false, true) => false,
        }
    }

    /// The name behind `*.`, or the whole.
    pub fn name(&self) -> &HostName {
        &self.name
    }

    pub fn is_wildcard(&self) -> bool {
        self.wildcard
    }
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_number(label: &str) -> bool {
    let hex = label.strip_prefix("0x").unwrap_or("g");
    label.bytes().all(|byte| byte.is_ascii_digit()) || hex.bytes().all(|byte| byte.is_ascii_hexdigit())
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for HostPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.wildcard { "*." } else { "" }, self.name)
    }
}

impl FromStr for HostName {
    type Err = HostError;

    fn from_str(text: &str) -> Result<Self, HostError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for HostName {
    type Error = HostError;

    fn try_from(text: String) -> Result<Self, HostError> {
        Self::parse(&text)
    }
}

impl From<HostName> for String {
    fn from(name: HostName) -> Self {
        name.0
    }
}

impl TryFrom<String> for HostPattern {
    type Error = HostError;

    fn try_from(text: String) -> Result<Self, HostError> {
        Self::parse(&text)
    }
}

impl From<HostPattern> for String {
    fn from(pattern: HostPattern) -> Self {
        pattern.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_public_dns_has() {
        for (text, name) in [
            ("example.com", "example.com"),
            ("API.Example.COM.", "api.example.com"),
            ("xn--bcher-kva.example", "xn--bcher-kva.example"),
            ("a-b.c1", "a-b.c1"),
        ] {
            assert_eq!(HostName::parse(text).unwrap().as_str(), name);
        }
        let long = format!("{}.com", "a".repeat(64));
        let longer = vec!["abcdefghi"; 26].join(".");
        for (text, error) in [
            ("", HostError::Length),
            (".", HostError::Length),
            (longer.as_str(), HostError::Length),
            ("localhost", HostError::Single),
            ("metadata", HostError::Single),
            ("10.0.0.1", HostError::Address),
            ("::1", HostError::Address),
            ("[::1]", HostError::Address),
            ("::ffff:10.0.0.1", HostError::Address),
            ("127.1", HostError::Address),
            ("2130706433", HostError::Address),
            ("0x7f000001", HostError::Address),
            ("0x7f.0x1", HostError::Address),
            ("a..b", HostError::Characters),
            ("a_b.com", HostError::Characters),
            ("-a.com", HostError::Characters),
            ("a-.com", HostError::Characters),
            ("bücher.example", HostError::Characters),
            ("a.com/x", HostError::Characters),
            ("a.com:443", HostError::Characters),
            ("a.com\0", HostError::Characters),
            ("user@a.com", HostError::Characters),
            (long.as_str(), HostError::Characters),
        ] {
            assert_eq!(HostName::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn fuzz_egress_host() {
        let seeds = ["api.example.com", "*.example.com", "xn--bcher-kva.example.", "127.1", "0x7f.0x1", "[::1]"];
        let tokens = [".", "*.", "xn--", "::", "0x", "-", "\0", "%", "。", "localhost", "[", "]"];
        isekai_fuzz::Target::new("egress-host").seeds(seeds).tokens(tokens).max_bytes(400).run(|input| {
            let text = String::from_utf8_lossy(input);
            let host = HostName::parse(&text);
            if let Ok(host) = &host {
                let name = host.as_str();
                assert!(text.eq_ignore_ascii_case(name) || text.eq_ignore_ascii_case(&format!("{name}.")));
                assert_eq!(HostName::parse(name).as_ref(), Ok(host));
                assert!(name.contains('.') && name.parse::<IpAddr>().is_err());
                assert!(HostPattern::parse(name).unwrap().matches(host));
            }
            let pattern = HostPattern::parse(&text);
            if let Ok(pattern) = &pattern {
                assert_eq!(HostPattern::parse(&pattern.to_string()).as_ref(), Ok(pattern));
                assert_eq!(pattern.matches(pattern.name()), !pattern.is_wildcard());
            }
            (host.err(), pattern.err())
        });
    }

    #[test]
    fn a_pattern_is_a_name_or_all_below_one() {
        let host = |text| HostName::parse(text).unwrap();
        let exact = HostPattern::parse("Example.com").unwrap();
        assert!(exact.matches(&host("example.com")) && !exact.matches(&host("a.example.com")));
        let below = HostPattern::parse("*.example.com").unwrap();
        assert!(below.matches(&host("a.example.com")) && below.matches(&host("a.b.example.com")));
        assert!(!below.matches(&host("example.com")) && !below.matches(&host("badexample.com")));
        assert_eq!(below.to_string(), "*.example.com");
        for text in ["*", "*.com", "*example.com", "a.*.com", "**.example.com"] {
            assert_eq!(HostPattern::parse(text), Err(HostError::Wildcard), "{text}");
        }
        for (wide, narrow) in [
            ("example.com", "example.com"),
            ("*.example.com", "a.example.com"),
            ("*.example.com", "*.example.com"),
            ("*.example.com", "*.a.example.com"),
        ] {
            assert!(HostPattern::parse(wide).unwrap().covers(&HostPattern::parse(narrow).unwrap()), "{wide} {narrow}");
        }
        for (wide, narrow) in [
            ("a.example.com", "*.example.com"),
            ("example.com", "*.example.com"),
            ("*.example.com", "example.com"),
            ("*.a.example.com", "*.example.com"),
            ("*.example.com", "*.badexample.com"),
        ] {
            assert!(!HostPattern::parse(wide).unwrap().covers(&HostPattern::parse(narrow).unwrap()), "{wide} {narrow}");
        }
        let rule: EgressRule = serde_json::from_str(r#"{"host":"*.example.com","port":443}"#).unwrap();
        assert!(rule.allows(&host("x.example.com"), 443) && !rule.allows(&host("x.example.com"), 80));
        assert!(serde_json::from_str::<EgressRule>(r#"{"host":"10.0.0.1","port":443}"#).is_err());
    }
}
