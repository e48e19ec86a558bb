//! What a running app prints. The newest lines are kept, in bounded batches.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, LogLevel};
use serde_json::Value;
use sqlx::types::Json;
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

use crate::convert::AsText;
use crate::{Result, Store, StoreError, check};

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct LogLine {
    pub id: Uuid,
    #[sqlx(try_from = "Uuid")]
    pub app_id: AppId,
    /// From 1 per app.
    pub seq: i64,
    #[sqlx(try_from = "AsText<LogLevel>")]
    pub log_level: LogLevel,
    pub message: String,
    pub metadata: Option<Value>,
    pub timestamp: DateTime<Utc>,
}

#[derive(Debug, Clone)]
pub struct NewLog {
    pub level: LogLevel,
    pub message: String,
    pub metadata: Option<Value>,
    pub timestamp: DateTime<Utc>,
}

/// Lines kept per app.
pub const KEPT_LINES: i64 = 2000;
/// Bytes of messages and metadata taken per call of [`append`].
pub const BATCH_BYTES: usize = 64 * 1024;
const MESSAGE_BYTES: usize = 8 * 1024;
const METADATA_BYTES: usize = 4 * 1024;
const MAX_LIMIT: u32 = 1000;

/// A running app, and how far its sandbox's output was collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct Outlet {
    #[sqlx(try_from = "Uuid")]
    pub app_id: AppId,
    pub sandbox_id: Uuid,
    /// The sandbox's own number of the last line that was taken.
    pub cursor: i64,
}

/// In the order of the apps' ids.
pub async fn outlets(store: &Store, after: Option<AppId>, limit: u32) -> Result<Vec<Outlet>> {
    let sql =
        "SELECT id AS app_id, sandbox_id, CASE WHEN log_sandbox_id = sandbox_id THEN log_cursor ELSE 0 END AS cursor
               FROM apps WHERE sandbox_id IS NOT NULL AND id > $1 ORDER BY id LIMIT $2";
    let query =
        sqlx::query_as(sql).bind(after.map_or(Uuid::nil(), AppId::uuid)).bind(i64::from(limit.clamp(1, MAX_LIMIT)));
    Ok(query.fetch_all(store.pool()).await?)
}

/// Appends what came after `outlet.cursor`, up to `cursor`. Without effect when somebody else was faster, or the app has
/// another sandbox by now: each line is taken once.
pub async fn collected(store: &Store, outlet: Outlet, cursor: i64, lines: &[NewLog]) -> Result<()> {
    let mut tx = store.begin().await?;
    let sql = "UPDATE apps SET log_sandbox_id = sandbox_id, log_cursor = $4
               WHERE id = $1 AND sandbox_id = $2 AND CASE WHEN log_sandbox_id = sandbox_id THEN log_cursor ELSE 0 END = $3";
    let query = sqlx::query(sql).bind(outlet.app_id.uuid()).bind(outlet.sandbox_id).bind(outlet.cursor).bind(cursor);
    if query.execute(&mut *tx).await?.rows_affected() == 1 {
        append_in(&mut tx, outlet.app_id, lines).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Answers the last line's `seq`. Long lines are cut; lines beyond [`BATCH_BYTES`] are left out, which a last line
/// says.
pub async fn append(store: &Store, app: AppId, lines: &[NewLog]) -> Result<i64> {
    append_in(&mut *store.pool().acquire().await?, app, lines).await
}

async fn append_in(connection: &mut PgConnection, app: AppId, lines: &[NewLog]) -> Result<i64> {
    let lines = bounded(lines);
    let ids: Vec<Uuid> = lines.iter().map(|_| Uuid::now_v7()).collect();
    let levels: Vec<&str> = lines.iter().map(|line| line.level.as_str()).collect();
    let messages: Vec<&str> = lines.iter().map(|line| line.message.as_str()).collect();
    let metadata: Vec<Option<Json<&Value>>> = lines.iter().map(|line| line.metadata.as_ref().map(Json)).collect();
    let times: Vec<DateTime<Utc>> = lines.iter().map(|line| line.timestamp).collect();
    let sql = "WITH counted AS (
                   UPDATE apps SET log_seq = log_seq + cardinality($2::uuid[]) WHERE id = $1 RETURNING log_seq
               ), written AS (
                   INSERT INTO execution_logs (id, app_id, seq, log_level, message, metadata, timestamp)
                   SELECT l.id, $1, c.log_seq - cardinality($2::uuid[]) + l.nth, l.level, l.message, l.metadata, l.time
                   FROM counted c, unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[])
                       WITH ORDINALITY AS l (id, level, message, metadata, time, nth)
               ), trimmed AS (
                   DELETE FROM execution_logs e USING counted c WHERE e.app_id = $1 AND e.seq <= c.log_seq - $7
               )
               SELECT log_seq FROM counted";
    let query = sqlx::query_scalar(sql).bind(app.uuid()).bind(ids).bind(levels).bind(messages).bind(metadata);
    let seq: Option<i64> = query.bind(times).bind(KEPT_LINES).fetch_optional(connection).await?;
    seq.ok_or(StoreError::NotFound { entity: "app" })
}

/// Up to `limit` (at most 1000) lines after `seq`, oldest first.
pub async fn after(store: &Store, app: AppId, seq: i64, limit: u32) -> Result<Vec<LogLine>> {
    let sql = "SELECT id, app_id, seq, log_level, message, metadata, timestamp FROM execution_logs
               WHERE app_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    let query = sqlx::query_as(sql).bind(app.uuid()).bind(seq).bind(i64::from(limit.clamp(1, MAX_LIMIT)));
    Ok(query.fetch_all(store.pool()).await?)
}

/// The last `limit` (at most 1000) lines before `seq`, or of all, oldest first.
pub async fn before(store: &Store, app: AppId, seq: Option<i64>, limit: u32) -> Result<Vec<LogLine>> {
    let sql = "SELECT id, app_id, seq, log_level, message, metadata, timestamp FROM execution_logs
               WHERE app_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
    let query = sqlx::query_as(sql).bind(app.uuid()).bind(seq.unwrap_or(i64::MAX));
    let mut lines: Vec<LogLine> = query.bind(i64::from(limit.clamp(1, MAX_LIMIT))).fetch_all(store.pool()).await?;
    lines.reverse();
    Ok(lines)
}

fn bounded(lines: &[NewLog]) -> Vec<NewLog> {
    let mut kept = Vec::with_capacity(lines.len().min(KEPT_LINES as usize));
    let mut bytes = 0;
    for line in lines {
        let line = NewLog {
            level: line.level,
            message: check::cleaned(&line.message, MESSAGE_BYTES),
            metadata: line.metadata.as_ref().map(|metadata| check::cleaned_json(metadata, METADATA_BYTES)),
            timestamp: line.timestamp,
        };
        bytes += line.message.len() + line.metadata.as_ref().map_or(0, |metadata| metadata.to_string().len());
        if bytes > BATCH_BYTES || kept.len() as i64 >= KEPT_LINES {
            break;
        }
        kept.push(line);
    }
    let omitted = lines.len() - kept.len();
    if let Some(last) = lines.last().filter(|_| omitted > 0) {
        let message = format!("{omitted} lines were left out: too much output at once");
        kept.push(NewLog { level: LogLevel::Warn, message, metadata: None, timestamp: last.timestamp });
    }
    kept
}

#[cfg(test)]
mod tests;
