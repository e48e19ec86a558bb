//! One connection, from what the app asked for to its end.

use std::net::IpAddr;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use isekai_channel::egress_api::{EGRESS_HOST_HEADER, EGRESS_PORT_HEADER, EgressReason, EgressVerdict};

use super::admission::Admitted;
use super::keeper::Keeper;
use super::log::Decided;
use super::outside::Stream;
use super::reason;
use super::resolve::{connect, resolve};
use super::to_app::{Place, ToApp};
use super::tunnel::{Stop, Towards, tunnel};

/// How long an agent may take to see a refusal.
const REFUSAL_TIMEOUT: Duration = Duration::from_secs(5);
/// In a message: the host in it is the app's own, of any length.
const MAX_MESSAGE_CHARS: usize = 512;

/// The app has asked for a connection.
pub struct Asked {
    pub host: String,
    pub port: u16,
    pub from_app: Incoming,
    pub to_app: ToApp,
    pub place: Place,
}

struct Opened {
    admitted: Admitted,
    address: IpAddr,
    stream: Box<dyn Stream>,
}

/// Host and port as the app wrote them; 0 is no port that a rule has.
pub fn target(headers: &HeaderMap) -> (String, u16) {
    let text = |name| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let host = text(EGRESS_HOST_HEADER).unwrap_or_default();
    let port = text(EGRESS_PORT_HEADER).and_then(|port| port.parse().ok()).unwrap_or(0);
    (host, port)
}

/// Until it ends.
pub async fn serve(keeper: &Keeper, asked: Asked) {
    let Asked { host, port, from_app, to_app, place: _place } = asked;
    let decided = |address, reason| Decided { host: &host, port, address, reason };
    let note = |decided| keeper.border.note(keeper.whose, decided);
    let Opened { admitted, address, stream } = match open(keeper, &host, port).await {
        Ok(opened) => opened,
        Err(reason) => {
            note(decided(None, Some(reason)));
            return refuse(from_app, to_app, reason, &host, port).await;
        }
    };
    note(decided(Some(address), None));
    let verdict = EgressVerdict { allowed: true, reason: None, message: None };
    if !to_app.send(line(&verdict)).await {
        return;
    }
    let _open = OpenGauge::new();
    let towards = Towards { host: &admitted.host, port, cut: &admitted.cut };
    match tunnel(from_app, to_app, stream, towards).await {
        Ok(()) => {}
        Err(Stop::Cut(reason)) => note(decided(Some(address), Some(reason))),
        Err(Stop::Idle) => {
            tracing::debug!(sandbox = %keeper.whose.sandbox, host, port, "a connection was idle for too long")
        }
        // Either end may go away at any time.
        Err(Stop::Broken(error)) => {
            tracing::debug!(sandbox = %keeper.whose.sandbox, host, port, error, "a connection broke");
        }
    }
}

async fn open(keeper: &Keeper, host: &str, port: u16) -> Result<Opened, EgressReason> {
    let border = &keeper.border;
    let admitted = keeper.admission.admit(&border.places, host, port)?;
    let reach = async {
        let turns = [&keeper.lookups, &border.lookups];
        let addresses = resolve(&border.outside, turns, &admitted.host).await?;
        connect(&border.outside, &addresses, port).await
    };
    let (address, stream) = tokio::select! {
        biased;
        () = admitted.cut.cancelled() => Err(EgressReason::RulesChanged),
        reached = reach => reached,
    }?;
    Ok(Opened { admitted, address, stream })
}

/// The agent gets the whole verdict before its stream goes.
async fn refuse(mut from_app: Incoming, to_app: ToApp, reason: EgressReason, host: &str, port: u16) {
    let message = reason::message(reason, host, port).chars().take(MAX_MESSAGE_CHARS).collect();
    let verdict = EgressVerdict { allowed: false, reason: Some(reason), message: Some(message) };
    let told = async {
        if to_app.send(line(&verdict)).await {
            to_app.finish();
            while let Some(Ok(_)) = from_app.frame().await {}
        }
    };
    let _ = tokio::time::timeout(REFUSAL_TIMEOUT, told).await;
}

fn line(verdict: &EgressVerdict) -> Bytes {
    let mut line = serde_json::to_vec(verdict).unwrap_or_default();
    line.push(b'\n');
    line.into()
}

/// Counts one open connection until it goes.
struct OpenGauge;

impl OpenGauge {
    fn new() -> Self {
        metrics::gauge!("sandbox_egress_open").increment(1.0);
        Self
    }
}

impl Drop for OpenGauge {
    fn drop(&mut self) {
        metrics::gauge!("sandbox_egress_open").decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use isekai_channel::egress_api::MAX_VERDICT_BYTES;

    use super::*;

    #[test]
    fn what_the_app_wrote_is_taken_as_it_is_or_not_at_all() {
        let target = |host: &[u8], port: &[u8]| {
            let mut headers = HeaderMap::new();
            headers.insert(EGRESS_HOST_HEADER, HeaderValue::from_bytes(host).unwrap());
            headers.insert(EGRESS_PORT_HEADER, HeaderValue::from_bytes(port).unwrap());
            super::target(&headers)
        };
        assert_eq!(target(b"a.example", b"443"), ("a.example".to_owned(), 443));
        assert_eq!(target(b"\xff.example", b"65536"), ("\u{fffd}.example".to_owned(), 0));
        assert_eq!(super::target(&HeaderMap::new()), (String::new(), 0));
    }

    #[test]
    fn a_verdict_is_one_line_and_not_too_long() {
        let message: String = reason::message(EgressReason::BadHost, &"\u{1f600}".repeat(10_000), 1);
        let message = message.chars().take(MAX_MESSAGE_CHARS).collect();
        let verdict = EgressVerdict { allowed: false, reason: Some(EgressReason::BadHost), message: Some(message) };
        let line = line(&verdict);
        assert!(line.len() <= MAX_VERDICT_BYTES);
        assert_eq!(line.iter().position(|byte| *byte == b'\n'), Some(line.len() - 1));
    }
}
