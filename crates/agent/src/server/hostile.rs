//! A host that attaches well and then sends whatever it likes: the agent does not panic, holds little, and serves the next attachment.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http::Request;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http2::Builder;
use isekai_channel::agent_api::AgentHealth;
use isekai_channel::marker::{Scanner, Secret, Side, Step, encode};
use isekai_fuzz::{HTTP2_PAYLOAD_BYTES, Input};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::unix::pipe::{self, Receiver};
use tokio::task::LocalSet;

use super::*;
use crate::config::{BuilderConfig, Config};

const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

fn secret() -> Secret {
    Secret::new([0x5a; 32])
}

/// No request that runs a command is among the beginnings.
#[test]
fn fuzz_agent_pipe() {
    let settings = [4, 0, 0, 0];
    let get = |path: &str, authority: &str| {
        let block = [&[0x82, 0x86][..], &literal(0x04, path), &literal(0x01, authority)].concat();
        [&[1, 5, 1, u8::try_from(block.len()).unwrap()][..], &block].concat()
    };
    let put = |path: &str, body: &str| {
        let block = [&literal(0x02, "PUT")[..], &[0x86], &literal(0x04, path), &literal(0x01, "agent")].concat();
        let head = [&[1, 4, 3, u8::try_from(block.len()).unwrap()][..], &block].concat();
        [&head[..], &[0, 1, 3, u8::try_from(body.len()).unwrap()], body.as_bytes()].concat()
    };
    let seeds = [
        [&[1][..], &settings, &get("/v1/health", "agent"), &get("/", "app")].concat(),
        [&[1][..], &settings, &[4, 1, 0, 0], &get("/v1/logs?after=0&follow=1", "agent"), &[3, 0, 1, 4, 0, 0, 0, 8]]
            .concat(),
        [
            &[1][..],
            &settings,
            &put("/v1/files", r#"{"files":[{"path":"a","content":"x"}]}"#),
            &get("/v1/files/a", "agent"),
        ]
        .concat(),
        [&[1][..], &settings, &get("/v1/files", "x"), b"\x06\0\0\x0812345678", &[8, 0, 0, 4, 0, 0, 1, 0]].concat(),
        [&[1][..], &settings, &[1, 0, 1, 1, 0x82], &[9, 0, 1, 0xff], &[9, 0, 1, 0xff], &[9, 4, 1, 0]].concat(),
        b"\0PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0".to_vec(),
        b"\0GET / HTTP/1.1\r\n\r\n".to_vec(),
        [&[0][..], &encode(Side::Host, &secret(), 1)[..30]].concat(),
    ];
    let tokens: [&[u8]; 11] = [
        &settings,
        &get("/v1/usage", "agent"),
        &get("/a", "app"),
        &[3, 0, 1, 4, 0, 0, 0, 8],
        &[9, 0, 1, 0xff],
        &[8, 0, 0, 4, 0x7f, 0xff, 0xff, 0xff],
        &[4, 0, 0, 6, 0, 4, 0xff, 0xff, 0xff, 0xff],
        &[4, 0, 0, 6, 0, 1, 0xff, 0xff, 0xff, 0xff],
        &[0x3f, 0xff, 0xff, 0xff, 0xff, 0x0f],
        &encode(Side::Host, &secret(), 1)[..8],
        &encode(Side::Host, &secret(), 3),
    ];
    let target = isekai_fuzz::Target::new("agent-pipe").seeds(seeds).tokens(tokens);
    target.cases(200).memory_bytes(24 * 1024 * 1024).run(|input| {
        // Time stands still until all wait for it.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        LocalSet::new().block_on(&runtime, async {
            let (_workspace, agent) = agent();
            attack(input, agent).await
        })
    });
}

/// Answers with the size of what came back.
async fn attack(script: &[u8], agent: Rc<Agent>) -> u32 {
    let (mut stdin, agents_stdin) = pipe::pipe().unwrap();
    let (agents_stdout, mut stdout) = pipe::pipe().unwrap();
    let serving = tokio::task::spawn_local(serve(Pipe::new(agents_stdin, agents_stdout, secret()), agent));
    let write = async {
        stdin.write_all(&encode(Side::Host, &secret(), 1)).await.unwrap();
        let mut input = Input::new(script);
        let is_framed = input.byte() & 1 != 0;
        if is_framed {
            stdin.write_all(PREFACE).await.unwrap();
        }
        while !input.is_empty() {
            let bytes = if is_framed { input.http2_frame() } else { input.take(HTTP2_PAYLOAD_BYTES).to_vec() };
            stdin.write_all(&bytes).await.unwrap();
        }
        // Whatever it began to say gets its time; a marker would cut it off.
        tokio::time::sleep(Duration::from_millis(1)).await;
        stdin.write_all(&encode(Side::Host, &secret(), u64::MAX)).await.unwrap();
    };
    let ((), (discarded, rest)) = tokio::join!(write, until_answer(&mut stdout, u64::MAX));
    let io = tokio::io::join(std::io::Cursor::new(rest).chain(stdout), stdin);
    let (mut sender, connection) = Builder::new(LocalExecutor).handshake(TokioIo::new(io)).await.unwrap();
    let connection = tokio::task::spawn_local(connection);
    let request = Request::get("http://agent/v1/health").body(Full::<Bytes>::default()).unwrap();
    let answer = sender.send_request(request).await.unwrap();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let _: AgentHealth = serde_json::from_slice(&body).unwrap();
    drop(sender);
    let _ = connection.await;
    serving.await.unwrap();
    isekai_fuzz::bucket(discarded)
}

/// How much came before the agent's answer of this generation, and what came with it.
async fn until_answer(stdout: &mut Receiver, generation: u64) -> (usize, BytesMut) {
    let mut scanner = Scanner::new(Side::Agent, secret());
    let (mut input, mut discarded) = (BytesMut::new(), 0);
    loop {
        while let Some(step) = scanner.next(&mut input) {
            match step {
                Step::Marker(found) if found == generation => return (discarded, input),
                Step::Marker(_) => {}
                Step::Pass(bytes) => discarded += bytes.len(),
            }
        }
        assert_ne!(stdout.read_buf(&mut input).await.unwrap(), 0, "the agent closed its output");
    }
}

/// A header field of HPACK (RFC 7541, section 6.2.2) whose name is number `name` of the static table.
fn literal(name: u8, value: &str) -> Vec<u8> {
    [&[name, u8::try_from(value.len()).unwrap()][..], value.as_bytes()].concat()
}

fn agent() -> (TempDir, Rc<Agent>) {
    let workspace = tempfile::tempdir().unwrap();
    let nowhere = workspace.path().join("nowhere");
    let builder = BuilderConfig {
        node: nowhere.clone(),
        main: nowhere,
        keep_warm: false,
        idle: None,
        timeout: Duration::from_secs(1),
    };
    let config = Config { secret: secret(), workspace: workspace.path().to_owned(), builder, egress_port: 0 };
    let agent = Rc::new(Agent::new(config).unwrap());
    (workspace, agent)
}
