//! Bodies, heads, and how many at a time.

use http::StatusCode;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::{PATIENCE, World, parsed};

const SMALL: [(&str, &str); 1] = [("ISEKAI_PREVIEW__MAX_BODY_BYTES", "1000")];

#[tokio::test]
async fn a_body_up_to_the_limit_passes() {
    let world = World::running(&SMALL).await;
    let cookie = world.owner().await;
    let (status, _, body) = world.send("POST", &world.host(), "/save", &[("cookie", &cookie)], &"x".repeat(1000)).await;
    assert_eq!((status.as_u16(), parsed(&body)["body"].as_str().map(str::len)), (200, Some(1000)));
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_before_it_comes() {
    let world = World::running(&SMALL).await;
    let cookie = world.owner().await;
    let head = |accept: &str| {
        let host = world.host();
        format!(
            "POST /save HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: {accept}\r\nContent-Length: 1001\r\n\r\n"
        )
    };
    let json = world.raw(head("application/json")).await;
    assert!(json.starts_with("HTTP/1.1 413") && json.contains("\"PAYLOAD_TOO_LARGE\""), "{json}");
    assert!(json.contains("\"limitBytes\":1000"), "{json}");
    let page = world.raw(head("text/html,*/*;q=0.8")).await;
    assert!(page.starts_with("HTTP/1.1 413") && page.contains("<h1>This is too large to send</h1>"), "{page}");
    assert!(!page.contains("http-equiv") && !page.contains("<script"), "sending it again does not help");
    assert!(world.seen().is_empty());
}

#[tokio::test]
async fn a_body_that_does_not_say_how_long_it_is_is_counted() {
    let world = World::running(&SMALL).await;
    let cookie = world.owner().await;
    let mut stream = world.connect().await;
    let host = world.host();
    let head = format!("POST /save HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nTransfer-Encoding: chunked\r\n\r\n");
    stream.write_all(head.as_bytes()).await.unwrap();
    // Its end does not come.
    let chunk = format!("258\r\n{}\r\n", "x".repeat(600));
    stream.write_all(chunk.repeat(2).as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while !answer.ends_with(b"\r\n\r\n") {
        answer.push(tokio::time::timeout(PATIENCE, stream.read_u8()).await.unwrap().unwrap());
    }
    assert!(answer.starts_with(b"HTTP/1.1 413"), "{}", String::from_utf8_lossy(&answer));
}

#[tokio::test]
async fn a_head_is_bounded_in_size_and_number() {
    let world = World::running(&[]).await;
    let cookie = world.owner().await;
    let large = "y".repeat(8_200);
    let many: Vec<(String, String)> = (0..92).map(|number| (format!("x-{number}"), "y".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let three = [("x-1", large.as_str()), ("x-2", &large), ("x-3", &large)];
    for headers in [&many[..], &three] {
        let sent = [headers, &[("cookie", cookie.as_str())]].concat();
        let (status, _, body) = world.visit("/", &sent).await;
        assert_eq!((status.as_u16(), body.contains("This request is too large")), (431, true), "{body}");
    }
    let path = format!("/{}", "p".repeat(25_000));
    assert_eq!(world.visit(&path, &[("cookie", &cookie)]).await.0, 431);
    assert!(world.seen().is_empty());
}

#[tokio::test]
async fn an_app_has_a_bounded_number_of_requests_under_way_and_others_do_not_wait_for_it() {
    let world = World::running(&[("ISEKAI_PREVIEW__MAX_REQUESTS_PER_APP", "2")]).await;
    let neighbour = world.neighbour().await;
    let cookie = world.owner().await;
    let (host, sent) = (world.host(), [("cookie", cookie.as_str())]);
    // One waits for its answer, one for the end of it.
    let waiting = world.begin("GET", &host, "/hang", &sent, "");
    let mut waiting = std::pin::pin!(waiting);
    let stream = tokio::select! {
        _ = &mut waiting => panic!("it has no answer"),
        stream = async {
            while world.seen().is_empty() {
                tokio::task::yield_now().await;
            }
            world.begin("GET", &host, "/stream", &sent, "").await
        } => stream,
    };
    let refused = async {
        let (status, headers, body) = world.visit("/", &sent).await;
        assert_eq!((status.as_u16(), parsed(&body)["error"].as_str()), (503, Some("SERVICE_UNAVAILABLE")));
        assert!(body.contains("Too many visitors") && headers.contains_key("retry-after"), "{body}");
        let page = world.visit("/", &[sent[0], ("accept", "text/html")]).await;
        assert_eq!(page.0, 503);
        assert!(page.2.contains("<h1>Too many visitors at the same time</h1>"), "{}", page.2);
        let elsewhere = neighbour.owner().await;
        assert_eq!(neighbour.visit("/", &[("cookie", &elsewhere)]).await.0, 200);
    };
    tokio::select! {
        _ = &mut waiting => panic!("it has no answer"),
        () = refused => {}
    }
    drop(stream);
    let free = async { while world.visit("/", &sent).await.0 != StatusCode::OK {} };
    tokio::select! {
        _ = &mut waiting => panic!("it has no answer"),
        done = tokio::time::timeout(PATIENCE, free) => done.unwrap(),
    }
}
