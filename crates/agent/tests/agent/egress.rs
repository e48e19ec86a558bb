//! The test is both ends of connections to the outside.

mod ends;
mod limits;
mod requests;

use std::io::ErrorKind;

use bytes::Bytes;
use http_body_util::BodyExt;
use isekai_channel::agent_api::LogLine;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::host::patiently;
use ends::{Asked, accept, all, connect, head, opened, pattern, request, started};

#[tokio::test]
async fn both_directions_are_carried_and_each_ends_by_itself() {
    let (_host, client, proxy) = started().await;
    let data = pattern(8 << 20);
    let send = async |asked: &Asked| {
        for piece in data.chunks(100_000) {
            asked.say(Bytes::copy_from_slice(piece)).await;
        }
    };

    // The app ends first, as with `Connection: close`; the answer comes after that.
    let (app, mut asked) = opened(&client, proxy).await;
    let (mut reader, mut writer) = app.into_split();
    let sending = async {
        patiently(writer.write_all(&data)).await.unwrap();
        writer.shutdown().await.unwrap();
    };
    let ((), sent) = tokio::join!(sending, asked.rest());
    assert!(sent == data);
    let answering = async move {
        send(&asked).await;
        drop(asked.to_app);
    };
    let mut answer = Vec::new();
    let ((), read) = tokio::join!(answering, patiently(reader.read_to_end(&mut answer)));
    assert!(read.unwrap() == data.len() && answer == data);

    // The outside ends first, and both send at once before.
    let (app, mut asked) = opened(&client, proxy).await;
    let (mut reader, mut writer) = app.into_split();
    let Asked { to_app, .. } = &asked;
    let answering = async {
        for piece in data.chunks(100_000) {
            patiently(to_app.send(Ok(Bytes::copy_from_slice(piece)))).await.unwrap();
        }
    };
    let mut answer = vec![0; data.len()];
    let first = data.slice(..60_000);
    let ((), read, written) =
        tokio::join!(answering, patiently(reader.read_exact(&mut answer)), patiently(writer.write_all(&first)));
    assert!(read.is_ok() && written.is_ok() && answer == data);
    let (to_nobody, _) = tokio::sync::mpsc::channel(1);
    drop(std::mem::replace(&mut asked.to_app, to_nobody));
    assert_eq!(patiently(reader.read(&mut answer)).await.unwrap(), 0);
    let sending = async {
        patiently(writer.write_all(&data)).await.unwrap();
        writer.shutdown().await.unwrap();
    };
    let ((), sent) = tokio::join!(sending, asked.rest());
    assert!(sent[..first.len()] == first && sent[first.len()..] == data);
}

#[tokio::test]
async fn what_comes_right_behind_a_head_or_a_verdict_is_not_lost() {
    let (_host, client, proxy) = started().await;
    for version in ["1.0", "1.1"] {
        let text = format!("CONNECT Example.com:0443 HTTP/{version}\r\n\r\nearly");
        let mut app = request(proxy, &text).await;
        let mut asked = accept(&client).await;
        assert_eq!((asked.host.as_str(), asked.port.as_str()), ("Example.com", "443"));
        for piece in ["{\"allow", "ed\":true}", "\nfirst "] {
            asked.say(piece).await;
        }
        asked.say("second").await;
        assert!(head(&mut app).await.starts_with(&format!("http/{version} 200 ")));
        assert_eq!(asked.until("early").await, "early");
        drop(asked.to_app);
        assert_eq!(all(&mut app).await, "first second");
    }
}

#[tokio::test]
async fn a_refusal_says_why_and_is_logged() {
    let (_host, client, proxy) = started().await;
    let get = "GET http://example.com:443/ HTTP/1.1\r\nHost: example.com:443\r\n\r\n";
    for text in ["CONNECT example.com:443 HTTP/1.1\r\n\r\n", get] {
        let mut app = request(proxy, text).await;
        let mut asked = accept(&client).await;
        asked.say("{\"allowed\":false,\"reason\":\"NOT_LISTED\"}\n").await;
        let head = head(&mut app).await;
        assert!(head.starts_with("http/1.1 403 "), "{head}");
        assert!(head.contains("\r\nx-isekai-egress-reason: not_listed\r\n"), "{head}");
        assert!(head.contains("\r\ncontent-type: text/plain"), "{head}");
        let body = all(&mut app).await;
        assert!(body.contains("ask for example.com:443 to be allowed in the app's outbound connections"), "{body}");
        // An orderly end: the host need not wonder.
        assert_eq!(asked.rest().await, "");
    }
    let mut app = connect(proxy, "nowhere.example:443").await;
    let asked = accept(&client).await;
    asked.say("{\"allowed\":false,\"reason\":\"UNRESOLVED\",\"message\":\"no such name\"}\n").await;
    assert!(head(&mut app).await.starts_with("http/1.1 502 "));
    assert!(all(&mut app).await.contains("no such name"));
    let (_, bytes) = client.control("GET", "/v1/logs", Value::Null).await;
    let line: LogLine = serde_json::Deserializer::from_slice(&bytes).into_iter().next().unwrap().unwrap();
    assert_eq!((line.level.as_str(), line.source.as_str()), ("warn", "agent"));
    assert!(line.message.starts_with("the connection to example.com:443 was refused: "), "{}", line.message);
}

#[tokio::test]
async fn a_verdict_that_is_none_refuses() {
    let (_host, client, proxy) = started().await;
    let long = format!("{{\"allowed\":true,\"message\":\"{}\"}}\n", "x".repeat(4_096));
    let endless = "x".repeat(5_000);
    for verdict in ["{}\n", "\n", "allowed\n", "{\"allowed\":\"yes\"}\n", long.as_str(), endless.as_str()] {
        let mut app = connect(proxy, "example.com:443").await;
        let asked = accept(&client).await;
        asked.say(verdict.to_owned()).await;
        assert!(head(&mut app).await.starts_with("http/1.1 503 "), "{verdict}");
    }
}

#[tokio::test]
async fn a_break_is_one_at_the_other_end() {
    let (host, client, proxy) = started().await;
    let (mut app, asked) = opened(&client, proxy).await;
    asked.say("x").await;
    assert_eq!(patiently(app.read_u8()).await.unwrap(), b'x');
    asked.break_off().await;
    assert_eq!(patiently(app.read_u8()).await.unwrap_err().kind(), ErrorKind::ConnectionReset);

    let (mut app, mut asked) = opened(&client, proxy).await;
    app.write_all(b"x").await.unwrap();
    assert_eq!(asked.until("x").await, "x");
    app.set_zero_linger().unwrap();
    drop(app);
    assert!(patiently(asked.from_app.frame()).await.unwrap().is_err());

    // The host goes away altogether; the next one is served as if nothing had been.
    let (mut app, _asked) = opened(&client, proxy).await;
    drop(client);
    let next = host.attach(2).await;
    assert_eq!(patiently(app.read_u8()).await.unwrap_err().kind(), ErrorKind::ConnectionReset);
    let (mut app, asked) = opened(&next, proxy).await;
    drop(asked.to_app);
    assert_eq!(all(&mut app).await, "");
}
