//! One-time codes, stored as SHA-256.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, UserId};
use uuid::Uuid;

use crate::{Result, Store, StoreError};

pub async fn put(store: &Store, hash: &[u8; 32], app: AppId, user: UserId, expires_at: DateTime<Utc>) -> Result<()> {
    let sql = "INSERT INTO preview_codes (code_hash, app_id, user_id, expires_at) VALUES ($1, $2, $3, $4)";
    let query = sqlx::query(sql).bind(&hash[..]).bind(app.uuid()).bind(user.uuid()).bind(expires_at);
    match query.execute(store.pool()).await {
        Err(error) if StoreError::is_violation_of(&error, "preview_codes_app_id_fkey") => {
            Err(StoreError::NotFound { entity: "app" })
        }
        done => Ok(done.map(|_| ())?),
    }
}

/// Whom the code stands for; it is good for one call, and for none after its time.
pub async fn take(store: &Store, hash: &[u8; 32], now: DateTime<Utc>) -> Result<Option<(AppId, UserId)>> {
    let sql = "DELETE FROM preview_codes WHERE code_hash = $1 RETURNING app_id, user_id, expires_at";
    let row: Option<(Uuid, Uuid, DateTime<Utc>)> =
        sqlx::query_as(sql).bind(&hash[..]).fetch_optional(store.pool()).await?;
    Ok(row.filter(|(_, _, expires_at)| *expires_at > now).map(|(app, user, _)| (app.into(), user.into())))
}
