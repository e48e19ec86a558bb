//! Sign-in at OpenID Connect providers.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;
use std::path::PathBuf;

use http::Uri;
use http::uri::Scheme;
use isekai_domain::access::{ADMIN_ROLE, USER_ROLE};
use serde::{Deserialize, Serialize};

use super::ConfigError;

/// One provider. What is left out is the more careful choice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcConfig {
    /// What the button on the sign-in page says.
    pub name: String,
    /// Exactly as the provider writes it.
    pub issuer: String,
    pub client_id: String,
    /// None: a public client, which has PKCE alone.
    #[serde(default)]
    pub client_secret_file: Option<PathBuf>,
    #[serde(default = "default_scopes")]
    pub scopes: Vec<String>,
    /// Of e-mail addresses; empty: any.
    #[serde(default)]
    pub allowed_domains: Vec<String>,
    /// Addresses count as verified although the provider does not say so.
    #[serde(default)]
    pub trust_email: bool,
    /// Whoever comes for the first time gets an account.
    #[serde(default)]
    pub auto_create: bool,
    /// Whoever comes for the first time with the verified address of an account gets that account.
    #[serde(default)]
    pub link_by_email: bool,
    /// Of new accounts.
    #[serde(default = "default_roles")]
    pub roles: Vec<String>,
    /// The claim whose values `role_map` turns into roles, at each sign-in.
    #[serde(default)]
    pub role_claim: Option<String>,
    #[serde(default)]
    pub role_map: BTreeMap<String, String>,
}

/// By the id that stands in addresses.
pub type OidcProviders = BTreeMap<String, OidcConfig>;

const MAX_PROVIDERS: usize = 20;
const MAX_ID_CHARS: usize = 32;
const MAX_NAME_CHARS: usize = 40;

fn default_scopes() -> Vec<String> {
    ["openid", "email", "profile"].map(str::to_owned).into()
}

fn default_roles() -> Vec<String> {
    vec![USER_ROLE.to_owned()]
}

pub(super) fn check(providers: &OidcProviders) -> Result<(), ConfigError> {
    let problem = |problem: String| ConfigError::Value { key: "auth.oidc", problem };
    if providers.len() > MAX_PROVIDERS {
        return Err(problem(format!("must have at most {MAX_PROVIDERS} providers")));
    }
    for (id, provider) in providers {
        let id_char = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !(1..=MAX_ID_CHARS).contains(&id.len()) || !id.bytes().all(id_char) {
            let rule = format!("the id has 1 to {MAX_ID_CHARS} letters from a to z, digits and '-'");
            return Err(problem(format!("{id:?}: {rule}")));
        }
        provider.check().map_err(|why| problem(format!("{id}.{why}")))?;
    }
    Ok(())
}

impl OidcConfig {
    /// Names of roles that sign-ins give and take away.
    pub fn mapped_roles(&self) -> BTreeSet<&str> {
        self.role_map.values().map(String::as_str).collect()
    }

    fn check(&self) -> Result<(), String> {
        if self.name.trim().is_empty() || self.name.chars().count() > MAX_NAME_CHARS {
            return Err(format!("name must have 1 to {MAX_NAME_CHARS} characters"));
        }
        if !is_secure_url(&self.issuer) || self.issuer.contains(['?', '#']) {
            return Err(
                "issuer must begin with https:// (or be on this machine), without a user, query or fragment".into()
            );
        }
        if self.client_id.is_empty() {
            return Err("client_id must not be empty".into());
        }
        if !self.scopes.iter().any(|scope| scope == "openid") {
            return Err("scopes must have \"openid\"".into());
        }
        if self.scopes.iter().any(|scope| scope.is_empty() || !scope.bytes().all(is_scope_byte)) {
            return Err("scopes must be names without spaces".into());
        }
        if self.allowed_domains.iter().any(|domain| domain.is_empty() || domain.contains('@')) {
            return Err("allowed_domains must be like \"example.org\"".into());
        }
        if self.role_claim.is_none() != self.role_map.is_empty() {
            return Err("role_claim and role_map go together".into());
        }
        let given = self.roles.iter().chain(self.role_map.values());
        if given.into_iter().any(|role| role == ADMIN_ROLE) {
            return Err(format!("roles and role_map must not have {ADMIN_ROLE:?}: administrators are made here"));
        }
        Ok(())
    }
}

