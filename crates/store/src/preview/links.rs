//! Shareable, expiring, revocable links to a preview.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, PreviewLinkId, UserId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Store, StoreError};

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct PreviewLink {
    #[sqlx(try_from = "Uuid")]
    pub id: PreviewLinkId,
    #[sqlx(try_from = "Uuid")]
    pub app_id: AppId,
    pub public: bool,
    #[sqlx(try_from = "Uuid")]
    pub created_by: UserId,
    pub created_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Clone, Copy)]
pub struct NewLink {
    pub app_id: AppId,
    pub public: bool,
    pub created_by: UserId,
    pub expires_at: DateTime<Utc>,
}

impl PreviewLink {
    pub fn is_live(&self, now: DateTime<Utc>) -> bool {
        self.revoked_at.is_none() && self.expires_at > now
    }
}

pub async fn create(store: &Store, new: NewLink) -> Result<PreviewLink> {
    let sql = "INSERT INTO preview_links (id, app_id, public, created_by, expires_at) VALUES ($1, $2, $3, $4, $5)
               RETURNING id, app_id, public, created_by, created_at, expires_at, revoked_at";
    let inserted = sqlx::query_as(sql)
        .bind(PreviewLinkId::new().uuid())
        .bind(new.app_id.uuid())
        .bind(new.public)
        .bind(new.created_by.uuid())
        .bind(new.expires_at)
        .fetch_one(store.pool())
        .await;
    match inserted {
        Err(error) if StoreError::is_violation_of(&error, "preview_links_app_id_fkey") => {
            Err(StoreError::NotFound { entity: "app" })
        }
        inserted => Ok(inserted?),
    }
}

pub async fn get(store: &Store, id: PreviewLinkId) -> Result<PreviewLink> {
    let sql =
        "SELECT id, app_id, public, created_by, created_at, expires_at, revoked_at FROM preview_links WHERE id = $1";
    let link = sqlx::query_as(sql).bind(id.uuid()).fetch_optional(store.pool()).await?;
    link.ok_or(StoreError::NotFound { entity: "preview link" })
}

/// Answers how many links it ended.
pub async fn revoke_all(store: &Store, app: AppId) -> Result<u64> {
    let sql = "UPDATE preview_links SET revoked_at = now() WHERE app_id = $1 AND revoked_at IS NULL";
    Ok(sqlx::query(sql).bind(app.uuid()).execute(store.pool()).await?.rows_affected())
}
