use std::path::Path;

use super::*;
use crate::testing::tls;

fn at(port: u16, ca: &Path) -> Cache {
    Cache::open(&RedisConfig { ca: Some(ca.to_owned()), ..config(&format!("rediss://localhost:{port}")) }).unwrap()
}

async fn answers(port: u16, ca: &Path) -> bool {
    // Only so that a failure is no hang. A machine that is busy may take longer for a handshake than a call may.
    let attempts = async {
        for _ in 0..20 {
            if at(port, ca).ping().await.is_ok() {
                return true;
            }
        }
        false
    };
    tokio::time::timeout(Duration::from_secs(60), attempts).await.unwrap()
}

#[tokio::test]
async fn a_redis_proves_by_its_certificate_that_it_is_the_one_of_the_address() {
    let server = tls::redis("localhost").await;
    assert!(answers(server.port, &server.ca).await);
    let (_dir, other) = tls::other_authority();
    assert!(matches!(at(server.port, &other).ping().await, Err(CacheError::Down(_) | CacheError::Timeout)));
    let public = Cache::open(&config(&format!("rediss://localhost:{}", server.port))).unwrap();
    assert!(public.ping().await.is_err(), "of no public authority");
    let clear = Cache::open(&config(&format!("redis://localhost:{}", server.port))).unwrap();
    assert!(clear.ping().await.is_err(), "the server speaks TLS only");
}

#[tokio::test]
async fn the_certificate_of_another_redis_is_refused() {
    let server = tls::redis("elsewhere.example").await;
    assert!(at(server.port, &server.ca).ping().await.is_err());
}

#[tokio::test]
async fn a_redis_on_another_machine_is_spoken_to_over_tls_unless_said_otherwise() {
    for there in ["redis://:secret@cache.example.org", "redis://10.0.0.7:6380", "rediss://10.0.0.7/#insecure"] {
        let error = Cache::open(&config(there)).err().unwrap();
        let text = error.to_string();
        assert!(text.contains("write rediss://") && text.contains("allow_insecure"), "{text}");
        assert!(!text.contains("secret"), "{text}");
        assert!(!Cache::connect(Some(&config(there))).is_configured());
    }
    let allowed = RedisConfig { allow_insecure: true, ..config("redis://cache.example.org") };
    assert!(Cache::open(&allowed).unwrap().is_configured());
    for good in
        ["rediss://cache.example.org", "redis://localhost:6380", "redis://127.0.0.1", "redis+unix:///run/redis.sock"]
    {
        assert!(Cache::open(&config(good)).unwrap().is_configured(), "{good}");
    }
    assert!(matches!(Cache::open(&config("cache.example.org")), Err(CacheError::Address(_))));
    let missing = RedisConfig { ca: Some("/nowhere/ca.pem".into()), ..config("rediss://cache.example.org") };
    assert!(matches!(Cache::open(&missing), Err(CacheError::Authority { .. })));
}
