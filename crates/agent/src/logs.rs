//! The last lines of the app, the builder and the agent, bounded in bytes, and `GET /v1/logs`.

mod lines;
mod ring;

use std::rc::Rc;

use bytes::{Bytes, BytesMut};
use tokio::sync::mpsc;

use crate::agent::Agent;
use crate::failure::Failure;
use crate::http::{Reply, line, ndjson};

pub use lines::collect;
pub use ring::{Level, Logs, Source};

/// What goes out at once.
const BATCH_BYTES: usize = 16 * 1024;

/// `?after=SEQ&follow=0|1`: lines with a greater number. Who reads too slowly misses the lines that have fallen out meanwhile, and sees
/// it by the numbers.
pub fn stream(agent: &Rc<Agent>, query: &str) -> Result<Reply, Failure> {
    let (after, follow) = parse(query)?;
    let (sender, receiver) = mpsc::channel(1);
    let logs = Rc::clone(&agent.logs);
    tokio::task::spawn_local(async move {
        tokio::select! {
            () = send(&logs, after, follow, &sender) => {}
            () = sender.closed() => {}
        }
    });
    Ok(ndjson(receiver))
}

fn parse(query: &str) -> Result<(u64, bool), Failure> {
    let (mut after, mut follow) = (0, false);
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("after", number)) => {
                after = number.parse().map_err(|_| Failure::Invalid("`after` must be a number".to_owned()))?;
            }
            Some(("follow", flag)) => follow = matches!(flag, "1" | "true"),
            _ => {}
        }
    }
    Ok((after, follow))
}

async fn send(logs: &Logs, mut after: u64, follow: bool, sender: &mpsc::Sender<Bytes>) {
    let mut news = logs.news();
    loop {
        let mut batch = BytesMut::new();
        for entry in logs.after(after, BATCH_BYTES) {
            after = entry.seq;
            batch.extend_from_slice(&line(&entry));
        }
        if !batch.is_empty() {
            if sender.send(batch.freeze()).await.is_err() {
                return;
            }
        } else if !follow || news.changed().await.is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fuzz_log_query() {
        assert_eq!(parse("after=7&follow=1&x").unwrap(), (7, true));
        let seeds = ["after=7&follow=1", "follow=true&&after=18446744073709551615", "after=-1"];
        isekai_fuzz::Target::new("log-query").seeds(seeds).tokens(["&", "=", "after=", "follow="]).cases(10_000).run(
            |input| {
                let query = String::from_utf8_lossy(input);
                parse(&query).map(|(after, follow)| (after > 0, follow)).map_err(|failure| failure.code())
            },
        );
    }
}
