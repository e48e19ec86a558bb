//! The public listener with TLS, from the configuration to the bytes.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Version};
use http_body_util::{BodyExt as _, Empty};
use hyper::client::conn::http2;
use hyper_util::rt::{TokioExecutor, TokioIo};
use isekai_platform::Config;
use isekai_platform::tls::install_crypto;
use isekai_store::roles;
use isekai_store::testing::{TestDatabase, database};
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_util::sync::CancellationToken;

use super::support::{Gateway, first_port};
use crate::RunError;

const NAME: &str = "isekai.example.org";
const PATIENCE: Duration = Duration::from_secs(20);

/// A client that trusts a new certificate for `names`, and the certificate's files.
fn certificate(dir: &TempDir, names: &[&str]) -> (ClientConfig, String, String) {
    install_crypto();
    let names: Vec<String> = names.iter().map(ToString::to_string).collect();
    let made: CertifiedKey<KeyPair> = generate_simple_self_signed(names).unwrap();
    let (cert, key) = (dir.path().join("cert.pem"), dir.path().join("key.pem"));
    std::fs::write(&cert, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let mut roots = RootCertStore::empty();
    roots.add(made.cert.der().clone()).unwrap();
    let client = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    (client, cert.display().to_string(), key.display().to_string())
}

struct Role {
    port: u16,
    tls: ClientConfig,
    shutdown: CancellationToken,
    task: JoinHandle<Result<(), RunError>>,
    _database: TestDatabase,
    _dir: TempDir,
}

impl Role {
    async fn start() -> Self {
        let database = database().await;
        roles::ensure_builtin(&database.store).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let (tls, cert, key) = certificate(&dir, &[NAME, "localhost"]);
        let (port, ops) = (first_port() + 17, first_port() + 18);
        let variables = [
            ("ISEKAI_SERVE__LISTEN", format!("127.0.0.1:{port}")),
            ("ISEKAI_SERVE__OPS_LISTEN", format!("127.0.0.1:{ops}")),
            ("ISEKAI_SERVE__PUBLIC_URL", format!("https://{NAME}")),
            ("ISEKAI_SERVE__HTTPS__CERT", cert),
            ("ISEKAI_SERVE__HTTPS__KEY", key),
            ("ISEKAI_POSTGRES__URL", database.url()),
            ("ISEKAI_AUTH__KEYS_DIR", dir.path().join("keys").display().to_string()),
            ("ISEKAI_SECRETS__KEYRING_DIR", dir.path().join("keyring").display().to_string()),
            ("ISEKAI_PREVIEW__FIRST_PORT", first_port().to_string()),
            ("ISEKAI_SANDBOX__URL", "http://127.0.0.1:9".to_owned()),
            ("ISEKAI_PLANNER__URL", "http://127.0.0.1:9".to_owned()),
        ];
        let config = Config::from_parts(None, variables.map(|(key, value)| (key.to_owned(), value))).unwrap();
        let shutdown = CancellationToken::new();
        let task = tokio::spawn(crate::run(config, shutdown.clone()));
        let role = Self { port, tls, shutdown, task, _database: database, _dir: dir };
        let ready = format!("GET /api/config HTTP/1.1\r\nhost: {NAME}\r\n\r\n");
        tokio::time::timeout(PATIENCE, async {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::task::yield_now().await;
            }
            // Until the database is there it says 503.
            while !role.raw(&ready).await.starts_with("HTTP/1.1 200") {}
        })
        .await
        .unwrap();
        role
    }

    async fn connect(&self, alpn: &[&str]) -> TlsStream<TcpStream> {
        let mut config = self.tls.clone();
        config.alpn_protocols = alpn.iter().map(|name| name.as_bytes().to_vec()).collect();
        let stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
        TlsConnector::from(Arc::new(config)).connect(ServerName::try_from(NAME).unwrap(), stream).await.unwrap()
    }

    /// What is answered to these bytes.
    async fn raw(&self, request: &str) -> String {
        let mut stream = self.connect(&["http/1.1"]).await;
        stream.write_all(request.replacen("\r\n\r\n", "\r\nconnection: close\r\n\r\n", 1).as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        // Without a farewell of TLS where the server hangs up.
        let _ = stream.read_to_end(&mut answer).await;
        String::from_utf8_lossy(&answer).into_owned()
    }

    async fn stop(self) {
        self.shutdown.cancel();
        tokio::time::timeout(PATIENCE, self.task).await.unwrap().unwrap().unwrap();
    }
}

#[tokio::test]
async fn only_requests_for_our_names_are_answered_in_whatever_form_they_come() {
    let role = Role::start().await;
    for (target, hosts, status) in [
        ("/api/config", &[NAME][..], 200),
        ("/api/config", &["ISEKAI.example.org:443"], 200),
        ("/api/config", &["localhost:8080"], 200),
        ("/api/config", &["evil.example"], 421),
        ("/api/config", &["isekai.example.org.evil.example"], 421),
        ("/api/config", &["isekai.example.org@evil.example"], 421),
        ("/api/config", &[NAME, NAME], 421),
        ("/api/config", &[NAME, "evil.example"], 421),
        ("/api/config", &[], 421),
        ("/api/config", &[""], 421),
        ("https://isekai.example.org/api/config", &[NAME], 200),
        ("https://isekai.example.org/api/config", &["evil.example"], 421),
        ("https://evil.example/api/config", &["evil.example"], 421),
        ("https://evil.example/api/config", &[NAME], 421),
        ("http://isekai.example.org@evil.example/api/config", &[NAME], 421),
    ] {
        let hosts: String = hosts.iter().map(|host| format!("host: {host}\r\n")).collect();
        let answer = role.raw(&format!("GET {target} HTTP/1.1\r\n{hosts}\r\n")).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{target} {hosts:?}: {answer}");
    }
    // What is no request is no answer of ours.
    for target in ["evil.example:443", "*", "api/config"] {
        let answer = role.raw(&format!("CONNECT {target} HTTP/1.1\r\nhost: {NAME}\r\n\r\n")).await;
        assert!(!answer.starts_with("HTTP/1.1 2"), "{target}: {answer}");
    }
    let hsts = role.raw(&format!("GET / HTTP/1.1\r\nhost: {NAME}\r\n\r\n")).await;
    assert!(hsts.contains("strict-transport-security: max-age=63072000"), "{hsts}");
    role.stop().await;
}

#[tokio::test]
async fn over_http_2_the_authority_is_the_name_and_a_host_beside_it_says_the_same() {
    let role = Role::start().await;
    let stream = role.connect(&["h2", "http/1.1"]).await;
    assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let (sender, connection) =
        http2::handshake::<_, _, Empty<Bytes>>(TokioExecutor::new(), TokioIo::new(stream)).await.unwrap();
    let connection = tokio::spawn(connection);
    for (authority, host, status) in [
        (NAME, None, 200),
        (NAME, Some(NAME), 200),
        (NAME, Some("evil.example"), 421),
        ("evil.example", None, 421),
        ("evil.example", Some(NAME), 421),
        ("isekai.example.org.evil.example", None, 421),
    ] {
        let request = Request::get(format!("https://{authority}/api/config")).version(Version::HTTP_2);
        let request = host.into_iter().fold(request, |request, host| request.header("host", host));
        let answer = sender.clone().send_request(request.body(Empty::new()).unwrap()).await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.version()), (status, Version::HTTP_2), "{authority} {host:?}");
        answer.into_body().collect().await.unwrap();
    }
    drop(sender);
    connection.abort();
    role.stop().await;
}

