//! A database per test.

use std::sync::atomic::{AtomicU32, Ordering};

use isekai_platform::config::PostgresConfig;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection};

use super::Must;
use super::cluster::Cluster;
use crate::{Store, migrate};

/// Dropped with its database.
pub struct TestDatabase {
    pub store: Store,
    name: String,
    cluster: &'static Cluster,
}

/// Migrated and empty.
pub async fn database() -> TestDatabase {
    let cluster = Cluster::get().await;
    let template = template(cluster).await;
    clone(cluster, &template).await
}

/// Without any table.
pub async fn empty_database() -> TestDatabase {
    clone(Cluster::get().await, "template0").await
}

impl TestDatabase {
    /// For programs that connect by themselves.
    pub fn url(&self) -> String {
        self.cluster.url(&self.name)
    }

    /// As its superuser, past everything that the store holds to.
    pub async fn execute(&self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(self.store.pool()).await.must("running a statement");
    }

    pub fn config(&self) -> PostgresConfig {
        config(self.url())
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let (cluster, name) = (self.cluster, self.name.clone());
        // A thread, because the test's runtime is busy dropping. Leftovers go when the cluster next starts.
        let drop = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = cluster.connect("postgres").await.map_err(std::io::Error::other)?;
                let sql = AssertSqlSafe(format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)"));
                sqlx::query(sql).execute(&mut connection).await.map_err(std::io::Error::other)
            })
        });
        if let Ok(Err(error)) = drop.join() {
            tracing::warn!(error = &error as &dyn std::error::Error, "a test database was left behind");
        }
    }
}

/// The migrated database that others are cloned from; its name says what it was migrated with.
async fn template(cluster: &Cluster) -> String {
    let mut hash = Sha256::new();
    for migration in migrate::MIGRATIONS {
        hash.update(migration.up);
    }
    let hash = &hex::encode(hash.finalize())[..16];
    let (name, unfinished) = (format!("template_{hash}"), format!("making_{hash}"));
    let _lock = cluster.exclusive();
    let mut connection = cluster.connect("postgres").await.must("connecting to the test cluster");
    let sql = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)";
    let exists: bool = sqlx::query_scalar(sql).bind(&name).fetch_one(&mut connection).await.must("listing databases");
    if exists {
        return name;
    }
    for sql in [format!("DROP DATABASE IF EXISTS {unfinished}"), format!("CREATE DATABASE {unfinished}")] {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.must("making the template database");
    }
    let store = Store::connect(&config(cluster.url(&unfinished))).await.must("connecting to the template database");
    migrate::up(&store).await.must("migrating the template database");
    store.close().await;
    let sql = AssertSqlSafe(format!("ALTER DATABASE {unfinished} RENAME TO {name}"));
    sqlx::query(sql).execute(&mut connection).await.must("naming the template database");
    let _ = connection.close().await;
    name
}

async fn clone(cluster: &'static Cluster, template: &str) -> TestDatabase {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let name = format!("t_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let mut connection = cluster.connect("postgres").await.must("connecting to the test cluster");
    let make =
        [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name} TEMPLATE {template}")];
    for sql in make {
        sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.must("making the test's database");
    }
    let store = Store::connect(&config(cluster.url(&name))).await.must("connecting to the test's database");
    let store = store.with_keyring(super::keyring());
    TestDatabase { store, name, cluster }
}

fn config(url: String) -> PostgresConfig {
    PostgresConfig {
        url,
        owner_url: String::new(),
        max_connections: 16,
        connect_timeout_ms: 10_000,
        statement_timeout_ms: 15_000,
    }
}
