//! One output of a command, as events.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use isekai_channel::agent_api::ExecEvent;
use tokio::io::AsyncReadExt;
use tokio::net::unix::pipe::Receiver;
use tokio::sync::{mpsc, watch};

use super::utf8::Utf8;
use crate::http::line;

const READ_BYTES: usize = 8 * 1024;
/// A process that escaped its end may hold the pipe open: the output ends so long after the command at the latest, whatever still
/// comes.
const AFTER: Duration = Duration::from_secs(1);
/// What the command itself can have left in the pipe when it ended (pipe(7)). A slow reader gets it all the same.
const PIPE_BYTES: usize = 64 * 1024;

/// Sends until the output ends, or the time after the command is `over` is, or the reader is gone.
pub async fn send(
    mut output: Receiver,
    event: impl Fn(String) -> ExecEvent,
    sender: &mpsc::Sender<Bytes>,
    mut over: watch::Receiver<bool>,
) {
    let mut buffer = BytesMut::new();
    let mut text = Utf8::default();
    let mut end = std::pin::pin!(end(&mut over));
    let (mut is_late, mut late_bytes) = (false, 0);
    while late_bytes < PIPE_BYTES {
        buffer.clear();
        buffer.reserve(READ_BYTES);
        let read = tokio::select! {
            biased;
            () = &mut end, if !is_late => {
                is_late = true;
                continue;
            }
            read = output.read_buf(&mut buffer) => read,
            () = std::future::ready(()), if is_late => Ok(0),
        };
        if is_late {
            late_bytes += buffer.len();
        }
        let data = match read {
            Ok(0) | Err(_) => text.rest(),
            Ok(_) => text.push(&buffer),
        };
        if !data.is_empty() && sender.send(line(&event(data))).await.is_err() {
            return;
        }
        if !matches!(read, Ok(1..)) {
            return;
        }
    }
}

async fn end(over: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone: the command is over, too.
    let _ = over.wait_for(|over| *over).await;
    tokio::time::sleep(AFTER).await;
}
