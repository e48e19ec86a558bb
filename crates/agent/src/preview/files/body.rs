//! A file as a body, read as the reader takes it. Project files lie in memory (tmpfs): reading does not wait.

use std::fs::File;
use std::io::{self, Read};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

use crate::http::{ReplyBody, boxed};

const CHUNK_BYTES: u64 = 16 * 1024;

/// Exactly `length` bytes; a file that became shorter meanwhile breaks the body off.
pub fn stream(file: File, length: u64) -> ReplyBody {
    boxed(FileBody { file, left: length })
}

struct FileBody {
    file: File,
    left: u64,
}

impl FileBody {
    fn chunk(&mut self) -> io::Result<Bytes> {
        let mut chunk = Vec::new();
        self.file.by_ref().take(self.left.min(CHUNK_BYTES)).read_to_end(&mut chunk)?;
        if chunk.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= chunk.len() as u64;
        Ok(chunk.into())
    }
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        Poll::Ready(Some(self.chunk().map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}
