//! Server-sent events (HTML Standard, section 9.2) as far as our API uses them.

mod stream;

use std::collections::VecDeque;
use std::time::Duration;

use anyhow::Context as _;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use serde_json::Value;

pub use stream::Stream;

/// The server sends a comment every 15 s. After so long without one it is gone, even if the connection seems open.
const SILENCE: Duration = Duration::from_secs(60);

#[derive(Debug, PartialEq)]
pub struct Event {
    pub id: Option<String>,
    pub kind: String,
    pub data: Value,
}

/// Those of one connection.
struct Events {
    body: Incoming,
    parser: Parser,
}

impl Events {
    fn new(body: Incoming) -> Self {
        Self { body, parser: Parser::default() }
    }

    /// `None` at the end of the stream.
    async fn next(&mut self) -> anyhow::Result<Option<Event>> {
        loop {
            if let Some(event) = self.parser.ready.pop_front() {
                return Ok(Some(event));
            }
            let frame = tokio::time::timeout(SILENCE, self.body.frame()).await;
            match frame.context("the server fell silent")? {
                None => return Ok(None),
                Some(frame) => {
                    if let Ok(data) = frame.context("the event stream broke off")?.into_data() {
                        self.parser.feed(&data)?;
                    }
                }
            }
        }
    }
}

#[derive(Default)]
struct Parser {
    /// Bytes of a line that has not ended.
    rest: Vec<u8>,
    id: Option<String>,
    kind: String,
    data: String,
    ready: VecDeque<Event>,
}

const MAX_LINE_BYTES: usize = 1024 * 1024;

impl Parser {
    fn feed(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.rest.extend_from_slice(bytes);
        while let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            self.line(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']))?;
        }
        anyhow::ensure!(self.rest.len() <= MAX_LINE_BYTES, "the event stream has a line that is too long");
        Ok(())
    }

    fn line(&mut self, line: &str) -> anyhow::Result<()> {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "id" => self.id = Some(value.to_owned()),
            "event" => value.clone_into(&mut self.kind),
            "data" => {
                if !self.data.is_empty() {
                    self.data.push('\n');
                }
                self.data.push_str(value);
            }
            // A comment keeps the connection open; unknown fields are to be ignored.
            _ => {}
        }
        Ok(())
    }

    fn dispatch(&mut self) -> anyhow::Result<()> {
        let (kind, data) = (std::mem::take(&mut self.kind), std::mem::take(&mut self.data));
        let id = self.id.take();
        if !data.is_empty() {
            let data = serde_json::from_str(&data).context("an event is not JSON")?;
            self.ready.push_back(Event { id, kind, data });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_events_however_the_bytes_are_cut() {
        let text = ": keep-alive\n\nid: 7\nevent: status\ndata: {\"status\":\n data: x\n";
        let text = text.replace(" data: x", "data: \"läuft\"}") + "\nevent: chunk\r\ndata: {\"a\":1}\r\n\r\n";
        for size in 1..text.len() {
            let mut parser = Parser::default();
            for piece in text.as_bytes().chunks(size) {
                parser.feed(piece).unwrap();
            }
            let events: Vec<_> = parser.ready.into_iter().collect();
            assert_eq!(
                events,
                [
                    Event { id: Some("7".into()), kind: "status".into(), data: json!({ "status": "läuft" }) },
                    Event { id: None, kind: "chunk".into(), data: json!({ "a": 1 }) },
                ]
            );
        }
    }
}
