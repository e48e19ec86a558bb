//! `PUT /api/admin/users/{id}/quota`.

use axum::Json as Answer;
use axum::extract::State;
use isekai_domain::UserId;
use isekai_store::quotas;

use super::{entry, permitted};
use crate::access::{Caller, Permit};
use crate::api::schema::{ErrorBody, Quota};
use crate::error::{ApiError, FieldError};
use crate::extract::{Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("quota", "update");

/// Sets what a user may use from now on; apps that exist stay.
#[utoipa::path(
    put, path = "/api/admin/users/{id}/quota", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)), request_body = Quota,
    responses(
        (status = 200, body = Quota), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
    )
)]
pub async fn quota_put(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<UserId>,
    Json(quota): Json<Quota>,
) -> Result<Answer<Quota>, ApiError> {
    let resource = permitted(&state, &caller, Some(id), NEEDS).await?;
    check(&quota)?;
    quotas::change(&state.store, id, quota.into(), entry(&state, &caller, &resource, NEEDS.action)).await?;
    Ok(Answer(quota))
}

/// The bounds that the schema names: less than them runs no app, more than them no machine has.
pub(super) fn check(quota: &Quota) -> Result<(), ApiError> {
    let bounds = [
        ("maxApps", quota.max_apps, 0, 1_000_000),
        ("maxConcurrentApps", quota.max_concurrent_apps, 0, 1_000_000),
        ("maxMemoryPerApp", quota.max_memory_per_app, 64, 1_048_576),
        ("maxCpuPerApp", quota.max_cpu_per_app, 10, 1_000_000),
        ("maxStoragePerApp", quota.max_storage_per_app, 1, 1_048_576),
        ("maxExecutionTime", quota.max_execution_time, 1, 2_592_000),
    ];
    let fields: Vec<FieldError> = bounds
        .iter()
        .filter(|(_, value, min, max)| !(min..=max).contains(&value))
        .map(|(field, _, min, max)| FieldError {
            field: (*field).to_owned(),
            message: format!("{field} is from {min} to {max}"),
        })
        .collect();
    match fields.first() {
        None => Ok(()),
        Some(first) => Err(ApiError::Validation { message: first.message.clone().into(), fields }),
    }
}
