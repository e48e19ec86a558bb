//! The keys of access tokens. The newest signs; the others are kept for tokens that they signed.

use std::path::{Path, PathBuf};

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use isekai_platform::random;
use zeroize::Zeroizing;

use super::{KeyError, file};

/// PKCS#8 of an ES256 key, PEM.
#[derive(Clone)]
pub(crate) struct AccessKey(pub(crate) Zeroizing<String>);

const STEM: &str = "access-token";
const SUFFIX: &str = ".pem";
/// Of keys that are kept: the one that signs, and the one before. Access tokens live for minutes, rotations are far apart.
const KEPT: usize = 2;

impl AccessKey {
    pub(crate) fn pair(&self) -> Option<EcdsaKeyPair> {
        let base64: String = self.0.lines().filter(|line| !line.starts_with("-----")).collect();
        let der = Zeroizing::new(STANDARD.decode(base64).ok()?);
        EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &der).ok()
    }

    fn generate() -> Result<Zeroizing<String>, KeyError> {
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).map_err(|_| KeyError::Generate)?;
        let der = pair.to_pkcs8v1().map_err(|_| KeyError::Generate)?;
        let base64 = Zeroizing::new(STANDARD.encode(der.as_ref()));
        let mut pem = Zeroizing::new(String::from("-----BEGIN PRIVATE KEY-----\n"));
        // RFC 7468: lines of 64 characters.
        for line in base64.as_bytes().chunks(64) {
            pem.extend(line.iter().map(|byte| char::from(*byte)));
            pem.push('\n');
        }
        pem.push_str("-----END PRIVATE KEY-----\n");
        Ok(pem)
    }
}

/// Oldest first; the first one of all is made when there is none.
pub(crate) fn load_or_create(dir: &Path) -> Result<Vec<AccessKey>, KeyError> {
    let mut paths = paths(dir)?;
    if paths.is_empty() {
        paths.push(dir.join(format!("{STEM}{SUFFIX}")));
    }
    let load = |path: PathBuf| {
        let key = AccessKey(file::load_or_create(&path, AccessKey::generate)?);
        key.pair().ok_or(KeyError::Content { path })?;
        Ok(key)
    };
    paths.into_iter().map(load).collect()
}

/// A new key, which signs from now on. The oldest go.
pub(crate) fn rotate(dir: &Path, now: DateTime<Utc>) -> Result<(), KeyError> {
    let name = format!("{STEM}-{}-{}{SUFFIX}", now.format("%Y%m%dT%H%M%SZ"), random::token_hex(4));
    file::load_or_create(&dir.join(name), AccessKey::generate)?;
    let paths = paths(dir)?;
    for old in paths.iter().rev().skip(KEPT) {
        std::fs::remove_file(old).map_err(|source| KeyError::File { path: old.clone(), source })?;
    }
    Ok(())
}

/// Oldest first: names hold the time of the making, and the first of all has none.
fn paths(dir: &Path) -> Result<Vec<PathBuf>, KeyError> {
    let failed = |source| KeyError::File { path: dir.to_owned(), source };
    let mut stems = Vec::new();
    for entry in std::fs::read_dir(dir).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name().into_string().unwrap_or_default();
        stems.extend(name.strip_suffix(SUFFIX).filter(|stem| stem.starts_with(STEM)).map(str::to_owned));
    }
    stems.sort_unstable();
    Ok(stems.into_iter().map(|stem| dir.join(stem + SUFFIX)).collect())
}
