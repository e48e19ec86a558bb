//! A stream of an app's events or log lines that outlives its connections.

use std::time::{Duration, Instant};

use http::Method;
use isekai_domain::ErrorCode;

use super::{Event, Events};
use crate::client::api::{Api, BoxError, ClientError};

/// Before each attempt to come back; half a minute in all, while a server that restarts needs seconds.
const PAUSES_MS: &[u64] = &[250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000, 5000];
/// A connection that lasted so long was a good one, also when nothing happened meanwhile.
const GOOD: Duration = Duration::from_secs(30);

pub struct Stream {
    api: Api,
    path: String,
    /// The last event that was seen; the stream goes on behind it.
    last: u64,
    /// With the time of its beginning.
    connection: Option<(Events, Instant)>,
    /// Since the stream last worked.
    failures: usize,
    pauses_ms: &'static [u64],
}

impl Stream {
    /// Connects now: it is an error when the server refuses or is away.
    pub async fn open(api: &Api, path: &str) -> anyhow::Result<Self> {
        let mut stream = Self::resume(api, path, 0);
        stream.connection = Some(stream.connect().await?);
        Ok(stream)
    }

    /// Connects when the first event is asked for, and waits for a server that is away as it does later.
    pub fn resume(api: &Api, path: &str, after: u64) -> Self {
        Self {
            api: api.clone(),
            path: path.to_owned(),
            last: after,
            connection: None,
            failures: 0,
            pauses_ms: PAUSES_MS,
        }
    }

    /// The stream has no end but an error: the server refuses, for example because the app was deleted, or stays away.
    pub async fn next(&mut self) -> anyhow::Result<Event> {
        loop {
            let error = match self.attempt().await {
                Ok(event) => return Ok(event),
                Err(error) => error,
            };
            if !ClientError::may_pass(&error) {
                return Err(error);
            }
            let Some(pause_ms) = self.pauses_ms.get(self.failures) else {
                return Err(ClientError::Lost(error).into());
            };
            self.failures += 1;
            tokio::time::sleep(Duration::from_millis(*pause_ms)).await;
        }
    }

    /// The connection is put back only when it works.
    async fn attempt(&mut self) -> anyhow::Result<Event> {
        let (mut events, since) = match self.connection.take() {
            Some(connection) => connection,
            None => self.connect().await?,
        };
        let next = events.next().await;
        if since.elapsed() >= GOOD {
            self.failures = 0;
        }
        let event = next.map_err(broken)?.ok_or_else(|| broken("the server ended the stream"))?;
        if let Some(seq) = event.id.as_deref().and_then(|id| id.parse().ok()) {
            self.last = seq;
        }
        self.failures = 0;
        self.connection = Some((events, since));
        Ok(event)
    }

    async fn connect(&mut self) -> anyhow::Result<(Events, Instant)> {
        let sign = if self.path.contains('?') { '&' } else { '?' };
        let path = format!("{}{sign}after={}", self.path, self.last);
        let mut answer = self.api.send(Method::GET, &path, None).await;
        // A token lives for minutes, a stream for days.
        if let Err(error) = &answer
            && ClientError::code_in(error) == Some(ErrorCode::Authentication)
            && let Some(api) = self.api.renewed().await?
        {
            self.api = api;
            answer = self.api.send(Method::GET, &path, None).await;
        }
        Ok((Events::new(answer?.into_body()), Instant::now()))
    }
}

fn broken(cause: impl Into<BoxError>) -> anyhow::Error {
    ClientError::BrokeOff(cause.into()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::api::testing::{Server, events, refusal};

    fn event(id: u64) -> String {
        format!("id: {id}\nevent: log\ndata: {{\"seq\":{id}}}\n\n")
    }

    #[tokio::test]
    async fn it_goes_on_behind_the_last_event_after_a_break() {
        let answers = vec![
            events(&format!("{}{}", event(1), event(2))),
            refusal(ErrorCode::ServiceUnavailable),
            events(": nothing new\n\n"),
            events(&event(3)),
            refusal(ErrorCode::NotFound),
        ];
        let server = Server::start(answers).await;
        let mut stream = Stream::open(&Api::anonymous(&server.url), "/logs?follow=1").await.unwrap();
        stream.pauses_ms = &[1, 1, 1];
        for id in ["1", "2", "3"] {
            assert_eq!(stream.next().await.unwrap().id.as_deref(), Some(id));
        }
        let error = stream.next().await.unwrap_err();
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::NotFound), "{error:#}");
        let after = |seq| format!("/logs?follow=1&after={seq}");
        assert_eq!(server.asked(), [after(0), after(2), after(2), after(2), after(3)]);
    }

    #[tokio::test]
    async fn a_server_that_stays_away_is_given_up() {
        let server = Server::start(vec![events(&event(7))]).await;
        let mut stream = Stream::resume(&Api::anonymous(&server.url), "/events", 6);
        stream.pauses_ms = &[1, 1];
        assert_eq!(stream.next().await.unwrap().id.as_deref(), Some("7"));
        let error = stream.next().await.unwrap_err();
        assert!(matches!(error.downcast_ref::<ClientError>(), Some(ClientError::Lost(_))), "{error:#}");
        assert_eq!(ClientError::code_in(&error), Some(ErrorCode::ServiceUnavailable));
        assert_eq!(server.asked(), ["/events?after=6"]);
    }

    #[tokio::test]
    async fn a_refusal_at_the_beginning_is_told_at_once() {
        let codes = [ErrorCode::Authentication, ErrorCode::NotFound, ErrorCode::ServiceUnavailable];
        let server = Server::start(codes.map(refusal).to_vec()).await;
        let api = Api::anonymous(&server.url);
        for code in codes {
            let error = Stream::open(&api, "/logs?follow=1").await.err().unwrap();
            assert_eq!(ClientError::code_in(&error), Some(code), "{error:#}");
        }
    }
}
