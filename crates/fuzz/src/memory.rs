//! Counts what each thread holds. Linked into every test binary with a target; a thread that runs no case is only counted.

#![expect(unsafe_code, reason = "an allocator cannot be written without")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// A case that holds so much is ended on the spot, before it takes the machine with it.
const RUNAWAY_BYTES: isize = 1 << 30;

#[global_allocator]
static COUNTING: Counting = Counting;

struct Counting;

thread_local! {
    static LIVE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
    static LIMIT: Cell<isize> = const { Cell::new(isize::MAX) };
}

/// Runs `work`; answers with the most that this thread held during it, beyond what it held before.
pub fn peak_of<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = LIVE.get();
    PEAK.set(before);
    LIMIT.set(before.saturating_add(RUNAWAY_BYTES));
    let outcome = work();
    LIMIT.set(isize::MAX);
    (outcome, usize::try_from(PEAK.get() - before).unwrap_or_default())
}

/// False when that would be too much.
fn count(bytes: isize) -> bool {
    let live = LIVE.get() + bytes;
    if live > LIMIT.get() {
        return false;
    }
    LIVE.set(live);
    if live > PEAK.get() {
        PEAK.set(live);
    }
    true
}

// SAFETY: every call goes on to the system's allocator with the caller's own arguments, and what that answers is answered. The
// counters are plain cells without destructors: using them allocates nothing and is allowed at any time of a thread's life.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !count(layout.size().cast_signed()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's layout, as it is.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !count(layout.size().cast_signed()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's layout, as it is.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        count(-layout.size().cast_signed());
        // SAFETY: the caller got this from `System`, through us, with this layout.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !count(size.cast_signed() - layout.size().cast_signed()) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller got this from `System`, through us, with this layout.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_what_was_held_at_a_time() {
        let (kept, peak) = peak_of(|| {
            for _ in 0..10 {
                std::hint::black_box(vec![1_u8; 100_000]);
            }
            let mut grown = vec![1_u8; 1_000];
            grown.reserve_exact(300_000);
            grown
        });
        assert!((300_000..310_000).contains(&peak), "{peak}");
        drop(kept);
        assert_eq!(peak_of(|| ()).1, 0);
    }
}
