use http::Request;
use http_body_util::{BodyExt, Full};
use isekai_channel::agent_api::{ExecEvent, ExitReason};
use serde_json::{Value, json};

use crate::host::{Client, Host, lives, patiently, until};

struct Ran {
    stdout: String,
    stderr: String,
    code: Option<i32>,
    signal: Option<i32>,
    reason: ExitReason,
}

async fn run(client: &Client, request: Value) -> Ran {
    let (status, bytes) = client.control("POST", "/v1/exec", request).await;
    assert!(status.is_success(), "{}", String::from_utf8_lossy(&bytes));
    let mut ran =
        Ran { stdout: String::new(), stderr: String::new(), code: None, signal: None, reason: ExitReason::Oom };
    let mut ends = 0;
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice(line).unwrap() {
            ExecEvent::Stdout { data } => ran.stdout.push_str(&data),
            ExecEvent::Stderr { data } => ran.stderr.push_str(&data),
            ExecEvent::Exit { code, signal, reason, .. } => {
                (ran.code, ran.signal, ran.reason) = (code, signal, reason);
                ends += 1;
            }
        }
    }
    assert_eq!(ends, 1);
    ran
}

fn shell(script: &str) -> Value {
    json!({"command": ["sh", "-c", script], "timeoutMs": 20_000})
}

#[tokio::test]
async fn output_exit_code_and_surroundings() {
    let (host, client) = Host::attached().await;
    host.put("sub/file", "");
    let ran = run(
        &client,
        json!({"command": ["sh", "-c", "pwd; ls; echo \"$GREETING\"; printf 'é' >&2; exit 3"], "cwd": "sub",
               "env": {"GREETING": "grüß dich"}, "timeoutMs": 20_000}),
    )
    .await;
    let folder = host.workspace.path().join("sub");
    assert_eq!(ran.stdout, format!("{}\nfile\ngrüß dich\n", folder.display()));
    assert_eq!((ran.stderr.as_str(), ran.code, ran.signal, ran.reason), ("é", Some(3), None, ExitReason::Exit));
    let ran = run(&client, shell("kill -9 $$")).await;
    assert_eq!((ran.code, ran.signal, ran.reason), (None, Some(9), ExitReason::Exit));
}

#[tokio::test]
async fn children_know_no_secret_and_get_ordinary_signals() {
    let (_host, client) = Host::attached().await;
    let ran = run(&client, shell("env; grep SigBlk /proc/self/status; ls /proc/self/fd")).await;
    assert!(!ran.stdout.contains("5a5a5a5a") && !ran.stdout.contains("ISEKAI_MARKER"), "{}", ran.stdout);
    assert!(ran.stdout.contains("SigBlk:\t0000000000000000"), "{}", ran.stdout);
    // Standard ones, and the listing itself.
    assert!(ran.stdout.ends_with("\n0\n1\n2\n3\n"), "{}", ran.stdout);
}

#[tokio::test]
async fn the_end_of_its_time_kills_the_whole_tree() {
    let (host, client) = Host::attached().await;
    let script = "echo started
        setsid sh -c 'trap \"\" TERM; echo $$ > session; sleep 600' &
        (setsid sh -c 'echo $$ > orphan; exec sleep 600' &)
        echo $$ > leader; sleep 600";
    let files = ["leader", "session", "orphan"].map(|name| host.workspace.path().join(name));
    let ran = run(&client, json!({"command": ["sh", "-c", script], "timeoutMs": 1_000})).await;
    assert_eq!((ran.stdout.as_str(), ran.reason, ran.signal), ("started\n", ExitReason::Timeout, Some(9)));
    for file in files {
        assert!(file.exists() && !lives(&file), "{} lives", file.display());
    }
}

#[tokio::test]
async fn what_a_command_leaves_behind_ends_with_it() {
    let (host, client) = Host::attached().await;
    let ran =
        run(&client, shell("sh -c 'echo $$ > left; exec sleep 600' & while [ ! -s left ]; do :; done; echo done"))
            .await;
    assert_eq!((ran.stdout.as_str(), ran.code), ("done\n", Some(0)));
    assert!(!lives(&host.workspace.path().join("left")));
}

