//! Reading versions and single files.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CodeId};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use super::put::latest_number_in;
use super::{CodeOrigin, CodeVersion, Files};
use crate::convert::AsText;
use crate::{Result, Store, StoreError};

/// A version without its files.
#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct CodeSummary {
    #[sqlx(try_from = "Uuid")]
    pub id: CodeId,
    pub version: i32,
    #[sqlx(try_from = "AsText<CodeOrigin>")]
    pub origin: CodeOrigin,
    pub summary: Option<String>,
    pub file_count: i32,
    pub size_bytes: i64,
    pub created_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeFile {
    /// The version that it was read from.
    pub version: i32,
    pub content: String,
}

#[derive(FromRow)]
struct Row {
    #[sqlx(try_from = "Uuid")]
    id: CodeId,
    #[sqlx(try_from = "Uuid")]
    app_id: AppId,
    version: i32,
    files: Json<BTreeMap<String, String>>,
    base_files: Json<BTreeMap<String, String>>,
    spec: Option<Value>,
    generator_version: Option<String>,
    framework: Option<String>,
    language: Option<String>,
    #[sqlx(try_from = "AsText<CodeOrigin>")]
    origin: CodeOrigin,
    summary: Option<String>,
    created_at: DateTime<Utc>,
}

macro_rules! columns {
    () => {
        "id, app_id, version, files, base_files, spec, generator_version, framework, language, origin, summary, created_at"
    };
}

const MAX_LIMIT: u32 = 100;

/// `None` before the first version is stored.
pub async fn latest(store: &Store, app: AppId) -> Result<Option<CodeVersion>> {
    let sql = concat!("SELECT ", columns!(), " FROM generated_code WHERE app_id = $1 ORDER BY version DESC LIMIT 1");
    let row: Option<Row> = sqlx::query_as(sql).bind(app.uuid()).fetch_optional(store.pool()).await?;
    match row {
        Some(row) => with_contents(store, row).await.map(Some),
        None => Ok(None),
    }
}

/// 0 before the first version is stored.
pub async fn latest_number(store: &Store, app: AppId) -> Result<i32> {
    latest_number_in(&mut *store.pool().acquire().await?, app).await
}

pub async fn get(store: &Store, app: AppId, version: i32) -> Result<CodeVersion> {
    let sql = concat!("SELECT ", columns!(), " FROM generated_code WHERE app_id = $1 AND version = $2");
    let row: Option<Row> = sqlx::query_as(sql).bind(app.uuid()).bind(version).fetch_optional(store.pool()).await?;
    with_contents(store, row.ok_or(NOT_FOUND)?).await
}

/// Newest first, those below version `before`; up to `limit` (at most 100).
pub async fn list(store: &Store, app: AppId, before: Option<i32>, limit: u32) -> Result<Vec<CodeSummary>> {
    let sql = "SELECT id, version, origin, summary, file_count, size_bytes, created_at FROM generated_code
               WHERE app_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3";
    let query = sqlx::query_as(sql).bind(app.uuid()).bind(before.unwrap_or(i32::MAX));
    Ok(query.bind(i64::from(limit.clamp(1, MAX_LIMIT))).fetch_all(store.pool()).await?)
}

/// One file of a version, or of the latest.
pub async fn file(store: &Store, app: AppId, version: Option<i32>, path: &str) -> Result<Option<CodeFile>> {
    if path.contains('\0') {
        return Ok(None);
    }
    let sql = "SELECT g.version, b.content FROM (
                   SELECT version, files FROM generated_code
                   WHERE app_id = $1 AND ($2::integer IS NULL OR version = $2) ORDER BY version DESC LIMIT 1
               ) g JOIN blobs b ON b.sha256 = decode(g.files ->> $3, 'hex')";
    let query = sqlx::query_as(sql).bind(app.uuid()).bind(version).bind(path);
    let row: Option<(i32, Vec<u8>)> = query.fetch_optional(store.pool()).await?;
    row.map(|(version, content)| Ok(CodeFile { version, content: as_text(content)? })).transpose()
}

const NOT_FOUND: StoreError = StoreError::NotFound { entity: "version" };

async fn with_contents(store: &Store, row: Row) -> Result<CodeVersion> {
    let sql =
        "SELECT encode(b.sha256, 'hex'), b.content FROM code_blobs c JOIN blobs b USING (sha256) WHERE c.code_id = $1";
    let blobs: Vec<(String, Vec<u8>)> = sqlx::query_as(sql).bind(row.id.uuid()).fetch_all(store.pool()).await?;
    let mut contents = HashMap::with_capacity(blobs.len());
    for (hash, content) in blobs {
        contents.insert(hash, as_text(content)?);
    }
    // A blob of a version can only be missing because the version was removed after its row was read.
    let resolve = |files: BTreeMap<String, String>| -> Result<Files> {
        let content = |hash: &String| contents.get(hash).cloned().ok_or(NOT_FOUND);
        files.into_iter().map(|(path, hash)| Ok((path, content(&hash)?))).collect()
    };
    Ok(CodeVersion {
        id: row.id,
        app_id: row.app_id,
        version: row.version,
        files: resolve(row.files.0)?,
        base_files: resolve(row.base_files.0)?,
        spec: row.spec,
        generator_version: row.generator_version,
        framework: row.framework,
        language: row.language,
        origin: row.origin,
        summary: row.summary,
        created_at: row.created_at,
    })
}

fn as_text(content: Vec<u8>) -> Result<String> {
    String::from_utf8(content).map_err(|error| StoreError::Corrupt { entity: "file".to_owned(), source: error.into() })
}
