//! Single values that are stored encrypted under the key of the person whom they belong to.

use isekai_domain::UserId;
use sqlx::PgConnection;
use zeroize::Zeroizing;

use crate::{Result, Store, StoreError, datakeys};

/// `context` names the column: the value opens there only, and for `owner` only.
pub async fn seal_in(
    store: &Store,
    connection: &mut PgConnection,
    owner: UserId,
    context: &str,
    plain: &[u8],
) -> Result<Vec<u8>> {
    let key = datakeys::of_in(store, connection, owner.uuid()).await?.ok_or(ERASED)?;
    Ok(key.seal(place(owner, context).as_bytes(), plain)?)
}

pub async fn open_in(
    store: &Store,
    connection: &mut PgConnection,
    owner: UserId,
    context: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>> {
    let key = datakeys::existing_in(store, connection, owner.uuid()).await?.flatten().ok_or(ERASED)?;
    Ok(key.open(place(owner, context).as_bytes(), sealed)?)
}

const ERASED: StoreError = StoreError::NotFound { entity: "person" };

pub(crate) fn place(owner: UserId, context: &str) -> String {
    format!("{context}:{owner}")
}
