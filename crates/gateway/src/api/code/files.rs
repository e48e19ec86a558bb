//! `GET /api/apps/{id}/files`.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::header;
use isekai_domain::AppId;
use isekai_store::code;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, if_match};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "read");

#[derive(Serialize, ToSchema)]
pub struct FileList {
    /// Of the code; also the `ETag`. 0 before the first version is stored.
    version: i32,
    files: Vec<FileEntry>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileEntry {
    path: String,
    size_bytes: usize,
}

/// The files of the latest version, by path.
#[utoipa::path(
    get, path = "/api/apps/{id}/files", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    responses((status = 200, body = FileList), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody), (status = 404, body = ErrorBody))
)]
pub async fn files(State(state): State<AppState>, caller: Caller, Path(id): Path<AppId>) -> Result<Response, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let list = match code::latest(&state.store, id).await? {
        None => FileList { version: 0, files: Vec::new() },
        Some(code) => {
            let entry = |(path, content): (String, String)| FileEntry { path, size_bytes: content.len() };
            FileList { version: code.version, files: code.files.into_iter().map(entry).collect() }
        }
    };
    Ok(([(header::ETAG, if_match::etag(list.version))], axum::Json(list)).into_response())
}
