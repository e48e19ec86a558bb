//! How many, how much and how long; and what happens when the host is not there.

use http::StatusCode;
use isekai_channel::agent_api::AgentHealth;
use isekai_channel::egress_api::{ACCEPT_PATH, MAX_TUNNELS};
use serde_json::Value;
use tokio::io::AsyncWriteExt;
use tokio::task::JoinSet;

use super::ends::{ALLOWED, accept, all, connect, head, opened, output, pattern, started};
use crate::host::{Host, patiently};

#[tokio::test]
async fn without_a_host_that_waits_the_app_is_told_so() {
    let (_host, client, proxy) = started().await;
    let mut app = connect(proxy, "example.com:443").await;
    let head = head(&mut app).await;
    assert!(head.starts_with("http/1.1 503 ") && head.contains("x-isekai-egress-reason: unavailable"), "{head}");
    assert!(all(&mut app).await.contains("example.com:443"));
    opened(&client, proxy).await;
}

#[tokio::test]
async fn only_so_many_connections_are_open_at_a_time() {
    let (_host, client, proxy) = started().await;
    let mut open = Vec::new();
    for _ in 0..MAX_TUNNELS {
        open.push(opened(&client, proxy).await);
    }
    let mut app = connect(proxy, "example.com:443").await;
    let refused = head(&mut app).await;
    assert!(refused.starts_with("http/1.1 503 ") && refused.contains("reason: too_many\r\n"), "{refused}");
    let (mut app, asked) = open.pop().unwrap();
    app.shutdown().await.unwrap();
    drop(asked.to_app);
    assert_eq!(all(&mut app).await, "");
    // A place is free once the agent has seen both ends.
    let (answered, asked) = tokio::join!(
        async {
            loop {
                let mut app = connect(proxy, "example.com:443").await;
                let head = head(&mut app).await;
                if !head.contains("reason: too_many\r\n") {
                    return head;
                }
            }
        },
        async {
            let asked = accept(&client).await;
            asked.say(ALLOWED).await;
            asked
        }
    );
    assert!(answered.starts_with("http/1.1 200 "), "{answered}");
    drop(asked);
}

#[tokio::test]
async fn a_request_that_the_host_takes_back_waits_no_more() {
    let (_host, client, proxy) = started().await;
    let mut waiting = JoinSet::new();
    for _ in 0..17 {
        let (to_app, answer) = client.open(ACCEPT_PATH);
        waiting.spawn(async move { (to_app, answer.await) });
    }
    let (_, refused) = patiently(waiting.join_next()).await.unwrap().unwrap();
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    waiting.shutdown().await;
    let (to_app, answer) = patiently(async {
        loop {
            let (to_app, answer) = client.open(ACCEPT_PATH);
            let mut answer = Box::pin(answer);
            tokio::select! {
                biased;
                response = &mut answer => assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS),
                // Asked later, and answered: the other waits.
                _ = client.ok::<AgentHealth>("GET", "/v1/health", Value::Null) => return (to_app, answer),
            }
        }
    })
    .await;
    let mut app = connect(proxy, "example.com:443").await;
    assert_eq!(patiently(answer).await.status(), StatusCode::OK);
    to_app.send(Ok(ALLOWED.into())).await.unwrap();
    assert!(head(&mut app).await.starts_with("http/1.1 200 "));
    assert_eq!(client.refused("GET", ACCEPT_PATH, Value::Null).await, "405 METHOD_NOT_ALLOWED");
}

#[tokio::test]
async fn what_nobody_takes_waits_at_its_source() {
    let (host, client, proxy) = started().await;
    let (mut app, mut asked) = opened(&client, proxy).await;
    let data = pattern(60_000_000);
    let sent = data.clone();
    let sending = tokio::spawn(async move {
        app.write_all(&sent).await.unwrap();
        app.shutdown().await.unwrap();
        app
    });
    for _ in 0..50 {
        output(&client, "true").await;
    }
    assert!(!sending.is_finished());
    let status = std::fs::read_to_string(format!("/proc/{}/status", host.pid())).unwrap();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    let resident_kib: u64 = resident.trim().trim_end_matches(" kB").parse().unwrap();
    assert!(resident_kib < 40_000, "{resident_kib} KiB");
    assert!(asked.rest().await == data);
    drop(sending.await.unwrap());
}

#[tokio::test]
async fn children_are_told_of_the_proxy() {
    let (_host, client, proxy) = started().await;
    let environment = output(&client, "echo; env").await;
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"] {
        assert!(environment.contains(&format!("\n{name}=http://{proxy}\n")), "{environment}");
    }
    for line in ["NO_PROXY=localhost,127.0.0.1,::1", "no_proxy=localhost,127.0.0.1,::1", "NODE_USE_ENV_PROXY=1"] {
        assert!(environment.contains(&format!("\n{line}\n")), "{environment}");
    }
    assert!(!environment.contains("ISEKAI_EGRESS_PORT"), "{environment}");
    // A port that is taken is no reason not to start.
    let port = proxy.port().to_string();
    let second = Host::start_with(&[("ISEKAI_EGRESS_PORT", &port)]);
    let client = second.attach(1).await;
    assert_eq!(output(&client, "echo $HTTP_PROXY").await, "\n");
    let (_, bytes) = client.control("GET", "/v1/logs", Value::Null).await;
    assert!(String::from_utf8_lossy(&bytes).contains("no outbound connections"));
}

#[tokio::test]
async fn a_host_that_goes_away_before_its_verdict_is_replaced_by_the_next() {
    let (host, client, proxy) = started().await;
    let mut app = connect(proxy, "example.com:443").await;
    let _undecided = accept(&client).await;
    drop(client);
    let next = host.attach(2).await;
    let asked = accept(&next).await;
    assert_eq!(asked.host, "example.com");
    asked.say(ALLOWED).await;
    assert!(head(&mut app).await.starts_with("http/1.1 200 "));
}
