//! With keys from Vault, which may be sealed.

use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use isekai_auth::Keyring;
use isekai_platform::Config;
use isekai_platform::vault::testing::VaultServer;
use isekai_store::testing::{TestDatabase, database};
use isekai_store::{Store, roles};
use serde_json::{Value, json};
use tokio_util::sync::CancellationToken;

use super::role::{PATIENCE, get, until};
use super::support::{Gateway, first_port, request};

fn variables(server: &VaultServer, dir: &Path) -> Vec<(String, String)> {
    let vault = server.approle(dir);
    let path = |path: Option<std::path::PathBuf>| path.unwrap().display().to_string();
    vec![
        ("ISEKAI_SECRETS__SOURCE".to_owned(), "vault".to_owned()),
        ("ISEKAI_SECRETS__KEYRING_DIR".to_owned(), dir.join("none").display().to_string()),
        ("ISEKAI_SECRETS__VAULT__ADDRESS".to_owned(), vault.address),
        ("ISEKAI_SECRETS__VAULT__ROLE_ID_FILE".to_owned(), path(vault.role_id_file)),
        ("ISEKAI_SECRETS__VAULT__SECRET_ID_FILE".to_owned(), path(vault.secret_id_file)),
    ]
}

async fn store(database: &TestDatabase, config: &Config) -> Store {
    let ring = Keyring::open(&config.secrets).await.unwrap();
    Store::connect(&database.config()).await.unwrap().with_keyring(ring)
}

fn vault_check(ready: &Value) -> Value {
    let checks = ready["checks"].as_array().unwrap();
    checks.iter().find(|check| check["name"] == "vault").cloned().unwrap_or_default()
}

#[tokio::test]
async fn while_vault_is_sealed_those_who_are_known_go_on_and_others_are_told() {
    let (server, dir) = (VaultServer::start(&["audit", "index"]).await, tempfile::tempdir().unwrap());
    let config = Config::from_parts(None, variables(&server, dir.path())).unwrap();
    let database = Arc::new(database().await);
    roles::ensure_builtin(&database.store).await.unwrap();
    let gateway = Gateway::on_store(Arc::clone(&database), store(&database, &config).await);
    let other = gateway.beside(store(&database, &config).await);
    let (ada, bob) = (gateway.user("ada", &["user"]).await, other.user("bob", &["user"]).await);
    let ready = async || gateway.call(request("GET", "/health/ready", None).body(Body::empty()).unwrap()).await;
    assert_eq!(vault_check(&ready().await.body)["status"], "ok");

    server.script().sealed = true;
    assert_eq!(gateway.get("/api/auth/me", &ada).await.body["email"], "ada@example.org");
    assert_eq!(gateway.get("/api/apps", &bob).await.status, 200, "what needs no key goes on for everybody");
    let away = gateway.get("/api/auth/me", &bob).await;
    assert_eq!((away.status, &away.body["error"]), (503, &json!("SERVICE_UNAVAILABLE")), "{}", away.body);
    assert!(away.body["message"].as_str().unwrap().starts_with("the keys cannot be reached"), "{}", away.body);
    // What was found out lately is told for a second.
    let degraded = tokio::time::timeout(PATIENCE, async {
        loop {
            let answer = ready().await;
            if vault_check(&answer.body)["status"] != "ok" {
                return answer;
            }
        }
    });
    let degraded = degraded.await.unwrap();
    assert_eq!((degraded.status, &degraded.body["status"]), (200, &json!("degraded")));
    let check = vault_check(&degraded.body);
    assert_eq!((&check["status"], check["message"].as_str().unwrap().contains("sealed")), (&json!("degraded"), true));
}

#[tokio::test]
async fn who_starts_while_it_is_sealed_says_so_and_is_ready_when_it_is_not() {
    let (server, dir) = (VaultServer::start(&["audit", "index"]).await, tempfile::tempdir().unwrap());
    let database = database().await;
    roles::ensure_builtin(&database.store).await.unwrap();
    let (port, ops) = (first_port() + 17, first_port() + 18);
    let mut settings = variables(&server, dir.path());
    settings.extend(
        [
            ("ISEKAI_SERVE__LISTEN", format!("127.0.0.1:{port}")),
            ("ISEKAI_SERVE__OPS_LISTEN", format!("127.0.0.1:{ops}")),
            ("ISEKAI_SERVE__PUBLIC_URL", format!("http://localhost:{port}")),
            ("ISEKAI_POSTGRES__URL", database.url()),
            ("ISEKAI_AUTH__KEYS_DIR", dir.path().join("keys").display().to_string()),
            ("ISEKAI_PREVIEW__FIRST_PORT", first_port().to_string()),
            ("ISEKAI_SANDBOX__URL", "http://127.0.0.1:9".to_owned()),
            ("ISEKAI_PLANNER__URL", "http://127.0.0.1:9".to_owned()),
        ]
        .map(|(key, value)| (key.to_owned(), value)),
    );
    let config = Config::from_parts(None, settings).unwrap();
    server.script().sealed = true;
    let shutdown = CancellationToken::new();
    let role = tokio::spawn(crate::run(config.clone(), shutdown.clone()));
    let ready = format!("http://localhost:{port}/health/ready");
    let (status, body) = until(&ready, |(_, body)| body.contains("\"vault\"")).await;
    assert_eq!((status.as_u16(), body.contains("Vault is sealed; unseal it")), (503, true), "{body}");
    server.script().sealed = false;
    until(&ready, |(status, _)| status.is_success()).await;
    let (_, metrics) = get(&format!("http://127.0.0.1:{ops}/metrics")).await.unwrap();
    for line in ["isekai_vault_up 1", "isekai_dependency_up{dependency=\"vault\"} 1"] {
        assert!(metrics.contains(line), "{metrics}");
    }
    shutdown.cancel();
    role.await.unwrap().unwrap();

    server.remove_secret("index");
    let refused = crate::run(config, CancellationToken::new()).await.unwrap_err();
    let cause = std::error::Error::source(&refused).unwrap().to_string();
    assert!(cause.contains("vault kv put -mount=secret isekai/index"), "{cause}");
}
