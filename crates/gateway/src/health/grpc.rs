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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use axum::Router;
    use axum::routing::post;
    use http::HeaderMap;
    use http_body_util::Full;
    use tokio::net::TcpListener;
    use tokio_util::sync::CancellationToken;

    use super::*;

    /// A server whose answer is `message`, and whose status is `status`.
    async fn probe(message: &'static [u8], status: &'static str) -> Result<(), ProbeError> {
        let handler = move |request: axum::extract::Request| async move {
            assert_eq!(request.headers()["content-type"], "application/grpc");
            let asked = request.into_body().collect().await.unwrap().to_bytes();
            assert_eq!(asked[..], EMPTY_MESSAGE);
            let mut framed = vec![0, 0, 0, 0, u8::try_from(message.len()).unwrap()];
            framed.extend_from_slice(message);
            let trailers = async move {
                let mut trailers = HeaderMap::new();
                trailers.insert("grpc-status", status.parse().unwrap());
                Some(Ok(trailers))
            };
            http::Response::new(Body::new(Full::new(Bytes::from(framed)).with_trailers(trailers)))
        };
        let router = Router::new().route("/grpc.health.v1.Health/Check", post(handler));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let stop = CancellationToken::new();
        let _stop = stop.clone().drop_guard();
        tokio::spawn(isekai_platform::http::serve(listener, router, None, stop, Duration::ZERO));
        PlannerProbe::new(&url, None).unwrap().check().await
    }

    #[tokio::test]
    async fn only_a_server_that_serves_is_well() {
        assert!(probe(&SERVING, "0").await.is_ok());
        assert!(matches!(probe(&[0x08, 0x02], "0").await, Err(ProbeError::NotServing)));
        assert!(matches!(probe(&[], "0").await, Err(ProbeError::NotServing)), "unknown is the protocol's zero value");
        assert!(matches!(probe(&[], "14").await, Err(ProbeError::Status(status)) if status == "14"));
        let gone = PlannerProbe::new("http://127.0.0.1:9", None).unwrap().check().await;
        assert!(matches!(gone, Err(ProbeError::Unreachable(_))));
    }
}
