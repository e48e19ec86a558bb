//! Event and log streams: nothing is skipped, whoever serves it.

use std::time::Duration;

use axum::body::Body;
use futures::StreamExt as _;
use isekai_domain::{Activity, AppId, LogLevel};
use isekai_store::cache::{Cache, ChunkEvent};
use isekai_store::logs::{self, NewLog};
use isekai_store::testing::TestRedis;
use isekai_store::{apps, events, sessions};
use serde_json::{Value, json};

use super::support::{Gateway, User, request};
use crate::access::Credential;
use crate::run::background;

/// Far longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug, PartialEq)]
struct Event {
    id: Option<i64>,
    kind: String,
    data: Value,
}

struct Stream {
    body: axum::body::BodyDataStream,
    text: String,
}

impl Stream {
    async fn open(gateway: &Gateway, user: &User, path: &str, last: Option<i64>) -> Self {
        let mut builder = request("GET", path, Some(&user.token));
        if let Some(last) = last {
            builder = builder.header("last-event-id", last.to_string());
        }
        let response = gateway.send(builder.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { body: response.into_body().into_data_stream(), text: String::new() }
    }

    /// `None` when the stream has ended.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(end) = self.text.find("\n\n") {
                let block: String = self.text.drain(..end + 2).collect();
                match parse(&block) {
                    Some(event) => return Some(event),
                    None => continue,
                }
            }
            let piece = tokio::time::timeout(PATIENCE, self.body.next()).await.unwrap()?;
            self.text.push_str(std::str::from_utf8(&piece.unwrap()).unwrap());
        }
    }

    /// Numbers of durable events up to `last`.
    async fn numbers_until(&mut self, last: i64) -> Vec<i64> {
        let mut numbers = Vec::new();
        while numbers.last() != Some(&last) {
            numbers.extend(self.next().await.unwrap().id);
        }
        numbers
    }
}

fn parse(block: &str) -> Option<Event> {
    let field = |name: &str| {
        block
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(':').map(|value| value.trim_start().to_owned()))
    };
    let data = serde_json::from_str(&field("data")?).unwrap();
    Some(Event { id: field("id").map(|id| id.parse().unwrap()), kind: field("event")?, data })
}

async fn note(gateway: &Gateway, app: AppId, text: &str) -> i64 {
    events::append(gateway.store(), app, "note", &json!({ "text": text }), None).await.unwrap()
}

#[tokio::test]
async fn a_client_that_comes_back_misses_nothing_and_sees_nothing_twice() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let path = format!("/api/apps/{app}/events");
    let writer = {
        let store = gateway.store().clone();
        tokio::spawn(async move {
            for number in 0..300 {
                events::append(&store, app, "note", &json!({ "text": number }), None).await.unwrap();
            }
        })
    };
    // The first event is the status that came with the app.
    let mut seen = Vec::new();
    while seen.last() != Some(&301) {
        let mut stream = Stream::open(&gateway, &user, &path, seen.last().copied()).await;
        for _ in 0..70 {
            let event = stream.next().await.unwrap();
            seen.extend(event.id);
            if event.id == Some(301) {
                break;
            }
        }
    }
    writer.await.unwrap();
    assert_eq!(seen, (1..=301).collect::<Vec<i64>>());
    let mut late = Stream::open(&gateway, &user, &format!("{path}?after=299"), None).await;
    assert_eq!(late.numbers_until(301).await, [300, 301]);
}

#[tokio::test]
async fn any_replica_goes_on_where_another_stopped() {
    let first = Gateway::start().await;
    let second = first.replica().await;
    let user = first.user("ada", &["user"]).await;
    let app = first.app(&user).await;
    let path = format!("/api/apps/{app}/events");
    note(&first, app, "one").await;
    let mut stream = Stream::open(&first, &user, &path, None).await;
    assert_eq!(stream.numbers_until(2).await, [1, 2]);
    let mut stream = Stream::open(&second, &user, &path, Some(2)).await;
    note(&first, app, "two").await;
    let event = stream.next().await.unwrap();
    assert_eq!(event, Event { id: Some(3), kind: "note".to_owned(), data: json!({ "text": "two" }) });
}

