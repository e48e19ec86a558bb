//! The schema's history. The files of `/migrations` are compiled in; each runs in a transaction of its own, and one
//! process at a time.

mod files;

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use sqlx::PgConnection;

use crate::locks::Lock;
use crate::{Result, Store, StoreError, Tx, users};

pub use files::MIGRATIONS;

#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Four digits; the order is theirs.
    pub version: &'static str,
    pub name: &'static str,
    pub up: &'static str,
    pub down: &'static str,
    /// What has to be done before it.
    pub first: Option<Preparation>,
}

/// What SQL alone cannot do: PostgreSQL does not have the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preparation {
    SealAddresses,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationResult {
    pub version: &'static str,
    pub name: &'static str,
    pub status: Outcome,
    pub execution_time: Duration,
}

/// A failure is an error instead, and undoes the migration that failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Success,
    /// It was applied before, or, going down, never.
    Skipped,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationStatus {
    pub version: &'static str,
    pub name: &'static str,
    pub applied_at: Option<DateTime<Utc>>,
}

/// Rows that a preparation changes in one transaction.
const BATCH: i64 = 500;

/// Applies what is missing.
pub async fn up(store: &Store) -> Result<Vec<MigrationResult>> {
    apply(store, MIGRATIONS).await
}

pub(crate) async fn apply(store: &Store, migrations: &'static [Migration]) -> Result<Vec<MigrationResult>> {
    let mut results = Vec::with_capacity(migrations.len());
    for migration in migrations {
        let start = Instant::now();
        if let Some(first) = migration.first {
            prepare(store, migration, first).await?;
        }
        let mut tx = begin(store).await?;
        let status = match applied(&mut tx, migration).await? {
            Some(_) => Outcome::Skipped,
            None => {
                run(&mut tx, migration.version, migration.up).await?;
                let sql = "INSERT INTO schema_migrations (version, name, checksum) VALUES ($1, $2, $3)";
                let query = sqlx::query(sql).bind(migration.version).bind(migration.name).bind(checksum(migration));
                query.execute(&mut *tx).await?;
                Outcome::Success
            }
        };
        tx.commit().await?;
        results.push(result(migration, status, start));
    }
    Ok(results)
}

/// Takes the last `steps` applied migrations back, the newest first. Their data is lost.
pub async fn down(store: &Store, steps: u32) -> Result<Vec<MigrationResult>> {
    let mut results = Vec::new();
    for migration in MIGRATIONS.iter().rev() {
        if results.len() >= steps as usize {
            break;
        }
        let start = Instant::now();
        let mut tx = begin(store).await?;
        if applied(&mut tx, migration).await?.is_none() {
            continue;
        }
        run(&mut tx, migration.version, migration.down).await?;
        let sql = "DELETE FROM schema_migrations WHERE version = $1";
        sqlx::query(sql).bind(migration.version).execute(&mut *tx).await?;
        tx.commit().await?;
        results.push(result(migration, Outcome::Success, start));
    }
    Ok(results)
}

pub async fn status(store: &Store) -> Result<Vec<MigrationStatus>> {
    let mut tx = begin(store).await?;
    let mut statuses = Vec::with_capacity(MIGRATIONS.len());
    for migration in MIGRATIONS {
        let applied_at = applied(&mut tx, migration).await?;
        statuses.push(MigrationStatus { version: migration.version, name: migration.name, applied_at });
    }
    tx.commit().await?;
    Ok(statuses)
}

/// In steps, each with the lock: who is stopped half-way goes on from there, and of two processes one finds nothing left to do.
async fn prepare(store: &Store, migration: &Migration, what: Preparation) -> Result<()> {
    loop {
        let mut tx = begin(store).await?;
        if applied(&mut tx, migration).await?.is_some() {
            return tx.commit().await;
        }
        let changed = match what {
            Preparation::SealAddresses => users::adopt_in(store, &mut tx, BATCH).await?,
        };
        tx.commit().await?;
        if changed == 0 {
            break;
        }
        tracing::info!(migration = migration.version, rows = changed, "brought rows up to date");
    }
    match what {
        Preparation::SealAddresses => users::forget_old_rows(store).await,
    }
}

async fn begin(store: &Store) -> Result<Tx> {
    let mut tx = store.begin().await?;
    // A migration may take longer than any query of a request.
    sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut *tx).await?;
    Lock::Migrations.exclusive(&mut tx).await?;
    let sql = "CREATE TABLE IF NOT EXISTS schema_migrations (
                   version text PRIMARY KEY,
                   name text NOT NULL,
                   checksum bytea NOT NULL,
                   applied_at timestamptz NOT NULL DEFAULT now()
               )";
    sqlx::query("SET LOCAL client_min_messages = warning").execute(&mut *tx).await?;
    sqlx::query(sql).execute(&mut *tx).await?;
    Ok(tx)
}

/// When it was applied; an error if what was applied is not what is compiled in.
async fn applied(connection: &mut PgConnection, migration: &Migration) -> Result<Option<DateTime<Utc>>> {
    let sql = "SELECT checksum, applied_at FROM schema_migrations WHERE version = $1";
    let row: Option<(Vec<u8>, DateTime<Utc>)> =
        sqlx::query_as(sql).bind(migration.version).fetch_optional(connection).await?;
    match row {
        Some((stored, _)) if stored != checksum(migration) => {
            Err(StoreError::MigrationChanged { version: migration.version.to_owned() })
        }
        row => Ok(row.map(|(_, applied_at)| applied_at)),
    }
}

async fn run(connection: &mut PgConnection, version: &str, sql: &'static str) -> Result<()> {
    let done = sqlx::raw_sql(sql).execute(connection).await;
    done.map(|_| ()).map_err(|source| StoreError::Migration { version: version.to_owned(), source })
}

fn checksum(migration: &Migration) -> Vec<u8> {
    Sha256::digest(migration.up).to_vec()
}

fn result(migration: &Migration, status: Outcome, start: Instant) -> MigrationResult {
    MigrationResult { version: migration.version, name: migration.name, status, execution_time: start.elapsed() }
}

#[cfg(test)]
mod tests;
