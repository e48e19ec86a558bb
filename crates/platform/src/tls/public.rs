//! What browsers and the API's clients meet: a certificate that they trust, and none asked of them.

use std::path::PathBuf;
use std::sync::Arc;

use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs::{Ticketer, default_provider};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use serde::{Deserialize, Serialize};

use super::{Live, ServerTls, TlsError, read_certs, read_key};

/// PEM files of a public listener: the certificate with what leads to its authority, and its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HttpsFiles {
    pub cert: PathBuf,
    pub key: PathBuf,
}

/// A further certificate, for all names below a domain.
#[derive(Debug, Clone)]
pub struct Below {
    /// Lower case, without a dot at its ends.
    pub domain: String,
    pub files: HttpsFiles,
}

/// TLS 1.2 and 1.3 with the suites that rustls has, all of them with forward secrecy and an AEAD; HTTP/2 and HTTP/1.1. Its files are
/// watched.
pub fn public_server(files: &HttpsFiles, below: Option<Below>) -> Result<ServerTls, TlsError> {
    let files = files.clone();
    let watched = [Some(&files), below.as_ref().map(|below| &below.files)];
    let watched = watched.into_iter().flatten().flat_map(|files| [files.cert.clone(), files.key.clone()]).collect();
    Live::watch(watched, move || config(&files, below.as_ref()))
}

fn config(files: &HttpsFiles, below: Option<&Below>) -> Result<ServerConfig, TlsError> {
    let below = below.map(|below| Ok::<_, TlsError>((below.domain.clone(), load(&below.files)?))).transpose()?;
    let by_name = ByName { default: load(files)?, below };
    let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(by_name));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    // Sessions are taken up again by tickets, whose keys are made here and changed every six hours.
    config.ticketer = Ticketer::new()?;
    // All suites are good; the order says which is best.
    config.ignore_client_order = true;
    Ok(config)
}

fn load(files: &HttpsFiles) -> Result<Arc<CertifiedKey>, TlsError> {
    let chain = read_certs(&files.cert)?;
    if chain.is_empty() {
        return Err(TlsError::Empty { path: files.cert.clone() });
    }
    Ok(Arc::new(CertifiedKey::from_der(chain, read_key(&files.key)?, &default_provider())?))
}

/// By the name that the client asks for (RFC 6066, section 3).
#[derive(Debug)]
struct ByName {
    default: Arc<CertifiedKey>,
    below: Option<(String, Arc<CertifiedKey>)>,
}

impl ResolvesServerCert for ByName {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let Some((domain, certified)) = &self.below else { return Some(Arc::clone(&self.default)) };
        let name = hello.server_name().unwrap_or_default().to_ascii_lowercase();
        let is_below = name.strip_suffix(domain.as_str()).is_some_and(|rest| rest.ends_with('.'));
        Some(Arc::clone(if is_below { certified } else { &self.default }))
    }
}
