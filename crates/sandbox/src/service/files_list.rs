use axum::body::Body;
use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, Method};
use isekai_channel::agent_api::{FileChange, FileList};
use serde::Deserialize;
use utoipa::IntoParams;

use super::extract::{Id, Query, flag};
use super::schema::ErrorBody;
use super::{ApiError, AppState, agent};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FilesQuery {
    /// `1`: no list, but what changes from now on, until the caller goes away. As long as it does not, the sandbox is not paused.
    #[param(minimum = 0, maximum = 1)]
    watch: Option<u8>,
}

/// All files of the project, or what changes among them.
///
/// Files whose names are no safe paths, symbolic links, and what else is no plain file are left out. A stream of changes ends by itself
/// when there are more files than can be listed.
#[utoipa::path(
    get, path = "/v1/sandboxes/{id}/files", tag = "files", params(("id" = Uuid, Path), FilesQuery),
    responses(
        (status = 200, description = "Sorted by path; with `watch`, one change a line", content(
            (FileList = "application/json"), (FileChange = "application/x-ndjson"),
        )),
        (status = 400, body = ErrorBody), (status = 404, body = ErrorBody), (status = 409, body = ErrorBody),
        (status = 413, description = "Too many files to list", body = ErrorBody),
    )
)]
pub async fn list(State(node): AppState, Id(id): Id, Query(query): Query<FilesQuery>) -> Result<Response, ApiError> {
    let target = if flag("watch", query.watch)? { "v1/watch" } else { "v1/files" };
    agent::ask(&node, id, Method::GET, target, HeaderMap::new(), Body::empty()).await
}
