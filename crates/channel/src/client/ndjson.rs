//! A stream of JSON values, one a line. It comes out of a container: a line has a greatest length.

use bytes::{Bytes, BytesMut};
use futures::stream::{self, BoxStream, StreamExt as _};
use http_body_util::BodyExt as _;
use serde::de::DeserializeOwned;

use super::ClientError;

const MAX_LINE_BYTES: usize = 1024 * 1024;

pub fn read<T, B>(body: B) -> BoxStream<'static, Result<T, ClientError>>
where
    T: DeserializeOwned + Send + 'static,
    B: http_body::Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let lines = Lines { body, buffer: BytesMut::new(), scanned: 0 };
    stream::try_unfold(lines, |mut lines| async move {
        let line = lines.next().await?;
        match line {
            Some(line) => serde_json::from_slice(&line).map(|value| Some((value, lines))).map_err(ClientError::Answer),
            None => Ok(None),
        }
    })
    .boxed()
}

struct Lines<B> {
    body: B,
    buffer: BytesMut,
    /// How much of the buffer is known to have no line break.
    scanned: usize,
}

impl<B> Lines<B>
where
    B: http_body::Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    /// The next line that is not empty.
    async fn next(&mut self) -> Result<Option<BytesMut>, ClientError> {
        loop {
            if let Some(end) = memchr::memchr(b'\n', &self.buffer[self.scanned..]) {
                let line = self.buffer.split_to(self.scanned + end + 1);
                self.scanned = 0;
                if line.len() > 1 {
                    return Ok(Some(line));
                }
                continue;
            }
            self.scanned = self.buffer.len();
            if self.scanned > MAX_LINE_BYTES {
                return Err(ClientError::LongLine(MAX_LINE_BYTES));
            }
            match self.body.frame().await {
                Some(frame) => {
                    if let Ok(data) = frame.map_err(|error| ClientError::Body(error.into()))?.into_data() {
                        self.buffer.extend_from_slice(&data);
                    }
                }
                None => {
                    self.scanned = 0;
                    return Ok(Some(self.buffer.split()).filter(|rest| !rest.is_empty()));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use futures::TryStreamExt as _;
    use proptest::prelude::*;

    use super::*;
    use crate::agent_api::LogLine;

    const READ_BYTES: usize = 4096;

    fn collect(pieces: Vec<Vec<u8>>) -> Result<Vec<serde_json::Value>, ClientError> {
        let pieces = pieces.into_iter().map(|piece| Ok::<_, std::io::Error>(Bytes::from(piece)));
        let body = Body::from_stream(stream::iter(pieces));
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(read(body).try_collect())
    }

    proptest! {
        #[test]
        fn values_come_whole_however_the_stream_is_cut(values in prop::collection::vec("[a-z\\n\"]{0,20}", 0..8), size in 1_usize..9) {
            let text: String = values.iter().map(|value| serde_json::json!(value).to_string() + "\n").collect();
            let pieces = text.as_bytes().chunks(size).map(<[u8]>::to_vec).collect();
            let expected: Vec<_> = values.iter().map(|value| serde_json::json!(value)).collect();
            prop_assert_eq!(collect(pieces).unwrap(), expected);
        }
    }

    #[test]
    fn fuzz_ndjson_lines() {
        let event = r#"{"type":"stdout","data":"x"}"#;
        let seeds = [format!("\0{event}\n{event}"), format!("\u{5}{event}\n\n{event}\n"), "\u{1}[1,\n".to_owned()];
        let target = isekai_fuzz::Target::new("ndjson-lines")
            .seeds(seeds)
            .tokens(["\n", "\r\n", "[", "{\"a\":", "null", "\\u0000"]);
        target.cases(1_500).run(|input| {
            let whole = input.get(1..).unwrap_or_default().to_vec();
            let pieces = isekai_fuzz::Input::new(input).pieces().map(<[u8]>::to_vec).collect();
            let (cut, whole) = (collect(pieces), collect(vec![whole]));
            assert_eq!(cut.as_ref().ok(), whole.as_ref().ok(), "cut elsewhere, read otherwise");
            cut.map(|values| isekai_fuzz::bucket(values.len())).map_err(|error| error.code())
        });
    }

    /// A line that does not end, in whatever pieces.
    #[test]
    fn fuzz_ndjson_endless() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let target =
            isekai_fuzz::Target::new("ndjson-endless").seeds(["{", "[1,\n ", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]);
        target.cases(150).max_bytes(512).run(|input| {
            let piece = Bytes::from(input.repeat(READ_BYTES.div_ceil(input.len().max(1))));
            let flood = std::iter::repeat_n(piece, 2 * MAX_LINE_BYTES / READ_BYTES).map(Ok::<_, std::io::Error>);
            let lines = read::<LogLine, _>(Body::from_stream(stream::iter(flood)));
            let read: Result<Vec<_>, _> = runtime.block_on(lines.try_collect());
            read.map(|lines| isekai_fuzz::bucket(lines.len())).map_err(|error| error.code())
        });
    }

    #[test]
    fn a_last_line_needs_no_line_break_and_an_endless_one_is_refused() {
        assert_eq!(collect(vec![b"1\n\n2".to_vec()]).unwrap(), [1, 2]);
        let endless = vec![vec![b' '; 64 * 1024]; 20];
        assert!(matches!(collect(endless), Err(ClientError::LongLine(_))));
        assert!(matches!(collect(vec![b"{".to_vec()]), Err(ClientError::Answer(_))));
    }
}
