//! `PUT /api/apps/{id}/files/{path}`: a file saved by hand. It makes a version at once; what runs follows.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use http::{HeaderMap, header};
use isekai_channel::SafePath;
use isekai_platform::correlation;
use isekai_store::apps::App;
use isekai_store::audit::AuditEntry;
use isekai_store::edits::{self, NewEdit};
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{FilePath, IfMatch, body, if_match};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("code", "update");

#[derive(Serialize, ToSchema)]
pub struct Saved {
    /// The version that the change made.
    version: i32,
}

/// Saves a file. It makes a version and brings what runs up to it.
#[utoipa::path(
    put, path = "/api/apps/{id}/files/{*path}", tag = "code",
    extensions(("x-permission" = json!(NEEDS))),
    params(
        ("id" = Uuid, Path), ("path" = String, Path, description = "May have slashes"),
        ("If-Match" = String, Header, description = "The version of the code that you have edited"),
    ),
    request_body(content = String, content_type = "text/plain"),
    responses(
        (status = 200, body = Saved), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 403, description = "The path leads out of the project", body = ErrorBody),
        (status = 404, body = ErrorBody),
        (status = 409, description = "Another version is the latest by now", body = ErrorBody),
        (status = 413, body = ErrorBody), (status = 415, body = ErrorBody),
    )
)]
pub async fn file_put(
    State(state): State<AppState>,
    caller: Caller,
    FilePath { app, path }: FilePath,
    IfMatch(version): IfMatch,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    let app = app_for(&state, &caller, app, NEEDS).await?;
    if !body::is_media_type(&headers, "text/plain", None) {
        return Err(ApiError::UnsupportedMediaType { expected: "text/plain" });
    }
    let bytes = body::read(&headers, body, state.settings.max_body_bytes).await?;
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| ApiError::field("body", "the file is not UTF-8 text"))?;
    let audit = entry(&state, &caller, &Resource::app(&app), "save_file");
    save(&state, &app, version, path, Some(text), audit).await
}

/// `None` deletes the file.
pub(super) async fn save(
    state: &AppState,
    app: &App,
    expected_version: i32,
    path: SafePath,
    content: Option<String>,
    audit: AuditEntry,
) -> Result<Response, ApiError> {
    let summary = format!("{} {path} by hand", if content.is_some() { "Saved" } else { "Deleted" });
    let changes = BTreeMap::from([(String::from(path), content)]);
    let edit = NewEdit {
        app_id: app.id,
        user_id: app.user_id,
        expected_version,
        changes: &changes,
        summary: Some(&summary),
        correlation_id: &correlation::current(),
        now: state.clock.now(),
        audit: Some(&audit),
    };
    let edited = edits::enqueue(&state.store, edit).await?;
    let etag = if_match::etag(edited.version);
    Ok(([(header::ETAG, etag)], axum::Json(Saved { version: edited.version })).into_response())
}
