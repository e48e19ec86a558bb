//! The marker that begins an attachment, seen from the host.

use std::time::Duration;

use bytes::BytesMut;
use isekai_channel::marker::{Scanner, Secret, Side, Step, encode};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// The rest of an old connection's frames may come before the answer: its buffers, not more.
const MAX_DISCARDED_BYTES: usize = 32 * 1024 * 1024;
/// A new container's agent answers in milliseconds; a machine under load takes longer to start it.
const TIMEOUT: Duration = Duration::from_secs(10);
const READ_BYTES: usize = 16 * 1024;

#[derive(Debug, Error)]
pub enum HandshakeError {
    #[error("the stream ended before the agent answered")]
    Ended,
    #[error("the agent did not answer the marker within {} s", TIMEOUT.as_secs())]
    Timeout,
    #[error("{MAX_DISCARDED_BYTES} bytes came, and no answer to the marker among them")]
    Flooded,
    #[error("the stream broke")]
    Io(#[from] std::io::Error),
}

/// Sends the marker and discards what comes until the agent's answer of this generation. Returns the bytes that came after it.
pub async fn handshake(
    io: &mut (impl AsyncRead + AsyncWrite + Unpin),
    secret: &Secret,
    generation: u64,
) -> Result<BytesMut, HandshakeError> {
    let exchange = async {
        io.write_all(&encode(Side::Host, secret, generation)).await?;
        io.flush().await?;
        find_answer(io, secret, generation).await
    };
    tokio::time::timeout(TIMEOUT, exchange).await.map_err(|_| HandshakeError::Timeout)?
}

async fn find_answer(
    output: &mut (impl AsyncRead + Unpin),
    secret: &Secret,
    generation: u64,
) -> Result<BytesMut, HandshakeError> {
    let mut scanner = Scanner::new(Side::Agent, secret.clone());
    let mut buffer = BytesMut::with_capacity(READ_BYTES);
    let mut discarded = 0;
    loop {
        while let Some(step) = scanner.next(&mut buffer) {
            match step {
                Step::Marker(found) if found == generation => return Ok(buffer),
                // An answer to an attachment before this one.
                Step::Marker(_) => {}
                Step::Pass(bytes) => discarded += bytes.len(),
            }
        }
        if discarded > MAX_DISCARDED_BYTES {
            return Err(HandshakeError::Flooded);
        }
        buffer.reserve(READ_BYTES);
        if output.read_buf(&mut buffer).await? == 0 {
            return Err(HandshakeError::Ended);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret() -> Secret {
        Secret::new([7; 32])
    }

    #[tokio::test]
    async fn discards_the_old_connection_and_keeps_what_follows_the_answer() {
        let (mut host, mut agent) = tokio::io::duplex(4096);
        let peer = tokio::spawn(async move {
            let mut marker = [0; isekai_channel::marker::MARKER_BYTES];
            agent.read_exact(&mut marker).await.unwrap();
            assert_eq!(marker, encode(Side::Host, &secret(), 5));
            agent.write_all(b"half a frame of the old connection").await.unwrap();
            agent.write_all(&encode(Side::Agent, &secret(), 4)).await.unwrap();
            agent.write_all(&encode(Side::Agent, &Secret::new([8; 32]), 5)).await.unwrap();
            let answer = encode(Side::Agent, &secret(), 5);
            for piece in answer.chunks(7) {
                agent.write_all(piece).await.unwrap();
                tokio::task::yield_now().await;
            }
            agent.write_all(b"SETTINGS").await.unwrap();
            agent
        });
        let mut rest = handshake(&mut host, &secret(), 5).await.unwrap();
        let _agent = peer.await.unwrap();
        while rest.len() < 8 {
            host.read_buf(&mut rest).await.unwrap();
        }
        assert_eq!(&rest[..], b"SETTINGS");
    }

    #[test]
    fn fuzz_handshake() {
        let answer = |generation| encode(Side::Agent, &secret(), generation).to_vec();
        let seeds = [
            [&b"\x00"[..], &answer(5), b"SETTINGS"].concat(),
            [&b"\x07old"[..], &answer(4), &answer(5)[..20], &answer(5)].concat(),
        ];
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        let target = isekai_fuzz::Target::new("handshake").seeds(seeds);
        target.tokens([answer(5), answer(6), answer(5)[..8].to_vec(), vec![7; 32]]).run(|input| {
            let (mut host, mut agent) = tokio::io::duplex(512);
            let sent = input.get(1..).unwrap_or_default();
            let outcome = runtime.block_on(async {
                let send = async move {
                    for piece in isekai_fuzz::Input::new(input).pieces() {
                        // Nobody reads on after the answer.
                        if agent.write_all(piece).await.is_err() {
                            break;
                        }
                    }
                    drop(agent);
                };
                let find = async move {
                    let found = handshake(&mut host, &secret(), 5).await;
                    let mut rest = found?;
                    host.read_buf(&mut rest).await?;
                    Ok(rest)
                };
                tokio::join!(find, send).0
            });
            match outcome {
                Ok(rest) => {
                    let whole = answer(5);
                    let end = (0..=sent.len().saturating_sub(whole.len()))
                        .find(|start| sent[*start..].starts_with(&whole))
                        .map(|start| start + whole.len());
                    let after = &sent[end.expect("an answer was found that is not there")..];
                    assert!(after.starts_with(&rest), "bytes after the answer are lost");
                    Ok(isekai_fuzz::bucket(rest.len()))
                }
                Err(HandshakeError::Ended) => Err(0),
                Err(HandshakeError::Io(_)) => Err(1),
                Err(error) => panic!("{error}"),
            }
        });
    }

    #[tokio::test(start_paused = true)]
    async fn a_silent_agent_is_given_up() {
        let (mut host, _agent) = tokio::io::duplex(4096);
        let error = handshake(&mut host, &secret(), 1).await.unwrap_err();
        assert!(matches!(error, HandshakeError::Timeout));
    }

    #[tokio::test]
    async fn a_flood_without_an_answer_is_given_up() {
        let (mut host, mut agent) = tokio::io::duplex(1024 * 1024);
        let flood = tokio::spawn(async move {
            let noise = vec![0x55; 64 * 1024];
            while agent.write_all(&noise).await.is_ok() {}
        });
        let error = handshake(&mut host, &secret(), 1).await.unwrap_err();
        drop(host);
        flood.await.unwrap();
        assert!(matches!(error, HandshakeError::Flooded));
    }
}
