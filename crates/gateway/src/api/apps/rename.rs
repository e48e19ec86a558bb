//! `PATCH /api/apps/{id}`.

use axum::extract::State;
use axum::response::Response;
use http::StatusCode;
use isekai_domain::AppId;
use isekai_store::apps;
use serde::Deserialize;
use utoipa::ToSchema;

use super::name;
use super::view::{AppView, with_etag};
use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{IfMatch, Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "update");

#[derive(Deserialize, ToSchema)]
pub struct RenameRequest {
    #[schema(min_length = 1, max_length = 100)]
    name: String,
}

/// Gives an app another name.
#[utoipa::path(
    patch, path = "/api/apps/{id}", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("If-Match" = String, Header, description = "The `ETag` that you have seen")),
    request_body = RenameRequest,
    responses(
        (status = 200, body = AppView), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "Changed by someone else in the meantime", body = ErrorBody),
    )
)]
pub async fn rename(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    IfMatch(version): IfMatch,
    Json(request): Json<RenameRequest>,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let audit = entry(&state, &caller, &Resource::app(&app), "rename");
    let app = apps::rename(&state.store, id, version, name::checked(&request.name)?, Some(&audit)).await?;
    Ok(with_etag(StatusCode::OK, app))
}
