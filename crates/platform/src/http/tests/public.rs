//! TLS as browsers meet it, and certificates that are replaced while it goes on.

use std::fs;

use http_body_util::Empty;
use hyper::client::conn::http1;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, HandshakeKind, ProtocolVersion, RootCertStore, SupportedProtocolVersion};
use tempfile::TempDir;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream as ClientStream;

use super::*;
use crate::tls::{Below, HttpsFiles, public_server};

struct Authority {
    issuer: Issuer<'static, KeyPair>,
    roots: RootCertStore,
    dir: TempDir,
}

impl Authority {
    fn new() -> Self {
        install_crypto();
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let mut roots = RootCertStore::empty();
        roots.add(params.self_signed(&key).unwrap().der().clone()).unwrap();
        Self { issuer: Issuer::new(params, key), roots, dir: tempfile::tempdir().unwrap() }
    }

    fn files(&self, label: &str) -> HttpsFiles {
        let path = |what: &str| self.dir.path().join(format!("{label}.{what}.pem"));
        HttpsFiles { cert: path("cert"), key: path("key") }
    }

    /// Writes a new certificate for `name`, and gives it.
    fn issue(&self, label: &str, name: &str) -> CertificateDer<'static> {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec![name.to_owned()]).unwrap().signed_by(&key, &self.issuer).unwrap();
        let files = self.files(label);
        // One after the other, as a tool that renews them does.
        fs::write(&files.cert, certificate.pem()).unwrap();
        fs::write(&files.key, key.serialize_pem()).unwrap();
        certificate.der().clone()
    }

    fn client(&self, versions: &[&'static SupportedProtocolVersion]) -> ClientConfig {
        ClientConfig::builder_with_protocol_versions(versions)
            .with_root_certificates(self.roots.clone())
            .with_no_client_auth()
    }
}

async fn connect(config: &Arc<ClientConfig>, address: SocketAddr, name: &str) -> io::Result<ClientStream<TcpStream>> {
    let stream = TcpStream::connect(address).await.unwrap();
    TlsConnector::from(Arc::clone(config)).connect(ServerName::try_from(name.to_owned()).unwrap(), stream).await
}

async fn shown(config: &Arc<ClientConfig>, address: SocketAddr, name: &str) -> CertificateDer<'static> {
    let stream = connect(config, address, name).await.unwrap();
    stream.get_ref().1.peer_certificates().unwrap()[0].clone().into_owned()
}

