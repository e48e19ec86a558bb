//! Out by the network: every address family, the host, its other containers.

use futures::FutureExt as _;
use futures::future::LocalBoxFuture;

use super::attempt::Program::{Node, Probe, Shell};
use super::attempt::Refused::{Errno, Prints, Says};
use super::attempt::{Attempt, EPERM, Verdict, attempt, by_host};
use super::cell::Cell;

const NOWHERE: &[&str] = &["ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL", "ECONNREFUSED"];

pub const ATTEMPTS: &[Attempt] = &[
    attempt(
        "interfaces",
        "any network at all",
        "",
        Shell("ls /sys/class/net; sed -n '3,$p' /proc/net/dev | cut -d: -f1 | tr -d ' '"),
        Prints("lo\nlo"),
    ),
    attempt(
        "routes",
        "a way out",
        "",
        Shell("sed 1d /proc/net/route; grep -v ' lo$' /proc/net/ipv6_route"),
        Prints(""),
    ),
    attempt("internet", "sending data away, attacking others", "", Node(DIAL_INTERNET), Says(NOWHERE)),
    attempt("internet-ipv6", "the same, where only IPv4 is thought of", "", Node(DIAL_IPV6), Says(NOWHERE)),
    attempt(
        "gateway",
        "the host, by the address that it has on the engine's bridge",
        "",
        Node(DIAL_GATEWAY),
        Says(NOWHERE),
    ),
    attempt(
        "metadata",
        "the credentials of the virtual machine",
        "169.254.169.254 in a server-side request, as in the Capital One breach of 2019",
        Node(DIAL_METADATA),
        Says(NOWHERE),
    ),
    attempt(
        "host-loopback",
        "services that trust their own machine",
        "--network host",
        Node(
            "net.connect(process.env.HOST_PORT, '127.0.0.1').on('error', (e) => console.log(e.code)).on('connect', () => { console.log('connected'); process.exit() })",
        ),
        Says(&["ECONNREFUSED"]),
    ),
    attempt(
        "sandboxd",
        "the service that runs the sandboxes",
        "",
        Node(
            "net.connect(process.env.SANDBOXD_PORT, '127.0.0.1').on('error', (e) => console.log(e.code)).on('connect', () => { console.log('connected'); process.exit() })",
        ),
        Says(&["ECONNREFUSED"]),
    ),
    attempt(
        "abstract-socket",
        "services of the host that listen on abstract sockets, which belong to the network namespace",
        "CVE-2020-15257: containerd's own",
        Node(
            "net.connect('\\0' + process.env.HOST_SOCKET).on('error', (e) => console.log(e.code)).on('connect', () => { console.log('connected'); process.exit() })",
        ),
        Says(&["ECONNREFUSED", "ENOENT"]),
    ),
    attempt(
        "host-sockets",
        "what listens on the host",
        "/proc/net/unix",
        Shell("grep -cE '@(isekai-corpus|/containerd-shim)|/(docker|containerd)\\.sock' /proc/net/unix"),
        Prints("0"),
    ),
    by_host("neighbour", "another app's port", "containers on one bridge", neighbour),
    attempt("dns", "sending data away in the names that are asked for", "DNS tunnels", Node(DNS), Says(NOWHERE)),
    attempt(
        "resolver",
        "the same, by the resolver",
        "Docker's own resolver, CVE-2024-29018",
        Node(
            "dns.lookup('example.com', (e) => console.log(e ? e.code : 'resolved')); new dns.promises.Resolver({ timeout: 500, tries: 1 }).resolve('example.com').then(() => console.log('resolved'), (e) => console.log(e.code))",
        ),
        Says(&["EAI_AGAIN", "ENOTFOUND", "ECONNREFUSED"]),
    ),
    attempt(
        "broadcast",
        "whoever listens near by",
        "",
        Node(
            "const s = dgram.createSocket('udp4'); s.bind(() => { s.setBroadcast(true); s.send('x', 9, '255.255.255.255', (e) => { console.log(e ? e.code : 'sent'); s.close() }) })",
        ),
        Says(NOWHERE),
    ),
    attempt(
        "multicast",
        "whoever listens near by",
        "",
        Node(
            "const s = dgram.createSocket('udp4'); s.send('x', 5353, '224.0.0.251', (e) => { console.log(e ? e.code : 'sent'); s.close() })",
        ),
        Says(NOWHERE),
    ),
    attempt("new-interface", "a network of one's own making", "CAP_NET_ADMIN", Probe("new_interface"), Errno(EPERM)),
    attempt("interface-flags", "changing the loopback that the agent uses", "", Probe("interface_down"), Errno(EPERM)),
    attempt(
        "tun",
        "packets of one's own making",
        "/dev/net/tun",
        Shell("true <> /dev/net/tun"),
        Says(&["nonexistent", "No such file"]),
    ),
    attempt(
        "sysctl",
        "forwarding and other settings of the network",
        "",
        Shell("find /proc/sys/net -type f -writable 2>/dev/null"),
        Prints(""),
    ),
];

const DIAL_INTERNET: &str = "for (const [port, host] of [[53, '1.1.1.1'], [443, '8.8.8.8'], [80, '10.0.0.1'], [80, '192.168.0.1'], [80, '100.64.0.1']]) net.connect(port, host).on('error', (e) => console.log(e.code)).on('connect', () => console.log('connected'))";
const DIAL_IPV6: &str = "for (const host of ['2606:4700:4700::1111', 'fd00::1', '64:ff9b::101:101', '::ffff:1.1.1.1']) net.connect(53, host).on('error', (e) => console.log(e.code)).on('connect', () => console.log('connected'))";
const DIAL_GATEWAY: &str = "for (const host of ['172.17.0.1', '172.18.0.1', '192.168.65.2', '0.0.0.0']) net.connect(process.env.HOST_PORT, host).on('error', (e) => console.log(e.code)).on('connect', () => { console.log('connected'); process.exit() })";
const DIAL_METADATA: &str = "for (const host of ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '169.254.170.2']) net.connect(80, host).on('error', (e) => console.log(e.code)).on('connect', () => console.log('connected'))";
const DNS: &str = "for (const host of ['8.8.8.8', '127.0.0.11', '10.0.0.2']) { const s = dgram.createSocket('udp4'); s.on('error', (e) => { console.log(e.code); s.close() }); s.connect(53, host, (e) => { if (e) { console.log(e.code); return s.close() } s.send(Buffer.from('0001010000010000000000000000000101', 'hex'), () => {}); s.on('message', () => console.log('answered')) }) }";

/// A second sandbox of the same service listens on every kind of socket; the first looks for it.
fn neighbour(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let other = cell.another().await;
        other.start_hostile().await;
        let dial = "for (const target of [{ port: 3000, host: '127.0.0.1' }, { port: 3000, host: '::1' }, { path: '\\0neighbour' }]) \
            net.connect(target).on('error', (e) => console.log(e.code)).on('connect', () => { console.log('connected'); process.exit() })";
        let found = cell.node(dial).await;
        other.remove().await;
        match found {
            Ok(ran) => {
                let lines: Vec<&str> = ran.text.lines().collect();
                let refused = lines.len() == 3
                    && lines.iter().all(|line| ["ECONNREFUSED", "ENOENT", "EADDRNOTAVAIL"].contains(line));
                Verdict::of(refused, &ran.text)
            }
            Err(error) => Verdict::Escaped(error),
        }
    }
    .boxed_local()
}
