//! `POST /api/apps/{id}/iterations`.

use axum::Json as Answer;
use axum::extract::State;
use http::{HeaderMap, StatusCode};
use isekai_domain::{AppId, Prompt};
use isekai_platform::correlation;
use isekai_store::iterations::{self, NewIteration};
use serde::Deserialize;
use utoipa::ToSchema;

use super::view::IterationView;
use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::apps::idempotency_key;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Json, Path};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "update");

#[derive(Deserialize, ToSchema)]
pub struct IterationRequest {
    /// What to change, in plain words: 1 to 16,384 bytes.
    #[schema(min_length = 1, max_length = 16_384, example = "Add a column for the price")]
    prompt: String,
}

/// Changes an app by words.
#[utoipa::path(
    post, path = "/api/apps/{id}/iterations", tag = "iterations",
    extensions(("x-permission" = json!(NEEDS))),
    params(
        ("id" = Uuid, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "The same key again gives the same iteration again"),
    ),
    request_body = IterationRequest,
    responses(
        (status = 202, description = "Written down; follow the app's events", body = IterationView),
        (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody),
        (status = 409, description = "The app is being generated or deleted", body = ErrorBody),
    )
)]
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    headers: HeaderMap,
    Json(request): Json<IterationRequest>,
) -> Result<(StatusCode, Answer<IterationView>), ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let prompt = Prompt::parse(&request.prompt)?;
    let audit = entry(&state, &caller, &Resource::app(&app), "iterate");
    let new = NewIteration {
        app_id: id,
        user_id: app.user_id,
        prompt: &prompt,
        correlation_id: &correlation::current(),
        now: state.clock.now(),
        idempotency_key: idempotency_key(&headers)?,
        audit: Some(&audit),
    };
    let (iteration, _) = iterations::create(&state.store, new).await?;
    Ok((StatusCode::ACCEPTED, Answer(iteration.into())))
}
