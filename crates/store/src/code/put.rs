//! Storing a version.

use std::collections::BTreeMap;

use isekai_domain::{AppId, CodeId};
use serde_json::{Value, json};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::blobs::{self, Blobs};
use super::{CodeOrigin, Files};
use crate::apps::{self, Change};
use crate::locks::Lock;
use crate::workflows::{self, Fence};
use crate::{Result, Store, StoreError, check, events};

#[derive(Debug, Clone)]
pub struct NewVersion<'a> {
    /// Storing the same id again changes nothing and answers the version that it has.
    pub code_id: CodeId,
    pub app_id: AppId,
    /// The latest version that the new one was made from (0: none); another one is
    /// [`StoreError::ConcurrentModification`]. `None` follows whatever is there.
    pub expected_version: Option<i32>,
    pub files: &'a Files,
    pub base_files: &'a Files,
    pub spec: Option<&'a Value>,
    pub generator_version: Option<&'a str>,
    pub framework: Option<&'a str>,
    pub language: Option<&'a str>,
    pub origin: CodeOrigin,
    pub summary: Option<&'a str>,
    pub fence: Option<Fence>,
}

pub const MAX_FILES: usize = 2000;
pub const MAX_FILE_BYTES: usize = 2 * 1024 * 1024;
pub const MAX_TOTAL_BYTES: usize = 32 * 1024 * 1024;
const PATH_BYTES: usize = 512;

/// Answers the version's number, and writes a `version` event. The app takes over `framework` and `language`.
pub async fn put(store: &Store, new: NewVersion<'_>) -> Result<i32> {
    let mut tx = store.begin().await?;
    let version = put_in(&mut tx, new).await?;
    tx.commit().await?;
    Ok(version)
}

/// As [`put`]. It locks the blobs against removal, then the app's row: a transaction that locks the row itself takes
/// `Lock::Blobs` first.
pub(crate) async fn put_in(connection: &mut PgConnection, new: NewVersion<'_>) -> Result<i32> {
    validate(&new)?;
    // Before the guard: what holds the workflow's row while it waits keeps its own lease from being renewed.
    Lock::Blobs.shared(connection).await?;
    workflows::guard_in(connection, new.fence).await?;
    let app = apps::lock_in(connection, new.app_id).await?;
    if let Some(version) = stored(connection, &new).await? {
        return Ok(version);
    }
    let latest = latest_number_in(connection, new.app_id).await?;
    if let Some(expected) = new.expected_version.filter(|expected| *expected != latest) {
        return Err(StoreError::ConcurrentModification { expected, found: latest });
    }
    let mut contents = Blobs::new();
    let files = blobs::index(new.files, &mut contents);
    let base_files = blobs::index(new.base_files, &mut contents);
    let version = latest + 1;
    blobs::insert_in(connection, &contents).await?;
    insert(connection, &new, version, &files, &base_files).await?;
    let hashes: Vec<&[u8]> = contents.keys().map(|hash| &hash[..]).collect();
    let sql = "INSERT INTO code_blobs (code_id, sha256) SELECT $1, unnest($2::bytea[])";
    sqlx::query(sql).bind(new.code_id.uuid()).bind(hashes).execute(&mut *connection).await?;
    let change = Change { framework: new.framework, language: new.language, ..Change::default() };
    apps::apply_in(connection, app, change).await?;
    let data = json!({ "version": version, "summary": new.summary, "origin": new.origin });
    events::append_in(connection, new.app_id, "version", &data).await?;
    Ok(version)
}

/// 0 when the app has no version yet.
pub(super) async fn latest_number_in(connection: &mut PgConnection, app: AppId) -> Result<i32> {
    let sql = "SELECT coalesce(max(version), 0) FROM generated_code WHERE app_id = $1";
    Ok(sqlx::query_scalar(sql).bind(app.uuid()).fetch_one(connection).await?)
}

fn validate(new: &NewVersion<'_>) -> Result<()> {
    for files in [new.files, new.base_files] {
        if files.len() > MAX_FILES {
            let problem = format!("has {} files; at most {MAX_FILES} are allowed", files.len());
            return Err(StoreError::Invalid { field: "code", problem });
        }
        for (path, content) in files {
            check::name("path", path, PATH_BYTES)?;
            if content.len() > MAX_FILE_BYTES {
                let problem = format!("has {} bytes; at most {MAX_FILE_BYTES} are allowed", content.len());
                return Err(StoreError::Invalid { field: "file", problem });
            }
        }
        let total = total_bytes(files);
        if total > MAX_TOTAL_BYTES {
            let problem = format!("has {total} bytes; at most {MAX_TOTAL_BYTES} are allowed");
            return Err(StoreError::Invalid { field: "code", problem });
        }
    }
    if let Some(spec) = new.spec {
        check::json("spec", spec, check::JSON_BYTES)?;
    }
    check::optional("generator version", new.generator_version, check::NAME_BYTES)?;
    check::optional("framework", new.framework, check::NAME_BYTES)?;
    check::optional("language", new.language, check::NAME_BYTES)?;
    check::optional("summary", new.summary, check::TEXT_BYTES)
}

async fn stored(connection: &mut PgConnection, new: &NewVersion<'_>) -> Result<Option<i32>> {
    let sql = "SELECT app_id, version FROM generated_code WHERE id = $1";
    let row: Option<(Uuid, i32)> = sqlx::query_as(sql).bind(new.code_id.uuid()).fetch_optional(connection).await?;
    match row {
        Some((app, _)) if app != new.app_id.uuid() => Err(StoreError::conflict("the code id belongs to another app")),
        row => Ok(row.map(|(_, version)| version)),
    }
}

async fn insert(
    connection: &mut PgConnection,
    new: &NewVersion<'_>,
    version: i32,
    files: &BTreeMap<&str, String>,
    base_files: &BTreeMap<&str, String>,
) -> Result<()> {
    let sql = "INSERT INTO generated_code (id, app_id, version, files, base_files, spec, generator_version, framework,
                   language, origin, summary, file_count, size_bytes)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    sqlx::query(sql)
        .bind(new.code_id.uuid())
        .bind(new.app_id.uuid())
        .bind(version)
        .bind(Json(files))
        .bind(Json(base_files))
        .bind(new.spec)
        .bind(new.generator_version)
        .bind(new.framework)
        .bind(new.language)
        .bind(new.origin.as_str())
        .bind(new.summary)
        .bind(i32::try_from(files.len()).unwrap_or(i32::MAX))
        .bind(i64::try_from(total_bytes(new.files)).unwrap_or(i64::MAX))
        .execute(connection)
        .await?;
    Ok(())
}

fn total_bytes(files: &Files) -> usize {
    files.values().map(String::len).sum()
}
