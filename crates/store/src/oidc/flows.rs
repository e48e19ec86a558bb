//! From leaving for the provider until coming back.

use chrono::{DateTime, Utc};

use crate::{Result, Store, check};

#[derive(Debug, Clone, Copy)]
pub struct NewFlow<'a> {
    /// SHA-256, as the next one.
    pub state_hash: [u8; 32],
    pub secret_hash: [u8; 32],
    pub provider: &'a str,
    pub return_to: &'a str,
    pub expires_at: DateTime<Utc>,
}

const PATH_BYTES: usize = 8 * 1024;

pub async fn begin(store: &Store, new: NewFlow<'_>) -> Result<()> {
    check::name("provider", new.provider, check::NAME_BYTES)?;
    check::text("return_to", new.return_to, PATH_BYTES)?;
    let sql = "INSERT INTO oidc_flows (state_hash, secret_hash, provider, return_to, expires_at)
               VALUES ($1, $2, $3, $4, $5)";
    let query = sqlx::query(sql).bind(&new.state_hash[..]).bind(&new.secret_hash[..]);
    query.bind(new.provider).bind(new.return_to).bind(new.expires_at).execute(store.pool()).await?;
    Ok(())
}

/// Where to go afterwards. `None` when there is no such flow, here, with this provider and in this browser; it is good for one call and
/// for none after its time. Who comes with the state of somebody else's flow does not end it.
pub async fn take(
    store: &Store,
    state_hash: &[u8; 32],
    secret_hash: &[u8; 32],
    provider: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let sql = "DELETE FROM oidc_flows WHERE state_hash = $1 AND secret_hash = $2 AND provider = $3
               RETURNING return_to, expires_at";
    let query = sqlx::query_as(sql).bind(&state_hash[..]).bind(&secret_hash[..]).bind(provider);
    let row: Option<(String, DateTime<Utc>)> = query.fetch_optional(store.pool()).await?;
    Ok(row.filter(|(_, expires_at)| *expires_at > now).map(|(return_to, _)| return_to))
}
