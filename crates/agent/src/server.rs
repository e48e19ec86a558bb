//! One HTTP/2 connection after another on the pipe.

#[cfg(test)]
mod hostile;

use std::convert::Infallible;
use std::rc::Rc;

use hyper::server::conn::http2;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use isekai_channel::pipe::{
    CONNECTION_WINDOW_BYTES, KEEP_ALIVE_INTERVAL, KEEP_ALIVE_TIMEOUT, MAX_CONCURRENT_STREAMS, MAX_FRAME_BYTES,
    MAX_HEADER_LIST_BYTES, MAX_SEND_BUFFER_BYTES, STREAM_WINDOW_BYTES,
};

use crate::{agent::Agent, pipe::Pipe, routes};

/// Returns when the input has ended.
pub async fn serve(mut pipe: Pipe, agent: Rc<Agent>) {
    while pipe.attached().await.is_ok() {
        let agent = Rc::clone(&agent);
        let service = service_fn(move |request| {
            let agent = Rc::clone(&agent);
            async move { Ok::<_, Infallible>(routes::answer(agent, request).await) }
        });
        // Its end is no news: the host went away, was replaced, or broke the protocol. All three lead to a new attachment, and what
        // still ran for the old one is cancelled.
        let _ = settings().serve_connection(TokioIo::new(pipe.clone()), service).await;
    }
}

fn settings() -> http2::Builder<LocalExecutor> {
    let mut builder = http2::Builder::new(LocalExecutor);
    builder
        .timer(TokioTimer::new())
        .max_frame_size(MAX_FRAME_BYTES)
        .initial_stream_window_size(STREAM_WINDOW_BYTES)
        .initial_connection_window_size(CONNECTION_WINDOW_BYTES)
        .max_concurrent_streams(MAX_CONCURRENT_STREAMS)
        .max_header_list_size(MAX_HEADER_LIST_BYTES)
        .max_send_buf_size(MAX_SEND_BUFFER_BYTES)
        .enable_connect_protocol()
        .auto_date_header(false)
        .keep_alive_interval(KEEP_ALIVE_INTERVAL)
        .keep_alive_timeout(KEEP_ALIVE_TIMEOUT);
    builder
}

#[derive(Debug, Clone, Copy)]
struct LocalExecutor;

impl<F: Future<Output: 'static> + 'static> hyper::rt::Executor<F> for LocalExecutor {
    fn execute(&self, future: F) {
        tokio::task::spawn_local(future);
    }
}
