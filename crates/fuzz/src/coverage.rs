//! Which branches a case reached. In a build for a search (`scripts/fuzz-rustc`), the compiler gives each branch of our crates a counter of one byte, and
//! tells where they are before `main` (LLVM's SanitizerCoverage, `inline-8bit-counters`). In any other build there are none.

#![expect(unsafe_code, reason = "the counters are memory that the compiler laid out")]

use std::sync::atomic::{AtomicPtr, AtomicU8, AtomicU64, AtomicUsize, Ordering};

static START: AtomicPtr<AtomicU8> = AtomicPtr::new(std::ptr::null_mut());
static LENGTH: AtomicUsize = AtomicUsize::new(0);

/// Called by the code that the compiler adds to each object file, each time with the bounds of all counters of the program.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_8bit_counters_init(start: *mut AtomicU8, stop: *mut AtomicU8) {
    START.store(start, Ordering::Relaxed);
    LENGTH.store(stop.addr().saturating_sub(start.addr()), Ordering::Relaxed);
}

pub fn is_there() -> bool {
    LENGTH.load(Ordering::Relaxed) > 0
}

/// Takes what the branches counted since the last time: branch and size of the number, in one.
pub fn take(mut reached: impl FnMut(u64)) {
    let (start, length) = (START.load(Ordering::Relaxed), LENGTH.load(Ordering::Relaxed));
    if length == 0 {
        return;
    }
    // SAFETY: the compiler gave these bounds of a section that lives as long as the program. Its bytes are counted up without
    // atomics, by this very thread: a search runs one target in a process, on one thread.
    let counters = unsafe { std::slice::from_raw_parts(start, length) };
    // SAFETY: eight atomic bytes in a row are as good as one atomic word, for nobody else looks at them.
    let (head, words, tail) = unsafe { counters.align_to::<AtomicU64>() };
    let mut number = 0;
    for counter in head {
        take_one(counter, number, &mut reached);
        number += 1;
    }
    for word in words {
        // Most branches are not reached.
        if word.load(Ordering::Relaxed) != 0 {
            for (place, count) in word.swap(0, Ordering::Relaxed).to_le_bytes().into_iter().enumerate() {
                tell(count, number + place as u64, &mut reached);
            }
        }
        number += 8;
    }
    for counter in tail {
        take_one(counter, number, &mut reached);
        number += 1;
    }
}

fn take_one(counter: &AtomicU8, number: u64, reached: &mut impl FnMut(u64)) {
    tell(counter.swap(0, Ordering::Relaxed), number, reached);
}

/// 1, 2, 3, 4–7, 8–15, 16–31, 32–127, more.
fn tell(count: u8, number: u64, reached: &mut impl FnMut(u64)) {
    let size = match count {
        0 => return,
        1..=3 => count - 1,
        4..=7 => 3,
        8..=15 => 4,
        16..=31 => 5,
        32..=127 => 6,
        128.. => 7,
    };
    reached(number * 8 + u64::from(size));
}
