//! The attachment as one stream for hyper, which counts what passes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::driver::Attachment;

/// Bytes through the pipe in both directions since it was opened first.
#[derive(Debug, Default)]
pub struct Traffic {
    /// Into the container.
    entered: AtomicU64,
    /// Out of the container.
    left: AtomicU64,
}

impl Traffic {
    /// Entered, left.
    pub fn bytes(&self) -> (u64, u64) {
        (self.entered.load(Ordering::Relaxed), self.left.load(Ordering::Relaxed))
    }
}

pub struct PipeIo {
    attachment: Attachment,
    /// Came with the handshake's answer and belongs to the connection.
    early: BytesMut,
    traffic: Arc<Traffic>,
}

impl PipeIo {
    pub fn new(attachment: Attachment, early: BytesMut, traffic: Arc<Traffic>) -> Self {
        Self { attachment, early, traffic }
    }
}

impl AsyncRead for PipeIo {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.early.has_remaining() {
            let taken = self.early.len().min(buf.remaining());
            buf.put_slice(&self.early.split_to(taken));
            return Poll::Ready(Ok(()));
        }
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.attachment.output).poll_read(cx, buf);
        self.traffic.left.fetch_add((buf.filled().len() - before) as u64, Ordering::Relaxed);
        polled
    }
}

impl AsyncWrite for PipeIo {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.attachment.input).poll_write(cx, bytes);
        if let Poll::Ready(Ok(written)) = polled {
            self.traffic.entered.fetch_add(written as u64, Ordering::Relaxed);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.attachment.input).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.attachment.input).poll_shutdown(cx)
    }
}
