//! The first bytes that the app sends, held back until it is clear that they may pass: on the port of TLS, and wherever they look
//! like TLS, that begins for the host the connection was asked for. What begins later on a connection that did not begin so (STARTTLS) is
//! not looked at.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt as _;
use isekai_channel::egress_api::EgressReason;
use isekai_domain::HostName;

use super::sni::{Flaw, HANDSHAKE, Hello, MAX_HELLO_BYTES, parse};
use super::tunnel::{FromApp, Stop};

const TLS_PORT: u16 = 443;
/// From the first byte to the whole ClientHello. An app may be silent before that: then the connection is idle.
const HELLO_TIMEOUT: Duration = Duration::from_secs(10);

/// What may be sent on; nothing when the app has ended.
pub async fn screen(from_app: &mut impl FromApp, host: &HostName, port: u16) -> Result<Bytes, Stop> {
    let mut held = BytesMut::new();
    if !more(from_app, &mut held).await? {
        return Ok(Bytes::new());
    }
    if held[0] != HANDSHAKE {
        return if port == TLS_PORT { Err(Stop::Cut(EgressReason::NotTls)) } else { Ok(held.freeze()) };
    }
    match tokio::time::timeout(HELLO_TIMEOUT, begins_for(from_app, &mut held, host, port)).await {
        Ok(Ok(())) => Ok(held.freeze()),
        Ok(Err(stop)) => Err(stop),
        Err(_) => Err(Stop::Cut(EgressReason::SniMismatch)),
    }
}

async fn begins_for(from_app: &mut impl FromApp, held: &mut BytesMut, host: &HostName, port: u16) -> Result<(), Stop> {
    loop {
        match parse(held) {
            Hello::Named(name) if name.eq_ignore_ascii_case(host.as_str()) => return Ok(()),
            Hello::Bad(Flaw::NotTls) if port == TLS_PORT => return Err(Stop::Cut(EgressReason::NotTls)),
            Hello::NeedMore if held.len() <= MAX_HELLO_BYTES && more(from_app, held).await? => {}
            Hello::Named(_) | Hello::Bad(_) | Hello::NeedMore => return Err(Stop::Cut(EgressReason::SniMismatch)),
        }
    }
}

/// False when there is no more.
async fn more(from_app: &mut impl FromApp, held: &mut BytesMut) -> Result<bool, Stop> {
    while let Some(frame) = from_app.frame().await {
        match frame.map_err(|error| Stop::Broken(error.into()))?.into_data() {
            Ok(data) if !data.is_empty() => {
                held.extend_from_slice(&data);
                return Ok(true);
            }
            Ok(_) | Err(_) => {}
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use futures::StreamExt as _;

    use super::super::sni::tests::hello;
    use super::*;

    async fn screened(port: u16, pieces: Vec<Vec<u8>>, ends: bool) -> Result<Bytes, Option<EgressReason>> {
        let pieces = futures::stream::iter(pieces.into_iter().map(|piece| Ok::<_, std::io::Error>(Bytes::from(piece))));
        let mut body =
            if ends { Body::from_stream(pieces) } else { Body::from_stream(pieces.chain(futures::stream::pending())) };
        let host = HostName::parse("api.example.com").unwrap();
        screen(&mut body, &host, port).await.map_err(|stop| match stop {
            Stop::Cut(reason) => Some(reason),
            Stop::Idle | Stop::Broken(_) => None,
        })
    }

    #[tokio::test(start_paused = true)]
    async fn tls_passes_for_the_host_that_was_asked_for() {
        for port in [443, 8443] {
            let sent = [hello("API.example.com"), b"early data".to_vec()].concat();
            assert_eq!(screened(port, vec![vec![], sent.clone()], false).await.unwrap(), sent);
            let bytes = sent.iter().map(|byte| vec![*byte]).collect();
            assert_eq!(screened(port, bytes, true).await.unwrap(), hello("API.example.com"));
            for name in ["example.com", "api.example.com.", "evil.com", "xapi.example.com"] {
                assert_eq!(screened(port, vec![hello(name)], false).await, Err(Some(EgressReason::SniMismatch)));
            }
            let half = hello("api.example.com")[..60].to_vec();
            for ends in [true, false] {
                let answer = screened(port, vec![half.clone()], ends).await;
                assert_eq!(answer, Err(Some(EgressReason::SniMismatch)), "a hello that never comes whole");
            }
            // One byte a record: more than is held back, whatever it says in the end.
            let slow = [[HANDSHAKE, 3, 1, 0, 1, 1], [HANDSHAKE, 3, 1, 0, 1, 0], [HANDSHAKE, 3, 1, 0, 1, 63]].concat();
            let drip = vec![[HANDSHAKE, 3, 1, 0, 1, 1].to_vec(); 4_000];
            let endless = [vec![slow], drip].concat();
            assert_eq!(screened(port, endless, false).await, Err(Some(EgressReason::SniMismatch)));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn only_tls_passes_on_its_port() {
        let plain = || vec![b"GET / HTTP/1.1\r\n".to_vec()];
        assert_eq!(screened(80, plain(), false).await.unwrap(), plain()[0]);
        assert_eq!(screened(443, plain(), false).await, Err(Some(EgressReason::NotTls)));
        let alike = || vec![vec![HANDSHAKE], b"GET".to_vec()];
        assert_eq!(screened(443, alike(), false).await, Err(Some(EgressReason::NotTls)));
        assert_eq!(screened(80, alike(), false).await, Err(Some(EgressReason::SniMismatch)));
        assert_eq!(screened(443, vec![], true).await.unwrap(), "");
    }
}