#[tokio::test]
async fn output_waits_for_its_reader_and_the_agent_stays_small() {
    let (host, client) = Host::attached().await;
    let request = shell("head -c 60000000 /dev/zero | tr '\\0' x; echo end > finished");
    let request = Request::post("http://agent/v1/exec").body(Full::from(request.to_string())).unwrap();
    let mut body = client.send(request).await.into_body();
    patiently(body.frame()).await.unwrap().unwrap();
    // Other requests go on meanwhile; the command cannot: nobody reads.
    for _ in 0..50 {
        run(&client, shell("true")).await;
    }
    assert!(!host.workspace.path().join("finished").exists());
    let status = std::fs::read_to_string(format!("/proc/{}/status", host.pid())).unwrap();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let resident_kib: u64 = resident.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(resident_kib < 40_000, "{resident_kib} KiB");
    let bytes = patiently(body.collect()).await.unwrap().to_bytes();
    assert!(bytes.len() > 59_000_000);
    assert!(String::from_utf8_lossy(&bytes[bytes.len() - 100..]).contains("\"code\":0"));
}

#[tokio::test]
async fn a_reader_who_goes_away_ends_the_command() {
    let (host, client) = Host::attached().await;
    let pid = host.workspace.path().join("pid");
    let request = shell("echo $$ > pid; exec sleep 600");
    let request = Request::post("http://agent/v1/exec").body(Full::from(request.to_string())).unwrap();
    let response = client.send(request).await;
    until("the command starts", || lives(&pid)).await;
    drop(response);
    until("the command ends", || !lives(&pid)).await;
}

#[tokio::test]
async fn what_cannot_run_is_refused() {
    let (_host, client) = Host::attached().await;
    for command in [json!([]), json!(["no-such-command"]), json!(["/"])] {
        let request = json!({"command": command, "timeoutMs": 1_000});
        assert_eq!(client.refused("POST", "/v1/exec", request).await, "400 VALIDATION_ERROR");
    }
    let outside = json!({"command": ["true"], "cwd": "../..", "timeoutMs": 1_000});
    assert_eq!(client.refused("POST", "/v1/exec", outside).await, "403 SECURITY_ERROR");
    let mut running = Vec::new();
    for _ in 0..16 {
        let request = Request::post("http://agent/v1/exec").body(Full::from(shell("sleep 600").to_string())).unwrap();
        running.push(client.send(request).await);
    }
    assert_eq!(client.refused("POST", "/v1/exec", shell("true")).await, "429 RATE_LIMITED");
}

#[tokio::test]
async fn what_left_no_trace_of_its_origin_ends_with_the_command_too() {
    let (host, client) = Host::attached().await;
    let script = "(/usr/bin/env -i /usr/bin/setsid /bin/sh -c 'echo $$ > escaped; sleep 600; :' > /dev/null 2>&1 &)
        while [ ! -s escaped ]; do :; done; echo done";
    let ran = run(&client, shell(script)).await;
    assert_eq!((ran.stdout.as_str(), ran.code), ("done\n", Some(0)));
    assert!(!lives(&host.workspace.path().join("escaped")));
}

/// The app writes into the command's output, which it may open: they have the same user.
#[tokio::test]
async fn output_ends_soon_after_the_command_whoever_goes_on_writing() {
    let (host, client) = Host::attached().await;
    let script = "while [ ! -s pid ]; do sleep 0.01; done; exec > /proc/$(cat pid)/fd/1; echo > open
        while :; do echo x; sleep 0.05; done";
    crate::app::start_command(&client, crate::app::server().await, script).await;
    let started = std::time::Instant::now();
    let ran = run(&client, shell("echo $$ > pid; while [ ! -e open ]; do sleep 0.01; done; sleep 0.2")).await;
    assert_eq!((ran.code, ran.reason), (Some(0), ExitReason::Exit));
    assert!(ran.stdout.contains('x') && started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    drop(host);
}

#[tokio::test]
async fn a_command_line_that_the_kernel_does_not_take_is_too_large() {
    let (_host, client) = Host::attached().await;
    let request = json!({"command": ["echo", "x".repeat(200_000)], "timeoutMs": 1_000});
    assert_eq!(client.refused("POST", "/v1/exec", request).await, "413 PAYLOAD_TOO_LARGE");
}
