//! Socket families that no app needs. A socket type that cannot be tells who answers: the filter with EPERM, the kernel with EINVAL,
//! whether this kernel has the family or not.

use super::attempt::Program::Probe;
use super::attempt::Refused::Errno;
use super::attempt::{Attempt, EPERM, attempt};
use super::cell::Cell;

const SURFACE: &str = "kernel code that no app needs";
const PACKETS: &str = "packets below the rules, and kernel code that no app needs";

pub const ATTEMPTS: &[Attempt] = &[
    refused(
        "vsock",
        "the hypervisor, or the host from a virtual machine: it knows no network namespace",
        "CVE-2021-26708",
    ),
    refused("vsock-high-bits", "the same, past a filter that compares 32 of 64 bits", ""),
    refused("alg", SURFACE, "CVE-2019-8912; the kernel's ciphers"),
    refused("packet", PACKETS, "CVE-2020-14386, CVE-2017-7308"),
    refused("netlink-netfilter", SURFACE, "CVE-2024-1086, CVE-2022-1015, CVE-2023-32233"),
    refused("netlink-audit", SURFACE, ""),
    refused("netlink-xfrm", SURFACE, "CVE-2017-16939"),
    refused("netlink-diag", "what sockets the machine has", "CVE-2013-1763"),
    refused("netlink-uevent", "the machine's device events", ""),
    refused("netlink-generic", SURFACE, ""),
    refused("raw", PACKETS, "CVE-2017-17712"),
    refused("raw6", PACKETS, ""),
    refused("ping", SURFACE, "CVE-2015-3636"),
    refused("sctp", SURFACE, "CVE-2021-23133"),
    refused("mptcp", SURFACE, ""),
    refused("dccp", SURFACE, "CVE-2017-6074"),
    refused("udp-lite", SURFACE, ""),
    refused("seqpacket", SURFACE, ""),
    refused("other-flags", "a socket type past the filter's mask", ""),
    refused("xdp", PACKETS, ""),
    refused("tipc", SURFACE, "CVE-2021-43267"),
    refused("bluetooth", SURFACE, "CVE-2020-12351"),
    refused("every-other-family", SURFACE, "CVE-2010-3904 (RDS); old families are seldom looked after"),
    refused("pair-inet", "another family past the rule for socket(2)", ""),
    refused("pair-tipc", "another family past the rule for socket(2)", ""),
];

const fn refused(name: &'static str, gain: &'static str, lesson: &'static str) -> Attempt {
    attempt(name, gain, lesson, Probe(name), Errno(EPERM))
}

/// A filter that refuses everything would pass every other test here.
#[tokio::test]
async fn what_apps_need_works() {
    let cell = Cell::new(None).await;
    let ran = cell.run("./probe needed").await.unwrap();
    let lines: Vec<&str> = ran.text.lines().collect();
    assert!(lines.len() >= 9 && lines.iter().all(|line| line.ends_with(": errno 0")), "{}", ran.text);
}
