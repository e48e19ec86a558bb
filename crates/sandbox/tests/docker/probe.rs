//! Built for a sandbox by the isolation tests: tries one thing after the other and prints `name: errno` (0: it worked).
use std::arch::asm;
use std::ffi::c_long;

unsafe extern "C" {
    fn syscall(number: c_long, ...) -> c_long;
    fn __errno_location() -> *mut i32;
}

fn attempt(name: &str, number: c_long, arguments: [c_long; 4]) {
    let [a, b, c, d] = arguments;
    // SAFETY: each call fails or changes nothing that this process goes on to use; errno is this thread's.
    let errno = unsafe {
        let result = syscall(number, a, b, c, d, 0 as c_long, 0 as c_long);
        if result < 0 { *__errno_location() } else { 0 }
    };
    println!("{name}: {errno}");
}

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("int80") => return int80(),
        Some("x32") => return attempt("x32 getpid", 0x4000_0000 + 39, [0, 0, 0, 0]),
        _ => {}
    }
    const SOCKET: c_long = 41;
    for (name, family, protocol) in [
        ("AF_UNIX", 1, 0), ("AF_INET", 2, 0), ("AF_INET6", 10, 0), ("AF_NETLINK ROUTE", 16, 0),
        ("AF_NETLINK AUDIT", 16, 9), ("AF_NETLINK NETFILTER", 16, 12), ("AF_PACKET", 17, 0), ("AF_ALG", 38, 0),
        ("AF_VSOCK", 40, 0), ("AF_XDP", 44, 0), ("AF_BLUETOOTH", 31, 0), ("AF_TIPC", 30, 0),
    ] {
        let kind = if family == 38 { 5 } else if family == 16 { 3 } else { 1 };
        attempt(name, SOCKET, [family, kind, protocol, 0]);
    }
    // Raw sockets, other transports, and pairs of other families.
    for (name, family, kind, protocol) in [
        ("TCP", 2, 1 | 0x8_0800, 6), ("UDP", 10, 2 | 0x8_0000, 17), ("datagram", 2, 2 | 0x800, 0),
        ("AF_INET raw", 2, 3, 1), ("AF_INET6 raw", 10, 3, 58), ("ping socket", 2, 2, 1), ("SCTP", 2, 1, 132),
        ("MPTCP", 2, 1, 262), ("UDP-Lite", 2, 2, 136), ("SEQPACKET", 2, 5, 0), ("DCCP", 2, 6, 33),
        ("TCP with other flags", 2, 1 | 0x100, 0),
    ] {
        attempt(name, SOCKET, [family, kind, protocol, 0]);
    }
    const SOCKETPAIR: c_long = 53;
    let mut pair = [0_i32; 2];
    for (name, family) in [("socketpair AF_UNIX", 1), ("socketpair AF_INET", 2), ("socketpair AF_TIPC", 30)] {
        attempt(name, SOCKETPAIR, [family, 1, 0, pair.as_mut_ptr() as c_long]);
    }
    attempt("sync", 162, [0, 0, 0, 0]);
    // Bits above the 32 that the kernel looks at must not slip past the filter.
    attempt("AF_VSOCK high bits", SOCKET, [40 | 1 << 32, 1, 0, 0]);
    for (name, number, arguments) in [
        ("io_uring_setup", 425, [1, 0, 0, 0]), ("ptrace", 101, [0, 0, 0, 0]), ("userfaultfd", 323, [1, 0, 0, 0]),
        ("keyctl", 250, [0, -3, 0, 0]), ("add_key", 248, [0, 0, 0, 0]), ("bpf", 321, [0, 0, 0, 0]),
        ("perf_event_open", 298, [0, 0, -1, -1]), ("mount", 165, [0, 0, 0, 0]), ("fsopen", 430, [0, 0, 0, 0]),
        ("setns", 308, [0, 0, 0, 0]), ("unshare user", 272, [0x1000_0000, 0, 0, 0]), ("clone user", 56, [0x1000_0011, 0, 0, 0]),
        ("clone3", 435, [0, 0, 0, 0]), ("personality", 135, [0x004_0000, 0, 0, 0]), ("name_to_handle_at", 303, [-100, 0, 0, 0]),
        ("process_vm_readv", 310, [1, 0, 0, 0]),
    ] {
        attempt(name, number, arguments);
    }
}

/// getpid through the 32-bit entry.
fn int80() {
    let result: i32;
    // SAFETY: the call takes no argument and touches no memory.
    unsafe { asm!("int 0x80", inlateout("eax") 20 => result) };
    println!("int80 getpid: {result}");
}
