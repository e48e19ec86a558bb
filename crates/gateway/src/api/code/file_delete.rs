//! `DELETE /api/apps/{id}/files/{path}`.

use axum::extract::State;
use axum::response::Response;

use super::file_put::{Saved, save};
use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{FilePath, IfMatch};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "update");

/// Deletes a file. It makes a version and brings what runs up to it.
#[utoipa::path(
    delete, path = "/api/apps/{id}/files/{*path}", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(
        ("id" = Uuid, Path), ("path" = String, Path, description = "May have slashes"),
        ("If-Match" = String, Header, description = "The version of the code that you have seen"),
    ),
    responses(
        (status = 200, body = Saved), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "The path leads out of the project", body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "Another version is the latest by now", body = ErrorBody),
    )
)]
pub async fn file_delete(
    State(state): State<AppState>,
    caller: Caller,
    FilePath { app, path }: FilePath,
    IfMatch(version): IfMatch,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, app, NEEDS).await?;
    let audit = entry(&state, &caller, &Resource::app(&app), "delete_file");
    save(&state, &app, version, path, None, audit).await
}
