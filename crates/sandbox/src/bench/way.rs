//! The same request on different ways.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use http::{Request, Response};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use isekai_channel::client::SandboxClient;
use isekai_channel::sandbox_api::SandboxId;
use isekai_platform::http::MtlsClient;
use tokio::sync::oneshot;
use tokio::time::Instant;
use tokio_util::task::AbortOnDropHandle;

use super::BenchError;
use super::floor::Bare;
use super::served::{BULK, BULK_BYTES};

/// What one sandbox may send. A plain server is asked for no more, so that both carry the same.
const BULK_BYTES_PER_SECOND: f64 = 32.0 * 1024.0 * 1024.0;

/// A failure beyond it, however hostile the neighbour.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Clone)]
pub enum Way {
    /// Through the service, like a browser's request.
    Service { client: SandboxClient, id: SandboxId },
    /// On a container's pipe, without the service.
    Pipe(Arc<Bare>),
    /// From a plain server on loopback.
    Plain { http: MtlsClient, base: String },
}

impl Way {
    pub async fn get(&self, path: &str) -> Result<Response<Incoming>, BenchError> {
        let answer = match self {
            Self::Service { client, id } => client.proxy(*id, Request::get(path).body(Body::empty())?).await?,
            Self::Pipe(bare) => bare.get(path).await?,
            Self::Plain { http, base } => {
                http.request(Request::get(format!("{base}{path}")).body(Body::empty())?).await?
            }
        };
        if answer.status().is_success() {
            return Ok(answer);
        }
        Err(BenchError::Status { path: path.to_owned(), status: answer.status() })
    }

    /// To the last byte.
    pub async fn fetch(&self, path: &str) -> Result<Bytes, BenchError> {
        let whole = async {
            let body = self.get(path).await?.into_body().collect().await;
            Ok(body.map_err(|error| BenchError::Body(error.into()))?.to_bytes())
        };
        let whole = tokio::time::timeout(PATIENCE, whole).await;
        whole.unwrap_or(Err(BenchError::Patience { what: "an answer is whole", within: PATIENCE }))
    }
}

/// A download that is read at its rate, again and again, and one that nobody reads.
pub struct Load {
    _bulk: AbortOnDropHandle<()>,
    _stalled: Response<Incoming>,
}

impl Load {
    /// Answers when both have begun.
    pub async fn on(way: &Way) -> Result<Self, BenchError> {
        let stalled = way.get(BULK).await?;
        let (begun, has_begun) = oneshot::channel();
        let way = way.clone();
        let bulk = tokio::spawn(async move {
            let mut begun = Some(begun);
            while download(&way, &mut begun).await.is_ok() {}
        });
        let bulk = AbortOnDropHandle::new(bulk);
        has_begun.await.map_err(|error| BenchError::Body(error.into()))?;
        Ok(Self { _bulk: bulk, _stalled: stalled })
    }
}

async fn download(way: &Way, begun: &mut Option<oneshot::Sender<()>>) -> Result<(), BenchError> {
    let mut body = way.get(BULK).await?.into_body();
    let started = Instant::now();
    let mut read = 0;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|error| BenchError::Body(error.into()))?;
        read += frame.data_ref().map_or(0, Bytes::len);
        if let Some(begun) = begun.take() {
            let _ = begun.send(());
        }
        tokio::time::sleep_until(started + Duration::from_secs_f64(read as f64 / BULK_BYTES_PER_SECOND)).await;
    }
    if read == BULK_BYTES {
        return Ok(());
    }
    Err(BenchError::Body(format!("{read} of {BULK_BYTES} bytes came").into()))
}
