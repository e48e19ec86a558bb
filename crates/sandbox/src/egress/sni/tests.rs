use proptest::prelude::*;

use super::*;

/// A ClientHello for this name, in one record.
pub(crate) fn hello(name: &str) -> Vec<u8> {
    records(&message(&body(&[server_name(&[(HOST_NAME, name.as_bytes())])])), 16_384)
}

fn long(bytes: &[u8]) -> Vec<u8> {
    [&u16::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat()
}

fn extension(kind: u16, data: &[u8]) -> Vec<u8> {
    [kind.to_be_bytes().to_vec(), long(data)].concat()
}

fn server_name(names: &[(u8, &[u8])]) -> Vec<u8> {
    let list: Vec<u8> = names.iter().flat_map(|(kind, name)| [vec![*kind], long(name)].concat()).collect();
    extension(SERVER_NAME, &long(&list))
}

fn body_with(session: &[u8], suites: &[u8], extensions: &[Vec<u8>]) -> Vec<u8> {
    let session = [&[u8::try_from(session.len()).unwrap()], session].concat();
    [vec![3, 3], vec![7; 32], session, long(suites), vec![1, 0], long(&extensions.concat())].concat()
}

fn body(extensions: &[Vec<u8>]) -> Vec<u8> {
    body_with(&[9; 32], &[0x13, 0x01], extensions)
}

fn message(body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).unwrap().to_be_bytes();
    [&[CLIENT_HELLO], &length[1..], body].concat()
}

fn records(message: &[u8], size: usize) -> Vec<u8> {
    message.chunks(size).flat_map(|part| [vec![HANDSHAKE, 3, 1], long(part)].concat()).collect()
}

fn named(name: &str) -> Hello {
    Hello::Named(name.to_owned())
}

const NO_NAME: Hello = Hello::Bad(Flaw::NoName);
const NOT_TLS: Hello = Hello::Bad(Flaw::NotTls);

/// Sent by `openssl s_client -tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256 -servername example.com` of OpenSSL 3.0.
const TLS_1_2: &str = concat!(
    "1603010097010000930303e48c6cb372cb1189481b743bbd8563430b81ba731c66fd9a01077cf5e1eceed3000004c02f00ff",
    "0100006600000010000e00000b6578616d706c652e636f6d000b000403000102000a000c000a001d0017001e001900180023",
    "00000016000000170000000d002a0028040305030603080708080809080a080b080408050806040105010601030303010302",
    "040205020602",
);

/// Sent by `tls.connect({ servername: 'example.com' })` of Node.
const TLS_1_3: &str = concat!(
    "160301016c01000168030371ab9d45f1aff7229b61ec4e6158b01046262199cd0af205b9f00df324973356203ed0b782bfa2",
    "b53999b39bb774c7a6473cce1d98e9cb671423e0a6b439dc21460076130213031301c02fc02bc030c02c009ec0270067c028",
    "006b00a3009fcca9cca8ccaac0afc0adc0a3c09fc05dc061c057c05300a2c0aec0acc0a2c09ec05cc060c056c052c024006a",
    "c0230040c00ac01400390038c009c01300330032009dc0a1c09dc051009cc0a0c09cc050003d003c0035002f00ff010000a9",
    "00000010000e00000b6578616d706c652e636f6d000b000403000102000a00160014001d0017001e00190018010001010102",
    "01030104002300000016000000170000000d002a0028040305030603080708080809080a080b080408050806040105010601",
    "030303010302040205020602002b00050403040303002d00020101003300260024001d0020d3b08049df9d1286dcd584329f",
    "c776fa10b5873eb8496ad5e483d4c91889ab1f",
);

#[test]
fn hellos_of_real_clients_are_read() {
    for sent in [TLS_1_2, TLS_1_3] {
        assert_eq!(parse(&hex::decode(sent).unwrap()), named("example.com"));
    }
}

#[test]
fn only_one_plain_name_is_accepted() {
    let with = |extensions: &[Vec<u8>]| parse(&records(&message(&body(extensions)), 16_384));
    let name = |name: &str| server_name(&[(HOST_NAME, name.as_bytes())]);
    assert_eq!(with(&[name("a.example")]), named("a.example"));
    assert_eq!(with(&[extension(10, b"x"), name("A.example."), extension(0x0a0a, b"")]), named("A.example."));
    let two = server_name(&[(HOST_NAME, b"a.example"), (HOST_NAME, b"b.example")]);
    let other_kind = server_name(&[(1, b"a.example")]);
    let longer = extension(SERVER_NAME, &[long(&[&[HOST_NAME][..], &long(b"a.example")].concat()), vec![0]].concat());
    for refused in [
        vec![],
        vec![two],
        vec![other_kind],
        vec![longer],
        vec![name("")],
        vec![name("b\u{fc}cher.example")],
        vec![name("a.example"), name("a.example")],
        vec![extension(10, b"x"), name("a.example"), extension(10, b"y")],
        vec![extension(SERVER_NAME, b"")],
        vec![extension(SERVER_NAME, &[0, 200, 0])],
        vec![name("a.example"), extension(ENCRYPTED_CLIENT_HELLO, b"")],
        vec![extension(ENCRYPTED_CLIENT_HELLO, &[0; 200]), name("a.example")],
        vec![name("a.example"), extension(ENCRYPTED_SERVER_NAME, &[1])],
        vec![name("a.example"), vec![0]],
    ] {
        assert_eq!(with(&refused), NO_NAME, "{refused:?}");
    }
}

