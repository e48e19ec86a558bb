//! `CONNECT host:port` (RFC 9110, 9.3.6).

use std::rc::Rc;

use http::{Request, Response};
use hyper::body::{Body, Incoming};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::io::copy_bidirectional_with_sizes;
use tokio::net::TcpStream;

use super::Egress;
use super::refusal::Refusal;
use super::target::Target;
use super::tunnel::{CHUNK_BYTES, Tunnel};
use crate::http::{Reply, empty};

pub async fn open(egress: &Egress, mut request: Request<Incoming>) -> Result<Reply, Refusal> {
    if !request.body().is_end_stream() {
        return Err(Refusal::request("CONNECT has no body"));
    }
    let target = Target::of_connect(request.uri()).map_err(Refusal::request)?;
    let (tunnel, place) = egress.open(&target).await?;
    let app = hyper::upgrade::on(&mut request);
    tokio::task::spawn_local(async move {
        if let Ok(app) = app.await {
            join(app, tunnel).await;
        }
        drop(place);
    });
    Ok(Response::new(empty()))
}

/// Copies both ways until both have ended, one breaks, or nothing moves any more.
async fn join(app: Upgraded, mut tunnel: Tunnel) {
    let mut app = TokioIo::new(app);
    let progress = tunnel.progress();
    tokio::select! {
        // How it went, the tunnel knows better.
        _ = copy_bidirectional_with_sizes(&mut app, &mut tunnel, CHUNK_BYTES, CHUNK_BYTES) => {}
        () = Rc::clone(&progress).until_idle() => {}
    }
    if !progress.has_outside_ended()
        && let Ok(parts) = app.into_inner().downcast::<TokioIo<TcpStream>>()
    {
        // Closed with a reset, not with an orderly end. Where that fails, the end has to do.
        let _ = parts.io.inner().set_zero_linger();
    }
}
