//! The keys of people's own data: one each, encrypted by a key of the keyring, destroyed when the person is forgotten. The nil UUID
//! owns what is the installation's.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use futures::stream::{self, StreamExt as _, TryStreamExt as _};
use isekai_auth::Keyring;
use isekai_auth::seal::{DataKey, Wrapped};
use moka::future::Cache;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::{Result, Store, StoreError};

/// The keyring, and data keys that were decrypted lately.
pub(crate) struct Protection {
    pub(crate) ring: Arc<Keyring>,
    /// Those that the database had lately.
    known: Cache<Uuid, DataKey>,
    /// Whatever the database has by now: what is found there is looked up here before anybody is asked to decrypt it.
    unwrapped: Cache<(Uuid, Wrapped), DataKey>,
}

#[derive(FromRow)]
struct Row {
    owner: Uuid,
    wrapped: Option<Vec<u8>>,
    kek_id: Option<String>,
}

/// Other processes can read what an erased key encrypted for so long at the most.
const REMEMBERED: Duration = Duration::from_secs(30);
/// While a Vault is away, people who were here before that long can still be served.
const UNWRAPPED: Duration = Duration::from_secs(3600);
/// Asked for at a time.
const AT_ONCE: usize = 8;
const MAX_KNOWN: u64 = 10_000;
const BATCH: i64 = 500;

impl Protection {
    pub(crate) fn new(ring: Arc<Keyring>) -> Self {
        let known = Cache::builder().max_capacity(MAX_KNOWN).time_to_live(REMEMBERED).build();
        let unwrapped = Cache::builder().max_capacity(MAX_KNOWN).time_to_live(UNWRAPPED).build();
        Self { ring, known, unwrapped }
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
    let Protection { ring, unwrapped: decrypted, .. } = store.protection()?;
    let (key, wrapped) = DataKey::generate(ring, owner.as_bytes()).await?;
    decrypted.insert((owner, wrapped.clone()), key).await;
    // Of two that make it at the same time one waits for the other here, and both read the same one below.
    let sql = "INSERT INTO data_keys (owner, wrapped, kek_id) VALUES ($1, $2, $3) ON CONFLICT (owner) DO NOTHING";
    sqlx::query(sql).bind(owner).bind(wrapped.bytes).bind(wrapped.kek_id).execute(&mut *connection).await?;
    // That it is theirs is not remembered before a later call finds it: this transaction may not come to its end.
    let row = select(connection, owner).await?.ok_or(StoreError::NotFound { entity: "data key" })?;
    unwrapped(store, &row).await
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
    let key = unwrapped(store, &row).await?;
    if let Some(key) = &key {
        protection.known.insert(owner, key.clone()).await;
    }
    Ok(Some(key))
}

/// As [`existing_in`], for any number of owners at once; those who never had one are left out.
pub(crate) async fn all_in(
    store: &Store,
    connection: &mut PgConnection,
    owners: &[Uuid],
) -> Result<HashMap<Uuid, Option<DataKey>>> {
    let protection = store.protection()?;
    let (mut keys, mut unknown) = (HashMap::with_capacity(owners.len()), Vec::new());
    for owner in owners {
        match protection.known.get(owner).await {
            Some(key) => drop(keys.insert(*owner, Some(key))),
            None => unknown.push(*owner),
        }
    }
    if unknown.is_empty() {
        return Ok(keys);
    }
    let sql = "SELECT owner, wrapped, kek_id FROM data_keys WHERE owner = ANY($1)";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(unknown).fetch_all(connection).await?;
    let mut found = stream::iter(rows)
        .map(|row| async move { Ok::<_, StoreError>((row.owner, unwrapped(store, &row).await?)) })
        .buffer_unordered(AT_ONCE);
    while let Some((owner, key)) = found.try_next().await? {
        if let Some(key) = &key {
            protection.known.insert(owner, key.clone()).await;
        }
        keys.insert(owner, key);
    }
    drop(found);
    Ok(keys)
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
/// there were. Readers and writers go on meanwhile: no lock is held while somebody else encrypts.
pub async fn rewrap(store: &Store) -> Result<usize> {
    let ring = &store.protection()?.ring;
    let present = ring.wrapping_key().await?;
    let sql = "SELECT owner, wrapped, kek_id FROM data_keys WHERE wrapped IS NOT NULL AND kek_id <> $1
               ORDER BY owner LIMIT $2";
    let rows: Vec<Row> = sqlx::query_as(sql).bind(&present).bind(BATCH).fetch_all(store.pool()).await?;
    let count = rows.len();
    let moving = rows.into_iter().filter_map(|row| Some((row.owner, row.wrapped()?))).map(|(owner, old)| async move {
        let new = ring.rewrap(owner.as_bytes(), &old).await?;
        // One that was destroyed meanwhile stays so.
        let sql = "UPDATE data_keys SET wrapped = $2, kek_id = $3 WHERE owner = $1 AND wrapped = $4";
        let query = sqlx::query(sql).bind(owner).bind(new.bytes).bind(new.kek_id).bind(old.bytes);
        query.execute(store.pool()).await?;
        Ok::<_, StoreError>(())
    });
    stream::iter(moving).buffer_unordered(AT_ONCE).try_collect::<()>().await?;
    Ok(count)
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

async fn unwrapped(store: &Store, row: &Row) -> Result<Option<DataKey>> {
    let Protection { ring, unwrapped, .. } = store.protection()?;
    let Some(wrapped) = row.wrapped() else { return Ok(None) };
    let place = (row.owner, wrapped);
    // Those who need the same one at the same time wait for one answer.
    let key = unwrapped.try_get_with_by_ref(&place, DataKey::unwrap(ring, row.owner.as_bytes(), &place.1));
    Ok(Some(key.await.map_err(StoreError::Sealed)?))
}

#[cfg(test)]
mod tests;
