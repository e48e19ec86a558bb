//! Addresses from before they were stored encrypted.

use isekai_domain::UserId;
use sqlx::PgConnection;
use uuid::Uuid;

use super::address;
use crate::{Result, Store, StoreError};

/// Encrypts up to `limit` of them, and answers how many there were. The clear text goes in the same statement, so that whoever is
/// stopped half-way goes on with those that are left.
pub(crate) async fn adopt_in(store: &Store, connection: &mut PgConnection, limit: i64) -> Result<usize> {
    let sql = "SELECT id, email FROM users WHERE email IS NOT NULL ORDER BY id LIMIT $1 FOR UPDATE";
    let rows: Vec<(Uuid, String)> = sqlx::query_as(sql).bind(limit).fetch_all(&mut *connection).await?;
    for (id, email) in &rows {
        let protected = address::protect_in(store, connection, UserId::from(*id), email).await?;
        let sql = "SELECT id FROM users WHERE email_hash = $1";
        let same: Option<Uuid> =
            sqlx::query_scalar(sql).bind(&protected.hash[..]).fetch_optional(&mut *connection).await?;
        if let Some(other) = same {
            // PostgreSQL's lower() may have left letters alone that are not of ASCII: it goes by the locale.
            return Err(StoreError::conflict(format!(
                "the accounts {other} and {id} have one e-mail address, but for its case; give the second another one \
                 (UPDATE users SET email = … WHERE id = '{id}') and start again"
            )));
        }
        let sql = "UPDATE users SET email_sealed = $2, email_hash = $3, email = NULL WHERE id = $1";
        let query = sqlx::query(sql).bind(id).bind(protected.sealed).bind(&protected.hash[..]);
        query.execute(&mut *connection).await?;
    }
    Ok(rows.len())
}

/// Writes the table anew, so that its files have no clear text left of rows that were changed.
pub(crate) async fn forget_old_rows(store: &Store) -> Result<()> {
    let mut connection = store.pool().acquire().await?.detach();
    sqlx::query("SET statement_timeout = 0").execute(&mut connection).await?;
    sqlx::query("VACUUM (FULL) users").execute(&mut connection).await?;
    Ok(sqlx::Connection::close(connection).await?)
}

#[cfg(test)]
mod tests;
