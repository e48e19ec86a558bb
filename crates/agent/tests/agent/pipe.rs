use std::path::Path;
use std::sync::Arc;

use http::Request;
use http_body_util::{BodyExt, Full};
use isekai_channel::agent_api::AgentHealth;
use isekai_channel::marker::{MARKER_BYTES, Secret, Side, encode};
use nix::sys::signal::{Signal, kill};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::task::JoinSet;

use crate::host::{Client, Host, expected_answer, lives, patiently, secret, until};

async fn is_healthy(client: &Client) {
    let health: AgentHealth = client.ok("GET", "/v1/health", Value::Null).await;
    assert_eq!(health.version, env!("CARGO_PKG_VERSION"));
}

#[tokio::test]
async fn stays_silent_until_the_right_marker_comes() {
    let host = Host::start();
    let (mut stdin, mut stdout) = host.ends();
    let forged = encode(Side::Host, &Secret::new([1; 32]), 7);
    let own_answer = encode(Side::Agent, &secret(), 8);
    for noise in [b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".as_slice(), &forged, &own_answer, &forged[..20]] {
        stdin.write_all(noise).await.unwrap();
    }
    stdin.write_all(&encode(Side::Host, &secret(), 9)).await.unwrap();
    let mut first = [0; MARKER_BYTES];
    patiently(stdout.read_exact(&mut first)).await.unwrap();
    assert_eq!(first, expected_answer(9));
    is_healthy(&host.attach(10).await).await;
}

#[tokio::test]
async fn a_new_attachment_takes_over_in_the_middle_of_frames() {
    let host = Host::start();
    host.put("index.html", "<h1>x</h1>");
    host.put("big.bin", &"x".repeat(4 << 20));
    let data_frame_head = [0, 0x40, 0, 0, 0, 0, 0, 0, 1];
    let last_marker = encode(Side::Host, &secret(), 999);
    for (generation, cut) in (1..).zip([0, 1, 5, 9, 10, 500, 9 + 16_384]) {
        let client = host.attach(generation).await;
        is_healthy(&client).await;
        client.ok::<Value>("POST", "/v1/start", json!({"mode": "static", "root": "."})).await;
        // The agent is in the middle of sending, with all windows full …
        for _ in 0..3 {
            let request = Request::get("http://app/big.bin").body(Full::default()).unwrap();
            let mut body = client.send(request).await.into_body();
            patiently(body.frame()).await.unwrap().unwrap();
            std::mem::forget(body);
        }
        drop(client);
        // … and the host in the middle of a frame, or of the marker itself, when it dies.
        let mut frame = data_frame_head.to_vec();
        frame.resize(9 + 16_384, b'y');
        let (mut stdin, _) = host.ends();
        stdin.write_all(&frame[..cut]).await.unwrap();
        stdin.write_all(&last_marker[..cut.min(MARKER_BYTES - 1)]).await.unwrap();
    }
    is_healthy(&host.attach(1_000).await).await;
}

#[tokio::test]
async fn what_ran_for_the_old_attachment_ends() {
    let host = Host::start();
    let first = host.attach(1).await;
    let pid = host.workspace.path().join("pid");
    let body = json!({"command": ["sh", "-c", "echo $$ > pid; exec sleep 600"], "timeoutMs": 600_000});
    let request = Request::post("http://agent/v1/exec").body(Full::from(body.to_string())).unwrap();
    let _response = first.send(request).await;
    until("the command starts", || lives(&pid)).await;
    // Both would read from the same pipe, and the first might take the second's answer.
    drop(first);
    let second = host.attach(2).await;
    until("the command ends", || !lives(&pid)).await;
    is_healthy(&second).await;
}

#[tokio::test]
async fn a_broken_connection_can_be_replaced() {
    let host = Host::start();
    let mut client = host.attach(1).await;
    let (mut stdin, _) = host.ends();
    stdin.write_all(&[0xff; 64]).await.unwrap();
    let _ = patiently(&mut client.connection).await;
    is_healthy(&host.attach(2).await).await;
}

/// What the search of `fuzz_agent_pipe` found worth keeping, sent to the program itself.
#[tokio::test]
async fn a_hostile_host_neither_ends_nor_grows_the_agent() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/agent-pipe");
    let host = Host::start();
    let (mut stdin, _) = host.ends();
    let mut generation = 0;
    for entry in std::fs::read_dir(corpus).unwrap() {
        let frames = std::fs::read(entry.unwrap().path()).unwrap();
        stdin.write_all(&encode(Side::Host, &secret(), generation + 1)).await.unwrap();
        stdin.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").await.unwrap();
        stdin.write_all(&frames).await.unwrap();
        generation += 2;
        is_healthy(&host.attach(generation).await).await;
    }
    assert!(generation > 20, "there is no corpus");
    let status = std::fs::read_to_string(format!("/proc/{}/status", host.pid())).unwrap();
    let peak_kib =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    assert!(peak_kib.is_some_and(|kib: u32| kib < 32 * 1024), "{status}");
}

#[tokio::test]
async fn a_hundred_requests_at_once_beside_stalled_readers() {
    let host = Host::start();
    host.put("index.html", "<h1>x</h1>");
    host.put("big.bin", &"x".repeat(1 << 20));
    let client = host.attach(1).await;
    client.ok::<Value>("POST", "/v1/start", json!({"mode": "static", "root": "."})).await;
    let mut stalled = Vec::new();
    for _ in 0..100 {
        let request = Request::get("http://app/big.bin").body(Full::default()).unwrap();
        stalled.push(client.send(request).await);
    }
    let client = Arc::new(client);
    let mut requests = JoinSet::new();
    for n in 0..100 {
        let client = Arc::clone(&client);
        requests.spawn(async move {
            if n % 2 == 0 {
                assert_eq!(client.page("/").await.1, "<h1>x</h1>");
            } else {
                is_healthy(&client).await;
            }
        });
    }
    assert_eq!(requests.join_all().await.len(), 100);
    drop(stalled);
}

#[tokio::test]
async fn the_end_of_the_input_ends_the_agent_and_its_children() {
    let mut host = Host::start();
    let client = host.attach(1).await;
    let pid = start_stubborn_app(&host, &client).await;
    drop(client);
    host.close_stdin();
    until("the agent ends", || host.agent.try_wait().unwrap().is_some()).await;
    assert!(!lives(&pid));
}

#[tokio::test]
async fn a_termination_ends_everything_also_what_does_not_want_to() {
    let mut host = Host::start();
    let client = host.attach(1).await;
    let pid = start_stubborn_app(&host, &client).await;
    kill(host.pid(), Signal::SIGTERM).unwrap();
    until("the agent ends", || host.agent.try_wait().unwrap().is_some()).await;
    assert!(!lives(&pid));
}

/// A process that has left its group and ignores what asks it to end.
async fn start_stubborn_app(host: &Host, client: &Client) -> std::path::PathBuf {
    let script = "setsid sh -c 'trap \"\" TERM INT HUP; echo $$ > pid; while :; do sleep 1; done' & sleep 600";
    let server = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = server.local_addr().unwrap().port();
    let command = ["sh", "-c", script];
    client.ok::<Value>("POST", "/v1/start", json!({"mode": "command", "command": command, "port": port})).await;
    let pid = host.workspace.path().join("pid");
    until("the app starts", || lives(&pid)).await;
    pid
}
