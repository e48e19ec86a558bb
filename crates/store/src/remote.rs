//! Which servers are on this machine, and may be spoken to without TLS.

use std::net::IpAddr;

/// A name can lead anywhere, but for the one that never leaves the machine (RFC 6761, section 6.3).
pub(crate) fn is_local(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    match address.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_cannot_leave_the_machine_is_local() {
        for local in ["localhost", "LocalHost", "127.0.0.1", "127.1.2.3", "::1", "[::1]", "[::ffff:127.0.0.1]"] {
            assert!(is_local(local), "{local}");
        }
        for remote in
            ["", "db", "localhost.example.org", "db.localhost", "10.0.0.1", "0.0.0.0", "[::]", "[2001:db8::1]"]
        {
            assert!(!is_local(remote), "{remote}");
        }
    }
}
