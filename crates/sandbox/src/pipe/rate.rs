//! How much may come out of containers. The daemon copies what they send at its own cost, which no container's limits cover: past
//! these rates a container has to wait.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

const MIB: u64 = 1024 * 1024;
/// Of one sandbox.
const BYTES_PER_SECOND: u64 = 32 * MIB;
/// What one sandbox may send at once after a quiet time.
const BURST_BYTES: u64 = 16 * MIB;

/// A token bucket that may go below zero by what is being read and then makes the next read wait.
#[derive(Debug)]
pub struct Rate {
    bytes_per_second: f64,
    burst_bytes: f64,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    bytes: f64,
    at: Instant,
}

#[expect(clippy::cast_precision_loss, reason = "no rate and no read needs more than 52 bits of precision")]
impl Rate {
    pub fn new(bytes_per_second: u64, burst_bytes: u64) -> Self {
        let (bytes_per_second, burst_bytes) = (bytes_per_second.max(1) as f64, burst_bytes as f64);
        let state = Mutex::new(State { bytes: burst_bytes, at: Instant::now() });
        Self { bytes_per_second, burst_bytes, state }
    }

    /// How long whoever read this much must wait before reading more.
    pub fn take(&self, bytes: usize) -> Duration {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let earned = (now - state.at).as_secs_f64() * self.bytes_per_second;
        state.bytes = (state.bytes + earned).min(self.burst_bytes) - bytes as f64;
        state.at = now;
        Duration::from_secs_f64((-state.bytes / self.bytes_per_second).max(0.0))
    }
}

/// What one sandbox may send: its own rate, which goes on from one attachment to the next, and its part of the node's.
#[derive(Debug)]
pub struct Allowance {
    own: Rate,
    node: Arc<Rate>,
}

impl Allowance {
    pub fn new(node: Arc<Rate>) -> Self {
        Self { own: Rate::new(BYTES_PER_SECOND, BURST_BYTES), node }
    }

    pub fn take(&self, bytes: usize) -> Option<Duration> {
        Some(self.own.take(bytes).max(self.node.take(bytes))).filter(|pause| !pause.is_zero())
    }
}
