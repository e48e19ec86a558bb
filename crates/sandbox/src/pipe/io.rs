//! The pipe's bytes: counted, limited in rate, and cut off at once when another attachment is to follow.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::{Buf as _, BytesMut};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Sleep;
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use super::rate::Allowance;
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
    attachment: Shared,
    is_cut: Pin<Box<WaitForCancellationFutureOwned>>,
    allowance: Arc<Allowance>,
    /// More came than is allowed: nothing is read until this is over.
    wait: Option<Pin<Box<Sleep>>>,
    /// Came with the handshake's answer and belongs to the connection.
    early: BytesMut,
    traffic: Arc<Traffic>,
}

type Shared = Arc<Mutex<Option<Attachment>>>;

impl PipeIo {
    pub fn new(attachment: Attachment, allowance: Arc<Allowance>, traffic: Arc<Traffic>) -> (Self, Cut) {
        let attachment = Arc::new(Mutex::new(Some(attachment)));
        let token = CancellationToken::new();
        let is_cut = Box::pin(token.clone().cancelled_owned());
        let cut = Cut { attachment: Arc::clone(&attachment), token };
        (Self { attachment, is_cut, allowance, wait: None, early: BytesMut::new(), traffic }, cut)
    }

    /// Bytes that were read too far.
    pub fn give_back(&mut self, early: BytesMut) {
        self.early = early;
    }

    fn check(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        if self.is_cut.as_mut().poll(cx).is_ready() { Err(io::ErrorKind::ConnectionAborted.into()) } else { Ok(()) }
    }
}

/// Closes the attachment when it goes. HTTP/2's connection lives in a task of its own that would still write into it, between the
/// bytes of the next attachment.
pub struct Cut {
    attachment: Shared,
    token: CancellationToken,
}

impl Drop for Cut {
    fn drop(&mut self) {
        let attachment = lock(&self.attachment).take();
        drop(attachment);
        self.token.cancel();
    }
}

fn lock(shared: &Shared) -> MutexGuard<'_, Option<Attachment>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Polls one side of the attachment, unless it was cut off.
fn with<T>(shared: &Shared, poll: impl FnOnce(&mut Attachment) -> Poll<io::Result<T>>) -> Poll<io::Result<T>> {
    match &mut *lock(shared) {
        Some(attachment) => poll(attachment),
        None => Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into())),
    }
}

impl AsyncRead for PipeIo {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.check(cx)?;
        if self.early.has_remaining() {
            let taken = self.early.len().min(buf.remaining());
            buf.put_slice(&self.early.split_to(taken));
            return Poll::Ready(Ok(()));
        }
        if let Some(wait) = &mut self.wait {
            std::task::ready!(wait.as_mut().poll(cx));
            self.wait = None;
        }
        let before = buf.filled().len();
        let polled = with(&self.attachment, |attachment| Pin::new(&mut attachment.output).poll_read(cx, buf));
        let read = buf.filled().len() - before;
        if read > 0 {
            self.wait = self.allowance.take(read).map(|pause| Box::pin(tokio::time::sleep(pause)));
            self.traffic.left.fetch_add(read as u64, Ordering::Relaxed);
        }
        polled
    }
}

impl AsyncWrite for PipeIo {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.check(cx)?;
        let polled = with(&self.attachment, |attachment| Pin::new(&mut attachment.input).poll_write(cx, bytes));
        if let Poll::Ready(Ok(written)) = polled {
            self.traffic.entered.fetch_add(written as u64, Ordering::Relaxed);
        }
        polled
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check(cx)?;
        with(&self.attachment, |attachment| Pin::new(&mut attachment.input).poll_flush(cx))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.check(cx)?;
        with(&self.attachment, |attachment| Pin::new(&mut attachment.input).poll_shutdown(cx))
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    use tokio::time::Instant;

    use super::*;
    use crate::pipe::rate::Rate;

    const MIB: usize = 1024 * 1024;

    fn allowance(node_bytes_per_second: u64) -> Arc<Allowance> {
        Arc::new(Allowance::new(Arc::new(Rate::new(node_bytes_per_second, node_bytes_per_second))))
    }

    async fn read(io: &mut PipeIo, mib: usize) {
        let mut chunk = vec![0; MIB];
        for _ in 0..mib {
            io.read_exact(&mut chunk).await.unwrap();
        }
    }

    fn flood(allowance: &Arc<Allowance>, traffic: &Arc<Traffic>) -> (PipeIo, Cut) {
        let attachment = Attachment { output: Box::new(tokio::io::repeat(7)), input: Box::new(tokio::io::sink()) };
        PipeIo::new(attachment, Arc::clone(allowance), Arc::clone(traffic))
    }

    #[tokio::test(start_paused = true)]
    async fn a_flood_is_slowed_to_the_rate_also_across_attachments() {
        let (allowance, traffic) = (allowance(u64::MAX), Arc::new(Traffic::default()));
        let (mut io, _cut) = flood(&allowance, &traffic);
        io.give_back(BytesMut::from(&b"early"[..]));
        let mut early = [0; 5];
        io.read_exact(&mut early).await.unwrap();
        assert_eq!(&early, b"early");

        let started = Instant::now();
        read(&mut io, 16 + 32).await;
        // A new attachment brings no new burst.
        let (mut io, _cut) = flood(&allowance, &traffic);
        read(&mut io, 32).await;
        let seconds = started.elapsed().as_secs_f64();
        assert!((1.9..2.1).contains(&seconds), "a burst at once and 64 MiB in two seconds, not {seconds}");
        assert_eq!(traffic.bytes(), (0, 80 * MIB as u64));
    }

    #[tokio::test(start_paused = true)]
    async fn all_sandboxes_together_have_a_rate_too() {
        let node = Arc::new(Rate::new(32 * MIB as u64, 0));
        let reads = (0..4).map(|_| {
            let allowance = Arc::new(Allowance::new(Arc::clone(&node)));
            let (mut io, cut) = flood(&allowance, &Arc::new(Traffic::default()));
            async move {
                read(&mut io, 16).await;
                drop(cut);
            }
        });
        let started = Instant::now();
        futures::future::join_all(reads).await;
        let seconds = started.elapsed().as_secs_f64();
        assert!((1.8..2.2).contains(&seconds), "64 MiB in two seconds, not {seconds}");
    }

    #[tokio::test]
    async fn what_is_cut_off_neither_reads_nor_writes_and_is_closed() {
        let (host, mut container) = tokio::io::duplex(64);
        let (output, input) = tokio::io::split(host);
        let attachment = Attachment { output: Box::new(output), input: Box::new(input) };
        let (mut io, cut) = PipeIo::new(attachment, allowance(u64::MAX), Arc::new(Traffic::default()));
        let reader = tokio::spawn(async move {
            let read = io.read_u8().await.unwrap_err().kind();
            (read, io.write_all(b"GOAWAY").await.unwrap_err().kind())
        });
        tokio::task::yield_now().await;
        drop(cut);
        let aborted = io::ErrorKind::ConnectionAborted;
        assert_eq!(reader.await.unwrap(), (aborted, aborted), "whoever waits is woken");
        let mut rest = Vec::new();
        container.read_to_end(&mut rest).await.unwrap();
        assert_eq!(rest, b"");
    }
}