#[tokio::test]
async fn hints_make_it_quick() {
    let gateway = Gateway::start().await;
    background::start(&gateway.state);
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    // A poll alone would need a second for each of them.
    let started = std::time::Instant::now();
    let mut stream = Stream::open(&gateway, &user, &format!("/api/apps/{app}/events"), None).await;
    stream.numbers_until(1).await;
    for number in 2..22 {
        note(&gateway, app, "x").await;
        assert_eq!(stream.numbers_until(number).await, [number]);
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    gateway.state.shutdown.cancel();
    while stream.next().await.is_some() {}
}

#[tokio::test]
async fn a_stream_ends_with_its_app_and_with_its_session() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let (app, other) = (gateway.app(&user).await, gateway.app(&user).await);
    let mut stream = Stream::open(&gateway, &user, &format!("/api/apps/{app}/events"), Some(1)).await;
    let mut log = Stream::open(&gateway, &user, &format!("/api/apps/{app}/logs?follow=1"), None).await;
    apps::delete(gateway.store(), app, None).await.unwrap();
    assert_eq!(stream.next().await, Some(Event { id: None, kind: "deleted".to_owned(), data: json!({}) }));
    assert_eq!(stream.next().await, None);
    assert_eq!(log.next().await, None);

    let mut stream = Stream::open(&gateway, &user, &format!("/api/apps/{other}/events"), Some(1)).await;
    sessions::revoke(gateway.store(), user.session, "test").await.unwrap();
    gateway.state.principals.forget(Credential::Session(user.session, user.id)).await;
    assert_eq!(stream.next().await, None);
}

#[tokio::test]
async fn text_of_files_arrives_before_the_event_that_completes_them() {
    let redis = TestRedis::start().await;
    let gateway = Gateway::with_cache(Cache::connect(Some(&redis.config()))).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    apps::set_activity(gateway.store(), app, Activity::Building, None).await.unwrap();
    let chunk =
        |offset, text: &str, turn| ChunkEvent { path: "index.html".to_owned(), offset, text: text.to_owned(), turn };
    for event in [chunk(0, "thrown away", 1), chunk(0, "<h1>", 2), chunk(4, "hi</h1>", 2)] {
        gateway.state.cache.chunks_publish(app, &event).await.unwrap();
    }
    events::append(gateway.store(), app, "file", &json!({ "path": "index.html" }), None).await.unwrap();
    let mut stream = Stream::open(&gateway, &user, &format!("/api/apps/{app}/events"), Some(2)).await;
    let mut kinds = Vec::new();
    for _ in 0..3 {
        let event = stream.next().await.unwrap();
        kinds.push((event.kind, event.id, event.data["text"].as_str().map(str::to_owned)));
    }
    let expected = [("chunk", None, Some("<h1>")), ("chunk", None, Some("hi</h1>")), ("file", Some(3), None)]
        .map(|(kind, id, text)| (kind.to_owned(), id, text.map(str::to_owned)));
    assert_eq!(kinds, expected);
}

#[tokio::test]
async fn the_number_of_open_streams_is_bounded() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let path = format!("/api/apps/{}/events", gateway.app(&user).await);
    let all_but_one = u32::try_from(gateway.state.streams.available_permits() - 1).unwrap();
    let _others = gateway.state.streams.acquire_many(all_but_one).await.unwrap();
    let stream = Stream::open(&gateway, &user, &path, None).await;
    assert_eq!(gateway.get(&path, &user).await.body["error"], "SERVICE_UNAVAILABLE");
    drop(stream);
    Stream::open(&gateway, &user, &path, None).await;
}

#[tokio::test]
async fn logs_come_in_pages_and_as_a_stream() {
    let gateway = Gateway::start().await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let line = |message: &str| NewLog {
        level: LogLevel::Info,
        message: message.to_owned(),
        metadata: None,
        timestamp: chrono::DateTime::UNIX_EPOCH,
    };
    logs::append(gateway.store(), app, &[line("a"), line("b"), line("c")]).await.unwrap();
    let path = format!("/api/apps/{app}/logs");
    let page = gateway.get(&format!("{path}?limit=2"), &user).await;
    assert_eq!((&page.body["items"][1]["message"], &page.body["next"]), (&json!("b"), &json!(2)));
    let rest = gateway.get(&format!("{path}?after=2"), &user).await;
    assert_eq!((&rest.body["items"][0]["message"], &rest.body["next"]), (&json!("c"), &json!(null)));
    let mut stream = Stream::open(&gateway, &user, &format!("{path}?follow=1&after=2"), None).await;
    assert_eq!(stream.next().await.unwrap().data["message"], "c");
    logs::append(gateway.store(), app, &[line("d")]).await.unwrap();
    let event = stream.next().await.unwrap();
    assert_eq!((event.kind.as_str(), event.id, &event.data["message"]), ("log", Some(4), &json!("d")));
}
