//! A plain HTTP server on loopback with the same files: what a request takes without any container. It lives in this process, so
//! that its floor is rather too low than too high.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use bytes::Bytes;
use isekai_platform::http::{Transport, plain_client, serve};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::AbortOnDropHandle;

use super::BenchError;
use super::served::{BULK, BULK_BYTES, PAGE, PAGE_BYTES, text};
use super::way::Way;

pub struct Server {
    pub way: Way,
    _task: AbortOnDropHandle<std::io::Result<()>>,
}

impl Server {
    pub async fn start() -> Result<Self, BenchError> {
        let failed = |source| BenchError::Io { what: "starting a plain server", source };
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(failed)?;
        let base = format!("http://{}", listener.local_addr().map_err(failed)?);
        let (page, bulk) = (Bytes::from(text(PAGE_BYTES)), Bytes::from(text(BULK_BYTES)));
        let router =
            Router::new().route(PAGE, get(async move || page.clone())).route(BULK, get(async move || bulk.clone()));
        let task = tokio::spawn(serve(listener, router, Transport::Plain, CancellationToken::new(), Duration::ZERO));
        Ok(Self { way: Way::Plain { http: plain_client(), base }, _task: AbortOnDropHandle::new(task) })
    }
}
