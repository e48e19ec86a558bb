//! `GET /api/apps/{id}/versions`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use isekai_store::code;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, Query, page};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "read");
const DEFAULT_LIMIT: u32 = 50;
const MAX_LIMIT: u32 = 100;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VersionsQuery {
    /// 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next` of the page before.
    after: Option<i32>,
}

#[derive(Serialize, ToSchema)]
pub struct VersionList {
    items: Vec<VersionView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<i32>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VersionView {
    version: i32,
    /// `generate`, `iterate`, `edit` or `rollback`.
    origin: &'static str,
    #[schema(required)]
    summary: Option<String>,
    file_count: i32,
    size_bytes: i64,
    created_at: DateTime<Utc>,
}

/// The versions of an app's code, newest first.
#[utoipa::path(
    get, path = "/api/apps/{id}/versions", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), VersionsQuery),
    responses((status = 200, body = VersionList), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn versions(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    Query(query): Query<VersionsQuery>,
) -> Result<Json<VersionList>, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let limit = page::limit(query.limit, DEFAULT_LIMIT, MAX_LIMIT)?;
    let found = code::list(&state.store, id, query.after, limit).await?;
    let next = if found.len() == limit as usize { found.last().map(|code| code.version) } else { None };
    let view = |code: code::CodeSummary| VersionView {
        version: code.version,
        origin: code.origin.as_str(),
        summary: code.summary,
        file_count: code.file_count,
        size_bytes: code.size_bytes,
        created_at: code.created_at,
    };
    Ok(Json(VersionList { items: found.into_iter().map(view).collect(), next }))
}
