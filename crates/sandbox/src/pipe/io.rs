//! The attachment as one stream for hyper, which counts what passes.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

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

/// The daemon copies what a container sends at its own cost: past this rate the container has to wait.
const BYTES_PER_SECOND: f64 = 128.0 * 1024.0 * 1024.0;
/// What may come at once after a quiet time.
const BURST_BYTES: f64 = 64.0 * 1024.0 * 1024.0;

pub struct PipeIo {
    attachment: Attachment,
    allowance: Allowance,
    /// Came with the handshake's answer and belongs to the connection.
    early: BytesMut,
    traffic: Arc<Traffic>,
}

impl PipeIo {
    pub fn new(attachment: Attachment, early: BytesMut, traffic: Arc<Traffic>) -> Self {
        Self { attachment, allowance: Allowance::new(), early, traffic }
    }
}

/// A token bucket that may go below zero by one read and then makes the next one wait.
struct Allowance {
    bytes: f64,
    at: Instant,
    wait: Option<Pin<Box<Sleep>>>,
}

impl Allowance {
    fn new() -> Self {
        Self { bytes: BURST_BYTES, at: Instant::now(), wait: None }
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if let Some(wait) = &mut self.wait {
            std::task::ready!(wait.as_mut().poll(cx));
            self.wait = None;
        }
        Poll::Ready(())
    }

    fn take(&mut self, bytes: usize) {
        let now = Instant::now();
        let earned = (now - self.at).as_secs_f64() * BYTES_PER_SECOND;
        #[expect(clippy::cast_precision_loss, reason = "one read is far below 2^52 bytes")]
        let taken = bytes as f64;
        self.bytes = (self.bytes + earned).min(BURST_BYTES) - taken;
        self.at = now;
        if self.bytes < 0.0 {
            self.wait = Some(Box::pin(tokio::time::sleep(Duration::from_secs_f64(-self.bytes / BYTES_PER_SECOND))));
        }
    }
}

impl AsyncRead for PipeIo {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.early.has_remaining() {
            let taken = self.early.len().min(buf.remaining());
            buf.put_slice(&self.early.split_to(taken));
            return Poll::Ready(Ok(()));
        }
        std::task::ready!(self.allowance.poll(cx));
        let before = buf.filled().len();
        let polled = Pin::new(&mut self.attachment.output).poll_read(cx, buf);
        let read = buf.filled().len() - before;
        self.allowance.take(read);
        self.traffic.left.fetch_add(read as u64, Ordering::Relaxed);
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

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt as _;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_flood_is_slowed_to_the_rate() {
        let attachment = Attachment { output: Box::new(tokio::io::repeat(7)), input: Box::new(tokio::io::sink()) };
        let traffic = Arc::new(Traffic::default());
        let mut io = PipeIo::new(attachment, BytesMut::from(&b"early"[..]), Arc::clone(&traffic));
        let mut early = [0; 5];
        io.read_exact(&mut early).await.unwrap();
        assert_eq!(&early, b"early");

        let started = Instant::now();
        let mut chunk = vec![0; 1024 * 1024];
        for _ in 0..(64 + 256) {
            io.read_exact(&mut chunk).await.unwrap();
        }
        let seconds = started.elapsed().as_secs_f64();
        assert!((1.9..2.1).contains(&seconds), "a burst at once and 256 MiB in two seconds, not {seconds}");
        assert_eq!(traffic.bytes(), (0, 320 * 1024 * 1024));
    }
}
