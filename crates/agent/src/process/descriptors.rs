//! Descriptors that the container runtime left open: each would be a way out of the container for whatever the agent starts
//! (CVE-2024-21626 was one).

use nix::libc::{self, c_int, c_uint};

const FIRST_OTHER: c_uint = 3;
/// Where there is no close_range(2): runtimes leave low numbers open.
const LAST_TRIED: c_int = 1023;

/// Closes all but the standard ones. To be called before anything is opened.
#[expect(unsafe_code, reason = "closing descriptors that nobody owns")]
pub fn close_inherited() {
    // SAFETY: `main` has opened nothing yet, so no owner of any of these descriptors exists in this process.
    unsafe {
        if libc::syscall(libc::SYS_close_range, FIRST_OTHER, c_uint::MAX, 0) != 0 {
            for descriptor in FIRST_OTHER as c_int..=LAST_TRIED {
                libc::close(descriptor);
            }
        }
    }
}
