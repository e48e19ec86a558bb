//! The keys of people's own data: one each, encrypted by a key of the keyring, destroyed when the person is forgotten. The nil UUID
//! owns what is the installation's.

use std::sync::Arc;
use std::time::Duration;

use isekai_auth::Keyring;
use isekai_auth::seal::{self, DataKey, Wrapped};
use moka::future::Cache;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::{Result, Store, StoreError};

/// The keyring, and data keys that were decrypted lately.
pub(crate) struct Protection {
    pub(crate) ring: Arc<Keyring>,
    known: Cache<Uuid, DataKey>,
}

#[derive(FromRow)]
struct Row {
    owner: Uuid,
    wrapped: Option<Vec<u8>>,
    kek_id: Option<String>,
}

/// Other processes can read what an erased key encrypted for so long at the most.
const REMEMBERED: Duration = Duration::from_secs(30);
const MAX_KNOWN: u64 = 10_000;
const BATCH: i64 = 500;

impl Protection {
    pub(crate) fn new(ring: Arc<Keyring>) -> Self {
        Self { ring, known: Cache::builder().max_capacity(MAX_KNOWN).time_to_live(REMEMBERED).build() }
    }
}

impl std::fmt::Debug for Protection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Protection").field("ring", &self.ring).finish_non_exhaustive()
    }
}

/// The key of `owner`, made if there was none; `None` when it was destroyed.
pub(crate) async fn of_in(store: &Store, connection: &mut PgConnection, owner: Uuid) -> Result<Option<DataKey>> {
    if let Some(key) = existing_in(store, connection, owner).await? {
        return Ok(key);
    }
    let (_, wrapped) = DataKey::generate(&store.protection()?.ring, owner.as_bytes())?;
    // Of two that make it at the same time one waits for the other here, and both read the same one below.
    let sql = "INSERT INTO data_keys (owner, wrapped, kek_id) VALUES ($1, $2, $3) ON CONFLICT (owner) DO NOTHING";
    sqlx::query(sql).bind(owner).bind(wrapped.bytes).bind(wrapped.kek_id).execute(&mut *connection).await?;
    // It is not remembered before a later call finds it: this transaction may not come to its end.
    let row = select(connection, owner).await?.ok_or(StoreError::NotFound { entity: "data key" })?;
    unwrapped(store, &row)
}

/// The key of `owner`, if there ever was one: `Some(None)` when it was destroyed.
pub(crate) async fn existing_in(
    store: &Store,
    connection: &mut PgConnection,
    owner: Uuid,
) -> Result<Option<Option<DataKey>>> {
    let protection = store.protection()?;
    if let Some(key) = protection.known.get(&owner).await {
        return Ok(Some(Some(key)));
    }
    let Some(row) = select(connection, owner).await? else { return Ok(None) };
    let key = unwrapped(store, &row)?;
    if let Some(key) = &key {
        protection.known.insert(owner, key.clone()).await;
    }
    Ok(Some(key))
}

/// Destroys the key: what it encrypted can never be read again, in backups that are made from now on neither. It cannot be made
/// anew.
pub async fn erase_in(store: &Store, connection: &mut PgConnection, owner: Uuid) -> Result<()> {
    let sql = "INSERT INTO data_keys (owner, erased_at) VALUES ($1, now())
               ON CONFLICT (owner) DO UPDATE SET wrapped = NULL, kek_id = NULL, erased_at = now()
               WHERE data_keys.erased_at IS NULL";
    sqlx::query(sql).bind(owner).execute(connection).await?;
    if let Some(protection) = &store.protection().ok() {
        protection.known.invalidate(&owner).await;
    }
    Ok(())
}

/// Encrypts data keys that are under an older key of the keyring by the present one, a bounded number of them; answers how many
/// there were. Readers and writers go on meanwhile.
pub async fn rewrap(store: &Store) -> Result<u64> {
    let ring = &store.protection()?.ring;
    let present = ring.current(isekai_auth::KeyKind::Kek)?;
    let mut tx = store.begin().await?;
    let sql = "SELECT owner, wrapped, kek_id FROM data_keys WHERE wrapped IS NOT NULL AND kek_id <> $1
               ORDER BY owner LIMIT $2 FOR UPDATE";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(&*present.id).bind(BATCH).fetch_all(&mut *tx).await?;
    let mut moved = 0;
    for row in &rows {
        let Some(old) = row.wrapped() else { continue };
        let Some(new) = seal::rewrap(ring, row.owner.as_bytes(), &old)? else { continue };
        let sql = "UPDATE data_keys SET wrapped = $2, kek_id = $3 WHERE owner = $1";
        sqlx::query(sql).bind(row.owner).bind(new.bytes).bind(new.kek_id).execute(&mut *tx).await?;
        moved += 1;
    }
    tx.commit().await?;
    Ok(moved)
}

impl Row {
    fn wrapped(&self) -> Option<Wrapped> {
        Some(Wrapped { bytes: self.wrapped.clone()?, kek_id: self.kek_id.clone()? })
    }
}

async fn select(connection: &mut PgConnection, owner: Uuid) -> Result<Option<Row>> {
    let sql = "SELECT owner, wrapped, kek_id FROM data_keys WHERE owner = $1";
    Ok(sqlx::query_as(sql).bind(owner).fetch_optional(connection).await?)
}

fn unwrapped(store: &Store, row: &Row) -> Result<Option<DataKey>> {
    let ring = &store.protection()?.ring;
    let key = row.wrapped().map(|wrapped| DataKey::unwrap(ring, row.owner.as_bytes(), &wrapped));
    Ok(key.transpose()?)
}

#[cfg(test)]
mod tests;
