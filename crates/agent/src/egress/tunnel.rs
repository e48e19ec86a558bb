//! An accept request of the host as a stream: its body is what comes from outside, behind a line with the verdict; the answer's body is
//! what the app sends. An end that was not said is a break, and stays one in both directions: an answer that is cut off must not look whole.

use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming};
use isekai_channel::egress_api::{EgressVerdict, MAX_VERDICT_BYTES};
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, ReadBuf, duplex};

use super::progress::Progress;

/// What is copied, and held back, at a time in one direction.
pub const CHUNK_BYTES: usize = 16 * 1024;

#[derive(Debug)]
pub struct Tunnel {
    from_outside: Incoming,
    /// Came from outside, but has not been read yet.
    unread: Bytes,
    to_outside: DuplexStream,
    progress: Rc<Progress>,
}

/// The answer's body.
#[derive(Debug)]
pub struct FromApp {
    data: DuplexStream,
    chunk: Box<[u8]>,
    progress: Rc<Progress>,
}

#[derive(Debug)]
pub enum NoVerdict {
    /// The host went away before.
    Gone,
    /// It said something else.
    Unreadable,
}

impl Tunnel {
    pub fn new(from_outside: Incoming) -> (Self, FromApp) {
        let (to_outside, data) = duplex(CHUNK_BYTES);
        let progress = Progress::new();
        let from_app = FromApp { data, chunk: vec![0; CHUNK_BYTES].into(), progress: Rc::clone(&progress) };
        (Self { from_outside, unread: Bytes::new(), to_outside, progress }, from_app)
    }

    /// To be read once, before anything else.
    pub async fn verdict(&mut self) -> Result<EgressVerdict, NoVerdict> {
        let mut line = BytesMut::new();
        let mut searched = 0;
        loop {
            if let Some(end) = line[searched..].iter().position(|byte| *byte == b'\n') {
                self.unread = line.split_off(searched + end + 1).freeze();
                break;
            }
            searched = line.len();
            if searched > MAX_VERDICT_BYTES {
                return Err(NoVerdict::Unreadable);
            }
            match self.from_outside.frame().await {
                Some(Ok(frame)) => line.extend_from_slice(&frame.into_data().unwrap_or_default()),
                Some(Err(_)) | None => return Err(NoVerdict::Gone),
            }
        }
        if line.len() > MAX_VERDICT_BYTES {
            return Err(NoVerdict::Unreadable);
        }
        serde_json::from_slice(&line).map_err(|_| NoVerdict::Unreadable)
    }

    /// Nothing was sent, and that is all.
    pub fn end(self) {
        self.progress.app_ended();
    }

    pub fn progress(&self) -> Rc<Progress> {
        Rc::clone(&self.progress)
    }
}

impl AsyncRead for Tunnel {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let tunnel = self.get_mut();
        while tunnel.unread.is_empty() {
            if tunnel.progress.has_outside_ended() {
                return Poll::Ready(Ok(()));
            }
            match ready!(Pin::new(&mut tunnel.from_outside).poll_frame(cx)) {
                Some(Ok(frame)) => tunnel.unread = frame.into_data().unwrap_or_default(),
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None if tunnel.from_outside.is_end_stream() => tunnel.progress.outside_ended(),
                None => return Poll::Ready(Err(io::ErrorKind::ConnectionReset.into())),
            }
        }
        let length = tunnel.unread.len().min(buf.remaining());
        buf.put_slice(&tunnel.unread.split_to(length));
        tunnel.progress.moved();
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Tunnel {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let tunnel = self.get_mut();
        let written = ready!(Pin::new(&mut tunnel.to_outside).poll_write(cx, bytes))?;
        tunnel.progress.moved();
        Poll::Ready(Ok(written))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let tunnel = self.get_mut();
        tunnel.progress.app_ended();
        Pin::new(&mut tunnel.to_outside).poll_shutdown(cx)
    }
}

impl Body for FromApp {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let body = self.get_mut();
        let mut space = ReadBuf::new(&mut body.chunk);
        ready!(Pin::new(&mut body.data).poll_read(cx, &mut space))?;
        Poll::Ready(match space.filled() {
            [] if body.progress.has_app_ended() => None,
            [] => Some(Err(io::ErrorKind::ConnectionAborted.into())),
            data => Some(Ok(Frame::data(Bytes::copy_from_slice(data)))),
        })
    }
}
