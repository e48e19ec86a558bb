//! What both ends of the pipe agree on: HTTP/2 (RFC 9113) with prior knowledge over the container's standard input and output, the
//! host is the client. WebSockets travel as extended CONNECT (RFC 8441).

use std::time::Duration;

/// A large frame delays every other stream by its own length: with 16 KiB frames a ping beside a bulk transfer takes 2 ms, with
/// 1 MiB frames 18 ms.
pub const MAX_FRAME_BYTES: u32 = 16 * 1024;
pub const MAX_CONCURRENT_STREAMS: u32 = 256;
pub const STREAM_WINDOW_BYTES: u32 = 64 * 1024;
/// The sum of all stream windows: however many readers stall, the others go on. With less, so many stalled readers as fill it stop
/// the whole pipe.
pub const CONNECTION_WINDOW_BYTES: u32 = MAX_CONCURRENT_STREAMS * STREAM_WINDOW_BYTES;
pub const MAX_HEADER_LIST_BYTES: u32 = 32 * 1024;
/// What one stream may hold that the peer has not yet taken.
pub const MAX_SEND_BUFFER_BYTES: usize = 32 * 1024;

/// Pings go from the agent to the host: when nobody answers it drops the connection and falls silent, since output that nobody reads
/// costs the engine more than a core.
pub const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(20);
pub const KEEP_ALIVE_TIMEOUT: Duration = Duration::from_secs(20);

/// `:protocol` of an extended CONNECT that carries a WebSocket.
pub const WEBSOCKET_PROTOCOL: &str = "websocket";

/// Environment of the container: the marker's secret in hexadecimal. The agent keeps it from its children.
pub const MARKER_ENV: &str = "ISEKAI_MARKER";
/// Environment of the container: `1` when a builder is to be kept warm.
pub const BUILDER_ENV: &str = "ISEKAI_BUILDER";
/// Environment of the container: seconds without a control request after which the builder ends; 0: never.
pub const BUILDER_IDLE_ENV: &str = "ISEKAI_BUILDER_IDLE_SECONDS";
