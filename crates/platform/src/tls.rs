//! Mutual TLS between our processes: which files, and which role a certificate proves. And TLS to the [`public`].

mod live;
mod public;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rustls::client::danger::HandshakeSignatureValid;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, InvalidDnsNameError, PrivateKeyDer, ServerName, UnixTime};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{ClientConfig, DigitallySignedStruct, DistinguishedName, RootCertStore, ServerConfig, SignatureScheme};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use self::live::{LOOK, Live};
pub use self::public::{Below, HttpsFiles, public_server};

/// What a listener shows; new connections get what is in the files now.
pub type ServerTls = Live<ServerConfig>;

/// PEM files of one process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    pub ca: PathBuf,
    pub cert: PathBuf,
    pub key: PathBuf,
}

/// The role that the client's certificate proves; a request extension. `None` on a connection without TLS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer(pub Option<String>);

#[derive(Debug, Error)]
pub enum TlsError {
    #[error("cannot read {path}")]
    File { path: PathBuf, source: rustls::pki_types::pem::Error },
    #[error("there is no certificate in {path}")]
    Empty { path: PathBuf },
    #[error("{role:?} cannot be part of a certificate's name")]
    Role { role: String, source: InvalidDnsNameError },
    #[error("the key and certificates do not work together")]
    Rustls(#[from] rustls::Error),
    #[error("the client certificates cannot be checked")]
    Verifier(#[from] rustls::server::VerifierBuilderError),
}

/// Every name that a certificate of ours may carry ends with this.
pub const INTERNAL_DOMAIN: &str = "isekai.internal";

/// Roles that have certificates.
pub const ROLES: &[&str] = &["serve", "worker", "planner", "sandboxd", "operator"];

/// Where Linux distributions and macOS keep the certificates that the system trusts.
const BUNDLES: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

/// Makes aws-lc the process's crypto provider. Call it first in `main`; a second call changes nothing.
pub fn install_crypto() {
    // An error only says that a provider is there already, and ours is the only one linked.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
}

impl TlsFiles {
    /// The files that [`crate::authority`] writes for `role`.
    pub fn in_dir(pki: &Path, role: &str) -> Self {
        let dir = pki.join(role);
        Self { ca: dir.join("ca.pem"), cert: dir.join("cert.pem"), key: dir.join("key.pem") }
    }

    fn roots(&self) -> Result<RootCertStore, TlsError> {
        let mut roots = RootCertStore::empty();
        for cert in read_certs(&self.ca)? {
            roots.add(cert)?;
        }
        Ok(roots)
    }

    fn all(&self) -> Vec<PathBuf> {
        vec![self.ca.clone(), self.cert.clone(), self.key.clone()]
    }
}

/// As [`server_config`], with files that are watched.
pub fn server(files: &TlsFiles, allowed_peers: &'static [&'static str]) -> Result<ServerTls, TlsError> {
    let watched = files.clone();
    Live::watch(files.all(), move || server_config(&watched, allowed_peers))
}

/// As [`client_config`], with files that are watched.
pub fn client(files: &TlsFiles, alpn: &'static [&'static [u8]]) -> Result<Live<ClientConfig>, TlsError> {
    let watched = files.clone();
    Live::watch(files.all(), move || {
        let mut config = client_config(&watched)?;
        config.alpn_protocols = alpn.iter().map(|protocol| protocol.to_vec()).collect();
        Ok(config)
    })
}

