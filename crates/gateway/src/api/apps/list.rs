//! `GET /api/apps`.

use axum::Json;
use axum::extract::State;
use isekai_store::apps;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::AppView;
use crate::access::{Caller, Permit, Resource, authorize};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{PageQuery, Query};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");

#[derive(Serialize, ToSchema)]
pub struct AppList {
    items: Vec<AppView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

/// The caller's apps, newest first.
#[utoipa::path(
    get, path = "/api/apps", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(PageQuery),
    responses((status = 200, body = AppList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody))
)]
pub async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Query(query): Query<PageQuery>,
) -> Result<Json<AppList>, ApiError> {
    authorize(&state, &caller, &Resource::new_of("app", caller.user_id), NEEDS).await?;
    let page = apps::list(&state.store, caller.user_id, query.page()?).await?;
    Ok(Json(AppList { items: page.items.into_iter().map(AppView::from).collect(), next: page.next }))
}
