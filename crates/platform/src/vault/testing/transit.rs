//! Encryption as transit does it with a derived key.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::Script;
use crate::random;
use crate::vault::version_of;

const NONCE_BYTES: usize = 12;

impl Script {
    pub(super) fn transit(&self, operation: &str, body: &Value) -> Result<Value, &'static str> {
        let bytes = |field: &str| {
            let text = body[field].as_str().ok_or("missing 'context' for key derivation")?;
            STANDARD.decode(text).map_err(|_| "failed to base64-decode")
        };
        let context = bytes("context")?;
        match operation {
            "encrypt" => self.sealed_by_newest(&context, &bytes("plaintext")?),
            "decrypt" => Ok(json!({ "plaintext": STANDARD.encode(self.opened(&context, body)?) })),
            "rewrap" => self.sealed_by_newest(&context, &self.opened(&context, body)?),
            _ => Err("unsupported path"),
        }
    }

    fn sealed_by_newest(&self, context: &[u8], plain: &[u8]) -> Result<Value, &'static str> {
        let version = self.keys.len();
        let nonce = random::bytes::<NONCE_BYTES>();
        let mut body = plain.to_vec();
        self.cipher(version, context)?
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut body)
            .map_err(|_| "encryption failed")?;
        let text = STANDARD.encode([&nonce[..], &body[..]].concat());
        Ok(json!({ "ciphertext": format!("vault:v{version}:{text}"), "key_version": version }))
    }

    fn opened(&self, context: &[u8], body: &Value) -> Result<Vec<u8>, &'static str> {
        let ciphertext = body["ciphertext"].as_str().ok_or("missing ciphertext to decrypt")?;
        let version = version_of(ciphertext).and_then(|version| usize::try_from(version).ok());
        let text = ciphertext.rsplit_once(':').map_or("", |(_, text)| text);
        let sealed = STANDARD.decode(text).map_err(|_| "invalid ciphertext: could not decode base64")?;
        let (nonce, body) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or("invalid ciphertext length")?;
        let mut body = body.to_vec();
        let cipher = self.cipher(version.ok_or("invalid ciphertext: no prefix")?, context)?;
        let plain = cipher
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::empty(), &mut body)
            .map_err(|_| "cipher: message authentication failed")?;
        Ok(plain.to_vec())
    }

    fn cipher(&self, version: usize, context: &[u8]) -> Result<LessSafeKey, &'static str> {
        let key = version.checked_sub(1).and_then(|place| self.keys.get(place)).ok_or("encryption key not found")?;
        let derived = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), context);
        UnboundKey::new(&AES_256_GCM, derived.as_ref()).map(LessSafeKey::new).map_err(|_| "encryption key not found")
    }
}
