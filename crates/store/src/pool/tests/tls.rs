use std::path::Path;

use super::*;
use crate::testing::tls;

fn at(port: u16, mode: &str, ca: Option<&Path>) -> PostgresConfig {
    let url = format!("postgres://postgres@localhost:{port}/postgres{mode}");
    PostgresConfig { ca: ca.map(Path::to_owned), connect_timeout_ms: 4000, ..config(&url) }
}

#[tokio::test]
async fn a_server_proves_by_its_certificate_that_it_is_the_one_of_the_address() {
    let server = tls::postgres("localhost").await;
    let store = Store::connect(&at(server.port, "?sslmode=verify-full", Some(&server.ca))).await.unwrap();
    let sql = "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let version: String = sqlx::query_scalar(sql).fetch_one(store.pool()).await.unwrap();
    assert_eq!(version, "TLSv1.3");
    let (_dir, other) = tls::other_authority();
    for ca in [None, Some(other.as_path())] {
        let error = Store::connect(&at(server.port, "?sslmode=verify-full", ca)).await.unwrap_err();
        assert!(format!("{error:?}").contains("InvalidCertificate("), "{error:?}");
    }
    let clear = Store::connect(&at(server.port, "?sslmode=disable", None)).await;
    assert!(clear.is_err(), "the server takes nobody without TLS");
}

#[tokio::test]
async fn the_certificate_of_another_server_is_refused() {
    let server = tls::postgres("elsewhere.example").await;
    let error = Store::connect(&at(server.port, "?sslmode=verify-full", Some(&server.ca))).await.unwrap_err();
    assert!(format!("{error:?}").contains("InvalidCertificate(NotValidForName"), "{error:?}");
    Store::connect(&at(server.port, "?sslmode=verify-ca", Some(&server.ca))).await.unwrap();
}

#[test]
fn a_server_on_another_machine_is_spoken_to_over_tls_unless_said_otherwise() {
    let mode = |url: &str, allow_insecure: bool| {
        options(&PostgresConfig { allow_insecure, ..config(url) }).map(|options| options.get_ssl_mode())
    };
    for there in ["db.example.org", "10.0.0.7:5433", "[2001:db8::1]"] {
        let url = format!("postgres://isekai:secret@{there}/isekai");
        assert!(matches!(mode(&url, false), Ok(PgSslMode::VerifyFull)), "{there}");
        assert!(matches!(mode(&format!("{url}?sslmode=prefer"), true), Ok(PgSslMode::VerifyFull)), "{there}");
        assert!(matches!(mode(&format!("{url}?sslmode=verify-ca"), false), Ok(PgSslMode::VerifyCa)), "{there}");
        for weak in ["disable", "allow", "require"] {
            let url = format!("{url}?sslmode={weak}");
            let error = mode(&url, false).unwrap_err();
            let text = error.to_string();
            assert!(text.contains(&format!("sslmode={weak} ")) && text.contains("allow_insecure"), "{text}");
            assert!(!text.contains("secret") && !error.may_pass(), "{text}");
            mode(&url, true).unwrap();
        }
    }
    for here in ["localhost", "127.0.0.1:5433", "[::1]", "%2Frun%2Fpostgresql"] {
        let url = format!("postgres://isekai@{here}/isekai?sslmode=disable");
        assert!(matches!(mode(&url, false), Ok(PgSslMode::Disable)), "{here}");
    }
    // What the address says last counts, and is what is looked at.
    assert!(mode("postgres://localhost/isekai?host=db.example.org&sslmode=disable", false).is_err());
}
