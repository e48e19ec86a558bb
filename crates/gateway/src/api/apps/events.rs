//! `GET /api/apps/{id}/events`: what happens to an app, as it happens.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures::{Stream, StreamExt as _};
use http::{HeaderMap, HeaderValue};
use isekai_domain::AppId;
use serde::Deserialize;
use tokio::sync::OwnedSemaphorePermit;
use utoipa::IntoParams;

use crate::access::{Caller, Permit, allows, app_fields, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, Query};
use crate::live;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");
/// For the text of files while they are written.
const READ_CODE: Permit = Permit::of("code", "read");
pub const KEEP_ALIVE: Duration = Duration::from_secs(15);

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EventsQuery {
    /// Begin behind this event; `Last-Event-ID` has precedence.
    #[param(minimum = 0)]
    after: Option<i64>,
}

/// Server-Sent Events: all that happened so far (or after `Last-Event-ID`), then what happens.
///
/// Durable events have an `id` and are never skipped: `status`, `plan`, `step`, `file`, `note`, `warning`, `build`, `verify`,
/// `version`, `usage`, `conflict`, `iteration`. `chunk {path, offset, text}` is the text of a file while it is written; it has
/// no `id`, may be lost, and goes only to who may read the code. `deleted` is the last.
#[utoipa::path(
    get, path = "/api/apps/{id}/events", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("Last-Event-ID" = Option<String>, Header), EventsQuery),
    responses(
        (status = 200, description = "A stream that stays open", content_type = "text/event-stream", body = String),
        (status = 401, body = ErrorBody), (status = 404, body = ErrorBody),
    )
)]
pub async fn events(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    headers: HeaderMap,
    Query(query): Query<EventsQuery>,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let after = last_event_id(&headers)?.or(query.after).unwrap_or(0).max(0);
    let place = place(&state)?;
    let with_text = allows(&caller, READ_CODE, &app_fields(&app));
    Ok(stream(place, live::events::follow(state, caller, app.id, app.activity, with_text, after)))
}

/// The right to keep a stream open.
pub fn place(state: &AppState) -> Result<OwnedSemaphorePermit, ApiError> {
    let place = state.streams.clone().try_acquire_owned();
    place.map_err(|error| ApiError::unavailable("a place for another stream", error))
}

/// The answer that carries a stream, and gives its place back at the end. Proxies are told not to collect it first.
pub fn stream<S>(place: OwnedSemaphorePermit, events: S) -> Response
where
    S: Stream<Item = Result<Event, Infallible>> + Send + 'static,
{
    let events = events.inspect(move |_| {
        let _held = &place;
    });
    let keep_alive = KeepAlive::new().interval(KEEP_ALIVE).text("keep-alive");
    let mut response = Sse::new(events).keep_alive(keep_alive).into_response();
    response.headers_mut().insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn last_event_id(headers: &HeaderMap) -> Result<Option<i64>, ApiError> {
    let Some(value) = headers.get("last-event-id") else { return Ok(None) };
    match value.to_str().ok().map(str::trim) {
        Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| bad_id()),
        None => Err(bad_id()),
    }
}

fn bad_id() -> ApiError {
    ApiError::field("Last-Event-ID", "the id of an event is a number")
}
