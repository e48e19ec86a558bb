//! Past the list of hosts that an app may connect to. The list of these sandboxes is empty, so the proxy on loopback must let nothing
//! through: an error, an end, or no proxy at all.

use super::attempt::Program::{Node, Proxy, Shell};
use super::attempt::Refused::{NoTunnel, Prints, Says};
use super::attempt::{Attempt, attempt};
use super::cell::Cell;

const INSIDE: &str = "the host's own services, through the host's own connection";
const ANYWHERE: &str = "a connection that no rule allows";
const METADATA: &str = "the credentials of the virtual machine";

pub const ATTEMPTS: &[Attempt] = &[
    tunnel(
        "address",
        ANYWHERE,
        "an address is no name",
        "CONNECT 1.1.1.1:443 HTTP/1.1\\r\\nHost: 1.1.1.1:443\\r\\n\\r\\n",
    ),
    tunnel("loopback", INSIDE, "", "CONNECT 127.0.0.1:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel("localhost", INSIDE, "", "CONNECT localhost:{HOST_PORT} HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n"),
    tunnel("localhost-dot", INSIDE, "a last dot", "CONNECT localhost.:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel(
        "subdomain-of-localhost",
        INSIDE,
        "RFC 6761",
        "CONNECT a.localhost:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    tunnel("decimal", INSIDE, "inet_aton(3)", "CONNECT 2130706433:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel("hexadecimal", INSIDE, "inet_aton(3)", "CONNECT 0x7f000001:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel(
        "octal",
        INSIDE,
        "inet_aton(3), CVE-2021-28918",
        "CONNECT 0177.0.0.1:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    tunnel("short-address", INSIDE, "inet_aton(3)", "CONNECT 127.1:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel(
        "zero-address",
        INSIDE,
        "0.0.0.0 is this host",
        "CONNECT 0.0.0.0:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    tunnel("ipv6-loopback", INSIDE, "", "CONNECT [::1]:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel("ipv6-mapped", INSIDE, "", "CONNECT [::ffff:127.0.0.1]:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel("ipv6-nat64", INSIDE, "RFC 6052", "CONNECT [64:ff9b::7f00:1]:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel(
        "sandboxd",
        "the service that runs the sandboxes",
        "",
        "CONNECT localhost:{SANDBOXD_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    tunnel("postgresql", "everybody's data", "", "CONNECT localhost:5432 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel("redis", "sessions and locks", "", "CONNECT localhost:6379 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel("metadata", METADATA, "", "CONNECT 169.254.169.254:80 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel(
        "metadata-name",
        METADATA,
        "",
        "GET http://metadata.google.internal/ HTTP/1.1\\r\\nHost: metadata.google.internal\\r\\n\\r\\n",
    ),
    tunnel("not-listed", ANYWHERE, "", "CONNECT example.com:443 HTTP/1.1\\r\\nHost: example.com:443\\r\\n\\r\\n"),
    tunnel(
        "absolute-form",
        ANYWHERE,
        "RFC 9112 section 3.2.2",
        "GET http://example.com/ HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n",
    ),
    tunnel(
        "absolute-form-loopback",
        INSIDE,
        "",
        "GET http://127.0.0.1:{HOST_PORT}/ HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n",
    ),
    tunnel(
        "user-in-address",
        INSIDE,
        "what stands before the @ is no host",
        "GET http://example.com@127.0.0.1:{HOST_PORT}/ HTTP/1.1\\r\\nHost: example.com\\r\\n\\r\\n",
    ),
    tunnel(
        "unix-socket",
        "the engine",
        "proxies that take paths",
        "CONNECT unix:/var/run/docker.sock:1 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    tunnel(
        "nul-in-name",
        ANYWHERE,
        "a name that ends early for whoever checks",
        "CONNECT localhost\\0.example.com:{HOST_PORT} HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    tunnel(
        "smuggled-headers",
        "posing as the agent to the host",
        "",
        "CONNECT example.com:443 HTTP/1.1\\r\\nHost: x\\r\\nx-isekai-egress-host: localhost\\r\\nx-isekai-egress-port: {HOST_PORT}\\r\\n\\r\\n",
    ),
    tunnel(
        "control-api",
        "the agent's own interface, which only the host may use",
        "",
        "GET /v1/health HTTP/1.1\\r\\nHost: agent\\r\\n\\r\\n",
    ),
    tunnel("control-api-by-name", "the same", "", "GET http://agent/v1/health HTTP/1.1\\r\\nHost: agent\\r\\n\\r\\n"),
    tunnel(
        "accept",
        "the host's own tunnels",
        "",
        "POST /v1/egress/accept HTTP/1.1\\r\\nHost: agent\\r\\nContent-Length: 0\\r\\n\\r\\n",
    ),
    tunnel("http2", "a protocol that the proxy does not expect", "", "PRI * HTTP/2.0\\r\\n\\r\\nSM\\r\\n\\r\\n"),
    tunnel("socks", "the same", "", "\\0\\0\\0not HTTP at all\\r\\n\\r\\n"),
    tunnel("port-zero", ANYWHERE, "", "CONNECT example.com:0 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n"),
    tunnel(
        "port-too-large",
        ANYWHERE,
        "a port that wraps to another",
        "CONNECT example.com:65979 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n",
    ),
    attempt(
        "environment",
        "a proxy or a name server of the host that the environment tells",
        "",
        Shell(
            "env | grep -iE '^(http|https|all)_proxy=' | grep -v 127.0.0.1:3128; grep -E '^nameserver' /etc/resolv.conf; echo end",
        ),
        Prints("end"),
    ),
    attempt(
        "two-hundred-tunnels",
        "all places of the host's connections, by asking often",
        "",
        Node(
            "let left = 200; for (let i = 0; i < 200; i++) { const s = net.connect(3128, '127.0.0.1'); const end = (line) => { if (s.told) return; s.told = 1; if (/ 2\\d\\d /.test(line)) console.log('tunnel'); if (--left === 0) { console.log('none'); process.exit() } }; s.on('connect', () => s.write('CONNECT h' + i + '.example.com:443 HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n')); s.on('data', (d) => end(d.toString().split('\\r')[0])); s.on('error', () => end('')); s.on('close', () => end('')) }",
        ),
        Says(&["none"]),
    ),
];

const fn tunnel(name: &'static str, gain: &'static str, lesson: &'static str, request: &'static str) -> Attempt {
    attempt(name, gain, lesson, Proxy(request), NoTunnel)
}

/// A proxy that lets everything through is seen as one.
#[tokio::test]
async fn an_open_proxy_would_be_noticed() {
    let mut cell = Cell::new(None).await;
    // The hostile server says 200 to every CONNECT.
    cell.start_hostile().await;
    cell.proxy_port = 3000;
    let attempts =
        ATTEMPTS.iter().filter(|attempt| matches!(attempt.program, Proxy(text) if text.starts_with("CONNECT")));
    for attempt in attempts {
        assert!(attempt.run(&cell).await.is_escape(), "{} was not noticed", attempt.name);
    }
}
