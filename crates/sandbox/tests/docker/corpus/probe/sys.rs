//! System calls as the kernel takes them.

use std::ffi::{c_int, c_long};

unsafe extern "C" {
    fn syscall(number: c_long, ...) -> c_long;
    fn __errno_location() -> *mut c_int;
    fn fork() -> c_int;
    fn _exit(code: c_int) -> !;
}

pub const SOCKET: c_long = 41;
pub const KILL: c_long = 62;

/// The result, negative for an errno.
pub fn call(number: c_long, arguments: &[c_long]) -> c_long {
    let at = |index: usize| arguments.get(index).copied().unwrap_or(0);
    // SAFETY: callers pass numbers, or addresses of memory that outlives the call; errno is this thread's.
    unsafe {
        let result = syscall(number, at(0), at(1), at(2), at(3), at(4), at(5));
        if result < 0 { -c_long::from(*__errno_location()) } else { result }
    }
}

pub fn errno(number: c_long, arguments: &[c_long]) -> i32 {
    i32::try_from(-call(number, arguments).min(0)).unwrap_or(i32::MAX)
}

pub fn address<T: ?Sized>(memory: &T) -> c_long {
    std::ptr::from_ref(memory).cast::<u8>() as c_long
}

pub fn address_mut<T: ?Sized>(memory: &mut T) -> c_long {
    std::ptr::from_mut(memory).cast::<u8>() as c_long
}

/// Runs `work` in a child, which ends with it. The child's id, or a negative errno.
pub fn in_child(work: impl FnOnce()) -> c_long {
    // SAFETY: the program has one thread where this is called, so the child may do whatever its parent could.
    match unsafe { fork() } {
        0 => {
            work();
            exit();
        }
        id if id < 0 => -c_long::from(std::io::Error::last_os_error().raw_os_error().unwrap_or(0)),
        id => c_long::from(id),
    }
}

/// Ends this process without another word.
pub fn exit() -> ! {
    // SAFETY: it does not return, and runs nothing on the way.
    unsafe { _exit(0) }
}

/// Waits for a child to end.
pub fn wait(id: c_long) {
    call(61, &[id, 0, 0, 0]);
}

/// Kills a child and waits for its end.
pub fn end(id: c_long) {
    call(KILL, &[id, 9]);
    wait(id);
}
