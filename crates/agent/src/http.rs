//! Bodies and replies of this single-threaded server.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use http_body_util::{BodyExt, Empty, Full, Limited};
use hyper::body::{Body, Frame, Incoming};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::sync::mpsc;

use crate::failure::Failure;

pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
pub type ReplyBody = Pin<Box<dyn Body<Data = Bytes, Error = BoxError>>>;
pub type Reply = Response<ReplyBody>;

const MAX_JSON_BYTES: usize = 1024 * 1024;

pub fn boxed<B>(body: B) -> ReplyBody
where
    B: Body<Data = Bytes> + 'static,
    B::Error: Into<BoxError>,
{
    Box::pin(body.map_err(Into::into))
}

pub fn full(bytes: impl Into<Bytes>) -> ReplyBody {
    boxed(Full::new(bytes.into()))
}

pub fn empty() -> ReplyBody {
    boxed(Empty::new())
}

pub fn json<T: Serialize>(value: &T) -> Result<Reply, Failure> {
    Ok(json_with(StatusCode::OK, value))
}

pub fn json_with<T: Serialize>(status: StatusCode, value: &T) -> Reply {
    match serde_json::to_vec(value) {
        Ok(bytes) => reply(status, "application/json", full(bytes)),
        Err(_) => reply(StatusCode::INTERNAL_SERVER_ERROR, "application/json", empty()),
    }
}

pub fn no_content() -> Reply {
    let mut reply = Response::new(empty());
    *reply.status_mut() = StatusCode::NO_CONTENT;
    reply
}

pub fn reply(status: StatusCode, content_type: &'static str, body: ReplyBody) -> Reply {
    let mut reply = Response::new(body);
    *reply.status_mut() = status;
    reply.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    reply
}

/// JSON lines that a task writes as fast as the reader takes them. The task sees by `Sender::closed` that the reader is gone.
pub fn ndjson(lines: mpsc::Receiver<Bytes>) -> Reply {
    reply(StatusCode::OK, "application/x-ndjson", boxed(ChannelBody(lines)))
}

/// The line with its end, for [`ndjson`].
pub fn line<T: Serialize>(value: &T) -> Bytes {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes.into()
}

pub async fn read_json<T: DeserializeOwned>(body: Incoming) -> Result<T, Failure> {
    read_json_within(body, MAX_JSON_BYTES).await
}

pub async fn read_within(body: Incoming, limit_bytes: usize) -> Result<Bytes, Failure> {
    match Limited::new(body, limit_bytes).collect().await {
        Ok(collected) => Ok(collected.to_bytes()),
        Err(error) if error.is::<http_body_util::LengthLimitError>() => {
            Err(Failure::TooLarge(format!("the body is larger than {limit_bytes} bytes")))
        }
        Err(_) => Err(Failure::Invalid("the body was cut off".to_owned())),
    }
}

pub async fn read_json_within<T: DeserializeOwned>(body: Incoming, limit_bytes: usize) -> Result<T, Failure> {
    let bytes = read_within(body, limit_bytes).await?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::Invalid(format!("the body is not what is expected: {error}")))
}

struct ChannelBody(mpsc::Receiver<Bytes>);

impl Body for ChannelBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(cx).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}
