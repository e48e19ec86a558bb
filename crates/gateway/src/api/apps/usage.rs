//! `GET /api/apps/{id}/usage`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use isekai_store::{quotas, usage as measured};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::{ErrorBody, Quota};
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ResourceUsage)]
pub struct Usage {
    #[schema(value_type = Uuid)]
    app_id: AppId,
    /// CPU time used so far, in seconds.
    cpu: f64,
    /// MiB.
    memory: i32,
    /// MiB.
    storage: i32,
    /// Bytes.
    network_in: i64,
    /// Bytes.
    network_out: i64,
    /// Seconds of active time.
    execution_time: i32,
    /// Null before the first measurement.
    #[schema(required)]
    last_updated: Option<DateTime<Utc>>,
    quota: Quota,
}

/// What an app uses, as last measured, and what it may use.
#[utoipa::path(
    get, path = "/api/apps/{id}/usage", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = Usage), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn usage(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
) -> Result<Json<Usage>, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let quota = quotas::get(&state.store, app.user_id).await?.into();
    let used = measured::get(&state.store, id).await?;
    Ok(Json(Usage {
        app_id: id,
        cpu: used.map_or(0.0, |used| used.cpu),
        memory: used.map_or(0, |used| used.memory_mib),
        storage: used.map_or(0, |used| used.storage_mib),
        network_in: used.map_or(0, |used| used.network_in_bytes),
        network_out: used.map_or(0, |used| used.network_out_bytes),
        execution_time: used.map_or(0, |used| used.execution_seconds),
        last_updated: used.map(|used| used.last_updated),
        quota,
    }))
}
