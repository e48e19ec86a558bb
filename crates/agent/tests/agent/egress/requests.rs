//! What the proxy takes beside CONNECT, and what it does not.

use tokio::io::AsyncReadExt;

use super::ends::{ALLOWED, accept, all, head, opened, request, started};
use crate::host::patiently;

#[tokio::test]
async fn requests_with_a_full_url_go_on_in_origin_form() {
    let (_host, client, proxy) = started().await;
    let text = "POST http://Example.com/a%20b?c=d HTTP/1.1\r\nHost: other.example\r\nProxy-Authorization: x\r\n\
                Connection: x-private\r\nX-Private: 1\r\nX-Kept: 1\r\nContent-Length: 5\r\n\r\nhello";
    let mut app = request(proxy, text).await;
    let mut asked = accept(&client).await;
    assert_eq!((asked.host.as_str(), asked.port.as_str()), ("Example.com", "80"));
    asked.say(ALLOWED).await;
    let sent = asked.until("hello").await;
    assert!(sent.starts_with("POST /a%20b?c=d HTTP/1.1\r\n"), "{sent}");
    let mut lines: Vec<&str> = sent.split("\r\n").skip(1).collect();
    lines.sort_unstable();
    let expected = ["", "connection: close", "content-length: 5", "hello", "host: Example.com", "x-kept: 1"];
    assert_eq!(lines, expected);
    asked.say("HTTP/1.1 201 Created\r\nContent-Length: 2\r\nX-Isekai-Egress-Reason: NOT_LISTED\r\n\r\nok").await;
    let head = head(&mut app).await;
    assert!(head.starts_with("http/1.1 201 ") && head.contains("\r\ncontent-length: 2\r\n"), "{head}");
    assert!(head.contains("\r\nconnection: close\r\n") && !head.contains("x-isekai"), "{head}");
    assert_eq!(all(&mut app).await, "ok");
    assert_eq!(asked.rest().await, "");
}

/// Without a length only the end says that an answer is whole.
#[tokio::test]
async fn an_answer_that_breaks_off_does_not_look_whole() {
    let (_host, client, proxy) = started().await;
    for whole in [true, false] {
        let mut app = request(proxy, "GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n").await;
        let mut asked = accept(&client).await;
        asked.say(ALLOWED).await;
        asked.until("\r\n\r\n").await;
        asked.say("HTTP/1.1 200 OK\r\n\r\npart").await;
        assert!(head(&mut app).await.contains("\r\ntransfer-encoding: chunked\r\n"));
        let mut seen = vec![0; "4\r\npart\r\n".len()];
        patiently(app.read_exact(&mut seen)).await.unwrap();
        if whole {
            drop(asked.to_app);
        } else {
            asked.break_off().await;
        }
        let mut rest = Vec::new();
        let ended = patiently(app.read_to_end(&mut rest)).await;
        assert_eq!(ended.is_ok() && rest == b"0\r\n\r\n", whole);
    }
    // One that speaks unasked is no server of HTTP.
    let mut app = request(proxy, "GET http://example.com/ HTTP/1.1\r\nHost: example.com\r\n\r\n").await;
    let asked = accept(&client).await;
    asked.say(format!("{ALLOWED}220 mail.example.com ESMTP\r\n\r\n")).await;
    assert!(head(&mut app).await.starts_with("http/1.1 502 "));
}

#[tokio::test]
async fn what_is_no_request_for_a_proxy_is_refused() {
    let (_host, client, proxy) = started().await;
    let long = format!("GET http://example.com/ HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(40_000));
    for (text, status) in [
        ("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n", "400"),
        ("OPTIONS * HTTP/1.1\r\nHost: example.com\r\n\r\n", "400"),
        ("GET https://example.com/ HTTP/1.1\r\n\r\n", "400"),
        ("GET ftp://example.com/ HTTP/1.1\r\n\r\n", "400"),
        ("GET http://user:secret@example.com/ HTTP/1.1\r\n\r\n", "400"),
        ("GET http:///path HTTP/1.1\r\n\r\n", "400"),
        ("GET example.com:80 HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT example.com HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT example.com:0 HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT user@example.com:443 HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT http://example.com:443/ HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT / HTTP/1.1\r\n\r\n", "400"),
        ("CONNECT example.com:443 HTTP/1.1\r\nContent-Length: 1\r\n\r\nx", "400"),
        ("CONNECT example.com:443 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
        ("\u{16}\u{3}\u{1}\u{2}\0\u{1}\r\n\r\n", "400"),
        (long.as_str(), "431"),
    ] {
        let mut app = request(proxy, text).await;
        let head = head(&mut app).await;
        assert!(head.starts_with(&format!("http/1.1 {status} ")), "{text}: {head}");
    }
    // None of them took anything from those who do ask.
    opened(&client, proxy).await;
}

#[tokio::test]
async fn a_head_that_never_ends_is_not_waited_for() {
    let (_host, client, proxy) = started().await;
    let mut app = request(proxy, "CONNECT example.com:443 HTTP/1.1\r\nX: ").await;
    assert_eq!(all(&mut app).await, "");
    opened(&client, proxy).await;
}
