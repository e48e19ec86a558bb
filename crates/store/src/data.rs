//! What apps keep from one start to the next: one archive each, the newest.

use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use sqlx::FromRow;
use uuid::Uuid;

use crate::{Result, Store};

#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct AppData {
    /// Where it was taken.
    pub sandbox_id: Uuid,
    pub fingerprint: String,
    pub archive: Vec<u8>,
    pub taken_at: DateTime<Utc>,
}

/// Keeps it in the place of what was kept before. Without effect (false) when the app has another sandbox by now, or something newer
/// is kept: whoever was slower changes nothing.
pub async fn put(store: &Store, app: AppId, data: &AppData) -> Result<bool> {
    let sql = "INSERT INTO app_data (app_id, sandbox_id, fingerprint, archive, taken_at)
               SELECT id, sandbox_id, $3, $4, $5 FROM apps WHERE id = $1 AND sandbox_id = $2 FOR SHARE
               ON CONFLICT (app_id) DO UPDATE SET sandbox_id = excluded.sandbox_id, fingerprint = excluded.fingerprint,
                   archive = excluded.archive, taken_at = excluded.taken_at
               WHERE app_data.taken_at <= excluded.taken_at";
    let query = sqlx::query(sql).bind(app.uuid()).bind(data.sandbox_id).bind(&data.fingerprint);
    let done = query.bind(&data.archive).bind(data.taken_at).execute(store.pool()).await?;
    Ok(done.rows_affected() == 1)
}

pub async fn get(store: &Store, app: AppId) -> Result<Option<AppData>> {
    let sql = "SELECT sandbox_id, fingerprint, archive, taken_at FROM app_data WHERE app_id = $1";
    Ok(sqlx::query_as(sql).bind(app.uuid()).fetch_optional(store.pool()).await?)
}

/// Of what was last taken in this sandbox.
pub async fn fingerprint(store: &Store, app: AppId, sandbox: Uuid) -> Result<Option<String>> {
    let sql = "SELECT fingerprint FROM app_data WHERE app_id = $1 AND sandbox_id = $2";
    Ok(sqlx::query_scalar(sql).bind(app.uuid()).bind(sandbox).fetch_optional(store.pool()).await?)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::apps::{Published, publish};
    use crate::testing;

    #[tokio::test]
    async fn the_newest_of_the_present_sandbox_is_kept() {
        let db = testing::database().await;
        let owner = testing::user(&db.store, "ada").await.id;
        let app = testing::app(&db.store, owner).await.app.id;
        let (sandbox_id, now) = (Uuid::now_v7(), DateTime::from_timestamp(1_700_000_000, 0).unwrap());
        let data = |text: &str, later| AppData {
            sandbox_id,
            fingerprint: text.to_owned(),
            archive: text.as_bytes().to_vec(),
            taken_at: now + TimeDelta::seconds(later),
        };
        assert!(!put(&db.store, app, &data("early", 0)).await.unwrap(), "it has no sandbox yet");
        publish(&db.store, app, None, Published { sandbox_id, container_id: "c", version: Some(1) }).await.unwrap();
        assert!(put(&db.store, app, &data("new", 5)).await.unwrap());
        assert!(!put(&db.store, app, &data("older", 4)).await.unwrap());
        assert!(!put(&db.store, app, &AppData { sandbox_id: Uuid::now_v7(), ..data("stranger", 9) }).await.unwrap());
        assert_eq!(get(&db.store, app).await.unwrap(), Some(data("new", 5)));
        assert_eq!(fingerprint(&db.store, app, sandbox_id).await.unwrap().as_deref(), Some("new"));
        assert_eq!(fingerprint(&db.store, app, Uuid::now_v7()).await.unwrap(), None);
    }
}