async fn until_shown(config: &Arc<ClientConfig>, address: SocketAddr, wanted: &CertificateDer<'static>) {
    // Only so that a failure is no hang.
    let waited = tokio::time::timeout(Duration::from_secs(30), async {
        while shown(config, address, "isekai.test").await != *wanted {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    waited.await.unwrap();
}

fn hello() -> Router {
    Router::new().route("/", get(|request: axum::extract::Request| async move { format!("{:?}", request.version()) }))
}

/// Handshakes anew each time.
fn all_versions(authority: &Authority) -> Arc<ClientConfig> {
    let mut config = authority.client(rustls::ALL_VERSIONS);
    config.resumption = rustls::client::Resumption::disabled();
    Arc::new(config)
}

#[tokio::test]
async fn a_new_certificate_is_shown_while_open_connections_go_on_and_a_bad_one_is_not() {
    let authority = Authority::new();
    let first = authority.issue("main", "isekai.test");
    let tls = public_server(&authority.files("main"), None).unwrap();
    let (address, shutdown, task) = start(hello(), Transport::Tls(tls)).await;
    let config = all_versions(&authority);
    assert_eq!(shown(&config, address, "isekai.test").await, first);
    let open = connect(&config, address, "isekai.test").await.unwrap();
    let (mut sender, connection) = http1::handshake::<_, Empty<axum::body::Bytes>>(TokioIo::new(open)).await.unwrap();
    let connection = tokio::spawn(connection);
    let mut ask = async || {
        let request = Request::get("/").header("host", "isekai.test").body(Empty::new()).unwrap();
        sender.send_request(request).await.unwrap().into_body().collect().await.unwrap().to_bytes()
    };
    assert_eq!(ask().await, "HTTP/1.1");

    let second = authority.issue("main", "isekai.test");
    until_shown(&config, address, &second).await;
    assert_eq!(ask().await, "HTTP/1.1", "over the connection from before");

    // A key that is not the certificate's, then a file that is cut off: what was good stays.
    let files = authority.files("main");
    for (path, text) in [(&files.key, KeyPair::generate().unwrap().serialize_pem()), (&files.cert, String::new())] {
        fs::write(path, text).unwrap();
        let marker = authority.issue("marker", "isekai.test");
        // The listener has seen the bad file when one that watches in the same way has seen a later one.
        let other = public_server(&authority.files("marker"), None).unwrap();
        let (at, stop, ended) = start(hello(), Transport::Tls(other)).await;
        until_shown(&config, at, &marker).await;
        let marker = authority.issue("marker", "isekai.test");
        until_shown(&config, at, &marker).await;
        assert_eq!(shown(&config, address, "isekai.test").await, second);
        stop.cancel();
        ended.await.unwrap().unwrap();
    }
    assert_eq!(ask().await, "HTTP/1.1");

    let third = authority.issue("main", "isekai.test");
    until_shown(&config, address, &third).await;
    drop(sender);
    connection.abort();
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn protocols_are_chosen_by_alpn_and_only_modern_versions_and_suites_are_spoken() {
    let authority = Authority::new();
    authority.issue("main", "isekai.test");
    let tls = public_server(&authority.files("main"), None).unwrap();
    let (address, shutdown, task) = start(hello(), Transport::Tls(tls)).await;
    for (offered, taken) in [(&["h2", "http/1.1"][..], Some("h2")), (&["http/1.1"], Some("http/1.1")), (&[], None)] {
        let mut config = authority.client(rustls::ALL_VERSIONS);
        config.alpn_protocols = offered.iter().map(|name| name.as_bytes().to_vec()).collect();
        let stream = connect(&Arc::new(config), address, "isekai.test").await.unwrap();
        assert_eq!(stream.get_ref().1.alpn_protocol(), taken.map(str::as_bytes));
    }
    for (version, name) in
        [(&rustls::version::TLS12, ProtocolVersion::TLSv1_2), (&rustls::version::TLS13, ProtocolVersion::TLSv1_3)]
    {
        let stream = connect(&Arc::new(authority.client(&[version])), address, "isekai.test").await.unwrap();
        assert_eq!(stream.get_ref().1.protocol_version(), Some(name));
        let suite = format!("{:?}", stream.get_ref().1.negotiated_cipher_suite().unwrap().suite());
        assert!(suite.contains("GCM") || suite.contains("CHACHA20"), "{suite}");
        assert!(name == ProtocolVersion::TLSv1_3 || suite.starts_with("TLS_ECDHE_"), "{suite}");
    }
    // A hello of TLS 1.0 (RFC 2246), and one of a protocol that is none.
    for bytes in [&b"\x16\x03\x01\x00\x2d\x01\x00\x00\x29\x03\x01"[..], b"GET / HTTP/1.1\r\nhost: isekai.test\r\n\r\n"]
    {
        let mut stream = TcpStream::connect(address).await.unwrap();
        let mut hello = bytes.to_vec();
        if bytes[0] == 0x16 {
            hello.extend([7; 32]);
            hello.extend(b"\x00\x00\x02\x00\x2f\x01\x00");
        }
        stream.write_all(&hello).await.unwrap();
        let mut answer = Vec::new();
        // An alert (record type 21) or nothing at all.
        let _ = stream.read_to_end(&mut answer).await;
        assert!(answer.first().is_none_or(|first| *first == 21), "{answer:?}");
    }
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn sessions_are_taken_up_again() {
    let authority = Authority::new();
    authority.issue("main", "isekai.test");
    let tls = public_server(&authority.files("main"), None).unwrap();
    let (address, shutdown, task) = start(hello(), Transport::Tls(tls)).await;
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let config = Arc::new(authority.client(&[version]));
        let mut kinds = Vec::new();
        for _ in 0..2 {
            let mut stream = connect(&config, address, "isekai.test").await.unwrap();
            kinds.push(stream.get_ref().1.handshake_kind().unwrap());
            // TLS 1.3 sends tickets after the handshake, with the answer.
            stream.write_all(b"GET / HTTP/1.1\r\nhost: isekai.test\r\nconnection: close\r\n\r\n").await.unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).await.unwrap();
            assert!(text.starts_with("HTTP/1.1 200"), "{text}");
        }
        assert!(kinds[0] != HandshakeKind::Resumed && kinds[1] == HandshakeKind::Resumed, "{kinds:?}");
    }
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn names_below_a_domain_may_have_a_certificate_of_their_own() {
    let authority = Authority::new();
    let (main, apps) = (authority.issue("main", "isekai.test"), authority.issue("apps", "*.apps.test"));
    let below = Below { domain: "apps.test".to_owned(), files: authority.files("apps") };
    let tls = public_server(&authority.files("main"), Some(below)).unwrap();
    let (address, shutdown, task) = start(hello(), Transport::Tls(tls)).await;
    let config = all_versions(&authority);
    assert_eq!(shown(&config, address, "isekai.test").await, main);
    assert_eq!(shown(&config, address, "A.apps.test").await, apps);
    for other in ["apps.test", "xapps.test", "apps.test.example"] {
        assert!(connect(&config, address, other).await.is_err(), "{other}: the platform's certificate is not for it");
    }
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn what_cannot_be_used_is_refused_at_the_start() {
    let authority = Authority::new();
    assert!(public_server(&authority.files("missing"), None).is_err());
    authority.issue("main", "isekai.test");
    authority.issue("other", "isekai.test");
    let mixed = HttpsFiles { key: authority.files("other").key, ..authority.files("main") };
    assert!(public_server(&mixed, None).is_err(), "the key of another certificate");
    fs::write(authority.files("main").cert, "").unwrap();
    let error = public_server(&authority.files("main"), None).unwrap_err();
    assert!(error.to_string().starts_with("there is no certificate in "), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_handshake_has_a_time_and_a_place() {
    let authority = Authority::new();
    authority.issue("main", "isekai.test");
    let tls = public_server(&authority.files("main"), None).unwrap();
    let places = Semaphore::new(1);
    // Whoever says nothing ends in time, and takes no place from those who do.
    let (_silent, server) = tokio::io::duplex(65_536);
    let silent = handshake(server, &tls, &places);
    let (client, server) = tokio::io::duplex(65_536);
    let connector = TlsConnector::from(all_versions(&authority));
    let client = connector.connect(ServerName::try_from("isekai.test").unwrap(), client);
    let begin = tokio::time::Instant::now();
    let (silent, served, client) = tokio::join!(silent, handshake(server, &tls, &places), client);
    assert!(silent.is_err() && served.is_ok() && client.is_ok());
    assert_eq!(begin.elapsed().as_secs(), HANDSHAKE_TIMEOUT.as_secs());
    // While all places are taken the others wait, and give up in time.
    let _taken = places.acquire().await.unwrap();
    let (client, server) = tokio::io::duplex(65_536);
    let connector = TlsConnector::from(all_versions(&authority));
    let client = connector.connect(ServerName::try_from("isekai.test").unwrap(), client);
    let (served, client) = tokio::join!(handshake(server, &tls, &places), client);
    assert!(served.is_err() && client.is_err());
}

#[tokio::test]
async fn behind_a_proxy_only_it_and_this_machine_are_heard() {
    let (address, shutdown, task) = start(hello(), Transport::Behind(["10.0.0.0/8".parse().unwrap()].into())).await;
    assert_eq!(call(&plain_client(), &format!("http://{address}/")).await.unwrap(), "HTTP/1.1");
    shutdown.cancel();
    task.await.unwrap().unwrap();
}
