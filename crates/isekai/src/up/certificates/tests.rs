use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use http::Request;
use isekai_domain::SystemClock;
use isekai_platform::health::Health;
use isekai_platform::http::{Body, Transport, mtls_client, serve};
use isekai_platform::{TlsFiles, ops, tls};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::*;

/// Over a connection of its own each time.
async fn call(files: &TlsFiles, url: &str) -> bool {
    let Ok(client) = mtls_client(files, "planner") else { return false };
    let request = Request::get(url).body(Body::empty()).unwrap();
    client.request(request).await.is_ok_and(|answer| answer.status().is_success())
}

#[tokio::test]
async fn the_services_go_on_calling_each_other_while_their_certificates_are_renewed() {
    let pki = tempfile::tempdir().unwrap();
    authority::ensure(pki.path(), SystemClock.now() - TimeDelta::days(75)).unwrap();
    let (planner, serve_files) = (TlsFiles::in_dir(pki.path(), "planner"), TlsFiles::in_dir(pki.path(), "serve"));
    let transport = Transport::Tls(tls::server(&planner, &["serve"]).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}/health/live", listener.local_addr().unwrap().port());
    let router = ops::router(|| Box::pin(async { Health::of(Vec::new()) }));
    let shutdown = CancellationToken::new();
    let server = tokio::spawn(serve(listener, router, transport, shutdown.clone(), Duration::ZERO));
    // One that reads new certificates by itself, as the services do.
    let kept = mtls_client(&serve_files, "planner").unwrap();

    let done = Arc::new(AtomicBool::new(false));
    let (renewed, folder) = (Arc::clone(&done), pki.path().to_owned());
    let renewal = tokio::spawn(async move {
        renew(&folder, &SystemClock, LOOK * 4).await.unwrap();
        renewed.store(true, Ordering::SeqCst);
    });
    while !done.load(Ordering::SeqCst) {
        let request = Request::get(&url).body(Body::empty()).unwrap();
        assert!(kept.request(request).await.unwrap().status().is_success());
        // A certificate and its key are two files: who reads them in between reads them again.
        assert!(call(&serve_files, &url).await || call(&serve_files, &url).await);
    }
    renewal.await.unwrap();
    assert!(!authority::is_due(pki.path(), SystemClock.now()));

    // Who trusts the new authority only.
    let ca = std::fs::read_to_string(&serve_files.ca).unwrap();
    let newest = pki.path().join("newest.pem");
    std::fs::write(&newest, ca.split_inclusive("-----END CERTIFICATE-----").next().unwrap()).unwrap();
    let strict = TlsFiles { ca: newest, ..serve_files };
    // Only so that a failure is no hang.
    let shown = tokio::time::timeout(Duration::from_secs(30), async { while !call(&strict, &url).await {} });
    shown.await.unwrap();
    shutdown.cancel();
    server.await.unwrap().unwrap();
}
