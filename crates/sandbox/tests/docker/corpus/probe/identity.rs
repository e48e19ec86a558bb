//! Rights that are not the app's, and the agent.

use std::ffi::c_long;

use crate::sys::{SOCKET, address, address_mut, call, errno};

const AGENT: c_long = 1;
const NOFILE: c_long = 7;
const SIGTERM: c_long = 15;

pub fn attempt(name: &str) -> Option<i32> {
    let refused = match name {
        "setuid" => errno(105, &[0]),
        "setgroups" => errno(116, &[1, address(&0_u32)]),
        // SCHED_FIFO with priority 1.
        "sched_fifo" => errno(144, &[0, 1, address(&1_i32)]),
        "raise_nofile" => raise_nofile(),
        // PTRACE_SEIZE
        "ptrace_agent" => errno(101, &[0x4206, AGENT, 0, 0]),
        "pidfd_getfd_agent" => errno(438, &[call(434, &[AGENT, 0]), 0, 0]),
        "forge_signal" => forge_signal(),
        "new_interface" => new_interface(),
        "interface_down" => interface_down(),
        _ => return None,
    };
    Some(refused)
}

fn raise_nofile() -> i32 {
    let mut limits = [0_u64; 2];
    call(97, &[NOFILE, address_mut(&mut limits)]);
    let higher = [limits[1] + 1; 2];
    errno(160, &[NOFILE, address(&higher)])
}

/// SIGTERM to the agent by rt_sigqueueinfo(2), as if from outside its process namespace: a sender without an id there. The kernel
/// lets a sender choose the id when the code is negative.
fn forge_signal() -> i32 {
    let mut info = [0_i32; 32];
    (info[0], info[2]) = (SIGTERM as i32, -1);
    errno(129, &[AGENT, SIGTERM, address(&info)])
}

/// A dummy interface, by netlink: the errno of the kernel's acknowledgement.
fn new_interface() -> i32 {
    let socket = call(SOCKET, &[16, 3, 0]);
    // struct nlmsghdr: RTM_NEWLINK with NLM_F_REQUEST, ACK, CREATE, EXCL; struct ifinfomsg; IFLA_LINKINFO { IFLA_INFO_KIND "dummy" }.
    let mut message: Vec<u8> = Vec::new();
    message.extend(52_u32.to_ne_bytes());
    message.extend(16_u16.to_ne_bytes());
    message.extend(0x605_u16.to_ne_bytes());
    message.extend([0; 8]);
    message.extend([0; 16]);
    message.extend(20_u16.to_ne_bytes());
    message.extend(18_u16.to_ne_bytes());
    message.extend(10_u16.to_ne_bytes());
    message.extend(1_u16.to_ne_bytes());
    message.extend(b"dummy\0\0\0");
    message.extend([0; 4]);
    let sent = call(44, &[socket, address(message.as_slice()), 52, 0, 0, 0]);
    if sent < 0 {
        return -sent as i32;
    }
    let mut answer = [0_u8; 4096];
    let read = call(45, &[socket, address_mut(&mut answer), 4096, 0, 0, 0]);
    if read < 20 {
        return -read.min(0) as i32;
    }
    -i32::from_ne_bytes([answer[16], answer[17], answer[18], answer[19]])
}

/// SIOCSIFFLAGS of `lo`, to no flag at all.
fn interface_down() -> i32 {
    let socket = call(SOCKET, &[2, 2, 0]);
    let mut request = [0_u8; 40];
    request[..2].copy_from_slice(b"lo");
    errno(16, &[socket, 0x8914, address(&request)])
}
