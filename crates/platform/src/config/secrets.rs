//! Where the keys come from that protect what the database holds.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::ConfigError;
use crate::http::is_local_host;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecretsConfig {
    pub source: KeySource,
    pub keyring_dir: PathBuf,
    pub also_in: Vec<PathBuf>,
    pub vault: VaultConfig,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum KeySource {
    /// The folder `keyring_dir`.
    Keyring,
    Vault,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VaultConfig {
    pub address: String,
    /// Empty: none.
    pub namespace: String,
    /// The authorities that the server's certificate may be of, in the place of the public ones.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    #[serde(default)]
    pub token_file: Option<PathBuf>,
    #[serde(default)]
    pub role_id_file: Option<PathBuf>,
    #[serde(default)]
    pub secret_id_file: Option<PathBuf>,
    pub approle_mount: String,
    pub kv_mount: String,
    pub kv_path: String,
    pub transit_mount: String,
    pub transit_key: String,
    pub timeout_ms: u64,
}

impl SecretsConfig {
    pub(super) fn check(&self) -> Result<(), ConfigError> {
        match self.source {
            KeySource::Keyring => Ok(()),
            KeySource::Vault => self.vault.check(),
        }
    }
}

impl VaultConfig {
    /// A caller waits twice as long at the most, and callers may hold a transaction of the database meanwhile.
    pub const MAX_TIMEOUT_MS: u64 = 5000;
    pub const MIN_TIMEOUT_MS: u64 = 50;

    fn check(&self) -> Result<(), ConfigError> {
        let value = |key, problem: &str| Err(ConfigError::Value { key, problem: problem.to_owned() });
        let address = self.address.parse::<http::Uri>().ok();
        let Some((scheme, host)) = address.as_ref().and_then(|uri| Some((uri.scheme_str()?, uri.host()?))) else {
            return value("secrets.vault.address", "must be like https://vault.example.org:8200");
        };
        if scheme != "https" && !(scheme == "http" && is_local_host(host)) {
            return value("secrets.vault.address", "must begin with https://, for the server is on another machine");
        }
        if address.as_ref().is_some_and(|uri| uri.path() != "/" || uri.query().is_some()) {
            return value("secrets.vault.address", "must have no path; mounts have settings of their own");
        }
        match (&self.token_file, &self.role_id_file, &self.secret_id_file) {
            (Some(_), None, None) | (None, Some(_), Some(_)) => {}
            _ => {
                let problem = "set either this, or role_id_file and secret_id_file";
                return value("secrets.vault.token_file", problem);
            }
        }
        for (key, path) in [
            ("secrets.vault.approle_mount", &self.approle_mount),
            ("secrets.vault.kv_mount", &self.kv_mount),
            ("secrets.vault.kv_path", &self.kv_path),
            ("secrets.vault.transit_mount", &self.transit_mount),
            ("secrets.vault.transit_key", &self.transit_key),
        ] {
            if !is_path(path) {
                return value(key, "must be letters, digits, '-', '_' and '.', in parts between single '/'");
            }
        }
        if !self.namespace.is_empty() && !is_path(self.namespace.trim_end_matches('/')) {
            return value("secrets.vault.namespace", "must be like team/one");
        }
        if !(Self::MIN_TIMEOUT_MS..=Self::MAX_TIMEOUT_MS).contains(&self.timeout_ms) {
            let problem = format!("must be from {} to {}", Self::MIN_TIMEOUT_MS, Self::MAX_TIMEOUT_MS);
            return value("secrets.vault.timeout_ms", &problem);
        }
        Ok(())
    }
}

/// Something that stays what it is in an address.
fn is_path(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.split('/').all(|part| !part.is_empty() && part != "." && part != ".." && part.bytes().all(plain))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Config;

    fn with(settings: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let sound = [
            ("SOURCE", "vault"),
            ("VAULT__ADDRESS", "https://vault.example.org:8200"),
            ("VAULT__ROLE_ID_FILE", "/etc/isekai/role-id"),
            ("VAULT__SECRET_ID_FILE", "/etc/isekai/secret-id"),
        ];
        let all = sound.iter().chain(settings);
        Config::from_parts(None, all.map(|(key, value)| (format!("ISEKAI_SECRETS__{key}"), (*value).to_owned())))
    }

    #[test]
    fn without_a_word_keys_are_in_files() {
        let config = Config::from_parts(None, []).unwrap();
        assert_eq!(config.secrets.source, KeySource::Keyring);
        let vault = with(&[]).unwrap().secrets;
        assert_eq!((vault.source, vault.vault.kv_mount.as_str()), (KeySource::Vault, "secret"));
        let text = toml::to_string(&with(&[]).unwrap()).unwrap();
        assert_eq!(toml::from_str::<Config>(&text).unwrap().secrets, vault);
    }

    #[test]
    fn mistakes_are_named() {
        for (key, bad) in [
            ("address", ""),
            ("address", "vault.example.org"),
            ("address", "http://vault.example.org:8200"),
            ("address", "ftp://localhost"),
            ("address", "https://vault.example.org/v1"),
            ("token_file", "/etc/isekai/token"),
            ("kv_mount", "/secret"),
            ("kv_path", "isekai/../other"),
            ("kv_path", ""),
            ("transit_key", "a b"),
            ("transit_mount", "a//b"),
            ("approle_mount", "a?b"),
            ("namespace", "/"),
            ("timeout_ms", "0"),
            ("timeout_ms", "60000"),
        ] {
            let error = with(&[(&format!("VAULT__{}", key.to_uppercase()), bad)]).unwrap_err().to_string();
            assert!(error.starts_with(&format!("secrets.vault.{key}: ")), "{key}={bad}: {error}");
        }
        for address in ["http://127.0.0.1:8200", "http://localhost:8200/", "https://10.0.0.1"] {
            with(&[("VAULT__ADDRESS", address)]).unwrap();
        }
        with(&[("VAULT__NAMESPACE", "team/one/"), ("VAULT__KV_PATH", "a/b-c_d.e")]).unwrap();
        assert!(matches!(with(&[("SOURCE", "elsewhere")]), Err(ConfigError::Shape(_))));
    }
}
