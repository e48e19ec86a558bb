use chrono::TimeDelta;
use isekai_auth::audit::SealKey;
use isekai_domain::{Clock as _, SystemClock};
use sqlx::AssertSqlSafe;

use super::*;
use crate::audit::{self, AuditEntry, chain, purge};
use crate::testing;

/// The database as the services see it: through a role that owns nothing.
#[tokio::test]
async fn the_services_add_to_the_log_and_take_nothing_from_it() {
    let db = testing::database().await;
    let role = format!("services_{}", std::process::id());
    for sql in [format!("DROP ROLE IF EXISTS {role}"), format!("CREATE ROLE {role} LOGIN")] {
        db.store.pool().execute(AssertSqlSafe(sql)).await.unwrap();
    }
    grant(&db.store, &role).await.unwrap();
    let url = db.url().replacen("postgres://postgres@", &format!("postgres://{role}@"), 1);
    let config = isekai_platform::config::PostgresConfig { url, ..db.config() };
    let store = Store::connect(&config).await.unwrap().with_keyring(testing::keyring());
    assert!(can_rewrite_history(&db.store).await.unwrap());
    assert!(!can_rewrite_history(&store).await.unwrap());

    let (signer, now) = (SealKey::generate().unwrap(), SystemClock.now());
    audit::append(&store, AuditEntry::new("login", "session", now)).await.unwrap();
    assert_eq!(chain::seal(&store, &signer, now).await.unwrap().rows, 1);
    for table in APPEND_ONLY {
        for sql in [format!("DELETE FROM {table}"), format!("TRUNCATE {table}")] {
            let refused = store.pool().execute(AssertSqlSafe(sql)).await.unwrap_err();
            assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("42501"), "{table}");
        }
    }
    let edit = store.pool().execute("UPDATE audit_logs SET action = 'read'").await;
    assert!(edit.is_err());
    assert!(store.pool().execute("SELECT audit_purge(1, 10)").await.is_err(), "no checkpoint says so");
    let early = purge::purge(&store, &signer, now + TimeDelta::seconds(1)).await;
    assert!(early.is_err(), "it is kept for so long, whatever the services say");
    let never = "UPDATE audit_retention SET minimum = interval '-1 day'";
    for sql in [never, "DELETE FROM audit_retention", "INSERT INTO audit_retention VALUES (true, '0')"] {
        let refused = store.pool().execute(sql).await.unwrap_err();
        assert_eq!(refused.as_database_error().unwrap().code().as_deref(), Some("42501"), "{sql}");
    }
    db.store.pool().execute(never).await.unwrap();
    assert_eq!(purge::purge(&store, &signer, now + TimeDelta::seconds(1)).await.unwrap(), 1);
    // All the rest works as before.
    testing::user(&store, "ada").await;
    let keep = isekai_platform::Config::from_parts(None, []).unwrap().retention;
    crate::retention::sweep(&store, &keep, now).await.unwrap();

    store.close().await;
    for sql in [format!("DROP OWNED BY {role}"), format!("DROP ROLE {role}")] {
        db.store.pool().execute(AssertSqlSafe(sql)).await.unwrap();
    }
}
