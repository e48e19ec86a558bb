//! `POST /api/apps/{id}/rollback`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::AppId;
use isekai_platform::correlation;
use isekai_store::rollback::{self as work, NewRollback};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::apps::view::{Accepted, accepted};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "update");

#[derive(Deserialize, ToSchema)]
pub struct RollbackRequest {
    #[schema(minimum = 1)]
    version: i32,
}

/// Goes back to an earlier version. That makes a new version; nothing is lost.
#[utoipa::path(
    post, path = "/api/apps/{id}/rollback", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    request_body = RollbackRequest,
    responses(
        (status = 202, description = "Begun; follow the app's events", body = Accepted),
        (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
    )
)]
pub async fn rollback(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    Json(request): Json<RollbackRequest>,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let correlation_id = correlation::current();
    let audit = entry(&state, &caller, &Resource::app(&app), "rollback");
    let new = NewRollback {
        app_id: id,
        user_id: app.user_id,
        to_version: request.version,
        correlation_id: &correlation_id,
        now: state.clock.now(),
        audit: Some(&audit),
    };
    Ok(accepted(work::enqueue(&state.store, new).await?))
}