#[test]
fn what_no_client_sends_is_refused() {
    let name = [server_name(&[(HOST_NAME, b"a.example")])];
    let sound = message(&body(&name));
    let parsed = |body: &[u8]| parse(&records(&message(body), 16_384));
    assert_eq!(parsed(&body_with(&[0; 33], &[1, 2], &name)), NO_NAME);
    assert_eq!(parsed(&body_with(&[], &[], &name)), NO_NAME);
    assert_eq!(parsed(&body_with(&[], &[1, 2, 3], &name)), NO_NAME);
    assert_eq!(parsed(&[&body(&name)[..], &[0]].concat()), NO_NAME, "bytes behind the extensions");
    // Of before TLS had extensions.
    assert_eq!(parsed(&[vec![3, 1], vec![7; 32], vec![0], long(&[1, 2]), vec![1, 0]].concat()), NO_NAME);
    assert_eq!(parsed(&[]), NO_NAME);
    assert_eq!(parse(&[HANDSHAKE, 3, 1, 0, 4, CLIENT_HELLO, 0xff, 0xff, 0xff]), NO_NAME, "16 MiB to come");
    for not_tls in [
        b"GET / HTTP/1.1\r\n".to_vec(),
        b"SSH-2.0-x".to_vec(),
        // SSL 2.0.
        vec![0x80, 0x2e, 1, 3, 1],
        vec![HANDSHAKE, 2],
        vec![HANDSHAKE, 3, 5],
        vec![HANDSHAKE, 3, 1, 0, 0],
        vec![HANDSHAKE, 3, 1, 0x40, 1],
        // A ServerHello.
        vec![HANDSHAKE, 3, 1, 0, 4, 2],
        // An alert, first and between the parts of a hello.
        vec![21, 3, 1, 0, 2, 1, 0],
        [&records(&sound[..20], 20)[..], &[21, 3, 1, 0, 2, 1, 0]].concat(),
        // Something else in the hello's record.
        records(&[&sound[..], &[CLIENT_HELLO]].concat(), 16_384),
    ] {
        assert_eq!(parse(&not_tls), NOT_TLS, "{not_tls:?}");
    }
    // What follows in a record of its own is for the server to judge.
    assert_eq!(parse(&[&hello("a.example")[..], &[20, 3, 3, 0, 1, 1]].concat()), named("a.example"));
}

fn extensions() -> impl Strategy<Value = Vec<(u16, Vec<u8>)>> {
    let kind = any::<u16>().prop_filter("has a meaning here", |kind| {
        ![SERVER_NAME, ENCRYPTED_CLIENT_HELLO, ENCRYPTED_SERVER_NAME].contains(kind)
    });
    let map = prop::collection::btree_map(kind, prop::collection::vec(any::<u8>(), 0..300), 0..8);
    map.prop_map(|map| map.into_iter().collect())
}

prop_compose! {
    fn valid()(
        name in "[a-zA-Z0-9.-]{1,80}",
        session in prop::collection::vec(any::<u8>(), 0..33),
        suites in prop::collection::vec(any::<[u8; 2]>(), 1..40),
        others in extensions(),
        place in any::<prop::sample::Index>(),
    ) -> (String, Vec<u8>) {
        let mut all: Vec<Vec<u8>> = others.iter().map(|(kind, data)| extension(*kind, data)).collect();
        all.insert(place.index(all.len() + 1), server_name(&[(HOST_NAME, name.as_bytes())]));
        (name, message(&body_with(&session, &suites.concat(), &all)))
    }
}

proptest! {
    #[test]
    fn records_may_be_cut_anywhere((name, message) in valid(), size in 1_usize..600) {
        let sent = records(&message, size);
        for length in 0..sent.len() {
            prop_assert_eq!(parse(&sent[..length]), Hello::NeedMore);
        }
        prop_assert_eq!(parse(&sent), named(&name));
    }

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        parse(&bytes);
        // Deeper inside.
        parse(&records(&message(&bytes), 100));
        parse(&records(&message(&body(std::slice::from_ref(&bytes))), 100));
        parse(&records(&message(&body(&[extension(SERVER_NAME, &bytes)])), 100));
    }

    /// A change of one byte gives another answer or the same one, and no panic; a hello with a name still has just one.
    #[test]
    fn a_damaged_hello_does_no_harm((_, message) in valid(), place in any::<prop::sample::Index>(), byte: u8) {
        let mut sent = records(&message, 16_384);
        let place = place.index(sent.len());
        sent[place] = byte;
        if let Hello::Named(name) = parse(&sent) {
            prop_assert!(!name.is_empty() && name.is_ascii());
        }
    }
}

#[test]
fn fuzz_client_hello() {
    let seeds = [hello("example.com"), hex::decode(TLS_1_2).unwrap(), hex::decode(TLS_1_3).unwrap()];
    let tokens: [&[u8]; 4] = [b"\x16\x03\x01", b"\x00\x00", b"\xfe\x0d", b"\x00\x0b"];
    isekai_fuzz::Target::new("client-hello").seeds(seeds).tokens(tokens).run(|input| {
        let read = parse(input);
        if let Hello::Named(name) = &read {
            assert!(name.is_ascii() && (1..=255).contains(&name.len()));
        }
        (std::mem::discriminant(&read), matches!(read, Hello::Bad(Flaw::NotTls)))
    });
}