#[tokio::test]
async fn an_app_at_a_port_is_reached_over_tls_where_there_is_a_certificate() {
    let dir = tempfile::tempdir().unwrap();
    let (client, cert, key) = certificate(&dir, &["localhost"]);
    let gateway =
        Gateway::with(&[("ISEKAI_PREVIEW__HTTPS__CERT", cert.as_str()), ("ISEKAI_PREVIEW__HTTPS__KEY", &key)]).await;
    let user = gateway.user("ada", &["user"]).await;
    let app = gateway.app(&user).await;
    let session = gateway.post(&format!("/api/apps/{app}/preview-session"), &user, json!({})).await;
    let address: http::Uri = session.body["url"].as_str().unwrap().parse().unwrap();
    assert_eq!((address.scheme_str(), address.host()), (Some("https"), Some(&*format!("{app}.localhost"))));
    let (port, path) = (address.port_u16().unwrap(), address.path_and_query().unwrap());

    let stream = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    // rustls takes no wildcard right below a top-level name, nor do browsers.
    let name = ServerName::try_from("localhost").unwrap();
    let mut stream = TlsConnector::from(Arc::new(client)).connect(name, stream).await.unwrap();
    let request = format!("GET {path} HTTP/1.1\r\nhost: {app}.localhost:{port}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains(&format!("set-cookie: __Host-isekai_preview_{app}=")), "{answer}");
    assert!(!answer.contains("strict-transport-security"), "for all ports of a name of this machine: {answer}");

    // Who speaks no TLS there is told nothing.
    let mut clear = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    clear.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = clear.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&answer));
}

/// The error of a start with these settings.
async fn refused(variables: &[(&str, &str)]) -> String {
    let variables = variables.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    let config = Config::from_parts(None, variables).unwrap();
    let run = crate::run(config, CancellationToken::new());
    tokio::time::timeout(PATIENCE, run).await.unwrap().unwrap_err().to_string()
}

#[tokio::test]
async fn a_start_that_would_show_secrets_to_others_is_refused_and_says_what_to_do() {
    for (key, value, setting, tls) in [
        ("ISEKAI_SERVE__LISTEN", "0.0.0.0:8080", "serve.listen", "serve.https"),
        ("ISEKAI_SERVE__LISTEN", "[::]:8080", "serve.listen", "serve.https"),
        ("ISEKAI_SERVE__OPS_LISTEN", "192.0.2.7:9464", "serve.ops_listen", "serve.tls"),
        ("ISEKAI_PREVIEW__LISTEN_IP", "0.0.0.0", "preview.listen_ip", "preview.https"),
    ] {
        let error = refused(&[(key, value)]).await;
        assert!(error.starts_with(&format!("{setting} is ")), "{error}");
        assert!(error.contains(&format!("set {tls}, or serve.trusted_proxies ")), "{error}");
    }
    let redis = refused(&[("ISEKAI_REDIS__URL", "redis://cache.example.org")]).await;
    assert_eq!(redis, "Redis cannot be used");
    let scheme = refused(&[("ISEKAI_SERVE__HTTPS__CERT", "/c"), ("ISEKAI_SERVE__HTTPS__KEY", "/k")]).await;
    assert_eq!(scheme, "the configuration does not fit together");
    let missing = [
        ("ISEKAI_SERVE__PUBLIC_URL", "https://isekai.example.org"),
        ("ISEKAI_SERVE__HTTPS__CERT", "/nowhere/cert.pem"),
        ("ISEKAI_SERVE__HTTPS__KEY", "/nowhere/key.pem"),
    ];
    assert_eq!(refused(&missing).await, "the certificates cannot be used");
}
