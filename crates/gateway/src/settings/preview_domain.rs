//! The rule for the domain of previews: generated code must not live on the platform's own site, where browsers would let it
//! set the platform's cookies. "Site" is the registrable domain by the Public Suffix List (https://publicsuffix.org).

use super::SettingsError;

/// Refuses `domain` when it and `platform_host` belong to one site.
pub(super) fn check(domain: &str, platform_host: &str) -> Result<(), SettingsError> {
    let not_a_domain = || SettingsError::NotADomain(domain.to_owned());
    let well_formed = domain.split('.').all(|label| {
        (1..=63).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    });
    if !well_formed || domain.parse::<std::net::IpAddr>().is_ok() {
        return Err(not_a_domain());
    }
    let shared = |shared: &str| SettingsError::SharedDomain { domain: domain.to_owned(), shared: shared.to_owned() };
    if is_or_below(domain, platform_host) || is_or_below(platform_host, domain) {
        return Err(shared(platform_host));
    }
    let site = psl::domain_str(domain).ok_or_else(not_a_domain)?;
    match psl::domain_str(platform_host) {
        Some(platform_site) if platform_site == site => Err(shared(site)),
        _ => Ok(()),
    }
}

fn is_or_below(name: &str, parent: &str) -> bool {
    name == parent || name.strip_suffix(parent).is_some_and(|rest| rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn previews_live_on_a_site_of_their_own() {
        let platform = "isekai.example.co.uk";
        assert_eq!(check("isekai-apps.co.uk", platform), Ok(()));
        assert_eq!(check("previews.other.org", platform), Ok(()));
        for shared in ["isekai.example.co.uk", "apps.isekai.example.co.uk", "apps.example.co.uk", "example.co.uk"] {
            assert!(matches!(check(shared, platform), Err(SettingsError::SharedDomain { .. })), "{shared}");
        }
        for wrong in ["co.uk", "10.0.0.1", "a b.org", "org", "-", "a..org"] {
            assert!(check(wrong, platform).is_err(), "{wrong}");
        }
        assert!(check("apps.localhost", "localhost").is_err());
    }
}
