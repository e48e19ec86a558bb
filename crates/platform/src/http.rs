//! One server loop for all our HTTP: plain or mutual TLS, HTTP/1.1 and HTTP/2, upgrades, draining. And its client.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
pub use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::GracefulShutdown;
use rustls::ServerConfig;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

use crate::tls::{Peer, TlsError, TlsFiles, client_config, role_of};

/// Open connections per listener; more wait in the kernel's queue.
const MAX_CONNECTIONS: usize = 4096;
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
const HEADER_TIMEOUT: Duration = Duration::from_secs(15);
const MAX_HEADER_BYTES: usize = 32 * 1024;

/// Serves until `shutdown`, then lets open requests finish for up to `drain`.
///
/// Handlers find the client's [`Peer`] and `ConnectInfo<SocketAddr>` in the request's extensions.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    tls: Option<Arc<ServerConfig>>,
    shutdown: CancellationToken,
    drain: Duration,
) -> io::Result<()> {
    let acceptor = tls.map(TlsAcceptor::from);
    let graceful = Arc::new(GracefulShutdown::new());
    let places = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        let (stream, address) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of descriptors or a connection that died in the queue: others may still be served.
                    tracing::warn!(error = &error as &dyn std::error::Error, "cannot accept a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = shutdown.cancelled() => break,
        };
        let watcher = graceful.watcher();
        let (app, acceptor) = (app.clone(), acceptor.clone());
        tokio::spawn(async move {
            let _place = place;
            // A client that goes away in the middle is no failure of ours.
            if let Err(error) = connection(stream, address, app, acceptor, watcher).await {
                tracing::debug!(%address, %error, "connection ended early");
            }
        });
    }
    drop(listener);
    if let Some(graceful) = Arc::into_inner(graceful)
        && tokio::time::timeout(drain, graceful.shutdown()).await.is_err()
    {
        tracing::warn!(drain_seconds = drain.as_secs(), "requests were still open at the end of the drain time");
    }
    Ok(())
}

type BoxError = Box<dyn std::error::Error + Send + Sync>;

async fn connection(
    stream: TcpStream,
    address: SocketAddr,
    app: Router,
    acceptor: Option<TlsAcceptor>,
    watcher: hyper_util::server::graceful::Watcher,
) -> Result<(), BoxError> {
    stream.set_nodelay(true)?;
    match acceptor {
        None => serve_stream(stream, address, Peer(None), app, watcher).await,
        Some(acceptor) => {
            let stream = tokio::time::timeout(HANDSHAKE_TIMEOUT, acceptor.accept(stream)).await??;
            let certificates = stream.get_ref().1.peer_certificates();
            let peer = Peer(certificates.and_then(|chain| chain.first()).and_then(role_of));
            serve_stream(stream, address, peer, app, watcher).await
        }
    }
}

async fn serve_stream(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    address: SocketAddr,
    peer: Peer,
    app: Router,
    watcher: hyper_util::server::graceful::Watcher,
) -> Result<(), BoxError> {
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(peer.clone());
        request.extensions_mut().insert(ConnectInfo(address));
        app.clone().oneshot(request.map(Body::new))
    });
    let mut builder = auto::Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIMEOUT)
        .max_buf_size(MAX_HEADER_BYTES)
        .http2()
        .timer(TokioTimer::new())
        .enable_connect_protocol()
        .max_header_list_size(MAX_HEADER_BYTES as u32)
        .max_concurrent_streams(256)
        .keep_alive_interval(Duration::from_secs(30));
    let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service).into_owned();
    watcher.watch(connection).await
}

pub type MtlsClient = Client<HttpsConnector<HttpConnector>, Body>;

/// A pooled client. Without `files` it speaks plain HTTP only, for tests and development.
pub fn mtls_client(files: Option<&TlsFiles>, http2_only: bool) -> Result<MtlsClient, TlsError> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp.set_connect_timeout(Some(Duration::from_secs(3)));
    let builder = HttpsConnectorBuilder::new();
    let connector = match files {
        Some(files) => {
            let builder = builder.with_tls_config(client_config(files)?).https_only();
            if http2_only {
                builder.enable_http2().wrap_connector(tcp)
            } else {
                builder.enable_http1().wrap_connector(tcp)
            }
        }
        None => {
            crate::tls::install_crypto();
            let roots = rustls::RootCertStore::empty();
            let config = rustls::ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
            builder.with_tls_config(config).https_or_http().enable_all_versions().wrap_connector(tcp)
        }
    };
    Ok(Client::builder(TokioExecutor::new())
        .pool_idle_timeout(Duration::from_secs(60))
        .pool_timer(TokioTimer::new())
        .http2_only(http2_only)
        .build(connector))
}

#[cfg(test)]
mod tests {
    use axum::Extension;
    use axum::routing::get;
    use http_body_util::BodyExt as _;

    use super::*;

    async fn start(
        app: Router,
        tls: Option<Arc<ServerConfig>>,
    ) -> (SocketAddr, CancellationToken, tokio::task::JoinHandle<io::Result<()>>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shutdown = CancellationToken::new();
        let task = tokio::spawn(serve(listener, app, tls, shutdown.clone(), Duration::from_secs(5)));
        (address, shutdown, task)
    }

    async fn call(client: &MtlsClient, url: &str) -> Result<String, hyper_util::client::legacy::Error> {
        let response = client.request(Request::get(url).body(Body::empty()).unwrap()).await?;
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Ok(String::from_utf8(bytes.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn only_the_allowed_roles_get_through_and_are_known() {
        let pki = tempfile::tempdir().unwrap();
        crate::authority::ensure(pki.path()).unwrap();
        let who = |Extension(Peer(role)): Extension<Peer>| async move { role.unwrap_or_default() };
        let app = Router::new().route("/", get(who));
        let files = |role| TlsFiles::in_dir(pki.path(), role);
        let tls = crate::tls::server_config(&files("sandboxd"), &["serve", "worker"]).unwrap();
        let (address, shutdown, task) = start(app, Some(tls)).await;
        let url = format!("https://localhost:{}/", address.port());

        for http2 in [true, false] {
            let client = mtls_client(Some(&files("serve")), http2).unwrap();
            assert_eq!(call(&client, &url).await.unwrap(), "serve");
        }
        assert!(call(&mtls_client(Some(&files("planner")), true).unwrap(), &url).await.is_err());
        let stranger = tempfile::tempdir().unwrap();
        crate::authority::ensure(stranger.path()).unwrap();
        let forged = TlsFiles { ca: files("serve").ca, ..TlsFiles::in_dir(stranger.path(), "serve") };
        assert!(call(&mtls_client(Some(&forged), true).unwrap(), &url).await.is_err());
        shutdown.cancel();
        task.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn a_request_under_way_is_finished_before_the_end() {
        let entered = Arc::new(tokio::sync::Notify::new());
        let release = Arc::new(tokio::sync::Notify::new());
        let (e, r) = (Arc::clone(&entered), Arc::clone(&release));
        let app = Router::new().route(
            "/",
            get(move || async move {
                e.notify_one();
                r.notified().await;
                "done"
            }),
        );
        let (address, shutdown, task) = start(app, None).await;
        let client = mtls_client(None, false).unwrap();
        let request = tokio::spawn(async move { call(&client, &format!("http://{address}/")).await.unwrap() });
        entered.notified().await;
        shutdown.cancel();
        release.notify_one();
        assert_eq!(request.await.unwrap(), "done");
        task.await.unwrap().unwrap();
    }
}
