//! `POST /api/apps/{id}/cancel`.

use axum::Json;
use axum::extract::State;
use http::StatusCode;
use isekai_domain::AppId;
use isekai_store::{params, workflows};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "execute");

#[derive(Serialize, ToSchema)]
pub struct Cancelled {
    /// How many pieces of work were asked to stop.
    cancelled: u64,
}

/// Stops what is being done to an app; what was done so far is undone. A deletion goes on.
#[utoipa::path(
    post, path = "/api/apps/{id}/cancel", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 202, description = "Asked for; follow the app's events", body = Cancelled),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "Nothing is being done", body = ErrorBody),
    )
)]
pub async fn cancel(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
) -> Result<(StatusCode, Json<Cancelled>), ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let audit = entry(&state, &caller, &Resource::app(&app), "cancel");
    let except = [params::DELETE_APP];
    let cancelled = workflows::request_cancel_for_app(&state.store, id, &except, Some(&audit)).await?;
    if cancelled == 0 {
        return Err(ApiError::Conflict("nothing is being done to this app that could be cancelled".into()));
    }
    Ok((StatusCode::ACCEPTED, Json(Cancelled { cancelled })))
}
