//! What apps and their tools need: each must work.

use std::ffi::c_long;

use crate::sockets::pair;
use crate::sys::{SOCKET, errno};

/// SOCK_CLOEXEC and SOCK_NONBLOCK.
const FLAGS: c_long = 0x8_0800;

pub fn try_all() {
    for (name, arguments) in [
        ("AF_UNIX", [1, 1, 0]),
        ("AF_INET", [2, 1, 0]),
        ("AF_INET6", [10, 1, 0]),
        ("AF_NETLINK, route", [16, 3, 0]),
        ("TCP", [2, 1 | FLAGS, 6]),
        ("UDP", [10, 2 | 0x8_0000, 17]),
        ("datagram", [2, 2 | 0x800, 0]),
    ] {
        println!("{name}: errno {}", errno(SOCKET, &arguments));
    }
    println!("socketpair: errno {}", pair(1));
    // Asking for the present persona.
    println!("personality: errno {}", errno(135, &[0xffff_ffff]));
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(|| ())).collect();
    let joined = threads.into_iter().all(|thread| thread.join().is_ok());
    println!("threads: errno {}", i32::from(!joined));
}
