//! Why a request got no connection, in words for the people who wrote the app.

use std::fmt;

use http::header::CONNECTION;
use http::{HeaderValue, StatusCode};
use isekai_channel::egress_api::{EgressReason, EgressVerdict, MAX_TUNNELS};

use super::target::Target;
use crate::http::{Reply, full, reply};

/// The reason, for programs.
pub const REASON_HEADER: &str = "x-isekai-egress-reason";

#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    /// In the form of [`EgressReason`].
    reason: HeaderValue,
    text: String,
}

impl Refusal {
    /// Not a request for this proxy.
    pub fn request(problem: &'static str) -> Self {
        let text = format!("an outbound request was refused: {problem}");
        Self { status: StatusCode::BAD_REQUEST, reason: HeaderValue::from_static("BAD_REQUEST"), text }
    }

    pub fn by_host(target: &Target, verdict: &EgressVerdict) -> Self {
        let (why, advice) = words(verdict.reason, target);
        let why = verdict.message.as_deref().unwrap_or(why);
        Self::of(target, status(verdict.reason), name(verdict.reason), why, &advice)
    }

    pub fn too_many(target: &Target) -> Self {
        let reason = Some(EgressReason::TooMany);
        let why = format!("{MAX_TUNNELS} connections are open, and no more may be");
        Self::of(target, status(reason), name(reason), &why, &words(reason, target).1)
    }

    /// No host that could decide.
    pub fn undecided(target: &Target) -> Self {
        let reason = HeaderValue::from_static("UNAVAILABLE");
        let why = "nobody decided about it in time";
        Self::of(target, StatusCode::SERVICE_UNAVAILABLE, reason, why, "try again in a moment")
    }

    /// The other side, once connected, did not speak HTTP.
    pub fn broken(target: &Target) -> Self {
        let reason = HeaderValue::from_static("BROKEN");
        let why = "the other side broke off, or answered with something else than HTTP";
        Self::of(target, StatusCode::BAD_GATEWAY, reason, why, "try again, and check the port")
    }

    pub fn reply(&self) -> Reply {
        let mut reply = reply(self.status, "text/plain; charset=utf-8", full(format!("{self}\n")));
        reply.headers_mut().insert(REASON_HEADER, self.reason.clone());
        reply.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        reply
    }

    fn of(target: &Target, status: StatusCode, reason: HeaderValue, why: &str, advice: &str) -> Self {
        Self { status, reason, text: format!("the connection to {target} was refused: {why}; {advice}") }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn status(reason: Option<EgressReason>) -> StatusCode {
    match reason {
        Some(EgressReason::Unresolved | EgressReason::ConnectFailed) => StatusCode::BAD_GATEWAY,
        Some(EgressReason::TooMany) => StatusCode::SERVICE_UNAVAILABLE,
        _ => StatusCode::FORBIDDEN,
    }
}

/// As in JSON.
fn name(reason: Option<EgressReason>) -> HeaderValue {
    let name = serde_json::to_value(reason).ok();
    let value = name.as_ref().and_then(|name| name.as_str()).and_then(|name| HeaderValue::from_str(name).ok());
    value.unwrap_or(HeaderValue::from_static("REFUSED"))
}

/// Why, when the host does not say it better, and what to do.
fn words(reason: Option<EgressReason>, target: &Target) -> (&'static str, String) {
    let ask = || format!("ask for {target} to be allowed in the app's outbound connections");
    match reason {
        Some(EgressReason::NotListed) => ("the app may not connect there", ask()),
        Some(EgressReason::BadHost) => {
            ("that is no host name", "name the host; addresses are never allowed".to_owned())
        }
        Some(EgressReason::Unresolved) => ("the name does not resolve", "check the name".to_owned()),
        Some(EgressReason::PrivateAddress) => {
            ("the name leads to a private address", "only hosts of the public internet can be reached".to_owned())
        }
        Some(EgressReason::SniMismatch | EgressReason::NotTls) => {
            ("TLS for that name was expected", format!("begin TLS with the name {}", target.host))
        }
        Some(EgressReason::ConnectFailed) => {
            ("the other side refused or did not answer", "check the port, or try again later".to_owned())
        }
        Some(EgressReason::TooMany) => ("too many connections are open", "close some first".to_owned()),
        Some(EgressReason::RulesChanged) => ("the app's outbound connections have changed", ask()),
        None => ("it is not allowed", ask()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_why_and_what_to_do() {
        let target = Target { host: "api.example.com".to_owned(), port: 443 };
        let refused = |reason, message: Option<&str>| {
            let verdict = EgressVerdict { allowed: false, reason, message: message.map(str::to_owned) };
            let refusal = Refusal::by_host(&target, &verdict);
            let reply = refusal.reply();
            let name = reply.headers()[REASON_HEADER].to_str().unwrap().to_owned();
            (reply.status().as_u16(), name, refusal.to_string())
        };
        let ask = "ask for api.example.com:443 to be allowed in the app's outbound connections";
        assert_eq!(
            refused(Some(EgressReason::NotListed), None),
            (
                403,
                "NOT_LISTED".to_owned(),
                format!("the connection to api.example.com:443 was refused: the app may not connect there; {ask}")
            )
        );
        let (status, name, text) = refused(Some(EgressReason::ConnectFailed), Some("connection timed out"));
        assert_eq!((status, name.as_str()), (502, "CONNECT_FAILED"));
        assert!(text.contains("was refused: connection timed out; check the port"), "{text}");
        assert_eq!(refused(Some(EgressReason::TooMany), None).0, 503);
        let (status, name, text) = refused(None, None);
        assert_eq!((status, name.as_str(), text.ends_with(ask)), (403, "REFUSED", true));
    }
}
