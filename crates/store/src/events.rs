//! What clients replay. `seq` is counted on the app's row in the same transaction: it has no holes, and an event
//! becomes visible only after all before it.

use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use serde_json::Value;
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection};

use crate::workflows::{self, Fence};
use crate::{Result, Store, StoreError, check, notify};

#[derive(Debug, Clone, PartialEq)]
pub struct AppEvent {
    /// From 1 per app.
    pub seq: i64,
    pub kind: String,
    pub data: Value,
    pub created_at: DateTime<Utc>,
}

const KIND_BYTES: usize = 64;
const DATA_BYTES: usize = 256 * 1024;
const MAX_LIMIT: u32 = 1000;

/// Answers the event's `seq`. A workflow shows its fence.
pub async fn append(store: &Store, app: AppId, kind: &str, data: &Value, fence: Option<Fence>) -> Result<i64> {
    append_many(store, app, &[(kind, data.clone())], fence).await
}

/// All of them follow each other directly; answers the last one's `seq`.
pub async fn append_many(store: &Store, app: AppId, events: &[(&str, Value)], fence: Option<Fence>) -> Result<i64> {
    let mut tx = store.begin().await?;
    workflows::guard_in(&mut tx, fence).await?;
    let seq = append_many_in(&mut tx, app, events).await?;
    tx.commit().await?;
    Ok(seq)
}

/// As [`append`], as part of a transaction. It locks the app's row until that ends.
pub async fn append_in(connection: &mut PgConnection, app: AppId, kind: &str, data: &Value) -> Result<i64> {
    append_many_in(connection, app, &[(kind, data.clone())]).await
}

pub async fn append_many_in(connection: &mut PgConnection, app: AppId, events: &[(&str, Value)]) -> Result<i64> {
    for (kind, data) in events {
        check::name("event type", kind, KIND_BYTES)?;
        check::json("event data", data, DATA_BYTES)?;
    }
    let (kinds, data): (Vec<&str>, Vec<Json<&Value>>) = events.iter().map(|(kind, data)| (*kind, Json(data))).unzip();
    let sql = "WITH counted AS (
                   UPDATE apps SET event_seq = event_seq + cardinality($2::text[]) WHERE id = $1 RETURNING event_seq
               ), written AS (
                   INSERT INTO app_events (app_id, seq, type, data)
                   SELECT $1, c.event_seq - cardinality($2::text[]) + e.nth, e.type, e.data
                   FROM counted c, unnest($2::text[], $3::jsonb[]) WITH ORDINALITY AS e (type, data, nth)
               )
               SELECT event_seq FROM counted";
    let seq: Option<i64> =
        sqlx::query_scalar(sql).bind(app.uuid()).bind(kinds).bind(data).fetch_optional(&mut *connection).await?;
    let seq = seq.ok_or(StoreError::NotFound { entity: "app" })?;
    notify::send_in(connection, notify::EVENTS, &app.to_string()).await?;
    Ok(seq)
}

/// Up to `limit` (at most 1000) events after `seq`, oldest first. [`StoreError::NotFound`] once the app is deleted.
pub async fn after(store: &Store, app: AppId, seq: i64, limit: u32) -> Result<Vec<AppEvent>> {
    #[derive(FromRow)]
    struct Row {
        seq: Option<i64>,
        kind: Option<String>,
        data: Option<Value>,
        created_at: Option<DateTime<Utc>>,
    }
    // One row, empty but for the app, when there is no event: so an app without events differs from no app.
    let sql = "SELECT e.seq, e.type AS kind, e.data, e.created_at FROM apps a
               LEFT JOIN LATERAL (
                   SELECT * FROM app_events WHERE app_id = a.id AND seq > $2 ORDER BY seq LIMIT $3
               ) e ON true
               WHERE a.id = $1 ORDER BY e.seq";
    let rows: Vec<Row> = sqlx::query_as(sql)
        .bind(app.uuid())
        .bind(seq)
        .bind(i64::from(limit.clamp(1, MAX_LIMIT)))
        .fetch_all(store.pool())
        .await?;
    if rows.is_empty() {
        return Err(StoreError::NotFound { entity: "app" });
    }
    let event =
        |row: Row| Some(AppEvent { seq: row.seq?, kind: row.kind?, data: row.data?, created_at: row.created_at? });
    Ok(rows.into_iter().filter_map(event).collect())
}

#[cfg(test)]
mod tests;
