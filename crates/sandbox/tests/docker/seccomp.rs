use std::collections::HashMap;
use std::process::Command;

use isekai_channel::agent_api::{FileBody, FileContent, WriteFiles};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::support::Service;

const EPERM: i32 = 1;
const ENOSYS: i32 = 38;
const KILLED_BY_SIGSYS: i32 = 128 + 31;

/// Every refusal of the design's list, tried from the inside.
#[tokio::test]
async fn the_profile_refuses_what_it_should_and_nothing_that_apps_need() {
    let service = Service::start(0).await;
    let id = service.create().await.id;
    let binary = STANDARD.encode(build_probe());
    let file = FileContent { path: "probe.b64".to_owned(), body: FileBody::Text(binary) };
    service.client.write_files(id, &WriteFiles { files: vec![file], delete: Vec::new() }).await.unwrap();
    let (text, code) = service.shell(id, "base64 -d probe.b64 > probe && chmod +x probe && ./probe").await;
    assert_eq!(code, Some(0), "{text}");
    let errno: HashMap<&str, i32> = text
        .lines()
        .filter_map(|line| line.rsplit_once(": "))
        .map(|(name, errno)| (name, errno.parse().unwrap()))
        .collect();

    for fine in ["AF_UNIX", "AF_INET", "AF_INET6", "AF_NETLINK ROUTE", "TCP", "UDP", "datagram", "socketpair AF_UNIX"] {
        assert_eq!(errno[fine], 0, "{fine}");
    }
    assert_eq!(errno["clone3"], ENOSYS, "libc falls back to clone only then");
    let refused = [
        "AF_NETLINK AUDIT",
        "AF_NETLINK NETFILTER",
        "AF_PACKET",
        "AF_ALG",
        "AF_VSOCK",
        "AF_VSOCK high bits",
        "AF_XDP",
        "AF_BLUETOOTH",
        "AF_TIPC",
        "AF_INET raw",
        "AF_INET6 raw",
        "ping socket",
        "SCTP",
        "MPTCP",
        "UDP-Lite",
        "SEQPACKET",
        "DCCP",
        "TCP with other flags",
        "socketpair AF_INET",
        "socketpair AF_TIPC",
        "sync",
        "io_uring_setup",
        "ptrace",
        "userfaultfd",
        "keyctl",
        "add_key",
        "bpf",
        "perf_event_open",
        "mount",
        "fsopen",
        "setns",
        "unshare user",
        "clone user",
        "personality",
        "name_to_handle_at",
        "process_vm_readv",
    ];
    for name in refused {
        assert_eq!(errno[name], EPERM, "{name}");
    }
    for other_abi in ["x32", "int80"] {
        let (text, code) = service.shell(id, &format!("./probe {other_abi}; exit $?")).await;
        assert_eq!(code, Some(KILLED_BY_SIGSYS), "{text}");
    }
}

fn build_probe() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let (source, binary) = (dir.path().join("probe.rs"), dir.path().join("probe"));
    std::fs::write(&source, include_str!("probe.rs")).unwrap();
    let built = Command::new("rustc")
        .args(["--edition=2024", "-C", "target-feature=+crt-static", "-C", "strip=symbols", "-C", "opt-level=s", "-o"])
        .args([&binary, &source])
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    std::fs::read(binary).unwrap()
}
