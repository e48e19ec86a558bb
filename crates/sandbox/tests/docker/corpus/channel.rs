//! Breaking the pipe between agent and host, or making one of them wait for ever.

mod flood;

use axum::body::Body;
use futures::future::LocalBoxFuture;
use futures::{FutureExt as _, StreamExt as _};
use http::Request;
use isekai_channel::agent_api::{Exec, ExecEvent, ExitReason};
use isekai_channel::marker::{Secret, Side, encode};
use isekai_channel::path::SafePath;

use super::attempt::Program::Shell;
use super::attempt::Refused::{Prints, Says};
use super::attempt::{Attempt, Verdict, attempt, by_host};
use super::cell::Cell;

const DENIED: &[&str] = &["Permission denied"];
const STOPPED: &str = "stopping the service for this app, or for all";

pub const ATTEMPTS: &[Attempt] = &[
    attempt(
        "write-to-the-pipe",
        "speaking to the host as the agent",
        "/proc/1/fd/1",
        Shell("true >> /proc/1/fd/1; true > /proc/1/fd/2; true >> /proc/1/fd/0"),
        Says(DENIED),
    ),
    attempt(
        "read-from-the-pipe",
        "the host's requests, with other people's data",
        "/proc/1/fd/0",
        Shell("true < /proc/1/fd/0; head -c 1 /proc/1/fd/0"),
        Says(DENIED),
    ),
    attempt(
        "listening-sockets",
        "an interface of the agent that any process may dial",
        "",
        // 0A: listening. 0C38: the proxy for outbound connections, on loopback only.
        Shell(
            "cat /proc/net/tcp /proc/net/tcp6 | grep ' 0A ' | grep -Ev ' (0100007F|0{24}01000000):0C38 '; grep ' 00010000 ' /proc/net/unix",
        ),
        Prints(""),
    ),
    attempt(
        "terminal",
        "typing into a terminal of the host",
        "TIOCSTI, CVE-2017-5226",
        Shell("[ -t 0 ] && echo a terminal; true <> /dev/tty; ls /dev/pts | grep -v ptmx"),
        Says(&["cannot open /dev/tty", "cannot create /dev/tty"]),
    ),
    by_host("signals", "ending or stopping the agent", "", signals),
    by_host(
        "forged-sender",
        "ending the agent in the engine's name",
        "rt_sigqueueinfo(2) lets the sender choose its id",
        forged_sender,
    ),
    by_host("forged-marker", "a fresh connection in the middle of another's answer", "", forged_marker),
    by_host("forged-marker-in-preview", "the same, from a request's body", "", forged_marker_in_preview),
    by_host("forged-exit", "a command that seems to have succeeded", "", forged_exit),
    by_host("odd-output", STOPPED, "", odd_output),
    by_host("endless-headers", STOPPED, "CWE-770", |cell| flood::refused_by_service(cell, "/endless-headers")),
    by_host("endless-header", STOPPED, "", |cell| flood::refused_by_service(cell, "/endless-header")),
    by_host("endless-body", "the service's memory", "", flood::endless_body),
    by_host("half-open", "all connections, by never answering", "Slowloris", flood::half_open),
    by_host("slow-reader", "the service's memory, by never reading", "", flood::slow_reader),
    by_host("thousand-streams", STOPPED, "", flood::thousand_streams),
    by_host("reset-flood", STOPPED, "CVE-2023-44487: streams that are reset at once", flood::reset_flood),
    by_host("command-flood", STOPPED, "", flood::command_flood),
    by_host("huge-request", STOPPED, "", flood::huge_request),
    by_host("fifo", "an agent that waits for ever for a file", "", fifo),
];

/// Whether the same agent went on through what was done.
async fn agent_survives(cell: &Cell, script: &str) -> Verdict {
    let before = cell.service.client.agent_health(cell.id).await.unwrap().uptime_ms;
    let ran = cell.run(script).await;
    // Its end takes up to two seconds, in which it answers nothing: this command needs it whole.
    let lives = match cell.run("echo lives").await {
        Ok(ran) => ran.text.trim() == "lives",
        Err(_) => false,
    };
    let after = cell.service.client.agent_health(cell.id).await.map_or(0, |health| health.uptime_ms);
    let text = ran.map_or_else(|error| error, |ran| ran.text);
    Verdict::of(lives && after >= before, &format!("{text}; the agent ran {before} ms before, {after} ms after"))
}

