//! `POST /api/apps/{id}/stop`.

use axum::extract::State;
use axum::response::Response;
use isekai_domain::AppId;
use isekai_platform::correlation;
use isekai_store::lifecycle::{self, Request};

use super::view::{Accepted, accepted};
use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Path;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "execute");

/// Stops an app. Its code stays.
#[utoipa::path(
    post, path = "/api/apps/{id}/stop", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses(
        (status = 202, description = "Begun; follow the app's events", body = Accepted),
        (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
    )
)]
pub async fn stop(State(state): State<AppState>, caller: Caller, Path(id): Path<AppId>) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let correlation_id = correlation::current();
    let audit = entry(&state, &caller, &Resource::app(&app), "stop");
    let request = Request {
        app_id: id,
        user_id: app.user_id,
        correlation_id: &correlation_id,
        now: state.clock.now(),
        audit: Some(&audit),
    };
    Ok(accepted(lifecycle::stop(&state.store, request).await?))
}
