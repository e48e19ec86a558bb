//! Puts a text where a page's head begins, as the page streams by: behind `<head>`, or where a browser begins a head that the page leaves out
//! (HTML, sections 13.2.6.4.1 to 13.2.6.4.3). A page whose beginning is longer than [`MAX_BYTES`] passes as it is.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use hyper::body::{Body as HttpBody, Frame};

use crate::error::BoxError;

/// Of what may stand before the head: a byte order mark, comments, a doctype, the tag of the page.
const MAX_BYTES: usize = 8 * 1024;
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub struct Inserting {
    inner: Body,
    text: Bytes,
    /// The page's beginning, until the place is found.
    beginning: Option<BytesMut>,
    place: Place,
    /// What came while the beginning was held back, and goes out behind it.
    after: Option<Frame<Bytes>>,
}

impl Inserting {
    pub fn new(inner: Body, text: Bytes) -> Self {
        Self { inner, text, beginning: Some(BytesMut::new()), place: Place::default(), after: None }
    }

    /// Takes what came; answers what can go out.
    fn take(&mut self, data: Bytes) -> Option<Bytes> {
        let Some(mut beginning) = self.beginning.take() else { return Some(data) };
        beginning.extend_from_slice(&data);
        match self.place.look(&beginning[..beginning.len().min(MAX_BYTES)]) {
            Found::At(at) => {
                let rest = beginning.split_off(at);
                beginning.extend_from_slice(&self.text);
                beginning.unsplit(rest);
                Some(beginning.freeze())
            }
            Found::NotYet if beginning.len() < MAX_BYTES => {
                self.beginning = Some(beginning);
                None
            }
            Found::NotYet | Found::Nowhere => Some(beginning.freeze()),
        }
    }

    /// What is still held back at the end.
    fn rest(&mut self) -> Option<Bytes> {
        self.beginning.take().filter(|held| !held.is_empty()).map(BytesMut::freeze)
    }
}

impl HttpBody for Inserting {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if let Some(frame) = self.after.take() {
            return Poll::Ready(Some(Ok(frame)));
        }
        loop {
            let frame = match ready!(Pin::new(&mut self.inner).poll_frame(cx)) {
                Some(Ok(frame)) => frame,
                Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
                None => return Poll::Ready(self.rest().map(|held| Ok(Frame::data(held)))),
            };
            match frame.into_data() {
                Ok(data) => {
                    if let Some(data) = self.take(data) {
                        return Poll::Ready(Some(Ok(Frame::data(data))));
                    }
                }
                Err(trailers) => {
                    let Some(held) = self.rest() else { return Poll::Ready(Some(Ok(trailers))) };
                    self.after = Some(trailers);
                    return Poll::Ready(Some(Ok(Frame::data(held))));
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.beginning.as_ref().is_none_or(BytesMut::is_empty) && self.after.is_none() && self.inner.is_end_stream()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    At(usize),
    NotYet,
    /// Not a text that begins as ASCII does.
    Nowhere,
}

/// How far a page was read.
#[derive(Default)]
struct Place {
    /// Where the first thing begins that was not whole yet.
    at: usize,
}

impl Place {
    /// `page`: all that came so far.
    fn look(&mut self, page: &[u8]) -> Found {
        if self.at == 0 {
            if BYTE_ORDER_MARK.starts_with(page) {
                return Found::NotYet;
            }
            // The mark of UTF-16, whatever the header says.
            if matches!(page, [0xfe | 0xff, ..]) {
                return Found::Nowhere;
            }
            self.at = if page.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        }
        loop {
            let rest = &page[self.at..];
            let Some(first) = rest.first() else { return Found::NotYet };
            if first.is_ascii_whitespace() {
                self.at += 1;
                continue;
            }
            let length = match thing(rest) {
                Some(Thing::Passes(length)) => length,
                Some(Thing::Head(length)) => return Found::At(self.at + length),
                Some(Thing::Content) => return Found::At(self.at),
                None => return Found::NotYet,
            };
            self.at += length;
        }
    }
}

enum Thing {
    /// A comment, a doctype, the tag of the page: so long, and the head is still to come.
    Passes(usize),
    /// The tag of the head.
    Head(usize),
    /// Anything else, before which a browser begins a head.
    Content,
}

/// What `rest` begins with; nothing when it is not whole yet.
fn thing(rest: &[u8]) -> Option<Thing> {
    let to = |end: Option<usize>| end.map(Thing::Passes);
    match rest {
        [b'<', b'!', b'-', b'-', after @ ..] => to(comment_end(after).map(|end| 4 + end)),
        [b'<', b'!', after @ ..] if b"--".starts_with(after) => None,
        // A doctype, and what browsers take for a comment.
        [b'<', b'!' | b'?', ..] => to(find(rest, b">").map(|at| at + 1)),
        [b'<', after @ ..] => {
            let name = after.iter().take_while(|byte| !byte.is_ascii_whitespace() && !b"/>".contains(byte)).count();
            if name == after.len() && name <= 4 {
                return None;
            }
            match &after[..name] {
                name if name.eq_ignore_ascii_case(b"html") => to(tag_end(rest)),
                name if name.eq_ignore_ascii_case(b"head") => tag_end(rest).map(Thing::Head),
                _ => Some(Thing::Content),
            }
        }
        _ => Some(Thing::Content),
    }
}

/// Behind a comment, of which `text` is what follows `<!--` (section 13.2.5.43 and after).
fn comment_end(text: &[u8]) -> Option<usize> {
    if text.starts_with(b">") {
        return Some(1);
    }
    if text.starts_with(b"->") {
        return Some(2);
    }
    let ends = [(find(text, b"-->"), 3), (find(text, b"--!>"), 4)];
    ends.into_iter().filter_map(|(at, length)| Some(at? + length)).min()
}

/// Behind the tag that `text` begins with: a `>` in a quoted value does not end it (sections 13.2.5.32 to 13.2.5.39).
fn tag_end(text: &[u8]) -> Option<usize> {
    let (mut quote, mut value) = (None, false);
    for (at, byte) in text.iter().enumerate() {
        match (quote, byte) {
            (Some(open), byte) => {
                if *byte == open {
                    quote = None;
                }
            }
            (None, b'>') => return Some(at + 1),
            (None, b'=') => value = true,
            (None, b'"' | b'\'') if value => (quote, value) = (Some(*byte), false),
            (None, byte) if byte.is_ascii_whitespace() => {}
            (None, _) => value = false,
        }
    }
    None
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests;