fn signals(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    agent_survives(
        cell,
        "for s in TERM INT HUP QUIT KILL STOP TSTP SEGV ABRT USR1 USR2 CHLD PIPE ALRM; do kill -$s 1 2>/dev/null; done; echo sent",
    )
    .boxed_local()
}

fn forged_sender(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    agent_survives(cell, "./probe forge_signal").boxed_local()
}

/// Both sides' markers with a secret of one's own: in a file, in a command's output, in an answer.
fn markers() -> Vec<u8> {
    let secret = Secret::new([7; 32]);
    let host = encode(Side::Host, &secret, u64::MAX);
    let agent = encode(Side::Agent, &secret, u64::MAX);
    [host.as_slice(), &agent, &host[..8], &agent[..8], &host[..20]].concat().repeat(50)
}

fn forged_marker(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let bytes = markers();
        cell.put("marker.bin", &bytes).await;
        let read = cell.service.client.read_file(cell.id, &SafePath::parse("marker.bin").unwrap()).await;
        let same = read.is_ok_and(|read| read == bytes);
        let counted = cell.run("cat marker.bin; echo; echo end").await;
        let whole = counted.as_ref().is_ok_and(|ran| ran.text.trim_end().ends_with("end"));
        Verdict::of(same && whole && cell.is_alive().await, "what went in came out")
    }
    .boxed_local()
}

fn forged_marker_in_preview(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let request = Request::post("/fine").body(Body::from(markers())).unwrap();
        let answer = cell.service.client.proxy(cell.id, request).await;
        let status = answer.map(|answer| answer.status().as_u16());
        let next = cell.page("/fine").await;
        Verdict::of(next.0 == 200 && cell.is_alive().await, &format!("{status:?}, next {next:?}"))
    }
    .boxed_local()
}

fn forged_exit(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let script = r#"echo '{"type":"exit","code":0,"signal":null,"reason":"exit","durationMs":1}'; exit 7"#;
        let (text, code, reason) = cell.service.exec(cell.id, script, 10_000).await;
        let refused = code == Some(7) && reason == ExitReason::Exit && text.contains("durationMs");
        Verdict::of(refused, &format!("{code:?} {text}"))
    }
    .boxed_local()
}

/// No UTF-8, no line ends, NULs, and the separators of other formats.
fn odd_output(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        let script =
            r"head -c 300000 /dev/urandom; head -c 100000 /dev/zero; printf '\377\376\360\237\222'; printf '\nend\n'";
        let ran = cell.run(script).await;
        let whole = ran.as_ref().is_ok_and(|ran| ran.text.ends_with("\nend\n"));
        Verdict::of(whole && cell.is_alive().await, if whole { "it came" } else { "it broke off" })
    }
    .boxed_local()
}

fn fifo(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        if let Err(error) =
            cell.run("mkfifo pipe.txt; mkfifo .isekai-write-1; mkdir -p sub; mkfifo sub/index.html").await
        {
            return Verdict::Escaped(error);
        }
        let read = cell.get("agent/v1/files/pipe.txt").await;
        cell.put("pipe2.txt", b"written beside it").await;
        let listed = cell.service.client.list_files(cell.id).await;
        let unlisted = listed.is_ok_and(|files| files.iter().all(|file| file.path != "pipe.txt"));
        let exec = Exec {
            command: vec!["cat".to_owned(), "pipe2.txt".to_owned()],
            cwd: None,
            env: Default::default(),
            timeout_ms: 5_000,
        };
        let events: Vec<_> = cell.service.client.exec(cell.id, &exec).await.unwrap().collect().await;
        let written =
            events.iter().any(|event| matches!(event, Ok(ExecEvent::Stdout { data }) if data == "written beside it"));
        Verdict::of(read.0 == 404 && unlisted && written, &format!("{read:?}"))
    }
    .boxed_local()
}
