//! `GET /api/apps/{id}/logs`: what an app printed, in pages or as a stream.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use chrono::{DateTime, Utc};
use isekai_domain::{AppId, LogLevel};
use isekai_store::logs::{self as lines, LogLine};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::events::{place, stream};
use crate::access::{Caller, Permit, app_for};
use crate::api::schema::{ErrorBody, LogLevelSchema};
use crate::error::ApiError;
use crate::extract::{Path, Query, page};
use crate::live;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");
const DEFAULT_LIMIT: u32 = 200;
const MAX_LIMIT: u32 = 1000;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LogsQuery {
    /// Lines behind this `seq`.
    #[param(minimum = 0)]
    after: Option<i64>,
    /// 1 to 1000; 200 when absent.
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<u32>,
    /// `1`: answer with Server-Sent Events (`event: log`) that go on.
    #[param(minimum = 0, maximum = 1)]
    follow: Option<u8>,
}

#[derive(Serialize, ToSchema)]
pub struct LogPage {
    items: Vec<LogView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<i64>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ExecutionLog)]
pub struct LogView {
    pub id: Uuid,
    #[schema(value_type = Uuid)]
    pub app_id: AppId,
    pub seq: i64,
    #[schema(value_type = LogLevelSchema)]
    pub log_level: LogLevel,
    pub message: String,
    #[schema(required)]
    pub metadata: Option<Value>,
    pub timestamp: DateTime<Utc>,
}

/// What an app printed, oldest first. The newest 2000 lines are kept.
#[utoipa::path(
    get, path = "/api/apps/{id}/logs", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), LogsQuery),
    responses(
        (status = 200, content((LogPage = "application/json"), (String = "text/event-stream"))),
        (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn logs(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    Query(query): Query<LogsQuery>,
) -> Result<Response, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let limit = page::limit(query.limit, DEFAULT_LIMIT, MAX_LIMIT)?;
    let after = query.after.unwrap_or(0).max(0);
    if query.follow == Some(1) {
        let place = place(&state)?;
        return Ok(stream(place, live::logs::follow(state, caller, id, after)));
    }
    let found = lines::after(&state.store, id, after, limit).await?;
    let next = if found.len() == limit as usize { found.last().map(|line| line.seq) } else { None };
    Ok(axum::Json(LogPage { items: found.into_iter().map(LogView::from).collect(), next }).into_response())
}

impl From<LogLine> for LogView {
    fn from(line: LogLine) -> Self {
        Self {
            id: line.id,
            app_id: line.app_id,
            seq: line.seq,
            log_level: line.log_level,
            message: line.message,
            metadata: line.metadata,
            timestamp: line.timestamp,
        }
    }
}
