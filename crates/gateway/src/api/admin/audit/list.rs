//! `GET /api/admin/audit`.

use axum::Json;
use axum::extract::State;
use isekai_store::audit as rows;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AuditLog, Filter, permitted, shown};
use crate::access::{Caller, Permit};
use crate::api::admin::done;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{PageQuery, Query};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("audit", "read");

#[derive(Serialize, ToSchema)]
pub struct AuditPage {
    items: Vec<AuditLog>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

/// The audit log, newest first.
#[utoipa::path(
    get, path = "/api/admin/audit", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))), params(PageQuery, Filter),
    responses(
        (status = 200, body = AuditPage), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody),
    )
)]
pub async fn audit_list(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<PageQuery>,
    Query(filter): Query<Filter>,
) -> Result<Json<AuditPage>, ApiError> {
    let resource = permitted(&state, &caller, NEEDS).await?;
    let page = rows::page(&state.store, filter.stored()?, query.page()?).await?;
    done(&state, &caller, &resource, "read", Value::Null).await;
    Ok(Json(AuditPage { items: shown(&state, page.items).await?, next: page.next }))
}
