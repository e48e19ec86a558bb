//! One pooled HTTP client for the process.

use std::sync::LazyLock;
use std::time::Duration;

use http::{Request, Response};
use hyper::body::Incoming;
use isekai_platform::http::{Body, MtlsClient, web_client};

use super::api::ClientError;

/// To the beginning of an answer. The server itself gives up on a request earlier, with an error that says more.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

fn client() -> &'static MtlsClient {
    static CLIENT: LazyLock<MtlsClient> = LazyLock::new(web_client);
    &CLIENT
}

pub async fn get(url: &str) -> anyhow::Result<Response<Incoming>> {
    send(Request::get(url).body(Body::empty())?).await
}

pub async fn send(request: Request<Body>) -> anyhow::Result<Response<Incoming>> {
    let url = request.uri().to_string();
    match tokio::time::timeout(ANSWER_TIMEOUT, client().request(request)).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(error)) => Err(ClientError::Unreachable { url, source: Box::new(error) }.into()),
        Err(elapsed) => Err(ClientError::Unreachable { url, source: Box::new(elapsed) }.into()),
    }
}
