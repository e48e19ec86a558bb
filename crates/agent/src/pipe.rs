//! Standard input and output as one stream that ends where the next attachment's marker begins.

use std::cell::RefCell;
use std::io::{self, IoSlice};
use std::os::fd::AsFd;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};

use bytes::BytesMut;
use isekai_channel::marker::{Scanner, Secret, Side, Step, encode};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::net::unix::pipe::{Receiver, Sender};

const READ_BYTES: usize = 32 * 1024;

/// A handle; clones share the pipe. Only one may be read and written at a time.
#[derive(Debug, Clone)]
pub struct Pipe(Rc<RefCell<Shared>>);

#[derive(Debug)]
struct Shared {
    stdin: Receiver,
    stdout: Sender,
    secret: Secret,
    scanner: Scanner,
    /// Read, but not yet scanned.
    unscanned: BytesMut,
    /// Belongs to the present connection.
    passed: BytesMut,
    /// The next attachment has begun; the present connection is over.
    next_generation: Option<u64>,
}

impl Pipe {
    pub fn stdio(secret: Secret) -> io::Result<Self> {
        let stdin = Receiver::from_owned_fd(io::stdin().as_fd().try_clone_to_owned()?)?;
        let stdout = Sender::from_owned_fd(io::stdout().as_fd().try_clone_to_owned()?)?;
        Ok(Self::new(stdin, stdout, secret))
    }

    pub fn new(stdin: Receiver, stdout: Sender, secret: Secret) -> Self {
        Self(Rc::new(RefCell::new(Shared {
            stdin,
            stdout,
            scanner: Scanner::new(Side::Host, secret.clone()),
            secret,
            unscanned: BytesMut::new(),
            passed: BytesMut::new(),
            next_generation: None,
        })))
    }

    /// Waits for an attachment, answers its marker, and leaves the pipe ready for a fresh connection. Stays silent until then.
    /// Fails when the input has ended: nobody can attach any more.
    pub async fn attached(&mut self) -> io::Result<()> {
        let generation = std::future::poll_fn(|cx| self.0.borrow_mut().poll_generation(cx)).await?;
        let secret = self.0.borrow().secret.clone();
        self.write_all(&encode(Side::Agent, &secret, generation)).await
    }
}

impl Shared {
    fn poll_generation(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<u64>> {
        loop {
            self.passed.clear();
            if let Some(generation) = self.next_generation.take() {
                return Poll::Ready(Ok(generation));
            }
            if !ready!(self.poll_fill(cx))? && self.next_generation.is_none() {
                return Poll::Ready(Err(io::ErrorKind::UnexpectedEof.into()));
            }
        }
    }

    /// Brings bytes of the present connection into `passed`; false when it is over.
    fn poll_fill(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<bool>> {
        loop {
            if self.next_generation.is_some() {
                return Poll::Ready(Ok(false));
            }
            if !self.passed.is_empty() {
                return Poll::Ready(Ok(true));
            }
            match self.scanner.next(&mut self.unscanned) {
                Some(Step::Pass(bytes)) => self.passed = bytes,
                Some(Step::Marker(generation)) => self.next_generation = Some(generation),
                None => {
                    ready!(self.stdin.poll_read_ready(cx))?;
                    self.unscanned.reserve(READ_BYTES);
                    match self.stdin.try_read_buf(&mut self.unscanned) {
                        Ok(0) => return Poll::Ready(Ok(false)),
                        Ok(_) => {}
                        Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                        Err(error) => return Poll::Ready(Err(error)),
                    }
                }
            }
        }
    }

    /// A connection that is over must not write into the next one.
    fn writable(&mut self) -> io::Result<&mut Sender> {
        match self.next_generation {
            Some(_) => Err(io::ErrorKind::ConnectionReset.into()),
            None => Ok(&mut self.stdout),
        }
    }
}

impl AsyncRead for Pipe {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let mut shared = self.0.borrow_mut();
        if ready!(shared.poll_fill(cx))? {
            let length = shared.passed.len().min(buf.remaining());
            buf.put_slice(&shared.passed.split_to(length));
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Pipe {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(self.0.borrow_mut().writable()?).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(self.0.borrow_mut().writable()?).poll_write_vectored(cx, slices)
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    /// The pipe outlives its connections.
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
