//! From where somebody comes, as far as attempts are counted: an IPv4 address, or the /64 of an IPv6 address, which is what one
//! subscriber has at least (RFC 6177) and can change within as they like.

use std::net::{IpAddr, Ipv6Addr};

/// `address` as it is written; what is no address is a network of its own.
pub fn of(address: Option<&str>) -> String {
    match address.map(|text| (text, text.parse::<IpAddr>())) {
        None => "unknown".to_owned(),
        Some((text, Err(_))) => text.to_owned(),
        Some((_, Ok(IpAddr::V4(v4)))) => v4.to_string(),
        Some((_, Ok(IpAddr::V6(v6)))) => match v6.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => {
                let [a, b, c, d, ..] = v6.segments();
                format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_subscribers_network_are_one() {
        assert_eq!(of(Some("192.0.2.7")), "192.0.2.7");
        assert_eq!(of(Some("::ffff:192.0.2.7")), "192.0.2.7");
        assert_eq!(of(Some("2001:db8:1:2:aaaa::1")), "2001:db8:1:2::/64");
        assert_eq!(of(Some("2001:db8:1:2::")), of(Some("2001:db8:1:2:ffff:ffff:ffff:ffff")));
        assert_ne!(of(Some("2001:db8:1:2::1")), of(Some("2001:db8:1:3::1")));
        assert_eq!(of(None), "unknown");
    }
}
