use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};
use isekai_channel::agent_api::LogLine;
use serde::Deserialize;
use utoipa::IntoParams;

use super::extract::{Id, Query, flag};
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LogsQuery {
    /// Lines behind this `seq`; all that are kept when absent.
    #[serde(default)]
    #[param(minimum = 0)]
    after: u64,
    /// `1`: the answer goes on with the lines to come. As long as it does, the sandbox is not paused.
    #[param(minimum = 0, maximum = 1)]
    follow: Option<u8>,
}

/// What the app, the builder and the agent have to say, oldest first.
///
/// A reader who is too slow misses lines, and sees it by their numbers.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/logs", tag = "sandboxes", params(("id" = Uuid, Path), LogsQuery),
    responses(
        (status = 200, description = "One line of log a line", content_type = "application/x-ndjson", body = LogLine),
        (status = 400, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
    )
)]
pub async fn logs(State(node): AppState, Id(id): Id, Query(query): Query<LogsQuery>) -> Result<Response, ApiError> {
    let follow = u8::from(flag("follow", query.follow)?);
    let target = format!("v1/logs?after={}&follow={follow}", query.after);
    agent::ask(&node, id, Method::GET, &target, HeaderMap::new(), Body::empty()).await
}
