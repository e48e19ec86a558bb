//! What goes to the app: the body of the request that waited at the agent.

use std::io;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use tokio::sync::{OwnedSemaphorePermit, mpsc};
use tokio_util::sync::{CancellationToken, DropGuard};

/// Its stream of the pipe, for as long as either direction lasts: an app that takes nothing delays the end of the one towards it.
pub type Place = Arc<OwnedSemaphorePermit>;

/// Unless it is finished, dropping it breaks the body off: the app must not take what it has for all.
pub struct ToApp {
    /// Before the sender, in this order: whoever sees the end of the pieces then knows whether it is one.
    broken: DropGuard,
    pieces: mpsc::Sender<Bytes>,
}

impl ToApp {
    pub fn new(place: Place) -> (Self, Body) {
        // One piece waits here and one in HTTP/2; more are not taken from the other side before these are gone.
        let (sender, pieces) = mpsc::channel::<Bytes>(1);
        let broken = CancellationToken::new();
        let state = (pieces, broken.clone(), place);
        let pieces = futures::stream::try_unfold(state, |(mut pieces, broken, place)| async move {
            let next = tokio::select! {
                biased;
                () = broken.cancelled() => None,
                next = pieces.recv() => next,
            };
            match next {
                Some(piece) => Ok(Some((piece, (pieces, broken, place)))),
                None if broken.is_cancelled() => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                None => Ok(None),
            }
        });
        (Self { broken: broken.drop_guard(), pieces: sender }, Body::from_stream(pieces))
    }

    /// Waits until there is room. False: nobody takes it any more.
    #[must_use]
    pub async fn send(&self, piece: Bytes) -> bool {
        self.pieces.send(piece).await.is_ok()
    }

    /// That was all.
    pub fn finish(self) {
        self.broken.disarm();
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt as _;
    use tokio::sync::Semaphore;

    use super::*;

    #[tokio::test]
    async fn a_body_is_whole_only_when_it_was_finished() {
        let streams = Arc::new(Semaphore::new(1));
        let place = || Arc::new(Arc::clone(&streams).try_acquire_owned().unwrap());
        let (to_app, body) = ToApp::new(place());
        assert!(to_app.send(Bytes::from_static(b"all")).await);
        to_app.finish();
        assert_eq!(streams.available_permits(), 0);
        assert_eq!(body.collect().await.unwrap().to_bytes(), "all");
        assert_eq!(streams.available_permits(), 1);
        let (to_app, mut body) = ToApp::new(place());
        assert!(to_app.send(Bytes::from_static(b"half")).await);
        assert_eq!(body.frame().await.unwrap().unwrap().into_data().unwrap(), "half");
        drop(to_app);
        assert!(body.frame().await.unwrap().is_err());
        let (to_app, body) = ToApp::new(Arc::new(Arc::new(Semaphore::new(1)).try_acquire_owned().unwrap()));
        drop(body);
        assert!(!to_app.send(Bytes::from_static(b"nobody")).await);
    }
}
