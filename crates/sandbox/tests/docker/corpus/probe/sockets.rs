//! Sockets of families, types and protocols that the filter should refuse.

use std::ffi::c_long;

use crate::sys::{SOCKET, address_mut, errno};

const SOCKETPAIR: c_long = 53;
const EPERM: i32 = 1;
/// Above every type: the kernel says EINVAL before it looks at the family.
const NO_TYPE: c_long = 12;
/// Above every protocol: the kernel says EINVAL before it asks for a privilege.
const NO_PROTOCOL: c_long = 0x1000;

/// Family, type, protocol.
const SOCKETS: &[(&str, [c_long; 3])] = &[
    ("vsock", [40, NO_TYPE, 0]),
    // The kernel looks at 32 bits.
    ("vsock-high-bits", [40 | 1 << 32, NO_TYPE, 0]),
    ("alg", [38, NO_TYPE, 0]),
    ("packet", [17, NO_TYPE, 0]),
    ("netlink-audit", [16, 3, 9]),
    ("netlink-netfilter", [16, 3, 12]),
    ("netlink-xfrm", [16, 3, 6]),
    ("netlink-diag", [16, 3, 4]),
    ("netlink-uevent", [16, 3, 15]),
    ("netlink-generic", [16, 3, 16]),
    ("raw", [2, 3, NO_PROTOCOL]),
    ("raw6", [10, 3, NO_PROTOCOL]),
    ("ping", [2, 2, 1]),
    ("sctp", [2, 1, 132]),
    ("mptcp", [2, 1, 262]),
    ("dccp", [2, 6, 33]),
    ("udp-lite", [2, 2, 136]),
    ("seqpacket", [2, 5, 0]),
    ("other-flags", [2, 1 | 0x100, 0]),
    ("xdp", [44, NO_TYPE, 0]),
    ("tipc", [30, NO_TYPE, 0]),
    ("bluetooth", [31, NO_TYPE, 0]),
];
/// Unix, IPv4, IPv6, netlink: some of each is allowed.
const ALLOWED: [c_long; 4] = [1, 2, 10, 16];

pub fn attempt(name: &str) -> Option<i32> {
    match name {
        "every-other-family" => return Some(every_other_family()),
        "pair-inet" => return Some(pair(2)),
        "pair-tipc" => return Some(pair(30)),
        _ => {}
    }
    SOCKETS.iter().find(|(known, _)| *known == name).map(|(_, arguments)| errno(SOCKET, arguments))
}

pub fn pair(family: c_long) -> i32 {
    let mut ends = [0_i32; 2];
    errno(SOCKETPAIR, &[family, 1, 0, address_mut(&mut ends)])
}

/// EPERM when all are refused, else what the first of the others said.
fn every_other_family() -> i32 {
    let others = (0..256).filter(|family| !ALLOWED.contains(family));
    others.map(|family| errno(SOCKET, &[family, NO_TYPE, 0])).find(|errno| *errno != EPERM).unwrap_or(EPERM)
}
