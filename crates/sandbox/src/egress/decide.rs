//! Whether the rules allow what the app asked for. Its words are hostile.

use isekai_channel::egress_api::EgressReason;
use isekai_domain::{EgressRule, HostName};

/// The host, if a rule names it.
pub fn decide(rules: &[EgressRule], host: &str, port: u16) -> Result<HostName, EgressReason> {
    let host = HostName::parse(host).map_err(|_| EgressReason::BadHost)?;
    if is_allowed(rules, &host, port) { Ok(host) } else { Err(EgressReason::NotListed) }
}

pub fn is_allowed(rules: &[EgressRule], host: &HostName, port: u16) -> bool {
    rules.iter().any(|rule| rule.allows(host, port))
}

#[cfg(test)]
mod tests {
    use isekai_domain::HostPattern;

    use super::*;

    #[test]
    fn nothing_is_allowed_but_what_a_rule_names() {
        let rule = |host, port| EgressRule { host: HostPattern::parse(host).unwrap(), port };
        let rules = [rule("api.example.com", 443), rule("*.example.org", 8443)];
        for (host, port) in [("api.example.com", 443), ("API.example.COM.", 443), ("a.b.example.org", 8443)] {
            assert!(decide(&rules, host, port).is_ok(), "{host}:{port}");
        }
        for (host, port, reason) in [
            ("api.example.com", 80, EgressReason::NotListed),
            ("example.com", 443, EgressReason::NotListed),
            ("api.example.com.evil.net", 443, EgressReason::NotListed),
            ("example.org", 8443, EgressReason::NotListed),
            ("badexample.org", 8443, EgressReason::NotListed),
            ("93.184.216.34", 443, EgressReason::BadHost),
            ("[2606:4700::1]", 443, EgressReason::BadHost),
            ("2130706433", 443, EgressReason::BadHost),
            ("localhost", 443, EgressReason::BadHost),
            ("api.example.com\0", 443, EgressReason::BadHost),
            ("api.example.com:443", 443, EgressReason::BadHost),
            ("", 443, EgressReason::BadHost),
            (&"a.".repeat(40_000), 443, EgressReason::BadHost),
        ] {
            assert_eq!(decide(&rules, host, port), Err(reason), "{host}:{port}");
        }
        assert_eq!(decide(&[], "api.example.com", 443), Err(EgressReason::NotListed));
    }
}
