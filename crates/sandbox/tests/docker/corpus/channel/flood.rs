//! More than the other side can take, or less than it waits for. The service and its other sandboxes go on.

use axum::body::Body;
use futures::FutureExt as _;
use futures::future::{LocalBoxFuture, join_all};
use http::Request;
use http_body_util::BodyExt as _;
use isekai_channel::agent_api::Exec;
use isekai_domain::ErrorCode;

use crate::corpus::attempt::Verdict;
use crate::corpus::cell::Cell;
use crate::support::eventually;

pub fn refused_by_service<'a>(cell: &'a Cell, path: &'static str) -> LocalBoxFuture<'a, Verdict> {
    async move {
        cell.start_hostile().await;
        let request = Request::get(path).body(Body::empty()).unwrap();
        let answer = cell.service.client.proxy(cell.id, request).await;
        let refused = answer.as_ref().is_err_and(|error| error.code() == ErrorCode::ServiceUnavailable);
        let next = cell.page("/fine").await;
        Verdict::of(refused && next.0 == 200, &format!("{answer:?}, next {next:?}"))
    }
    .boxed_local()
}

/// Ten answers without an end, one of them read for a while and nine not at all; then all are dropped.
pub fn endless_body(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let mut bodies = Vec::new();
        for _ in 0..10 {
            let request = Request::get("/endless-body").body(Body::empty()).unwrap();
            bodies.push(cell.service.client.proxy(cell.id, request).await.unwrap().into_body());
        }
        let mut read = 0;
        while read < 20_000_000 {
            read += bodies[0].frame().await.unwrap().unwrap().into_data().map_or(0, |data| data.len());
        }
        let beside = cell.page("/fine").await;
        drop(bodies);
        let after = cell.page("/fine").await;
        Verdict::of(beside.0 == 200 && after.0 == 200, &format!("beside {beside:?}, after {after:?}"))
    }
    .boxed_local()
}

/// Requests that are never answered, until all places are taken; whoever asked goes away, and the places are free again.
pub fn half_open(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        const REQUESTS: usize = 60;
        cell.start_hostile().await;
        let ask = |_| {
            let client = cell.service.client.clone();
            let id = cell.id;
            tokio::spawn(async move { client.proxy(id, Request::get("/never").body(Body::empty()).unwrap()).await })
        };
        let asked: Vec<_> = (0..REQUESTS).map(ask).collect();
        eventually("all wait", async || cell.page("/waiting").await.1 == REQUESTS.to_string()).await;
        let health = cell.is_alive().await;
        asked.iter().for_each(tokio::task::JoinHandle::abort);
        eventually("none waits", async || cell.page("/waiting").await.1 == "0").await;
        Verdict::of(health, "the API answered beside them, and they ended")
    }
    .boxed_local()
}

/// The app reads nothing of what it is sent.
pub fn slow_reader(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let ask = |_| {
            let client = cell.service.client.clone();
            let id = cell.id;
            let body =
                futures::stream::repeat_with(|| Ok::<_, std::io::Error>(bytes::Bytes::from_static(&[0; 16_384])));
            let request = Request::post("/stuck").body(Body::from_stream(body)).unwrap();
            tokio::spawn(async move { client.proxy(id, request).await })
        };
        let asked: Vec<_> = (0..20).map(ask).collect();
        eventually("all wait", async || cell.page("/stuck-count").await.1 == "20").await;
        let next = cell.page("/fine").await;
        let health = cell.is_alive().await;
        asked.iter().for_each(tokio::task::JoinHandle::abort);
        Verdict::of(next.0 == 200 && health, &format!("beside them {next:?}"))
    }
    .boxed_local()
}

/// All end, each with the app's answer or a clear refusal.
pub fn thousand_streams(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let ask = |_| async {
            let request = Request::get("/fine").body(Body::empty()).unwrap();
            match cell.service.client.proxy(cell.id, request).await {
                Ok(answer) => answer.status().as_u16(),
                Err(error) => error.code().status(),
            }
        };
        let statuses = join_all((0..1_000).map(ask)).await;
        let served = statuses.iter().filter(|status| **status == 200).count();
        let refused = statuses.iter().filter(|status| matches!(status, 429 | 503 | 504)).count();
        let next = cell.page("/fine").await;
        let all = served > 0 && served + refused == statuses.len();
        Verdict::of(all && next.0 == 200, &format!("{served} served, {refused} refused, next {next:?}"))
    }
    .boxed_local()
}

/// Requests that are dropped as soon as they are sent.
pub fn reset_flood(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        for _ in 0..20 {
            let ask = |_| {
                let client = cell.service.client.clone();
                let id = cell.id;
                tokio::spawn(async move { client.proxy(id, Request::get("/never").body(Body::empty()).unwrap()).await })
            };
            let asked: Vec<_> = (0..20).map(ask).collect();
            let reached = async || cell.page("/waiting").await.1 != "0";
            eventually("some arrive", reached).await;
            asked.iter().for_each(tokio::task::JoinHandle::abort);
            eventually("none waits", async || cell.page("/waiting").await.1 == "0").await;
        }
        Verdict::of(cell.is_alive().await, "400 requests were sent and dropped")
    }
    .boxed_local()
}

/// More commands at a time than the agent takes.
pub fn command_flood(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        const COMMANDS: usize = 40;
        let command = ["sleep", "600"].map(str::to_owned).to_vec();
        let exec = Exec { command, cwd: None, env: Default::default(), timeout_ms: 600_000 };
        let started = join_all((0..COMMANDS).map(|_| cell.service.client.exec(cell.id, &exec))).await;
        let (running, refused): (Vec<_>, Vec<_>) = started.into_iter().partition(Result::is_ok);
        let health = cell.is_alive().await;
        let few = running.len() < COMMANDS && running.len() + refused.len() == COMMANDS;
        let text = format!("{} ran, {} were refused", running.len(), refused.len());
        drop(running);
        eventually("a command runs again", async || cell.run("echo again").await.is_ok()).await;
        Verdict::of(few && health, &text)
    }
    .boxed_local()
}

/// A header list above what the pipe carries.
pub fn huge_request(cell: &Cell) -> LocalBoxFuture<'_, Verdict> {
    async move {
        cell.start_hostile().await;
        let mut request = Request::get("/fine");
        for n in 0..50 {
            request = request.header(format!("x-header-{n}"), "y".repeat(1_000));
        }
        let answer = cell.service.client.proxy(cell.id, request.body(Body::empty()).unwrap()).await;
        let next = cell.page("/fine").await;
        let text = format!("{:?}, next {next:?}", answer.map(|answer| answer.status()));
        Verdict::of(next.0 == 200 && cell.is_alive().await, &text)
    }
    .boxed_local()
}
