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
/// A process that escaped its end may hold the pipe open: then it counts as ended when nothing comes for so long.
const QUIET: Duration = Duration::from_millis(200);

/// Sends until the output ends, or is quiet after the command is `over`, or the reader is gone.
pub async fn send(
    mut output: Receiver,
    event: impl Fn(String) -> ExecEvent,
    sender: &mpsc::Sender<Bytes>,
    mut over: watch::Receiver<bool>,
) {
    let mut buffer = BytesMut::new();
    let mut text = Utf8::default();
    loop {
        buffer.clear();
        buffer.reserve(READ_BYTES);
        let read = tokio::select! {
            biased;
            read = output.read_buf(&mut buffer) => read,
            () = quiet(&mut over) => Ok(0),
        };
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

async fn quiet(over: &mut watch::Receiver<bool>) {
    // An error means that the sender is gone: the command is over, too.
    let _ = over.wait_for(|over| *over).await;
    tokio::time::sleep(QUIET).await;
}
