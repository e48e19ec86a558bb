//! What lasts as long as an answer goes on: its place, and the right to it. Answers may stream for hours; one ends when its visitor
//! signs out, or the link that let them in is revoked.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use futures::FutureExt as _;
use futures::future::{BoxFuture, Fuse};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use tokio_util::sync::CancellationToken;

use super::places::Place;
use crate::error::BoxError;

pub struct Visit {
    place: Place,
    ended: Fuse<BoxFuture<'static, ()>>,
}

impl Visit {
    /// `ended`: completes when nobody may see the answer any more.
    pub fn new(place: Place, ended: impl Future<Output = ()> + Send + 'static) -> Self {
        Self { place, ended: ended.boxed().fuse() }
    }

    /// The body, broken off when the visit ends.
    pub fn body<B>(self, inner: B) -> Body
    where
        B: HttpBody<Data = Bytes> + Send + Unpin + 'static,
        B::Error: Into<BoxError>,
    {
        Body::new(Held { inner, visit: self })
    }

    /// Carries a WebSocket until either side ends it, the visit ends, or the process does.
    pub async fn carry(self, visitor: OnUpgrade, app: OnUpgrade, shutdown: CancellationToken) {
        let Self { place, ended } = self;
        let carried = async {
            let (visitor, app) = tokio::try_join!(visitor, app)?;
            let (mut visitor, mut app) = (TokioIo::new(visitor), TokioIo::new(app));
            tokio::io::copy_bidirectional(&mut visitor, &mut app).await?;
            Ok::<_, BoxError>(())
        };
        tokio::select! {
            // How a WebSocket ends is a matter between the page and the app.
            result = carried => if let Err(error) = result {
                tracing::debug!(error, "a WebSocket broke");
            },
            () = ended => {}
            () = shutdown.cancelled() => {}
        }
        drop(place);
    }
}

struct Held<B> {
    inner: B,
    visit: Visit,
}

impl<B> HttpBody for Held<B>
where
    B: HttpBody<Data = Bytes> + Unpin,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.visit.ended.poll_unpin(cx).is_ready() {
            return Poll::Ready(Some(Err("the visit has ended".into())));
        }
        Pin::new(&mut self.inner).poll_frame(cx).map_err(Into::into)
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
    use futures::{StreamExt as _, stream};
    use http_body_util::BodyExt as _;
    use isekai_domain::AppId;
    use tokio::sync::oneshot;

    use super::*;
    use crate::preview::places::Places;

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_goes_on_ends_with_the_visit_and_gives_its_place_back() {
        let (places, app) = (Places::new(1), AppId::new());
        let (end, ended) = oneshot::channel::<()>();
        let visit = Visit::new(places.take(app).await.unwrap(), async move { drop(ended.await) });
        let first = stream::once(std::future::ready(Ok::<_, std::io::Error>(Bytes::from("x"))));
        let mut body = visit.body(Body::from_stream(first.chain(stream::pending())));
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "x");
        assert!(places.take(app).await.is_none());
        end.send(()).unwrap();
        assert!(body.frame().await.unwrap().is_err(), "a broken answer must not look whole");
        drop(body);
        assert!(places.take(app).await.is_some());
    }
}
