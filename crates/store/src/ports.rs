//! Preview ports. Each app gets one that no app ever had, so that an old link does not lead to another app; once the range is used
//! up, the one that was given back longest ago. What a browser keeps belongs to the app's own site, whose name has the app's id.

use std::ops::RangeInclusive;

use isekai_domain::AppId;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::apps::{self, Change};
use crate::locks::Lock;
use crate::{Result, Store, StoreError, notify};

/// The app's port, whether it is released or not.
pub async fn port_of(store: &Store, app: AppId) -> Result<Option<u16>> {
    port_of_in(&mut *store.pool().acquire().await?, app).await
}

pub(crate) async fn port_of_in(connection: &mut PgConnection, app: AppId) -> Result<Option<u16>> {
    let sql = "SELECT port FROM preview_ports WHERE app_id = $1";
    let port: Option<i32> = sqlx::query_scalar(sql).bind(app.uuid()).fetch_optional(connection).await?;
    port.map(as_port).transpose()
}

/// Every port that an app listens on, lowest first.
pub async fn live_ports(store: &Store) -> Result<Vec<(u16, AppId)>> {
    let sql = "SELECT port, app_id FROM preview_ports WHERE released_at IS NULL ORDER BY port";
    let rows: Vec<(i32, Uuid)> = sqlx::query_as(sql).fetch_all(store.pool()).await?;
    rows.into_iter().map(|(port, app)| Ok((as_port(port)?, app.into()))).collect()
}

/// The app that listens on `port` now.
pub async fn app_of_port(store: &Store, port: u16) -> Result<Option<AppId>> {
    let sql = "SELECT app_id FROM preview_ports WHERE port = $1 AND released_at IS NULL";
    let app: Option<Uuid> = sqlx::query_scalar(sql).bind(i32::from(port)).fetch_optional(store.pool()).await?;
    Ok(app.map(AppId::from))
}

/// Gives `app` another port, and with it another address, instead of one that could not be bound.
pub async fn replace(
    store: &Store,
    app: AppId,
    range: &RangeInclusive<u16>,
    exclude: &[u16],
    address: impl FnOnce(u16) -> String,
) -> Result<u16> {
    let mut tx = store.begin().await?;
    let row = apps::lock_in(&mut tx, app).await?;
    let sql = "UPDATE preview_ports SET app_id = $2, released_at = now() WHERE app_id = $1 AND released_at IS NULL";
    let done = sqlx::query(sql).bind(app.uuid()).bind(Uuid::now_v7()).execute(&mut *tx).await?;
    if done.rows_affected() == 0 {
        return Err(StoreError::NotFound { entity: "app" });
    }
    let port = allocate_in(&mut tx, app, range, exclude).await?;
    let address = address(port);
    apps::apply_in(&mut tx, row, Change { preview_address: Some(&address), ..Change::default() }).await?;
    tx.commit().await?;
    Ok(port)
}

/// The lowest port of `range` that was never given, else the one given back longest ago. Other transactions wait here until
/// this one ends.
pub(crate) async fn allocate_in(
    connection: &mut PgConnection,
    app: AppId,
    range: &RangeInclusive<u16>,
    exclude: &[u16],
) -> Result<u16> {
    Lock::Ports.exclusive(connection).await?;
    let sql = "INSERT INTO preview_ports (port, app_id)
               SELECT candidate, $1 FROM generate_series($2, $3) candidate
               WHERE candidate <> ALL ($4) AND NOT EXISTS (SELECT FROM preview_ports WHERE port = candidate)
               ORDER BY candidate LIMIT 1 RETURNING port";
    let exclude: Vec<i32> = exclude.iter().map(|port| i32::from(*port)).collect();
    let port: Option<i32> = sqlx::query_scalar(sql)
        .bind(app.uuid())
        .bind(i32::from(*range.start()))
        .bind(i32::from(*range.end()))
        .bind(&exclude)
        .fetch_optional(&mut *connection)
        .await?;
    let port = match port {
        Some(port) => port,
        None => {
            reuse_in(connection, app, range, &exclude).await?.ok_or(StoreError::Exhausted { what: "preview port" })?
        }
    };
    let port = as_port(port)?;
    notify::send_in(connection, notify::PORTS, &app.to_string()).await?;
    Ok(port)
}

async fn reuse_in(
    connection: &mut PgConnection,
    app: AppId,
    range: &RangeInclusive<u16>,
    exclude: &[i32],
) -> Result<Option<i32>> {
    let sql = "UPDATE preview_ports SET app_id = $1, released_at = NULL
               WHERE port = (SELECT port FROM preview_ports
                             WHERE released_at IS NOT NULL AND port BETWEEN $2 AND $3 AND port <> ALL ($4)
                             ORDER BY released_at LIMIT 1)
               RETURNING port";
    let query = sqlx::query_scalar(sql).bind(app.uuid()).bind(i32::from(*range.start())).bind(i32::from(*range.end()));
    Ok(query.bind(exclude).fetch_optional(connection).await?)
}

pub(crate) async fn release_in(connection: &mut PgConnection, app: AppId) -> Result<()> {
    let sql = "UPDATE preview_ports SET released_at = now() WHERE app_id = $1 AND released_at IS NULL";
    sqlx::query(sql).bind(app.uuid()).execute(&mut *connection).await?;
    notify::send_in(connection, notify::PORTS, &app.to_string()).await
}

fn as_port(port: i32) -> Result<u16> {
    u16::try_from(port).map_err(|error| StoreError::Corrupt { entity: "preview port".to_owned(), source: error.into() })
}

#[cfg(test)]
mod tests;
