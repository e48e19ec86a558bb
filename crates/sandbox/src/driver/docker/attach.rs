//! From the engine's attach stream, in which frames of 8 bytes of header carry standard output, to plain reading and writing.

use std::io;

use bollard::Docker;
use bollard::container::LogOutput;
use bollard::query_parameters::AttachContainerOptions;
use bytes::Bytes;
use futures::{Stream, TryStreamExt};
use tokio_util::io::StreamReader;

use super::error;
use crate::driver::{Attachment, DriverResult};

pub async fn attach(docker: &Docker, id: &str) -> DriverResult<Attachment> {
    let options = AttachContainerOptions { stream: true, stdin: true, stdout: true, ..Default::default() };
    let attached = docker.attach_container(id, Some(options)).await.map_err(error::translate)?;
    Ok(Attachment {
        output: Box::new(StreamReader::new(Box::pin(stdout(attached.output)))),
        input: Box::new(attached.input),
    })
}

/// Bytes of standard output in order. Anything that is no frame means that the stream lost its place: it ends with an error and a
/// new attachment starts afresh.
fn stdout<S>(frames: S) -> impl Stream<Item = io::Result<Bytes>>
where
    S: Stream<Item = Result<LogOutput, bollard::errors::Error>>,
{
    frames.map_err(io::Error::other).try_filter_map(|frame| async move {
        match frame {
            // `StreamReader` takes an empty chunk for one more turn, not for the end.
            LogOutput::StdOut { message } => Ok(Some(message)),
            LogOutput::StdErr { .. } | LogOutput::StdIn { .. } => Ok(None),
            LogOutput::Console { .. } => Err(io::Error::new(io::ErrorKind::InvalidData, "not a frame of the engine")),
        }
    })
}

#[cfg(test)]
mod tests {
    use bollard::API_DEFAULT_VERSION;
    use proptest::prelude::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::UnixListener;

    use super::*;

    /// An engine that answers one attach with these pieces of the multiplexed stream and then closes.
    async fn attached_to(pieces: Vec<Vec<u8>>) -> (Attachment, tempfile::TempDir) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("engine.sock");
        let listener = UnixListener::bind(&path).unwrap();
        tokio::spawn(async move {
            let (mut peer, _) = listener.accept().await.unwrap();
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                head.push(peer.read_u8().await.unwrap());
            }
            let head = String::from_utf8(head).unwrap();
            assert!(
                head.starts_with("POST ") && head.contains("stdin=true") && head.contains("stderr=false"),
                "{head}"
            );
            peer.write_all(b"HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n").await.unwrap();
            for piece in pieces {
                // The host closes once the stream has lost its place.
                if peer.write_all(&piece).await.is_err() {
                    return;
                }
                tokio::task::yield_now().await;
            }
        });
        let docker = Docker::connect_with_unix(path.to_str().unwrap(), 5, API_DEFAULT_VERSION).unwrap();
        (attach(&docker, "c").await.unwrap(), dir)
    }

    fn frame(kind: u8, payload: &[u8]) -> Vec<u8> {
        let mut bytes = vec![kind, 0, 0, 0];
        bytes.extend(u32::try_from(payload.len()).unwrap().to_be_bytes());
        bytes.extend(payload);
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn frames_split_anywhere_give_the_same_bytes(
            payloads in prop::collection::vec((1_u8..=2, prop::collection::vec(any::<u8>(), 0..300)), 0..12),
            cuts in prop::collection::vec(1_usize..40, 1..60),
        ) {
            let wire: Vec<u8> = payloads.iter().flat_map(|(kind, payload)| frame(*kind, payload)).collect();
            let expected: Vec<u8> = payloads.iter().filter(|(kind, _)| *kind == 1).flat_map(|(_, p)| p.clone()).collect();
            let mut pieces = Vec::new();
            let mut rest = wire.as_slice();
            for cut in cuts.iter().cycle() {
                if rest.is_empty() { break; }
                let (piece, tail) = rest.split_at((*cut).min(rest.len()));
                pieces.push(piece.to_vec());
                rest = tail;
            }
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            let read = runtime.block_on(async {
                let (mut attachment, _dir) = attached_to(pieces).await;
                let mut read = Vec::new();
                attachment.output.read_to_end(&mut read).await.map(|_| read)
            });
            prop_assert_eq!(read.unwrap(), expected);
        }
    }

    #[test]
    fn fuzz_attach_frames() {
        let seeds = [
            [&b"\x00"[..], &frame(1, b"out"), &frame(2, b"err"), &frame(1, b""), &frame(1, b"more")].concat(),
            [&b"\x05"[..], &frame(0, b"in"), &frame(1, b"out")[..9]].concat(),
            b"\x00\x03no frame\nat all".to_vec(),
        ];
        let tokens = [frame(1, b"x"), frame(2, b""), b"\x01\0\0\0\xff\xff\xff\xff".to_vec(), b"\x03\n".to_vec()];
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        isekai_fuzz::Target::new("attach-frames").seeds(seeds).tokens(tokens).cases(800).run(|input| {
            let pieces: Vec<_> = isekai_fuzz::Input::new(input).pieces().map(<[u8]>::to_vec).collect();
            let sent = pieces.concat();
            let mut read = Vec::new();
            let ended = runtime.block_on(async {
                let (mut attachment, _dir) = attached_to(pieces).await;
                attachment.output.read_to_end(&mut read).await
            });
            let (expected, is_whole) = payloads(&sent);
            assert_eq!(read, expected);
            assert!(is_whole || ended.is_err(), "a stream that lost its place ended as if nothing were wrong");
            (isekai_fuzz::bucket(read.len()), ended.map_err(|error| error.kind()).is_ok())
        });
    }

    /// Standard output of the frames at the front, and whether the stream consists of nothing else.
    fn payloads(mut wire: &[u8]) -> (Vec<u8>, bool) {
        let mut output = Vec::new();
        while let Some((head, rest)) = wire.split_first_chunk::<8>().filter(|(head, _)| head[0] <= 2) {
            let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let Some((payload, rest)) = rest.split_at_checked(length) else {
                // Cut off just behind a frame's header, a stream is at its end.
                return (output, rest.is_empty());
            };
            if head[0] == 1 {
                output.extend_from_slice(payload);
            }
            wire = rest;
        }
        (output, wire.is_empty())
    }

    #[tokio::test]
    async fn bytes_that_are_no_frame_break_the_stream() {
        let (mut attachment, _dir) = attached_to(vec![frame(1, b"fine"), b"garbage!".to_vec()]).await;
        let mut read = Vec::new();
        let error = attachment.output.read_to_end(&mut read).await.unwrap_err();
        assert_eq!((read.as_slice(), error.kind()), (b"fine".as_slice(), io::ErrorKind::InvalidData));
    }
}