/// RFC 6749, section 3.3.
const fn is_scope_byte(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e)
}

/// Whether nobody between can read or change what is sent there: TLS, or this machine. Without a user in it.
pub fn is_secure_url(url: &str) -> bool {
    let Ok(uri) = url.parse::<Uri>() else { return false };
    let (Some(authority), Some(host)) = (uri.authority(), uri.host()) else { return false };
    if authority.as_str().contains('@') || host.is_empty() {
        return false;
    }
    uri.scheme() == Some(&Scheme::HTTPS) || (uri.scheme() == Some(&Scheme::HTTP) && is_loopback(host))
}

fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
    host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    const LEAST: &str = "name = \"Acme\"\nissuer = \"https://id.acme.example/\"\nclient_id = \"isekai\"\n";

    fn with(id: &str, more: &str) -> Result<OidcConfig, ConfigError> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("isekai.toml");
        std::fs::write(&path, format!("[auth.oidc.{id}]\n{LEAST}{more}")).unwrap();
        Config::from_parts(Some(&path), []).map(|mut config| config.auth.oidc.remove(id).unwrap())
    }

    #[test]
    fn what_is_left_out_is_the_careful_choice() {
        assert!(Config::from_parts(None, []).unwrap().auth.oidc.is_empty());
        let acme = with("acme", "").unwrap();
        assert_eq!((acme.scopes.join(" "), acme.roles.join(" ")), ("openid email profile".into(), "user".into()));
        assert!(!acme.auto_create && !acme.link_by_email && !acme.trust_email);
        let written = toml::to_string(&Config::from_parts(None, []).unwrap()).unwrap();
        assert!(toml::from_str::<Config>(&written).unwrap().auth.oidc.is_empty());
    }

    #[test]
    fn mistakes_are_named_with_their_provider() {
        for (more, says) in [
            ("scopes = [\"email\"]", "auth.oidc: acme.scopes must have \"openid\""),
            ("scopes = [\"openid\", \"a b\"]", "auth.oidc: acme.scopes must be names without spaces"),
            ("allowed_domains = [\"@acme.example\"]", "auth.oidc: acme.allowed_domains must be like \"example.org\""),
            ("role_claim = \"groups\"", "auth.oidc: acme.role_claim and role_map go together"),
            ("role_map = { a = \"user\" }", "auth.oidc: acme.role_claim and role_map go together"),
        ] {
            assert_eq!(with("acme", more).unwrap_err().to_string(), says);
        }
        for more in ["roles = [\"user\", \"admin\"]", "role_claim = \"g\"\nrole_map = { staff = \"admin\" }"] {
            let error = with("acme", more).unwrap_err().to_string();
            assert!(error.ends_with("must not have \"admin\": administrators are made here"), "{error}");
        }
        assert!(matches!(with("acme", "auto_creat = true"), Err(ConfigError::Shape(_))));
        assert!(with("Acme_1", "").unwrap_err().to_string().contains("\"Acme_1\": the id has"));
    }

    #[test]
    fn nothing_is_said_in_clear_text_beyond_this_machine() {
        for good in [
            "https://id.example",
            "https://id.example:8443/realms/a",
            "http://localhost:1",
            "http://127.0.0.9",
            "http://[::1]:80/",
        ] {
            assert!(is_secure_url(good), "{good}");
        }
        for bad in [
            "http://id.example",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example",
            "https://localhost@evil.example",
            "ftp://id.example",
            "id.example",
            "/realms/a",
            "https://",
            "",
        ] {
            assert!(!is_secure_url(bad), "{bad}");
        }
    }
}
