//! Which sandboxes do not know yet what their app may connect to.

use isekai_domain::AppId;
use sqlx::FromRow;
use uuid::Uuid;

use super::rules::{self, Rules};
use crate::{Result, Store};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Push {
    pub app_id: AppId,
    pub sandbox_id: Uuid,
    pub rules: Rules,
}

/// Which apps are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those whose sandbox was not told the present version.
    Untold,
    /// All that hold a sandbox.
    All,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    sandbox_id: Uuid,
    egress_version: i32,
}

const MAX_LIMIT: u32 = 1000;

/// In the order of the apps' ids.
pub async fn list(store: &Store, which: Which, after: Option<AppId>, limit: u32) -> Result<Vec<Push>> {
    let sql = "SELECT id, sandbox_id, egress_version FROM apps
               WHERE sandbox_id IS NOT NULL AND id > $1
                 AND ($2 OR egress_sandbox_id IS DISTINCT FROM sandbox_id OR egress_pushed <> egress_version)
               ORDER BY id LIMIT $3";
    let query = sqlx::query_as(sql).bind(after.map_or(Uuid::nil(), AppId::uuid)).bind(which == Which::All);
    with_rules(store, query.bind(i64::from(limit.clamp(1, MAX_LIMIT))).fetch_all(store.pool()).await?).await
}

/// `None` when the app holds no sandbox, or is gone.
pub async fn of_app(store: &Store, app: AppId) -> Result<Option<Push>> {
    let sql = "SELECT id, sandbox_id, egress_version FROM apps WHERE sandbox_id IS NOT NULL AND id = $1";
    let row: Option<Row> = sqlx::query_as(sql).bind(app.uuid()).fetch_optional(store.pool()).await?;
    Ok(with_rules(store, row.into_iter().collect()).await?.pop())
}

/// The sandbox was told. Whoever tells it something that is old by then may have overtaken a newer one: then nothing is certain,
/// and it is told again.
pub async fn told(store: &Store, push: &Push) -> Result<()> {
    let sql = "UPDATE apps SET egress_sandbox_id = $2,
                   egress_pushed = CASE WHEN egress_version = $3 THEN $3 ELSE 0 END
               WHERE id = $1 AND sandbox_id = $2";
    let query = sqlx::query(sql).bind(push.app_id.uuid()).bind(push.sandbox_id).bind(push.rules.version);
    query.execute(store.pool()).await?;
    Ok(())
}

/// Whether the sandbox was told is not certain.
pub async fn missed(store: &Store, app: AppId) -> Result<()> {
    let sql = "UPDATE apps SET egress_pushed = 0 WHERE id = $1";
    sqlx::query(sql).bind(app.uuid()).execute(store.pool()).await?;
    Ok(())
}

/// The rules are read after the versions: one that is too new is told once more, none is missed.
async fn with_rules(store: &Store, rows: Vec<Row>) -> Result<Vec<Push>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = rules::of_apps_in(&mut *store.pool().acquire().await?, &ids).await?;
    let push = |row: Row| {
        let app_id = AppId::from(row.id);
        let rules = Rules { version: row.egress_version, ..found.remove(&app_id).unwrap_or_default() };
        Push { app_id, sandbox_id: row.sandbox_id, rules }
    };
    Ok(rows.into_iter().map(push).collect())
}
