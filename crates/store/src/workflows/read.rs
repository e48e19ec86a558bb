//! Looking workflows up.

use isekai_domain::{AppId, UserId, WorkflowId};
use sqlx::PgConnection;

use super::{WorkflowRow, WorkflowStatus, columns};
use crate::{Page, PageOf, Result, Store, StoreError, check};

/// Only those that agree with every field that is given.
#[derive(Debug, Clone, Copy, Default)]
pub struct WorkflowFilter<'a> {
    pub app_id: Option<AppId>,
    pub user_id: Option<UserId>,
    pub kind: Option<&'a str>,
    pub status: Option<WorkflowStatus>,
}

pub async fn get(store: &Store, id: WorkflowId) -> Result<WorkflowRow> {
    let sql = concat!("SELECT ", columns!(), " FROM workflows WHERE id = $1");
    let row = sqlx::query_as(sql).bind(id.uuid()).fetch_optional(store.pool()).await?;
    row.ok_or(StoreError::NotFound { entity: "workflow" })
}

/// Those of the app that will still run, oldest first.
pub async fn open_for_app(store: &Store, app: AppId) -> Result<Vec<WorkflowRow>> {
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM workflows WHERE app_id = $1 AND status IN ('pending', 'running', 'compensating') ORDER BY id"
    );
    Ok(sqlx::query_as(sql).bind(app.uuid()).fetch_all(store.pool()).await?)
}

pub async fn list(store: &Store, filter: WorkflowFilter<'_>, page: Page) -> Result<PageOf<WorkflowRow>> {
    check::optional("kind", filter.kind, check::NAME_BYTES)?;
    let sql = concat!(
        "SELECT ",
        columns!(),
        " FROM workflows
         WHERE id < $1 AND ($3::uuid IS NULL OR app_id = $3) AND ($4::uuid IS NULL OR user_id = $4)
           AND ($5::text IS NULL OR kind = $5) AND ($6::text IS NULL OR status = $6)
         ORDER BY id DESC LIMIT $2"
    );
    let rows = sqlx::query_as(sql)
        .bind(page.below())
        .bind(page.fetch_limit())
        .bind(filter.app_id.map(AppId::uuid))
        .bind(filter.user_id.map(UserId::uuid))
        .bind(filter.kind)
        .bind(filter.status.map(WorkflowStatus::as_str))
        .fetch_all(store.pool())
        .await?;
    Ok(page.of(rows, |row: &WorkflowRow| row.id.uuid()))
}

/// How many there are of each status, those with none included.
pub async fn counts(store: &Store) -> Result<Vec<(WorkflowStatus, i64)>> {
    let sql = "SELECT status, count(*) FROM workflows GROUP BY status";
    let rows: Vec<(String, i64)> = sqlx::query_as(sql).fetch_all(store.pool()).await?;
    let count = |status: &WorkflowStatus| {
        let row = rows.iter().find(|(text, _)| text == status.as_str());
        (*status, row.map_or(0, |(_, count)| *count))
    };
    Ok(WorkflowStatus::ALL.iter().map(count).collect())
}

/// How many of the app will still run.
pub(crate) async fn open_count_in(connection: &mut PgConnection, app: AppId) -> Result<i64> {
    let sql = "SELECT count(*) FROM workflows WHERE app_id = $1 AND status IN ('pending', 'running', 'compensating')";
    Ok(sqlx::query_scalar(sql).bind(app.uuid()).fetch_one(connection).await?)
}

pub(crate) async fn by_key_in(connection: &mut PgConnection, key: &str) -> Result<Option<WorkflowRow>> {
    let sql = concat!("SELECT ", columns!(), " FROM workflows WHERE idempotency_key = $1");
    Ok(sqlx::query_as(sql).bind(key).fetch_optional(connection).await?)
}
