//! How the connections of a listener are made, and which listeners may do without TLS.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use thiserror::Error;

use crate::config::Network;
use crate::tls::ServerTls;

#[derive(Debug, Clone)]
pub enum Transport {
    /// Nothing is encrypted: for what only this machine reaches, and for tests.
    Plain,
    /// Nothing is encrypted, since a proxy in front ends TLS: whoever is neither in one of these networks nor on this machine is hung
    /// up on before a word was said.
    Behind(Arc<[Network]>),
    Tls(ServerTls),
}

/// A listener that would say in clear text what others may read.
#[derive(Debug, Error, PartialEq, Eq)]
#[error(
    "{key} is {address}, which other machines reach, and nothing there would be encrypted: set {tls_key}, or \
     serve.trusted_proxies to the addresses of the proxy that ends TLS in front of it, or listen at a loopback address"
)]
pub struct Exposed {
    pub key: &'static str,
    pub address: SocketAddr,
    pub tls_key: &'static str,
}

impl Transport {
    /// For the listener of the setting `key`, whose TLS is the setting `tls_key`.
    pub fn of(
        key: &'static str,
        address: SocketAddr,
        tls: Option<ServerTls>,
        tls_key: &'static str,
        proxies: &[Network],
    ) -> Result<Self, Exposed> {
        match tls {
            Some(tls) => Ok(Self::Tls(tls)),
            None if is_local(address.ip()) => Ok(Self::Plain),
            None if !proxies.is_empty() => Ok(Self::Behind(proxies.into())),
            None => Err(Exposed { key, address, tls_key }),
        }
    }

    pub const fn is_tls(&self) -> bool {
        matches!(self, Self::Tls(_))
    }

    pub(super) fn takes(&self, peer: IpAddr) -> bool {
        match self {
            Self::Plain | Self::Tls(_) => true,
            Self::Behind(proxies) => is_local(peer) || proxies.iter().any(|network| network.contains(peer)),
        }
    }
}

/// Whether only this machine has it.
pub fn is_local(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Whether a server called so is on this machine, and may be spoken to without TLS. A name can lead anywhere, but for the one that never leaves the machine (RFC 6761, section 6.3).
pub fn is_local_host(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    match address.parse::<IpAddr>() {
        Ok(address) => is_local(address),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(address: &str, proxies: &[Network]) -> Result<Transport, Exposed> {
        Transport::of("serve.listen", address.parse().unwrap(), None, "serve.https", proxies)
    }

    #[test]
    fn nothing_is_said_in_clear_text_where_others_reach_it() {
        for local in ["127.0.0.1:80", "127.9.9.9:80", "[::1]:80", "[::ffff:127.0.0.1]:80"] {
            assert!(matches!(of(local, &[]), Ok(Transport::Plain)), "{local}");
        }
        let proxies = ["10.0.0.0/8".parse().unwrap()];
        for public in ["0.0.0.0:80", "[::]:80", "192.168.0.7:80", "[2001:db8::1]:80", "[::ffff:10.0.0.1]:80"] {
            let error = of(public, &[]).unwrap_err().to_string();
            assert!(error.starts_with(&format!("serve.listen is {public}, ")), "{error}");
            assert!(error.contains("set serve.https, or serve.trusted_proxies "), "{error}");
            assert!(matches!(of(public, &proxies), Ok(Transport::Behind(_))), "{public}");
        }
    }

    #[test]
    fn behind_a_proxy_only_the_proxy_is_listened_to() {
        let behind = Transport::Behind(["10.0.0.0/8".parse().unwrap()].into());
        for (peer, taken) in
            [("10.1.2.3", true), ("::ffff:10.1.2.3", true), ("127.0.0.1", true), ("192.0.2.1", false), ("::2", false)]
        {
            assert_eq!(behind.takes(peer.parse().unwrap()), taken, "{peer}");
        }
        assert!(Transport::Plain.takes("192.0.2.1".parse().unwrap()));
    }

    #[test]
    fn only_what_cannot_leave_the_machine_is_local_host() {
        for local in ["localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "[::ffff:127.0.0.1]"] {
            assert!(is_local_host(local), "{local}");
        }
        for remote in
            ["", "db", "localhost.example.org", "db.localhost", "10.0.0.1", "0.0.0.0", "[::]", "[2001:db8::1]"]
        {
            assert!(!is_local_host(remote), "{remote}");
        }
    }
}
