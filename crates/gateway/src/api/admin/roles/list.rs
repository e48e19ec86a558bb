//! `GET /api/admin/roles`.

use axum::Json;
use axum::extract::State;
use isekai_store::roles as stored;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::super::{done, permitted};
use super::view::RoleView;
use crate::access::{Caller, Permit};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{PageQuery, Query};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("role", "read");

#[derive(Serialize, ToSchema)]
pub struct RoleList {
    items: Vec<RoleView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

/// All roles, newest first.
#[utoipa::path(
    get, path = "/api/admin/roles", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    params(PageQuery),
    responses(
        (status = 200, body = RoleList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, body = ErrorBody),
    )
)]
pub async fn roles(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<PageQuery>,
) -> Result<Json<RoleList>, ApiError> {
    let resource = permitted(&state, &caller, None, NEEDS).await?;
    let page = stored::list(&state.store, query.page()?).await?;
    done(&state, &caller, &resource, NEEDS.action, Value::Null).await;
    Ok(Json(RoleList { items: page.items.into_iter().map(RoleView::from).collect(), next: page.next }))
}
