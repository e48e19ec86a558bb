//! `GET /api/apps/{id}/iterations`.

use axum::Json;
use axum::extract::State;
use isekai_domain::AppId;
use isekai_store::iterations;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::IterationView;
use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{PageQuery, Path, Query};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");

#[derive(Serialize, ToSchema)]
pub struct IterationList {
    items: Vec<IterationView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

/// An app's iterations, newest first.
#[utoipa::path(
    get, path = "/api/apps/{id}/iterations", tag = "iterations",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), PageQuery),
    responses((status = 200, body = IterationList), (status = 401, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn list(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<IterationList>, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let page = iterations::list(&state.store, id, query.page()?).await?;
    Ok(Json(IterationList { items: page.items.into_iter().map(IterationView::from).collect(), next: page.next }))
}
