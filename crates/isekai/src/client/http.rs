//! One pooled HTTP client for the process.

use std::sync::OnceLock;

use anyhow::Context as _;
use http::{Request, Response};
use hyper::body::Incoming;
use isekai_platform::http::{Body, MtlsClient, mtls_client};

pub fn client() -> anyhow::Result<&'static MtlsClient> {
    static CLIENT: OnceLock<MtlsClient> = OnceLock::new();
    if let Some(client) = CLIENT.get() {
        return Ok(client);
    }
    let client = mtls_client(None, false)?;
    Ok(CLIENT.get_or_init(|| client))
}

pub async fn get(url: &str) -> anyhow::Result<Response<Incoming>> {
    send(Request::get(url).body(Body::empty())?).await
}

pub async fn send(request: Request<Body>) -> anyhow::Result<Response<Incoming>> {
    let url = request.uri().clone();
    client()?.request(request).await.with_context(|| format!("cannot reach {url}; is Isekai running there?"))
}
