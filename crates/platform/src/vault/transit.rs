//! The transit engine: encryption by a key that never leaves Vault.
//!
//! The key is a derived one: each `context` has a key of its own below it. That binds a value to whom it belongs; `associated_data`
//! would, too, but not survive `rewrap` (<https://github.com/hashicorp/vault/issues/31791>).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::wire::{Call, malformed};
use super::{Vault, VaultError};

/// What is known of the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransitKey {
    pub latest_version: u64,
    /// Such as `aes256-gcm96`.
    pub kind: String,
    pub derived: bool,
}

impl Vault {
    pub async fn transit_key(&self) -> Result<TransitKey, VaultError> {
        let path = self.transit("keys");
        let answer = self.call(Call::get("key", path.clone())).await?;
        let data = &answer["data"];
        let key = (|| {
            Some(TransitKey {
                latest_version: data.get("latest_version")?.as_u64()?,
                kind: data.get("type")?.as_str()?.to_owned(),
                derived: data.get("derived")?.as_bool()?,
            })
        })();
        key.ok_or_else(|| malformed(&path))
    }

    /// A new version, which encrypts from now on.
    pub async fn rotate_transit_key(&self) -> Result<(), VaultError> {
        let path = format!("{}/rotate", self.transit("keys"));
        self.call(Call::post("rotate", path, json!({})).once()).await.map(drop)
    }

    /// `vault:v1:…`
    pub async fn encrypt(&self, context: &[u8], plain: &[u8]) -> Result<String, VaultError> {
        let plaintext = Zeroizing::new(STANDARD.encode(plain));
        let body = json!({ "context": STANDARD.encode(context), "plaintext": plaintext.as_str() });
        self.ciphertext("encrypt", body).await
    }

    pub async fn decrypt(&self, context: &[u8], ciphertext: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let path = self.transit("decrypt");
        let body = json!({ "context": STANDARD.encode(context), "ciphertext": ciphertext });
        let mut answer = self.call(Call::post("decrypt", path.clone(), body)).await?;
        let Value::String(text) = answer["data"]["plaintext"].take() else { return Err(malformed(&path)) };
        let text = Zeroizing::new(text);
        STANDARD.decode(text.as_bytes()).map(Zeroizing::new).map_err(|_| malformed(&path))
    }

    /// The same plain text under the newest version; it does not leave Vault.
    pub async fn rewrap(&self, context: &[u8], ciphertext: &str) -> Result<String, VaultError> {
        let body = json!({ "context": STANDARD.encode(context), "ciphertext": ciphertext });
        self.ciphertext("rewrap", body).await
    }

    pub fn transit_name(&self) -> &str {
        &self.0.config.transit_key
    }

    async fn ciphertext(&self, operation: &'static str, body: Value) -> Result<String, VaultError> {
        let path = self.transit(operation);
        let answer = self.call(Call::post(operation, path.clone(), body)).await?;
        let text = answer["data"]["ciphertext"].as_str().filter(|text| version_of(text).is_some());
        text.map(str::to_owned).ok_or_else(|| malformed(&path))
    }

    fn transit(&self, operation: &str) -> String {
        let config = &self.0.config;
        format!("{}/{operation}/{}", config.transit_mount, config.transit_key)
    }
}

/// The version of the key that encrypted it.
pub fn version_of(ciphertext: &str) -> Option<u64> {
    let (version, rest) = ciphertext.strip_prefix("vault:v")?.split_once(':')?;
    let digits = version.bytes().all(|byte| byte.is_ascii_digit());
    version.parse().ok().filter(|version| digits && *version > 0 && !rest.is_empty())
}