/// A server that answers only to clients whose certificate of our authority is for one of `allowed_peers`.
pub fn server_config(files: &TlsFiles, allowed_peers: &[&str]) -> Result<ServerConfig, TlsError> {
    install_crypto();
    let inner = WebPkiClientVerifier::builder(Arc::new(files.roots()?)).build()?;
    let allowed = allowed_peers.iter().map(|role| (*role).to_owned()).collect();
    let mut config = ServerConfig::builder()
        .with_client_cert_verifier(Arc::new(RoleVerifier { inner, allowed }))
        .with_single_cert(read_certs(&files.cert)?, read_key(&files.key)?)?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// A client that shows its certificate and trusts only our authority. ALPN is left to the caller.
pub fn client_config(files: &TlsFiles) -> Result<ClientConfig, TlsError> {
    install_crypto();
    let config = ClientConfig::builder()
        .with_root_certificates(files.roots()?)
        .with_client_auth_cert(read_certs(&files.cert)?, read_key(&files.key)?)?;
    Ok(config)
}

/// What the system trusts, for servers that are not ours: the bundle that `SSL_CERT_FILE` names, else the usual one. Where
/// there is none, nothing is trusted; plain HTTP needs no bundle.
#[expect(clippy::disallowed_methods, reason = "a convention of all programs (OpenSSL's), not a setting of ours")]
pub fn system_roots() -> RootCertStore {
    let bundle = match std::env::var("SSL_CERT_FILE") {
        Ok(named) => Some(PathBuf::from(named)).filter(|path| path.is_file()),
        Err(_) => BUNDLES.iter().map(PathBuf::from).find(|path| path.is_file()),
    };
    let Some(path) = bundle else { return RootCertStore::empty() };
    roots_in(&path).unwrap_or_else(|error| {
        tracing::warn!(error = &error as &dyn std::error::Error, path = %path.display(), "the system's certificates cannot be read");
        RootCertStore::empty()
    })
}

pub(crate) fn roots_in(bundle: &Path) -> Result<RootCertStore, TlsError> {
    let mut roots = RootCertStore::empty();
    // A system's bundle may hold a certificate that rustls does not take; the others serve.
    roots.add_parsable_certificates(read_certs(bundle)?);
    Ok(roots)
}

/// The name that a certificate for `role` carries: `<role>.isekai.internal`.
pub fn role_name(role: &str) -> Result<ServerName<'static>, TlsError> {
    ServerName::try_from(format!("{role}.{INTERNAL_DOMAIN}"))
        .map_err(|source| TlsError::Role { role: role.to_owned(), source })
}

/// The role that a verified certificate is for: the one whose name it carries.
pub fn role_of(certificate: &CertificateDer<'_>) -> Option<String> {
    let certificate = webpki::EndEntityCert::try_from(certificate).ok()?;
    let names =
        |role: &&&str| role_name(role).is_ok_and(|name| certificate.verify_is_valid_for_subject_name(&name).is_ok());
    ROLES.iter().find(names).map(|role| (*role).to_owned())
}

/// Whether the certificate's chain leads to its authority at that time. `false` for files that cannot be read.
pub fn is_valid_at(files: &TlsFiles, at: DateTime<Utc>) -> bool {
    install_crypto();
    let check = || {
        let verifier = WebPkiClientVerifier::builder(Arc::new(files.roots()?)).build()?;
        let chain = read_certs(&files.cert)?;
        let (first, rest) = chain.split_first().ok_or_else(|| TlsError::Empty { path: files.cert.clone() })?;
        let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
        verifier.verify_client_cert(first, rest, UnixTime::since_unix_epoch(Duration::from_secs(seconds)))?;
        Ok::<_, TlsError>(())
    };
    check().is_ok()
}

/// Checks the chain as usual, then that the certificate is for a role that may call this server.
#[derive(Debug)]
struct RoleVerifier {
    inner: Arc<dyn ClientCertVerifier>,
    allowed: Vec<String>,
}

impl ClientCertVerifier for RoleVerifier {
    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        self.inner.root_hint_subjects()
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, rustls::Error> {
        let verified = self.inner.verify_client_cert(end_entity, intermediates, now)?;
        match role_of(end_entity) {
            Some(role) if self.allowed.contains(&role) => Ok(verified),
            _ => Err(rustls::Error::InvalidCertificate(rustls::CertificateError::ApplicationVerificationFailure)),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.inner.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.inner.supported_verify_schemes()
    }
}

fn read_certs(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect)
        .map_err(|source| TlsError::File { path: path.to_owned(), source })
}

fn read_key(path: &Path) -> Result<PrivateKeyDer<'static>, TlsError> {
    PrivateKeyDer::from_pem_file(path).map_err(|source| TlsError::File { path: path.to_owned(), source })
}
