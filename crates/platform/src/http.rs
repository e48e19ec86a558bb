//! One server loop for all our HTTP: plain or mutual TLS, HTTP/1.1 and HTTP/2, upgrades, draining. And its clients.

mod client;
#[cfg(test)]
mod tests;
mod transport;

use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
pub use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use rustls::server::Acceptor;
use socket2::{SockRef, TcpKeepalive};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt as _;

pub use self::client::{
    Connector, MtlsClient, mtls_client, mtls_connector, plain_client, web_client, web_client_trusting,
};
pub use self::transport::{Exposed, Transport, is_local, is_local_host};
use crate::tls::{Peer, ServerTls, role_of};

/// Open connections per listener; more wait in the kernel's queue.
const MAX_CONNECTIONS: usize = 4096;
const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(10);
/// Handshakes at a time per listener, each with a signature to make and tens of kilobytes to hold; more wait in their turn, and only
/// who has said a whole hello takes a place.
const MAX_HANDSHAKES: usize = 256;
/// For a connection's first request and, over HTTP/1.1, for the head of each further one.
const HEADER_TIMEOUT: Duration = Duration::from_secs(15);
const MAX_HEADER_BYTES: usize = 32 * 1024;
/// After so long without a byte the kernel asks whether the other side is still there, three times.
const SILENCE: Duration = Duration::from_secs(60);
const PROBE: Duration = Duration::from_secs(20);

/// Serves until `shutdown`, then lets open requests finish for up to `drain`.
///
/// Handlers find the client's [`Peer`] and `ConnectInfo<SocketAddr>` in the request's extensions.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    transport: Transport,
    shutdown: CancellationToken,
    drain: Duration,
) -> io::Result<()> {
    serve_at_most(MAX_CONNECTIONS, listener, app, transport, shutdown, drain).await
}

async fn serve_at_most(
    max_connections: usize,
    listener: TcpListener,
    app: Router,
    transport: Transport,
    shutdown: CancellationToken,
    drain: Duration,
) -> io::Result<()> {
    let handshakes = Arc::new(Semaphore::new(MAX_HANDSHAKES));
    let mut told = false;
    let graceful = Arc::new(GracefulShutdown::new());
    let places = Arc::new(Semaphore::new(max_connections));
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = shutdown.cancelled() => break,
        };
        let (place, stream, address) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of descriptors or a connection that died in the queue: others may still be served.
                tracing::warn!(error = &error as &dyn std::error::Error, "cannot accept a connection");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        if !transport.takes(address.ip()) {
            // Once, for it may be a proxy that was forgotten; not each time, for it may be anybody.
            if !std::mem::replace(&mut told, true) {
                tracing::warn!(%address, "hung up on: neither of serve.trusted_proxies nor of this machine, and the listener has no TLS");
            }
            continue;
        }
        let tls = match &transport {
            Transport::Plain | Transport::Behind(_) => None,
            Transport::Tls(tls) => Some((tls.clone(), Arc::clone(&handshakes))),
        };
        let watcher = graceful.watcher();
        let app = app.clone();
        tokio::spawn(async move {
            let _place = place;
            // A client that goes away in the middle is no failure of ours.
            if let Err(error) = connection(stream, address, app, tls, watcher).await {
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

/// The next connection, once there is a place for it. Part of this wait is the one for a place, so that a signal to stop is
/// noticed while all are taken.
async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(OwnedSemaphorePermit, TcpStream, SocketAddr)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, address) = listener.accept().await?;
    Ok((place, stream, address))
}

type BoxError = Box<dyn std::error::Error + Send + Sync>;

async fn connection(
    stream: TcpStream,
    address: SocketAddr,
    app: Router,
    tls: Option<(ServerTls, Arc<Semaphore>)>,
    watcher: Watcher,
) -> Result<(), BoxError> {
    stream.set_nodelay(true)?;
    // Who vanished without a word would keep its place for as long as nothing is sent, which may be for ever.
    SockRef::from(&stream)
        .set_tcp_keepalive(&TcpKeepalive::new().with_time(SILENCE).with_interval(PROBE).with_retries(3))?;
    match tls {
        None => serve_stream(stream, address, Peer(None), app, watcher).await,
        Some((tls, places)) => {
            let stream = handshake(stream, &tls, &places).await?;
            let certificates = stream.get_ref().1.peer_certificates();
            let peer = Peer(certificates.and_then(|chain| chain.first()).and_then(role_of));
            serve_stream(stream, address, peer, app, watcher).await
        }
    }
}

async fn handshake<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    tls: &ServerTls,
    places: &Semaphore,
) -> Result<TlsStream<S>, BoxError> {
    let shaken = async {
        let hello = LazyConfigAcceptor::new(Acceptor::default(), stream).await?;
        let _place = places.acquire().await?;
        Ok::<_, BoxError>(hello.into_stream(tls.current()).await?)
    };
    tokio::time::timeout(HANDSHAKE_TIMEOUT, shaken).await?
}

async fn serve_stream(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    address: SocketAddr,
    peer: Peer,
    app: Router,
    watcher: Watcher,
) -> Result<(), BoxError> {
    let asked = Arc::new(AtomicBool::new(false));
    let first = Arc::clone(&asked);
    let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
        first.store(true, Ordering::Relaxed);
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
    let mut connection = pin!(watcher.watch(connection));
    tokio::select! {
        ended = &mut connection => return ended,
        () = tokio::time::sleep(HEADER_TIMEOUT) => {}
    }
    // hyper waits for the bytes that tell HTTP/2 from HTTP/1.1, and for HTTP/2's first request, without a limit of time: a client
    // that sends none of them would keep its place for ever.
    if !asked.load(Ordering::Relaxed) {
        return Err(io::Error::new(io::ErrorKind::TimedOut, "no request came in time").into());
    }
    connection.await
}
