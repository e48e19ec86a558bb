//! What the machine itself takes for a fixed piece of work: figures of two machines, or of one on two days, are compared by these.

use std::hint::black_box;
use std::time::Instant;

use isekai_channel::bench_api::quantile;
use serde_json::{Value, json};

const NUMBERS: usize = 1 << 20;
const FRESH_BYTES: usize = 64 << 20;
const PAGE: usize = 4096;

#[derive(Default)]
pub struct Floor {
    sort_ms: Vec<f64>,
    memory_ms: Vec<f64>,
}

impl Floor {
    /// Takes one more sample of each, about a tenth of a second together.
    pub fn sample(&mut self) {
        self.sort_ms.push(timed(sort));
        self.memory_ms.push(timed(touch_fresh_memory));
    }

    pub fn report(&self) -> Value {
        json!({ "sortMs": quantile(&self.sort_ms, 0.5), "freshMemoryMs": quantile(&self.memory_ms, 0.5) })
    }
}

fn timed(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64() * 1000.0
}

fn sort() {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut numbers: Vec<u64> = (0..NUMBERS)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state
        })
        .collect();
    numbers.sort_unstable();
    black_box(numbers);
}

/// One byte of every page, so that the kernel has to give each.
fn touch_fresh_memory() {
    let mut memory = Vec::<u8>::with_capacity(FRESH_BYTES);
    for page in memory.spare_capacity_mut().chunks_mut(PAGE) {
        page[0].write(1);
    }
    black_box(memory);
}
