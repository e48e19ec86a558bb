//! Pooled clients: for our own services, for servers of others, and for plain HTTP.

use std::time::Duration;

use axum::body::Body;
use hyper_rustls::{FixedServerNameResolver, HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::{ClientConfig, RootCertStore};

use crate::tls::{TlsError, TlsFiles, client_config, install_crypto, role_name, system_roots};

pub type MtlsClient = Client<HttpsConnector<HttpConnector>, Body>;

/// For one of our services. Whatever the host in the address, only a server whose certificate is for `server_role` is trusted:
/// each role has a certificate of the same authority, and must not pass for another. HTTP/1.1, for its upgrades.
pub fn mtls_client(files: &TlsFiles, server_role: &str) -> Result<MtlsClient, TlsError> {
    let connector = HttpsConnectorBuilder::new()
        .with_tls_config(client_config(files)?)
        .https_only()
        .with_server_name_resolver(FixedServerNameResolver::new(role_name(server_role)?))
        .enable_http1()
        .wrap_connector(tcp());
    Ok(pooled(connector))
}

/// For `http://` and for `https://` servers that the system trusts.
pub fn web_client() -> MtlsClient {
    client_trusting(system_roots())
}

/// For `http://` only, in tests and development: no server's certificate is trusted.
pub fn plain_client() -> MtlsClient {
    client_trusting(RootCertStore::empty())
}

pub(super) fn client_trusting(roots: RootCertStore) -> MtlsClient {
    install_crypto();
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let builder = HttpsConnectorBuilder::new().with_tls_config(config);
    pooled(builder.https_or_http().enable_all_versions().wrap_connector(tcp()))
}

fn tcp() -> HttpConnector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(Duration::from_secs(3)));
    tcp
}

fn pooled(connector: HttpsConnector<HttpConnector>) -> MtlsClient {
    Client::builder(TokioExecutor::new())
        .pool_idle_timeout(Duration::from_secs(60))
        .pool_timer(TokioTimer::new())
        .build(connector)
}
