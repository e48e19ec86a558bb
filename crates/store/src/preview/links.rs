//! Shareable, expiring, revocable links to a preview.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, PreviewLinkId, UserId};
use serde_json::json;
use sqlx::FromRow;
use uuid::Uuid;

use crate::audit::{self, AuditEntry};
use crate::{Result, Store, StoreError, apps};

/// Links of one app that work at a time.
const MAX_LIVE: i64 = 100;
const TOO_MANY: &str = "this app has 100 links that work; revoke them before you make another";

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
pub struct NewLink<'a> {
    pub app_id: AppId,
    pub public: bool,
    pub created_by: UserId,
    pub expires_at: DateTime<Utc>,
    /// The row of who asked for it.
    pub audit: Option<&'a AuditEntry>,
}

pub async fn create(store: &Store, new: NewLink<'_>) -> Result<PreviewLink> {
    let mut tx = store.begin().await?;
    let sql = "INSERT INTO preview_links (id, app_id, public, created_by, expires_at) SELECT $1, $2, $3, $4, $5
               WHERE (SELECT count(*) FROM preview_links
                      WHERE app_id = $2 AND revoked_at IS NULL AND expires_at > now()) < $6
               RETURNING id, app_id, public, created_by, created_at, expires_at, revoked_at";
    let inserted = sqlx::query_as(sql)
        .bind(PreviewLinkId::new().uuid())
        .bind(new.app_id.uuid())
        .bind(new.public)
        .bind(new.created_by.uuid())
        .bind(new.expires_at)
        .bind(MAX_LIVE)
        .fetch_optional(&mut *tx)
        .await;
    let link: PreviewLink = match inserted {
        Err(error) if StoreError::is_violation_of(&error, "preview_links_app_id_fkey") => {
            return Err(StoreError::NotFound { entity: "app" });
        }
        inserted => inserted?.ok_or_else(|| StoreError::conflict(TOO_MANY))?,
    };
    let app = apps::get_in(&mut tx, new.app_id).await?;
    let details = json!({ "link": link.id, "public": link.public, "expiresAt": link.expires_at });
    audit::append_of_app_in(store, &mut tx, new.audit, &app, details, None).await?;
    tx.commit().await?;
    Ok(link)
}

/// The link, if it works: neither expired nor revoked, and the account that made it is active.
pub async fn live(store: &Store, id: PreviewLinkId, now: DateTime<Utc>) -> Result<Option<PreviewLink>> {
    let sql = "SELECT l.id, l.app_id, l.public, l.created_by, l.created_at, l.expires_at, l.revoked_at
               FROM preview_links l JOIN users u ON u.id = l.created_by
               WHERE l.id = $1 AND l.revoked_at IS NULL AND l.expires_at > $2 AND u.account_status = 'active'";
    Ok(sqlx::query_as(sql).bind(id.uuid()).bind(now).fetch_optional(store.pool()).await?)
}

/// Answers how many links it ended; `audit` is written also when there were none.
pub async fn revoke_all(store: &Store, app: AppId, audit: Option<&AuditEntry>) -> Result<u64> {
    let mut tx = store.begin().await?;
    let sql = "UPDATE preview_links SET revoked_at = now() WHERE app_id = $1 AND revoked_at IS NULL";
    let revoked = sqlx::query(sql).bind(app.uuid()).execute(&mut *tx).await?.rows_affected();
    let app = apps::get_in(&mut tx, app).await?;
    audit::append_of_app_in(store, &mut tx, audit, &app, json!({ "revoked": revoked }), None).await?;
    tx.commit().await?;
    Ok(revoked)
}
