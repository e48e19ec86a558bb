//! Recovery codes: digests, sealed under the key of the person whom they belong to.

use chrono::{DateTime, Utc};
use isekai_auth::mfa::is_same;
use isekai_domain::UserId;
use sqlx::PgConnection;

use crate::{Result, Store, secrets};

/// The place of the sealed value.
const COLUMN: &str = "mfa_recovery_codes.code_hash";
/// Of a digest that was stored before they were sealed.
const PLAIN_BYTES: usize = 32;

/// `codes` are SHA-256 of each.
pub(super) async fn put_in(
    store: &Store,
    connection: &mut PgConnection,
    user: UserId,
    codes: &[[u8; 32]],
) -> Result<()> {
    let mut sealed = Vec::with_capacity(codes.len());
    for code in codes {
        sealed.push(secrets::seal_in(store, connection, user, COLUMN, code).await?);
    }
    let sql = "INSERT INTO mfa_recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])";
    sqlx::query(sql).bind(user.uuid()).bind(sealed).execute(connection).await?;
    Ok(())
}

/// False when there is none such, or it has been used. All that are left are compared, whichever it is.
pub(super) async fn use_in(
    store: &Store,
    connection: &mut PgConnection,
    user: UserId,
    code: &[u8; 32],
    now: DateTime<Utc>,
) -> Result<bool> {
    let sql = "SELECT code_hash FROM mfa_recovery_codes WHERE user_id = $1 AND used_at IS NULL FOR UPDATE";
    let stored: Vec<Vec<u8>> = sqlx::query_scalar(sql).bind(user.uuid()).fetch_all(&mut *connection).await?;
    let mut found = None;
    for stored in stored {
        let is_it = match stored.len() {
            PLAIN_BYTES => is_same(&stored, code),
            _ => is_same(&secrets::open_in(store, connection, user, COLUMN, &stored).await?, code),
        };
        if is_it {
            found = Some(stored);
        }
    }
    let Some(found) = found else { return Ok(false) };
    let sql = "UPDATE mfa_recovery_codes SET used_at = $3 WHERE user_id = $1 AND code_hash = $2";
    sqlx::query(sql).bind(user.uuid()).bind(found).bind(now).execute(connection).await?;
    Ok(true)
}

/// Seals what was stored in clear, and forgets what was used of it.
pub(super) async fn seal_old_in(store: &Store, connection: &mut PgConnection, user: UserId) -> Result<()> {
    let sql =
        "DELETE FROM mfa_recovery_codes WHERE user_id = $1 AND length(code_hash) = 32 RETURNING code_hash, used_at";
    let old: Vec<([u8; PLAIN_BYTES], Option<DateTime<Utc>>)> =
        sqlx::query_as(sql).bind(user.uuid()).fetch_all(&mut *connection).await?;
    let unused: Vec<[u8; PLAIN_BYTES]> =
        old.into_iter().filter(|(_, used)| used.is_none()).map(|(code, _)| code).collect();
    if unused.is_empty() { Ok(()) } else { put_in(store, connection, user, &unused).await }
}
