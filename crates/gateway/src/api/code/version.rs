//! `GET /api/apps/{id}/versions/{n}`.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CodeId};
use isekai_store::code;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "read");

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GeneratedCode {
    #[schema(value_type = Uuid)]
    id: CodeId,
    #[schema(value_type = Uuid)]
    app_id: AppId,
    /// Path to content.
    files: BTreeMap<String, String>,
    #[schema(required)]
    framework: Option<String>,
    #[schema(required)]
    language: Option<String>,
    version: i32,
    created_at: DateTime<Utc>,
    #[schema(required)]
    summary: Option<String>,
    /// `generate`, `iterate`, `edit` or `rollback`.
    origin: &'static str,
}

/// One version with its files.
#[utoipa::path(
    get, path = "/api/apps/{id}/versions/{n}", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("n" = i32, Path)),
    responses((status = 200, body = GeneratedCode), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn version(
    State(state): State<AppState>,
    caller: Caller,
    Path((id, number)): Path<(AppId, i32)>,
) -> Result<Json<GeneratedCode>, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let code = code::get(&state.store, id, number).await?;
    Ok(Json(GeneratedCode {
        id: code.id,
        app_id: code.app_id,
        files: code.files,
        framework: code.framework,
        language: code.language,
        version: code.version,
        created_at: code.created_at,
        summary: code.summary,
        origin: code.origin.as_str(),
    }))
}
