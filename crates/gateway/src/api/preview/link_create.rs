//! `POST /api/apps/{id}/preview-link`: an address that may be given to others.

use axum::Json as Answer;
use axum::body::Body;
use axum::extract::State;
use chrono::TimeDelta;
use http::HeaderMap;
use isekai_domain::AppId;
use isekai_store::preview::links::{self, NewLink};
use serde::Deserialize;
use utoipa::ToSchema;

use super::session::PreviewAddress;
use crate::access::{Caller, Permit, Resource, app_for, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{Path, body, json};
use crate::preview::link;
use crate::preview::ports::site_of;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "share");
const DEFAULT_SECONDS: u32 = 3600;
const MIN_SECONDS: u32 = 60;
const MAX_SECONDS: u32 = 30 * 24 * 3600;

#[derive(Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LinkRequest {
    /// Seconds; one hour when absent.
    #[serde(default)]
    #[schema(minimum = 60, maximum = 2_592_000)]
    expires_in: Option<u32>,
    /// Whether other sites may show the preview inside their pages. Otherwise only the platform may.
    #[serde(default)]
    public: bool,
}

/// A signed, expiring, revocable link. Whoever has it sees the app, without an account.
#[utoipa::path(
    post, path = "/api/apps/{id}/preview-link", tag = "preview",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path)),
    request_body(content = Option<LinkRequest>),
    responses(
        (status = 200, body = PreviewAddress), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn link_create(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    headers: HeaderMap,
    body: Body,
) -> Result<Answer<PreviewAddress>, ApiError> {
    let app = app_for(&state, &caller, id, NEEDS).await?;
    let bytes = body::read(&headers, body, state.settings.max_body_bytes).await?;
    let request: LinkRequest = if bytes.is_empty() { LinkRequest::default() } else { json::parse(&bytes)? };
    let seconds = request.expires_in.unwrap_or(DEFAULT_SECONDS);
    if !(MIN_SECONDS..=MAX_SECONDS).contains(&seconds) {
        return Err(ApiError::field("expiresIn", format!("expiresIn is from {MIN_SECONDS} to {MAX_SECONDS} seconds")));
    }
    let site = site_of(&state, id).await?;
    let expires_at = state.clock.now() + TimeDelta::seconds(i64::from(seconds));
    let audit = entry(&state, &caller, &Resource::app(&app), "share");
    let (public, created_by) = (request.public, caller.user_id);
    let new = NewLink { app_id: id, public, created_by, expires_at, audit: Some(&audit) };
    let link = links::create(&state.store, new).await?;
    let url = format!("{site}/.isekai/link?token={}", link::token(&state, &link)?);
    Ok(Answer(PreviewAddress { url, expires_at }))
}
