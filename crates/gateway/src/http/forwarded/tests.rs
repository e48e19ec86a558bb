use http::HeaderValue;

use super::*;

fn proxies(header: ForwardedHeader) -> Proxies {
    Proxies { trusted: ["10.0.0.0/8", "2001:db8::/32"].map(|text| text.parse().unwrap()).into(), header }
}

fn sender(header: ForwardedHeader, peer: &str, lines: &[(&'static str, &str)]) -> (String, Option<bool>) {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(HeaderName::from_static(name), HeaderValue::from_str(value).unwrap());
    }
    let sender = proxies(header).sender(peer.parse().unwrap(), &headers);
    (sender.ip.to_string(), sender.https)
}

const PROXY: &str = "10.0.0.1";

fn x(peer: &str, lines: &[(&'static str, &str)]) -> (String, Option<bool>) {
    sender(ForwardedHeader::XForwardedFor, peer, lines)
}

#[test]
fn nobody_but_a_trusted_proxy_speaks_for_others() {
    for peer in ["192.0.2.1", "127.0.0.1", "11.0.0.1", "::1"] {
        for name in ["x-forwarded-for", "forwarded", "x-real-ip"] {
            let lines = [(name, "for=198.51.100.7"), (name, "198.51.100.7"), ("x-forwarded-proto", "https")];
            assert_eq!(x(peer, &lines), (peer.to_owned(), None), "{peer} {name}");
        }
    }
    assert_eq!(x(PROXY, &[("x-forwarded-for", "198.51.100.7")]).0, "198.51.100.7");
    assert_eq!(x("::ffff:10.0.0.1", &[("x-forwarded-for", "198.51.100.7")]).0, "198.51.100.7");
}

#[test]
fn what_a_client_wrote_before_the_proxy_counts_for_nothing() {
    // The proxy appends the address that it sees; all before that came from the client.
    for forged in ["127.0.0.1", "203.0.113.9, 127.0.0.1", "10.9.9.9, 203.0.113.9", "unknown", "", ", , "] {
        let line = format!("{forged}, 198.51.100.7");
        assert_eq!(x(PROXY, &[("x-forwarded-for", &line)]).0, "198.51.100.7", "{forged}");
        // Or as a line of its own.
        let lines = [("x-forwarded-for", forged), ("x-forwarded-for", "198.51.100.7")];
        assert_eq!(x(PROXY, &lines).0, "198.51.100.7", "{forged}");
    }
    // A header of the other kind is passed on as the client sent it.
    let lines = [("x-forwarded-for", "198.51.100.7"), ("forwarded", "for=203.0.113.9;proto=https")];
    assert_eq!(x(PROXY, &lines), ("198.51.100.7".to_owned(), None));
    let lines = [("forwarded", "for=198.51.100.7"), ("x-forwarded-for", "203.0.113.9"), ("x-forwarded-proto", "https")];
    assert_eq!(sender(ForwardedHeader::Forwarded, PROXY, &lines), ("198.51.100.7".to_owned(), None));
}

#[test]
fn several_proxies_of_ours_are_passed_over() {
    assert_eq!(x(PROXY, &[("x-forwarded-for", "203.0.113.9, 198.51.100.7, 10.2.2.2, 10.3.3.3")]).0, "198.51.100.7");
    assert_eq!(x(PROXY, &[("x-forwarded-for", "10.2.2.2, 10.3.3.3")]).0, "10.2.2.2", "a client inside");
    // Where one of ours says nothing that is understood, the trail ends with it.
    assert_eq!(x(PROXY, &[("x-forwarded-for", "203.0.113.9, unknown, 10.3.3.3")]).0, "10.3.3.3");
    assert_eq!(x(PROXY, &[]).0, PROXY);
}

#[test]
fn addresses_are_read_with_and_without_ports() {
    for (written, read) in [
        ("198.51.100.7:4711", "198.51.100.7"),
        ("[2001:dead::7]:4711", "2001:dead::7"),
        ("[2001:dead::7]", "2001:dead::7"),
        ("2001:dead::7", "2001:dead::7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("198.51.100.7:x", PROXY),
        ("198.51.100.07", PROXY),
        ("_hidden", PROXY),
    ] {
        assert_eq!(x(PROXY, &[("x-forwarded-for", written)]).0, read, "{written}");
    }
}

#[test]
fn the_scheme_is_the_one_that_the_outermost_trusted_proxy_saw() {
    let with = |from: &str, proto: &str| x(PROXY, &[("x-forwarded-for", from), ("x-forwarded-proto", proto)]).1;
    assert_eq!(with("198.51.100.7", "https"), Some(true));
    assert_eq!(with("198.51.100.7", "HTTP"), Some(false));
    assert_eq!(with("198.51.100.7", "gopher"), None);
    // The client's own word stands to the left.
    assert_eq!(with("198.51.100.7", "https, http"), Some(false));
    assert_eq!(with("203.0.113.9, 198.51.100.7", "https, http"), Some(false));
    assert_eq!(with("198.51.100.7, 10.2.2.2", "https, http"), Some(true), "TLS ends at the outer one");
    assert_eq!(x(PROXY, &[("x-forwarded-proto", "https")]).1, Some(true), "without an address");
}

#[test]
fn the_standard_header_is_read_where_it_is_chosen() {
    let f = |text: &str| sender(ForwardedHeader::Forwarded, PROXY, &[("forwarded", text)]);
    assert_eq!(f("for=198.51.100.7;proto=https;by=203.0.113.43"), ("198.51.100.7".to_owned(), Some(true)));
    assert_eq!(f("For=\"[2001:dead::7]:4711\" ; Proto=http"), ("2001:dead::7".to_owned(), Some(false)));
    assert_eq!(f("for=203.0.113.9;proto=https, for=198.51.100.7;proto=http").1, Some(false));
    assert_eq!(f("for=198.51.100.7, for=10.2.2.2"), ("198.51.100.7".to_owned(), None));
    for nothing in ["for=unknown", "for=_secret", "proto", "", ";;", "=", "for=\"198.51.100.7", "for=\"a,b\""] {
        assert_eq!(f(nothing).0, PROXY, "{nothing}");
    }
}

#[test]
fn fuzz_forwarded() {
    let seeds = [
        "x-forwarded-for: 203.0.113.9, 198.51.100.7:1\nx-forwarded-proto: https",
        "forwarded: for=\"[::1]:2\";proto=http, for=10.0.0.2",
    ];
    let tokens = [
        "x-forwarded-for: ",
        "x-forwarded-proto: ",
        "forwarded: ",
        "for=",
        "proto=",
        "10.2.2.2",
        ", ",
        ";",
        "\"",
        "[",
        "\n",
    ];
    isekai_fuzz::Target::new("forwarded").seeds(seeds).tokens(tokens).run(|input| {
        let mut headers = HeaderMap::new();
        for (name, value) in isekai_fuzz::fields(input) {
            if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), HeaderValue::from_bytes(value)) {
                headers.append(name, value);
            }
        }
        let stranger: IpAddr = "192.0.2.1".parse().unwrap();
        let mut seen = Vec::new();
        for (header, name, word) in [
            (ForwardedHeader::XForwardedFor, FOR, "198.51.100.7"),
            (ForwardedHeader::Forwarded, header::FORWARDED, "for=198.51.100.7;proto=http"),
        ] {
            let proxies = proxies(header);
            assert_eq!(proxies.sender(stranger, &headers), Sender { ip: stranger, https: None });
            let through = proxies.sender(PROXY.parse().unwrap(), &headers);
            seen.push((through.https, proxies.trusts(through.ip)));
            // Whatever a client sends, the proxy's own word at the end decides.
            headers.append(name, HeaderValue::from_static(word));
            let told = proxies.sender(PROXY.parse().unwrap(), &headers);
            assert_eq!(told.ip.to_string(), "198.51.100.7");
            assert!(header == ForwardedHeader::XForwardedFor || told.https == Some(false));
        }
        Some(seen)
    });
}
