//! The proxy's connections: HTTP/1.1, one request each.

use std::convert::Infallible;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use http::{Method, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

use super::{Egress, connect, forward};
use crate::http::Reply;

/// Until a request's head is complete.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);
const MAX_HEAD_BYTES: usize = 32 * 1024;
/// After a connection could not be taken: descriptors have run out.
const PAUSE: Duration = Duration::from_millis(100);

pub async fn serve(listener: TcpListener, egress: Rc<Egress>) {
    // Those without a place wait in the kernel's queue.
    while let Ok(place) = Arc::clone(&egress.connections).acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let egress = Rc::clone(&egress);
        tokio::task::spawn_local(async move {
            take(stream, egress).await;
            drop(place);
        });
    }
}

async fn take(stream: TcpStream, egress: Rc<Egress>) {
    // Without it, small messages wait for each other; that is all.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let egress = Rc::clone(&egress);
        async move { Ok::<_, Infallible>(answer(&egress, request).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .max_header_size(MAX_HEAD_BYTES)
        .max_buf_size(MAX_HEAD_BYTES)
        .auto_date_header(false)
        .serve_connection(TokioIo::new(stream), service);
    // Its end is no news: the app went away, took too long, or sent what is no request. hyper has answered the last by itself.
    let _ = connection.with_upgrades().await;
}

async fn answer(egress: &Rc<Egress>, request: Request<Incoming>) -> Reply {
    let outcome = if request.method() == Method::CONNECT {
        connect::open(egress, request).await
    } else {
        forward::send(egress, request).await
    };
    outcome.unwrap_or_else(|refusal| {
        egress.complaints.push(refusal.to_string());
        refusal.reply()
    })
}
