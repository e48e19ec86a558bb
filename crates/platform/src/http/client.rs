//! Pooled clients: for our own services, for servers of others, and for plain HTTP.

use std::path::Path;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use futures::future::BoxFuture;
use http::Uri;
use http::uri::Scheme;
use hyper_rustls::{
    DefaultServerNameResolver, FixedServerNameResolver, HttpsConnector, MaybeHttpsStream, ResolveServerName,
};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use rustls::{ClientConfig, RootCertStore};
use tokio::net::TcpStream;
use tower::Service;

use super::BoxError;
use crate::tls::{self, Live, TlsError, TlsFiles, install_crypto, role_name, roots_in, system_roots};

pub type MtlsClient = Client<Connector, Body>;

/// Each connection is made with the certificates that are in use at that time.
#[derive(Clone)]
pub struct Connector {
    tcp: HttpConnector,
    tls: Live<ClientConfig>,
    server_name: Arc<dyn ResolveServerName + Send + Sync>,
    /// Whatever the address says: nothing goes out unencrypted.
    always_tls: bool,
}

impl Service<Uri> for Connector {
    type Response = MaybeHttpsStream<TokioIo<TcpStream>>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.tcp.poll_ready(cx).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        // The one that was asked whether it is ready makes the connection.
        let tcp = self.tcp.clone();
        let tcp = std::mem::replace(&mut self.tcp, tcp);
        let server_name = Arc::clone(&self.server_name);
        let uri = if self.always_tls { with_https(uri) } else { uri };
        let mut https = HttpsConnector::new(tcp, self.tls.current(), self.always_tls, server_name);
        https.call(uri)
    }
}

fn with_https(uri: Uri) -> Uri {
    let mut parts = uri.clone().into_parts();
    parts.scheme = Some(Scheme::HTTPS);
    Uri::from_parts(parts).unwrap_or(uri)
}

/// For one of our services. Whatever the host in the address, only a server whose certificate is for `server_role` is trusted:
/// each role has a certificate of the same authority, and must not pass for another. HTTP/1.1, for its upgrades.
pub fn mtls_client(files: &TlsFiles, server_role: &str) -> Result<MtlsClient, TlsError> {
    Ok(pooled(mtls_connector(files, server_role, &[])?))
}

/// The connections of [`mtls_client`], for a client of another protocol.
pub fn mtls_connector(
    files: &TlsFiles,
    server_role: &str,
    alpn: &'static [&'static [u8]],
) -> Result<Connector, TlsError> {
    let server_name = Arc::new(FixedServerNameResolver::new(role_name(server_role)?));
    Ok(Connector { tcp: tcp(), tls: tls::client(files, alpn)?, server_name, always_tls: true })
}

/// For `http://` and for `https://` servers that the system trusts.
pub fn web_client() -> MtlsClient {
    client_trusting(system_roots())
}

/// As [`web_client`], but with the authorities of the PEM file `bundle` in the place of those that the system trusts.
pub fn web_client_trusting(bundle: &Path) -> Result<MtlsClient, TlsError> {
    let roots = roots_in(bundle)?;
    if roots.is_empty() {
        return Err(TlsError::Empty { path: bundle.to_owned() });
    }
    Ok(client_trusting(roots))
}

/// For `http://` only, in tests and development: no server's certificate is trusted.
pub fn plain_client() -> MtlsClient {
    client_trusting(RootCertStore::empty())
}

pub(super) fn client_trusting(roots: RootCertStore) -> MtlsClient {
    install_crypto();
    let mut config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let server_name = Arc::new(DefaultServerNameResolver::default());
    pooled(Connector { tcp: tcp(), tls: Live::fixed(config), server_name, always_tls: false })
}

fn tcp() -> HttpConnector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(Duration::from_secs(3)));
    tcp
}

fn pooled(connector: Connector) -> MtlsClient {
    Client::builder(TokioExecutor::new())
        .pool_idle_timeout(Duration::from_secs(60))
        .pool_timer(TokioTimer::new())
        .build(connector)
}
