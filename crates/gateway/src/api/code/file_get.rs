//! `GET /api/apps/{id}/files/{path}`.

use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderValue, header};
use isekai_store::code;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{FilePath, Query, if_match};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "read");

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FileQuery {
    /// The latest when absent.
    #[param(minimum = 1)]
    version: Option<i32>,
}

/// The text of a file.
#[utoipa::path(
    get, path = "/api/apps/{id}/files/{*path}", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), ("path" = String, Path, description = "May have slashes"), FileQuery),
    responses(
        (status = 200, description = "`ETag` is the version of the code", content_type = "text/plain", body = String),
        (status = 401, body = ErrorBody),
        (status = 403, description = "The path leads out of the project", body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn file_get(
    State(state): State<AppState>,
    caller: Caller,
    FilePath { app, path }: FilePath,
    Query(query): Query<FileQuery>,
) -> Result<Response, ApiError> {
    app_for(&state, &caller, app, NEEDS).await?;
    let file = code::file(&state.store, app, query.version, path.as_str()).await?.ok_or(ApiError::NotFound("file"))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8")),
        (header::ETAG, if_match::etag(file.version)),
    ];
    Ok((headers, file.content).into_response())
}
