//! E-mail addresses: stored encrypted under their person's key, and found by a keyed hash of the whole.

use isekai_auth::{KeyKind, index};
use isekai_domain::UserId;
use sqlx::PgConnection;

use super::{EMAIL_BYTES, User};
use crate::{Result, Store, StoreError, check, datakeys, secrets};

/// The place of the sealed value.
const COLUMN: &str = "users.email";

/// An address as it is stored.
pub(super) struct Protected {
    pub(super) sealed: Vec<u8>,
    pub(super) hash: [u8; 32],
}

impl User {
    /// Not read with the rest: it takes the person's key, and most who look at an account need no address.
    pub async fn email(&self, store: &Store) -> Result<String> {
        let mut connection = store.pool().acquire().await?;
        self.email_in(store, &mut connection).await
    }

    pub(super) async fn email_in(&self, store: &Store, connection: &mut PgConnection) -> Result<String> {
        text(secrets::open_in(store, connection, self.id, COLUMN, &self.email_sealed).await?.to_vec())
    }
}

/// Each with its address. Those who were erased since they were read are left out.
pub async fn with_emails(store: &Store, users: Vec<User>) -> Result<Vec<(User, String)>> {
    let owners: Vec<_> = users.iter().map(|user| user.id.uuid()).collect();
    let mut connection = store.pool().acquire().await?;
    let keys = datakeys::all_in(store, &mut connection, &owners).await?;
    let mut shown = Vec::with_capacity(users.len());
    for user in users {
        let Some(Some(key)) = keys.get(&user.id.uuid()) else { continue };
        let email = text(key.open(secrets::place(user.id, COLUMN).as_bytes(), &user.email_sealed)?.to_vec())?;
        shown.push((user, email));
    }
    Ok(shown)
}

pub(super) async fn protect_in(
    store: &Store,
    connection: &mut PgConnection,
    owner: UserId,
    address: &str,
) -> Result<Protected> {
    check::name("email", address, EMAIL_BYTES)?;
    let sealed = secrets::seal_in(store, connection, owner, COLUMN, address.as_bytes()).await?;
    Ok(Protected { sealed, hash: hash_of(store, address)? })
}

/// Equal for addresses that are one.
pub(super) fn hash_of(store: &Store, address: &str) -> Result<[u8; 32]> {
    Ok(index::of_address(&store.protection()?.ring.current(KeyKind::Index)?, address))
}

fn text(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes)
        .map_err(|error| StoreError::Corrupt { entity: "e-mail address".to_owned(), source: Box::new(error) })
}

#[cfg(test)]
mod tests;
