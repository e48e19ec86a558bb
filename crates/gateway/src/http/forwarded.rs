//! Whom a request is from when a proxy passes it on. Only what a trusted proxy says counts, and of that only what it can know: the
//! address that it took the request from. Whatever stands further left, a client may have written itself.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, header};
use isekai_platform::config::{ForwardedHeader, Network};

const FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Who may say whom it speaks for, and where it says it.
#[derive(Debug, Clone)]
pub struct Proxies {
    pub trusted: Arc<[Network]>,
    pub header: ForwardedHeader,
}

/// At the other end; a request extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sender {
    pub ip: IpAddr,
    /// Whether the client came to the proxy over TLS, if a trusted one says so.
    pub https: Option<bool>,
}

pub async fn layer(State(proxies): State<Proxies>, mut request: Request, next: Next) -> Response {
    if let Some(ConnectInfo(peer)) = request.extensions().get::<ConnectInfo<SocketAddr>>() {
        let sender = proxies.sender(peer.ip(), request.headers());
        request.extensions_mut().insert(sender);
    }
    next.run(request).await
}

/// One proxy's word of whom it took the request from.
#[derive(Debug, Default, PartialEq, Eq)]
struct Hop {
    /// `None` when it does not say, or in no words that we know.
    ip: Option<IpAddr>,
    https: Option<bool>,
}

impl Proxies {
    /// From right to left: each trusted proxy names the one before it, up to the first that is not one of ours.
    pub fn sender(&self, peer: IpAddr, headers: &HeaderMap) -> Sender {
        let mut sender = Sender { ip: peer.to_canonical(), https: None };
        if !self.trusts(sender.ip) {
            return sender;
        }
        let hops = match self.header {
            ForwardedHeader::XForwardedFor => x_forwarded(headers),
            ForwardedHeader::Forwarded => forwarded(headers),
        };
        for hop in hops.into_iter().rev() {
            sender.https = hop.https.or(sender.https);
            let Some(ip) = hop.ip else { break };
            sender.ip = ip.to_canonical();
            if !self.trusts(sender.ip) {
                break;
            }
        }
        sender
    }

    fn trusts(&self, ip: IpAddr) -> bool {
        self.trusted.iter().any(|network| network.contains(ip))
    }
}

/// `X-Forwarded-For: client, proxy` and `X-Forwarded-Proto: https`; the latter is one word, or a list as long as the former.
fn x_forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let ips: Vec<_> = list(headers, &FOR).map(address).collect();
    let protos: Vec<_> = list(headers, &PROTO).map(is_https).collect();
    if ips.is_empty() {
        return vec![Hop { ip: None, https: protos.last().copied().flatten() }];
    }
    let last = ips.len() - 1;
    let proto = |index: usize| match protos.as_slice() {
        // The nearest proxy's word, which it would have taken over from those before it.
        [only] => only.filter(|_| index == last),
        many => many.get(index + many.len().checked_sub(ips.len())?).copied().flatten(),
    };
    ips.iter().enumerate().map(|(index, ip)| Hop { ip: *ip, https: proto(index) }).collect()
}

/// RFC 7239, section 4: `Forwarded: for=192.0.2.43;proto=https, for="[2001:db8::1]:4711"`.
fn forwarded(headers: &HeaderMap) -> Vec<Hop> {
    let hop = |element: &str| {
        let mut hop = Hop::default();
        for (name, value) in element.split(';').filter_map(|pair| pair.trim().split_once('=')) {
            let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
            match name.to_ascii_lowercase().as_str() {
                "for" => hop.ip = address(value),
                "proto" => hop.https = is_https(value),
                _ => {}
            }
        }
        hop
    };
    list(headers, &header::FORWARDED).map(hop).collect()
}

/// The elements of all lines of a header. What is not text ends the list there, and with it all trust in what is left of it.
fn list<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    let text = |value: &'a http::HeaderValue| value.to_str().unwrap_or_default();
    headers.get_all(name).iter().flat_map(move |value| text(value).split(',')).map(str::trim)
}

/// With or without a port; IPv6 with or without brackets.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

fn is_https(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "https" | "wss" => Some(true),
        "http" | "ws" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
