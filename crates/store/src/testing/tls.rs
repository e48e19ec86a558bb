//! Servers that speak TLS, with certificates of an authority that the test makes.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tempfile::TempDir;
use tokio::net::TcpStream;

use super::cluster::{as_server, chown_to_server, program};

const START_TIMEOUT: Duration = Duration::from_secs(60);

/// Ended with its drop.
pub struct TlsServer {
    pub port: u16,
    pub ca: PathBuf,
    server: Child,
    _dir: TempDir,
}

/// A PostgreSQL on TCP that takes nobody without TLS. Its certificate is for `name`.
pub async fn postgres(name: &str) -> TlsServer {
    let dir = server_dir();
    let data = dir.path().join("data");
    let output = as_server(&program("initdb"))
        .arg("-D")
        .arg(&data)
        .args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"])
        .current_dir("/")
        .output()
        .unwrap();
    assert!(output.status.success(), "initdb failed: {}", String::from_utf8_lossy(&output.stderr));
    fs::write(data.join("pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n").unwrap();
    let (ca, cert, key) = certificate(dir.path(), name);
    let port = free_port();
    let mut command = as_server(&program("postgres"));
    command.arg("-D").arg(&data).args(["-h", "127.0.0.1", "-p", &port.to_string(), "-k", "", "-c", "ssl=on"]);
    for (setting, file) in [("ssl_cert_file", &cert), ("ssl_key_file", &key)] {
        command.arg("-c").arg(format!("{setting}={}", file.display()));
    }
    start(command, dir, port, ca).await
}

/// A Redis on TCP with TLS only. Its certificate is for `name`.
pub async fn redis(name: &str) -> TlsServer {
    let dir = server_dir();
    let (ca, cert, key) = certificate(dir.path(), name);
    let port = free_port();
    let mut command = as_server(Path::new("redis-server"));
    command.args(["--port", "0", "--save", "", "--tls-auth-clients", "no", "--tls-port", &port.to_string()]);
    for (option, file) in [
        ("--tls-ca-cert-file", ca.as_path()),
        ("--tls-cert-file", &cert),
        ("--tls-key-file", &key),
        ("--dir", dir.path()),
    ] {
        command.arg(option).arg(file);
    }
    start(command, dir, port, ca).await
}

/// Of nobody whom the servers know.
pub fn other_authority() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let (ca, ..) = certificate(dir.path(), "localhost");
    (dir, ca)
}

async fn start(mut command: Command, dir: TempDir, port: u16, ca: PathBuf) -> TlsServer {
    let server =
        command.current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let started = TlsServer { port, ca, server, _dir: dir };
    let begin = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        assert!(begin.elapsed() < START_TIMEOUT, "the server does not listen");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    started
}

fn server_dir() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    chown_to_server(dir.path());
    dir
}

/// Paths of authority, certificate and key.
fn certificate(dir: &Path, name: &str) -> (PathBuf, PathBuf, PathBuf) {
    let authority_key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&authority_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let leaf = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let leaf = leaf.signed_by(&key, &Issuer::new(params, authority_key)).unwrap();
    let file = |name: &str, text: &str, mode: u32| {
        let path = dir.join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        chown_to_server(&path);
        path
    };
    let (ca, cert) = (file("ca.pem", &authority.pem(), 0o644), file("cert.pem", &leaf.pem(), 0o644));
    (ca, cert, file("key.pem", &key.serialize_pem(), 0o600))
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Drop for TlsServer {
    fn drop(&mut self) {
        // PostgreSQL ends its children at an interrupt.
        let _ = kill(Pid::from_raw(self.server.id().cast_signed()), Signal::SIGINT);
        let _ = self.server.wait();
    }
}
