//! When the agent gets the processor.

use nix::libc;

/// The shortest time slice that the kernel gives, 0.1 ms (`sched_setattr(2)`).
const SLICE_NS: u64 = 100_000;

/// `struct sched_attr` in its first version, 48 bytes, as the kernel defines it (`include/uapi/linux/sched/types.h`).
#[repr(C)]
#[derive(Default)]
struct Attributes {
    size: u32,
    policy: u32,
    flags: u64,
    nice: i32,
    priority: u32,
    runtime_ns: u64,
    deadline_ns: u64,
    period_ns: u64,
}

/// Asks for short slices: whoever answers visitors needs little time but soon, and must not wait for the whole slice of another
/// container that computes. The share of the processor stays what it is, and what the agent starts gets the usual slice. Linux has
/// this since 6.12; before, and where it is refused, the agent waits its turn.
#[expect(unsafe_code, reason = "there is no safe wrapper of sched_setattr")]
pub fn answer_soon() {
    let attributes = Attributes {
        size: size_of::<Attributes>() as u32,
        policy: libc::SCHED_OTHER as u32,
        flags: libc::SCHED_FLAG_RESET_ON_FORK as u64,
        runtime_ns: SLICE_NS,
        ..Attributes::default()
    };
    // SAFETY: the kernel reads `size` bytes from the pointer, which are those of `attributes`, and keeps nothing.
    let refused = unsafe { libc::syscall(libc::SYS_sched_setattr, 0, &raw const attributes, 0) } != 0;
    if refused {
        eprintln!("isekai-agent: the kernel gives no short time slices: {}", std::io::Error::last_os_error());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `/proc/self/sched` names the slice of the thread in nanoseconds where the kernel knows it.
    #[test]
    fn threads_started_later_have_the_usual_slice() {
        let slice = || {
            let text = std::fs::read_to_string("/proc/thread-self/sched").unwrap_or_default();
            let line = text.lines().find(|line| line.starts_with("se.slice")).map(str::to_owned)?;
            line.split(':').nth(1)?.trim().parse::<u64>().ok()
        };
        let Some(usual) = slice() else { return };
        std::thread::spawn(move || {
            answer_soon();
            let own = slice();
            let child = std::thread::spawn(slice).join().unwrap();
            assert!(own == Some(SLICE_NS) || own == Some(usual), "{own:?}");
            assert_eq!(child, Some(usual));
        })
        .join()
        .unwrap();
    }
}
