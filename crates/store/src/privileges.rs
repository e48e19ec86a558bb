//! What the role that the services run as may do. The tables belong to another role, which only brings the schema up to date: so
//! nobody who gets hold of a service's connection changes or removes a row of the audit log.

use std::str::FromStr as _;
use std::sync::Arc;

use isekai_auth::Keyring;
use isekai_platform::config::PostgresConfig;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Executor as _};

use crate::audit::{chain, purge};
use crate::migrate::{self, MigrationResult};
use crate::{Result, Store, check, roles};

/// Rows are added to these, and never changed or removed.
const APPEND_ONLY: [&str; 3] = ["audit_logs", "audit_chain", "audit_checkpoints"];

/// Brings the schema up to date as its owner, with all that belongs to it: the built-in roles, MACs of old rows of the audit log, and
/// what the services may do. Of the audit log nothing goes before `audit_days`, whoever asks.
pub async fn bring_up_to_date(
    config: &PostgresConfig,
    ring: Arc<Keyring>,
    audit_days: u32,
) -> Result<Vec<MigrationResult>> {
    let apart = !config.owner_url.is_empty();
    let url = if apart { &config.owner_url } else { &config.url };
    let store = Store::connect(&PostgresConfig { url: url.clone(), ..config.clone() }).await?.with_keyring(ring);
    let results = migrate::up(&store).await?;
    roles::ensure_builtin(&store).await?;
    chain::adopt(&store).await?;
    purge::keep(&store, audit_days).await?;
    if apart {
        grant(&store, PgConnectOptions::from_str(&config.url)?.get_username()).await?;
    }
    store.close().await;
    Ok(results)
}

/// Gives `role` what the services need in the present schema; `store` is connected as the owner of the tables. To be called after
/// every migration.
pub async fn grant(store: &Store, role: &str) -> Result<()> {
    check::name("role", role, check::NAME_BYTES)?;
    let mut tx = store.begin().await?;
    let mut statements = vec![
        "GRANT USAGE ON SCHEMA public TO %I".to_owned(),
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I".to_owned(),
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I".to_owned(),
        "REVOKE INSERT, UPDATE, DELETE ON schema_migrations FROM %I".to_owned(),
        "REVOKE INSERT, UPDATE, DELETE ON audit_retention FROM %I".to_owned(),
        "GRANT EXECUTE ON FUNCTION audit_purge TO %I".to_owned(),
    ];
    statements.extend(APPEND_ONLY.map(|table| format!("REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM %I")));
    for statement in statements {
        // Names cannot be bound in these statements; format() of the server quotes them.
        let quoted: String =
            sqlx::query_scalar("SELECT format($1, $2)").bind(statement).bind(role).fetch_one(&mut *tx).await?;
        tx.execute(AssertSqlSafe(quoted)).await?;
    }
    tx.commit().await
}

/// Whether the role of this connection can change or remove rows of the audit log.
pub async fn can_rewrite_history(store: &Store) -> Result<bool> {
    let sql = "SELECT has_table_privilege('audit_logs', 'UPDATE') OR has_table_privilege('audit_logs', 'DELETE')";
    Ok(sqlx::query_scalar(sql).fetch_one(store.pool()).await?)
}

#[cfg(test)]
mod tests;
