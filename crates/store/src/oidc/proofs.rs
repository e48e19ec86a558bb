//! That a provider has vouched for somebody whose account also asks for a second factor.

use chrono::{DateTime, Utc};
use isekai_domain::UserId;
use uuid::Uuid;

use crate::{Result, Store, StoreError, check};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    pub user: UserId,
    pub provider: String,
}

/// `token_hash`: SHA-256 of what the browser keeps.
pub async fn put(store: &Store, token_hash: &[u8; 32], proof: &Proof, expires_at: DateTime<Utc>) -> Result<()> {
    check::name("provider", &proof.provider, check::NAME_BYTES)?;
    let sql = "INSERT INTO oidc_proofs (token_hash, user_id, provider, expires_at) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(&token_hash[..]).bind(proof.user.uuid()).bind(&proof.provider).bind(expires_at);
    match query.execute(store.pool()).await {
        Err(error) if StoreError::is_violation_of(&error, "oidc_proofs_user_id_fkey") => {
            Err(StoreError::NotFound { entity: "user" })
        }
        done => Ok(done.map(|_| ())?),
    }
}

/// It stays while codes are tried, until its time is over.
pub async fn get(store: &Store, token_hash: &[u8; 32], now: DateTime<Utc>) -> Result<Option<Proof>> {
    let sql = "SELECT user_id, provider FROM oidc_proofs WHERE token_hash = $1 AND expires_at > $2";
    let row: Option<(Uuid, String)> =
        sqlx::query_as(sql).bind(&token_hash[..]).bind(now).fetch_optional(store.pool()).await?;
    Ok(row.map(|(user, provider)| Proof { user: user.into(), provider }))
}

/// Of several that have it at a time, one takes it.
pub async fn take(store: &Store, token_hash: &[u8; 32]) -> Result<bool> {
    let sql = "DELETE FROM oidc_proofs WHERE token_hash = $1";
    Ok(sqlx::query(sql).bind(&token_hash[..]).execute(store.pool()).await?.rows_affected() > 0)
}
