//! What a request may have: a head that every hop can carry, a body of bounded length that keeps coming.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use http::header;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::Sleep;

use super::pages::{Notice, Refusal};
use crate::error::BoxError;

/// The hops after this one take 100 headers, and 32 KiB of them as HTTP/2 counts; each adds a few.
const MAX_HEADERS: usize = 90;
const MAX_HEAD_BYTES: usize = 24 * 1024;
/// RFC 9113, section 6.5.2: what a header counts beside its name and value.
const HEADER_OVERHEAD_BYTES: usize = 32;
/// How long a body may pause.
const PATIENCE: Duration = Duration::from_secs(30);

pub fn check_head(request: &Request) -> Result<(), Refusal> {
    let target = request.uri().path_and_query().map_or(0, |target| target.as_str().len());
    let headers = request.headers().iter();
    let bytes: usize =
        headers.map(|(name, value)| name.as_str().len() + value.len() + HEADER_OVERHEAD_BYTES).sum::<usize>() + target;
    if request.headers().len() > MAX_HEADERS || bytes > MAX_HEAD_BYTES {
        return Err(Notice::large_head().into());
    }
    Ok(())
}

/// Why a body was broken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Breach {
    TooLarge,
    Stalled,
}

/// Tells what became of a body that was handed on.
#[derive(Clone, Default)]
pub struct Outcome(Arc<AtomicU8>);

impl Outcome {
    pub fn breach(&self) -> Option<Breach> {
        match self.0.load(Ordering::Relaxed) {
            1 => Some(Breach::TooLarge),
            2 => Some(Breach::Stalled),
            _ => None,
        }
    }

    fn set(&self, breach: Breach) {
        self.0.store(if breach == Breach::TooLarge { 1 } else { 2 }, Ordering::Relaxed);
    }
}

/// The same request with a body that breaks off where it goes too far. One that announces too much is refused at once.
pub fn bounded(request: Request, max_bytes: u64) -> Result<(Request, Outcome), Refusal> {
    let announced = request.headers().get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if announced.is_some_and(|bytes| bytes > max_bytes) {
        return Err(Notice::large_body(max_bytes).into());
    }
    let outcome = Outcome::default();
    let bounded =
        request.map(|inner| Body::new(Bounded { inner, left_bytes: max_bytes, since: None, outcome: outcome.clone() }));
    Ok((bounded, outcome))
}

struct Bounded {
    inner: Body,
    left_bytes: u64,
    /// Since when nothing came. The time in which nobody asked does not count.
    since: Option<Pin<Box<Sleep>>>,
    outcome: Outcome,
}

impl HttpBody for Bounded {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(cx) else {
            let since = self.since.get_or_insert_with(|| Box::pin(tokio::time::sleep(PATIENCE)));
            if since.as_mut().poll(cx).is_pending() {
                return Poll::Pending;
            }
            self.outcome.set(Breach::Stalled);
            return Poll::Ready(Some(Err("the request's body stopped coming".into())));
        };
        self.since = None;
        match frame {
            Some(Ok(frame)) => {
                let bytes = frame.data_ref().map_or(0, Bytes::len) as u64;
                let Some(left_bytes) = self.left_bytes.checked_sub(bytes) else {
                    self.outcome.set(Breach::TooLarge);
                    return Poll::Ready(Some(Err("the request's body is too large".into())));
                };
                self.left_bytes = left_bytes;
                Poll::Ready(Some(Ok(frame)))
            }
            Some(Err(error)) => Poll::Ready(Some(Err(error.into()))),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use futures::stream;
    use http_body_util::BodyExt as _;

    use super::*;

    fn chunks(sizes: &[usize]) -> Body {
        let chunks: Vec<_> = sizes.iter().map(|size| Ok::<_, std::io::Error>(Bytes::from(vec![0; *size]))).collect();
        Body::from_stream(stream::iter(chunks))
    }

    async fn collect(body: Body, max_bytes: u64) -> (bool, Option<Breach>) {
        let (request, outcome) = bounded(Request::new(body), max_bytes).unwrap();
        (request.into_body().collect().await.is_ok(), outcome.breach())
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_is_counted_as_it_comes() {
        assert_eq!(collect(chunks(&[4, 6]), 10).await, (true, None));
        assert_eq!(collect(chunks(&[4, 7]), 10).await, (false, Some(Breach::TooLarge)));
        assert_eq!(collect(Body::empty(), 0).await, (true, None));
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_stops_coming_is_broken_off() {
        let endless = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
        assert_eq!(collect(endless, 10).await, (false, Some(Breach::Stalled)));
    }

    #[test]
    fn a_length_that_is_too_large_is_refused_before_the_body() {
        let announced = |bytes: u64| {
            let request = Request::builder().header(header::CONTENT_LENGTH, bytes).body(Body::empty()).unwrap();
            bounded(request, 10).is_ok()
        };
        assert!(announced(10) && !announced(11));
    }

    #[test]
    fn heads_are_bounded_in_number_and_size() {
        let with = |count: usize, bytes: usize| {
            let mut request = Request::get("/x");
            for number in 0..count {
                request = request.header(format!("x-{number}"), "y".repeat(bytes));
            }
            check_head(&request.body(Body::empty()).unwrap()).is_ok()
        };
        assert!(with(90, 1) && !with(91, 1));
        assert!(with(1, 24_000) && !with(1, 24_600));
        assert!(!with(80, 280));
    }
}
