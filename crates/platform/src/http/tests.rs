mod public;

use axum::Extension;
use axum::routing::get;
use http_body_util::BodyExt as _;
use isekai_domain::{Clock as _, SystemClock};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;
use rustls::pki_types::pem::PemObject as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use super::client::client_trusting;
use super::*;
use crate::tls::{self, Live, TlsFiles, install_crypto, roots_in};

async fn start(app: Router, transport: Transport) -> (SocketAddr, CancellationToken, JoinHandle<io::Result<()>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let shutdown = CancellationToken::new();
    let task = tokio::spawn(serve(listener, app, transport, shutdown.clone(), Duration::from_secs(5)));
    (address, shutdown, task)
}

async fn call(client: &MtlsClient, url: &str) -> Result<String, hyper_util::client::legacy::Error> {
    let response = client.request(Request::get(url).body(Body::empty()).unwrap()).await?;
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Ok(String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn only_the_allowed_roles_get_through_and_are_known() {
    let pki = tempfile::tempdir().unwrap();
    crate::authority::ensure(pki.path(), SystemClock.now()).unwrap();
    let who = |Extension(Peer(role)): Extension<Peer>| async move { role.unwrap_or_default() };
    let app = Router::new().route("/", get(who));
    let files = |role| TlsFiles::in_dir(pki.path(), role);
    let tls = tls::server(&files("sandboxd"), &["serve", "worker"]).unwrap();
    let (address, shutdown, task) = start(app, Transport::Tls(tls)).await;
    let url = format!("https://localhost:{}/", address.port());

    for role in ["serve", "worker"] {
        assert_eq!(call(&mtls_client(&files(role), "sandboxd").unwrap(), &url).await.unwrap(), role);
    }
    assert!(call(&mtls_client(&files("planner"), "sandboxd").unwrap(), &url).await.is_err());
    let stranger = tempfile::tempdir().unwrap();
    crate::authority::ensure(stranger.path(), SystemClock.now()).unwrap();
    let forged = TlsFiles { ca: files("serve").ca, ..TlsFiles::in_dir(stranger.path(), "serve") };
    assert!(call(&mtls_client(&forged, "sandboxd").unwrap(), &url).await.is_err());
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_certificate_of_another_role_does_not_make_a_server() {
    let pki = tempfile::tempdir().unwrap();
    crate::authority::ensure(pki.path(), SystemClock.now()).unwrap();
    let files = |role| TlsFiles::in_dir(pki.path(), role);
    let impostor = tls::server(&files("worker"), &["serve"]).unwrap();
    let (address, shutdown, task) =
        start(Router::new().route("/", get(|| async { "hello" })), Transport::Tls(impostor)).await;
    let url = format!("https://localhost:{}/", address.port());
    assert!(call(&mtls_client(&files("serve"), "sandboxd").unwrap(), &url).await.is_err());
    assert_eq!(call(&mtls_client(&files("serve"), "worker").unwrap(), &url).await.unwrap(), "hello");
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_server_that_the_system_trusts_is_reached_over_https() {
    install_crypto();
    let made = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let bundle = dir.path().join("bundle.pem");
    std::fs::write(&bundle, made.cert.pem()).unwrap();
    let key = PrivateKeyDer::from_pem_slice(made.signing_key.serialize_pem().as_bytes()).unwrap();
    let mut config =
        ServerConfig::builder().with_no_client_auth().with_single_cert(vec![made.cert.der().clone()], key).unwrap();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let version = |request: axum::extract::Request| async move { format!("{:?}", request.version()) };
    let (address, shutdown, task) =
        start(Router::new().route("/", get(version)), Transport::Tls(Live::fixed(config))).await;
    let url = format!("https://localhost:{}/", address.port());
    assert_eq!(call(&client_trusting(roots_in(&bundle).unwrap()), &url).await.unwrap(), "HTTP/2.0");
    assert!(call(&plain_client(), &url).await.is_err());
    shutdown.cancel();
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_request_under_way_is_finished_before_the_end() {
    let entered = Arc::new(Notify::new());
    let release = Arc::new(Notify::new());
    let (e, r) = (Arc::clone(&entered), Arc::clone(&release));
    let app = Router::new().route(
        "/",
        get(move || async move {
            e.notify_one();
            r.notified().await;
            "done"
        }),
    );
    let (address, shutdown, task) = start(app, Transport::Plain).await;
    let request = tokio::spawn(async move { call(&plain_client(), &format!("http://{address}/")).await.unwrap() });
    entered.notified().await;
    shutdown.cancel();
    release.notify_one();
    assert_eq!(request.await.unwrap(), "done");
    task.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_signal_to_stop_is_noticed_while_every_place_is_taken() {
    let entered = Arc::new(Notify::new());
    let e = Arc::clone(&entered);
    let app = Router::new().route(
        "/",
        get(move || async move {
            e.notify_one();
            std::future::pending::<()>().await;
        }),
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let shutdown = CancellationToken::new();
    let server = tokio::spawn(serve_at_most(1, listener, app, Transport::Plain, shutdown.clone(), Duration::ZERO));
    let request = tokio::spawn(async move { call(&plain_client(), &format!("http://{address}/")).await });
    entered.notified().await;
    shutdown.cancel();
    // Only so that a failure is no hang.
    tokio::time::timeout(Duration::from_secs(30), server).await.unwrap().unwrap().unwrap();
    request.abort();
}

#[tokio::test(start_paused = true)]
async fn a_client_that_asks_nothing_is_let_go_and_a_slow_answer_is_not_cut_off() {
    let slow = || async {
        tokio::time::sleep(HEADER_TIMEOUT * 3).await;
        "done"
    };
    let app = Router::new().route("/", get(slow));
    let address = SocketAddr::from(([127, 0, 0, 1], 1));
    // Kept to the end: a watcher without it takes that for the signal to stop.
    let graceful = GracefulShutdown::new();
    for (sent, answer) in [("", ""), ("P", ""), ("PRI * HTTP/2.0", ""), ("GET / HTTP/1.0\r\n\r\n", "done")] {
        let (mut client, server) = tokio::io::duplex(4096);
        let task = tokio::spawn(serve_stream(server, address, Peer(None), app.clone(), graceful.watcher()));
        client.write_all(sent.as_bytes()).await.unwrap();
        let mut text = String::new();
        tokio::time::timeout(HEADER_TIMEOUT * 10, client.read_to_string(&mut text)).await.unwrap().unwrap();
        assert_eq!((text.is_empty(), text.ends_with(answer)), (answer.is_empty(), true), "{sent:?}: {text:?}");
        assert_eq!(task.await.unwrap().is_ok(), !answer.is_empty(), "{sent:?}");
    }
}
