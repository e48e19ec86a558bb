//! Reasons in words, and counted.

use isekai_channel::egress_api::EgressReason;

/// For the people who wrote the app.
pub fn message(reason: EgressReason, host: &str, port: u16) -> String {
    let why = match reason {
        EgressReason::NotListed => "no rule of this app allows it",
        EgressReason::BadHost => "that is no host name; addresses cannot be connected to",
        EgressReason::Unresolved => "the name does not resolve",
        EgressReason::PrivateAddress => "the name resolves to an address that is not of the public internet",
        EgressReason::SniMismatch => "TLS was begun for another name, for none, or for one that is hidden",
        EgressReason::NotTls => "what was sent is not TLS",
        EgressReason::ConnectFailed => "the other side refused or did not answer",
        EgressReason::TooMany => "as many connections are open as may be",
        EgressReason::RulesChanged => "the app's rules changed",
    };
    format!("no connection to {host}:{port}: {why}")
}

pub fn count(reason: Option<EgressReason>) {
    let allowed = if reason.is_none() { "true" } else { "false" };
    metrics::counter!("sandbox_egress_connections_total", "allowed" => allowed, "reason" => label(reason)).increment(1);
}

fn label(reason: Option<EgressReason>) -> &'static str {
    match reason {
        None => "none",
        Some(EgressReason::NotListed) => "not_listed",
        Some(EgressReason::BadHost) => "bad_host",
        Some(EgressReason::Unresolved) => "unresolved",
        Some(EgressReason::PrivateAddress) => "private_address",
        Some(EgressReason::SniMismatch) => "sni_mismatch",
        Some(EgressReason::NotTls) => "not_tls",
        Some(EgressReason::ConnectFailed) => "connect_failed",
        Some(EgressReason::TooMany) => "too_many",
        Some(EgressReason::RulesChanged) => "rules_changed",
    }
}
