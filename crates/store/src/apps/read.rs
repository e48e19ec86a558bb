//! Looking apps up.

use isekai_domain::{AppId, UserId};
use sqlx::PgConnection;
use uuid::Uuid;

use super::{App, columns};
use crate::{Page, PageOf, Result, Store, StoreError};

/// More ids than this are refused at once.
const MAX_IDS: usize = 1000;

pub async fn get(store: &Store, id: AppId) -> Result<App> {
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE id = $1");
    sqlx::query_as(sql).bind(id.uuid()).fetch_optional(store.pool()).await?.ok_or(NOT_FOUND)
}

/// An app of somebody else is not found either, so that ids tell nothing.
pub async fn get_owned(store: &Store, user: UserId, id: AppId) -> Result<App> {
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE id = $1 AND user_id = $2");
    let query = sqlx::query_as(sql).bind(id.uuid()).bind(user.uuid());
    query.fetch_optional(store.pool()).await?.ok_or(NOT_FOUND)
}

pub async fn list(store: &Store, user: UserId, page: Page) -> Result<PageOf<App>> {
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE user_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    let query = sqlx::query_as(sql).bind(user.uuid()).bind(page.below()).bind(page.fetch_limit());
    Ok(page.of(query.fetch_all(store.pool()).await?, |app: &App| app.id.uuid()))
}

pub async fn list_all(store: &Store, page: Page) -> Result<PageOf<App>> {
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE id < $1 ORDER BY id DESC LIMIT $2");
    let query = sqlx::query_as(sql).bind(page.below()).bind(page.fetch_limit());
    Ok(page.of(query.fetch_all(store.pool()).await?, |app: &App| app.id.uuid()))
}

/// The apps that hold one of these sandboxes, to find the sandboxes that nobody holds.
pub async fn by_sandbox(store: &Store, sandboxes: &[Uuid]) -> Result<Vec<App>> {
    if sandboxes.len() > MAX_IDS {
        let problem = format!("has {} ids; at most {MAX_IDS} are allowed", sandboxes.len());
        return Err(StoreError::Invalid { field: "sandboxes", problem });
    }
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE sandbox_id = ANY($1)");
    Ok(sqlx::query_as(sql).bind(sandboxes).fetch_all(store.pool()).await?)
}

/// Apps that hold a sandbox, whatever their status, in the order of their ids: whose leases need renewal.
pub async fn running_with_sandbox(store: &Store, after: Option<AppId>, limit: u32) -> Result<Vec<App>> {
    let sql =
        concat!("SELECT ", columns!(), " FROM apps WHERE sandbox_id IS NOT NULL AND id > $1 ORDER BY id LIMIT $2");
    let after = after.map_or(Uuid::nil(), AppId::uuid);
    let limit = i64::from(limit.clamp(1, 1000));
    Ok(sqlx::query_as(sql).bind(after).bind(limit).fetch_all(store.pool()).await?)
}

pub(crate) async fn get_in(connection: &mut PgConnection, id: AppId) -> Result<App> {
    let sql = concat!("SELECT ", columns!(), " FROM apps WHERE id = $1");
    sqlx::query_as(sql).bind(id.uuid()).fetch_optional(connection).await?.ok_or(NOT_FOUND)
}

const NOT_FOUND: StoreError = StoreError::NotFound { entity: "app" };
