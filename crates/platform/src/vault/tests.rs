use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tempfile::TempDir;
use tracing_subscriber::fmt::MakeWriter;

use super::testing::VaultServer;
use super::*;
use crate::http::Transport;
use crate::tls::{HttpsFiles, install_crypto, public_server};

const PLAIN: [u8; 32] = [0x5a; 32];

struct Fixture {
    server: VaultServer,
    vault: Vault,
    dir: TempDir,
}

async fn started() -> Fixture {
    let server = VaultServer::start(&["audit", "index"]).await;
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::new(&server.approle(dir.path())).unwrap();
    Fixture { server, vault, dir }
}

/// Only so that a failure is no hang.
async fn until(what: impl Fn() -> bool) {
    let waited = tokio::time::timeout(Duration::from_secs(20), async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    waited.await.unwrap();
}

#[tokio::test]
async fn what_is_encrypted_comes_back_for_its_context_only_also_after_a_rotation() {
    let Fixture { server, vault, dir: _dir } = started().await;
    let first = vault.encrypt(b"ada", &PLAIN).await.unwrap();
    assert_eq!(version_of(&first), Some(1));
    assert_eq!(*vault.decrypt(b"ada", &first).await.unwrap(), PLAIN);
    let other = vault.decrypt(b"bob", &first).await.unwrap_err();
    assert!(matches!(other, VaultError::Refused { status: 400, .. }), "{other}");
    vault.rotate_transit_key().await.unwrap();
    let key = vault.transit_key().await.unwrap();
    assert_eq!(key, TransitKey { latest_version: 2, kind: "aes256-gcm96".to_owned(), derived: true });
    let second = vault.rewrap(b"ada", &first).await.unwrap();
    assert_eq!(version_of(&second), Some(2));
    for ciphertext in [&first, &second] {
        assert_eq!(*vault.decrypt(b"ada", ciphertext).await.unwrap(), PLAIN);
    }
    assert_eq!(server.count("approle/login"), 1, "one token serves for all");
}

#[tokio::test]
async fn secrets_are_read_and_added_to_and_of_two_who_add_at_the_same_time_one_learns_of_it() {
    let Fixture { vault, server: _server, dir: _dir } = started().await;
    let (left, right) = (vault.secrets("audit").await.unwrap(), vault.secrets("audit").await.unwrap());
    vault.add_secret("audit", &left, "1", "new").await.unwrap();
    let late = vault.add_secret("audit", &right, "2", "lost").await.unwrap_err();
    assert!(late.to_string().contains("check-and-set"), "{late}");
    let now = vault.secrets("audit").await.unwrap().values;
    assert_eq!(now.keys().collect::<Vec<_>>(), ["0", "1"]);
    assert_eq!((&now["0"], now["1"].as_str()), (&left.values["0"], "new"));
}

#[tokio::test]
async fn a_token_is_renewed_before_it_expires_also_where_nobody_asks_for_anything() {
    let Fixture { server, vault, dir: _dir } = started().await;
    server.script().lease = Duration::from_secs(2);
    vault.transit_key().await.unwrap();
    until(|| server.count("renew-self") >= 3).await;
    assert_eq!(server.count("approle/login"), 1);
    vault.transit_key().await.unwrap();
    // From now on it cannot live longer.
    server.script().renews = false;
    until(|| server.count("approle/login") >= 2).await;
    vault.transit_key().await.unwrap();
    // Who is gone renews nothing: what it would renew with is gone with it.
    let inner = Arc::downgrade(&vault.0);
    drop(vault);
    until(|| inner.strong_count() == 0).await;
}

#[tokio::test]
async fn a_token_that_was_revoked_is_replaced_and_one_that_is_denied_something_is_not() {
    let Fixture { server, vault, dir: _dir } = started().await;
    vault.transit_key().await.unwrap();
    server.revoke_tokens();
    vault.transit_key().await.unwrap();
    assert_eq!(server.count("approle/login"), 2);
    server.revoke_tokens();
    vault.ping().await.unwrap();
    assert_eq!(server.count("approle/login"), 3);
    server.script().denied.push("transit/decrypt".to_owned());
    for _ in 0..5 {
        let denied = vault.decrypt(b"ada", "vault:v1:AAAA").await.unwrap_err();
        assert!(matches!(denied, VaultError::Denied { .. }), "{denied}");
        assert!(denied.to_string().contains("transit/decrypt/isekai"), "{denied}");
    }
    assert_eq!(server.count("approle/login"), 3);
    vault.transit_key().await.unwrap();
}

#[tokio::test]
async fn ids_that_are_not_known_are_denied_and_the_file_is_read_again() {
    let Fixture { server, vault, dir } = started().await;
    server.script().secret_id = "another".to_owned();
    let denied = vault.transit_key().await.unwrap_err();
    assert!(denied.to_string().contains("secret id is not known there"), "{denied}");
    std::fs::write(dir.path().join("secret-id"), "another\n").unwrap();
    vault.transit_key().await.unwrap();
}

#[tokio::test]
async fn a_token_of_a_file_is_read_again_when_it_is_not_taken_any_more() {
    let server = VaultServer::start(&[]).await;
    let dir = tempfile::tempdir().unwrap();
    let (config, _) = server.token(dir.path());
    let vault = Vault::new(&config).unwrap();
    vault.transit_key().await.unwrap();
    server.revoke_tokens();
    assert!(matches!(vault.transit_key().await, Err(VaultError::Denied { .. })));
    server.token(dir.path());
    vault.transit_key().await.unwrap();
    let file = config.token_file.unwrap();
    for (text, mode) in [("", 0o600), ("two\nlines", 0o600), ("hvs.abc", 0o644)] {
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
        server.revoke_tokens();
        let error = vault.transit_key().await.unwrap_err();
        assert!(matches!(error, VaultError::Content { .. } | VaultError::Permissions { .. }), "{text:?}: {error}");
    }
}

#[tokio::test]
async fn what_is_sealed_or_overloaded_is_tried_again_and_then_left_alone_for_a_moment() {
    let Fixture { server, vault, dir: _dir } = started().await;
    vault.transit_key().await.unwrap();
    let asked = server.count("transit/keys");
    server.script().sealed = true;
    for _ in 0..FAILURES {
        assert!(matches!(vault.transit_key().await, Err(VaultError::Sealed)));
    }
    assert_eq!(server.count("transit/keys") - asked, 9, "each three times");
    let resting = vault.transit_key().await.unwrap_err();
    assert!(resting.to_string().contains("Vault is sealed"), "{resting}");
    assert!(resting.may_pass());
    assert_eq!(server.count("transit/keys") - asked, 9, "and now not at all");
    assert!(matches!(vault.ping().await, Err(VaultError::Sealed)), "health asks for itself");
    server.script().sealed = false;
    let rested = async {
        while matches!(vault.transit_key().await, Err(VaultError::Resting { .. })) {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), rested).await.unwrap();
    vault.transit_key().await.unwrap();

    for status in [429, 412, 500, 503] {
        server.script().stumbles = vec![status; 2];
        vault.transit_key().await.unwrap();
    }
}

#[tokio::test]
async fn a_rotation_is_never_repeated() {
    let Fixture { server, vault, dir: _dir } = started().await;
    let path = "transit/keys/isekai/rotate".to_owned();
    server.script().garbled.insert(path, (500, "{}".to_owned()));
    assert!(vault.rotate_transit_key().await.is_err());
    assert_eq!(server.count("/rotate"), 1);
}

#[tokio::test]
async fn what_is_slow_is_not_waited_for() {
    let Fixture { server, dir, vault: _vault } = started().await;
    let vault = Vault::new(&VaultConfig { timeout_ms: 300, ..server.approle(dir.path()) }).unwrap();
    vault.transit_key().await.unwrap();
    server.script().delay = Duration::from_secs(30);
    let started = std::time::Instant::now();
    let slow = vault.transit_key().await.unwrap_err();
    assert!(matches!(slow, VaultError::Slow { .. }), "{slow}");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let nobody = VaultConfig { address: format!("http://127.0.0.1:{port}"), ..server.approle(dir.path()) };
    let away = Vault::new(&nobody).unwrap().transit_key().await.unwrap_err();
    assert!(matches!(away, VaultError::Unreachable(_)), "{away}");
}

#[tokio::test]
async fn nonsense_is_an_error_and_never_a_key() {
    let Fixture { server, vault, dir: _dir } = started().await;
    let sealed = vault.encrypt(b"ada", &PLAIN).await.unwrap();
    let answers = [
        "",
        "null",
        "[]",
        "{}",
        "not json",
        r#"{"data":null}"#,
        r#"{"data":{"plaintext":7,"ciphertext":7,"latest_version":"1","data":[]}}"#,
        r#"{"data":{"plaintext":"***","ciphertext":"vault:v0:AAAA"}}"#,
        r#"{"data":{"ciphertext":"vault:v1:"}}"#,
        r#"{"data":{"data":{"0":7},"metadata":{"version":1}}}"#,
        r#"{"data":{"data":null,"metadata":{"version":1}}}"#,
    ];
    for text in answers {
        for path in
            ["transit/decrypt/isekai", "transit/encrypt/isekai", "transit/keys/isekai", "secret/data/isekai/audit"]
        {
            server.script().garbled.insert(path.to_owned(), (200, text.to_owned()));
        }
        let errors = [
            vault.decrypt(b"ada", &sealed).await.map(drop),
            vault.encrypt(b"ada", &PLAIN).await.map(drop),
            vault.transit_key().await.map(drop),
            vault.secrets("audit").await.map(drop),
        ];
        for error in errors {
            assert!(matches!(error, Err(VaultError::Malformed { .. })), "{text}: {error:?}");
        }
    }
    server.script().garbled.insert("transit/decrypt/isekai".to_owned(), (200, "x".repeat(300 * 1024)));
    assert!(matches!(vault.decrypt(b"ada", &sealed).await, Err(VaultError::Oversized { .. })));
    server.script().garbled.clear();
    for (text, status) in [(r#"{"errors":"no list"}"#, 400), ("<html>", 502)] {
        server.script().garbled.insert("transit/decrypt/isekai".to_owned(), (status, text.to_owned()));
        let error = vault.decrypt(b"ada", &sealed).await.unwrap_err().to_string();
        assert!(error.contains("without a reason"), "{error}");
    }
    for login in ["{}", r#"{"auth":{"client_token":"a\nb","lease_duration":9}}"#, r#"{"auth":{"client_token":"x"}}"#] {
        server.script().garbled.clear();
        server.script().garbled.insert("auth/approle/login".to_owned(), (200, login.to_owned()));
        server.revoke_tokens();
        assert!(matches!(vault.transit_key().await, Err(VaultError::Malformed { .. })), "{login}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_missing() {
    let Fixture { server, vault, dir: _dir } = started().await;
    server.remove_secret("index");
    server.remove_transit_key();
    let missing = [vault.secrets("index").await.map(drop), vault.transit_key().await.map(drop)];
    for (result, path) in missing.into_iter().zip(["secret/data/isekai/index", "transit/keys/isekai"]) {
        assert_eq!(result.unwrap_err().to_string(), format!("Vault has nothing at {path}"));
    }
}

#[tokio::test]
async fn a_namespace_is_named_in_every_request() {
    let Fixture { server, vault, dir } = started().await;
    server.script().namespace = Some("team/one".to_owned());
    assert!(matches!(vault.transit_key().await, Err(VaultError::Missing { .. })));
    let config = VaultConfig { namespace: "team/one/".to_owned(), ..server.approle(dir.path()) };
    Vault::new(&config).unwrap().transit_key().await.unwrap();
}

#[tokio::test]
async fn only_a_server_of_the_authority_that_is_named_is_trusted() {
    install_crypto();
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name);
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    std::fs::write(path("ca.pem"), params.self_signed(&key).unwrap().pem()).unwrap();
    let issuer = Issuer::new(params, key);
    let key = KeyPair::generate().unwrap();
    let certificate = CertificateParams::new(vec!["localhost".to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    std::fs::write(path("cert.pem"), certificate.pem()).unwrap();
    std::fs::write(path("key.pem"), key.serialize_pem()).unwrap();
    let files = HttpsFiles { cert: path("cert.pem"), key: path("key.pem") };
    let transport = Transport::Tls(public_server(&files, None).unwrap());
    let server = VaultServer::behind(&[], transport, "https://localhost").await;

    let trusting = VaultConfig { ca: Some(path("ca.pem")), ..server.approle(dir.path()) };
    Vault::new(&trusting).unwrap().transit_key().await.unwrap();
    let stranger = Vault::new(&VaultConfig { ca: None, ..trusting.clone() }).unwrap().transit_key().await;
    assert!(matches!(stranger, Err(VaultError::Unreachable(_))), "{stranger:?}");
    std::fs::write(path("empty.pem"), "").unwrap();
    for ca in ["none.pem", "empty.pem"] {
        let refused = Vault::new(&VaultConfig { ca: Some(path(ca)), ..trusting.clone() });
        assert!(matches!(refused, Err(VaultError::Tls(_))), "{ca}");
    }
}

/// Everything that is logged, at the finest level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn neither_logs_nor_errors_nor_debug_have_a_token_or_a_key() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let server = VaultServer::start(&["audit"]).await;
    let dir = tempfile::tempdir().unwrap();
    let (config, token) = server.token(dir.path());
    let vault = Vault::new(&config).unwrap();
    let sealed = vault.encrypt(b"ada", &PLAIN).await.unwrap();
    vault.decrypt(b"ada", &sealed).await.unwrap();
    let audit = vault.secrets("audit").await.unwrap().values["0"].to_string();
    // A server that says more than it should.
    let path = "transit/decrypt/isekai".to_owned();
    for status in [403, 500] {
        let body = serde_json::json!({ "errors": [format!("bad token {token}")] }).to_string();
        server.script().garbled.insert(path.clone(), (status, body));
        let error = vault.decrypt(b"ada", &sealed).await.unwrap_err();
        tracing::error!(error = &error as &dyn std::error::Error, "{error:?} {vault:?}");
    }
    let approle = server.approle(dir.path());
    let secret_id = server.script().secret_id.clone();
    Vault::new(&approle).unwrap().transit_key().await.unwrap();
    let given: Vec<String> = server.script().tokens.keys().cloned().collect();
    tracing::debug!(?approle, "configuration");

    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("bad token …"), "the log is there: {} bytes", text.len());
    let keys = [audit, STANDARD.encode(PLAIN), hex(&PLAIN), secret_id];
    for secret in given.iter().chain(&keys) {
        assert!(!text.contains(secret.as_str()), "{secret}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
