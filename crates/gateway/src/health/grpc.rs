//! Asking the planner how it is, by the gRPC health protocol (grpc.health.v1). One call with an empty message; a client
//! library would be more than that needs.

use axum::body::Body;
use bytes::Bytes;
use http::{Request, header};
use http_body_util::{BodyExt as _, Limited};
use isekai_platform::TlsFiles;
use isekai_platform::http::{MtlsClient, mtls_client};
use isekai_platform::tls::TlsError;
use thiserror::Error;

const MAX_BYTES: usize = 1024;
/// Length-prefixed message: not compressed, no bytes. An empty service name asks for the whole server.
const EMPTY_MESSAGE: [u8; 5] = [0; 5];
/// `HealthCheckResponse { status: SERVING }`: field 1, varint 1.
const SERVING: [u8; 2] = [0x08, 0x01];

#[derive(Debug, Error)]
pub enum ProbeError {
    #[error("it cannot be reached")]
    Unreachable(#[source] hyper_util::client::legacy::Error),
    #[error("its address is not valid")]
    Address(#[source] http::Error),
    #[error("it broke off in the middle of its answer")]
    Body(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("it answered with gRPC status {0}")]
    Status(String),
    #[error("it is not serving")]
    NotServing,
}

pub struct PlannerProbe {
    client: MtlsClient,
    url: String,
}

impl PlannerProbe {
    pub fn new(url: &str, tls: Option<&TlsFiles>) -> Result<Self, TlsError> {
        let url = format!("{}/grpc.health.v1.Health/Check", url.trim_end_matches('/'));
        Ok(Self { client: mtls_client(tls, true)?, url })
    }

    pub async fn check(&self) -> Result<(), ProbeError> {
        let request = Request::post(&self.url)
            .header(header::CONTENT_TYPE, "application/grpc")
            .header(header::TE, "trailers")
            .body(Body::from(Bytes::from_static(&EMPTY_MESSAGE)))
            .map_err(ProbeError::Address)?;
        let answer = self.client.request(request).await.map_err(ProbeError::Unreachable)?;
        // An error without a message has its status in the headers.
        let early = answer.headers().get("grpc-status").cloned();
        let body = Limited::new(answer.into_body(), MAX_BYTES).collect().await.map_err(ProbeError::Body)?;
        let status = body.trailers().and_then(|trailers| trailers.get("grpc-status").cloned()).or(early);
        match status {
            Some(status) if status == "0" => {}
            status => {
                let status = status.and_then(|status| status.to_str().ok().map(str::to_owned)).unwrap_or_default();
                return Err(ProbeError::Status(status));
            }
        }
        match body.to_bytes().get(EMPTY_MESSAGE.len()..) {
            Some(message) if message == SERVING => Ok(()),
            _ => Err(ProbeError::NotServing),
        }
    }
}
