//! An app as the API shows it.

use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use http::{StatusCode, header};
use isekai_domain::{Activity, AppId, AppStatus, UserId, WorkflowId};
use isekai_store::apps::App;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::schema::{ActivitySchema, AppStatusSchema};
use crate::extract::if_match;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = App)]
pub struct AppView {
    #[schema(value_type = Uuid)]
    pub id: AppId,
    #[schema(value_type = Uuid)]
    pub user_id: UserId,
    pub name: String,
    pub prompt: String,
    #[schema(required)]
    pub framework: Option<String>,
    #[schema(required)]
    pub language: Option<String>,
    #[schema(value_type = AppStatusSchema)]
    pub status: AppStatus,
    /// Why it is stopped or does not work.
    #[schema(required)]
    pub status_reason: Option<String>,
    #[schema(value_type = ActivitySchema)]
    pub activity: Activity,
    /// Null until there is something to see.
    #[schema(required)]
    pub preview_url: Option<String>,
    /// The version of its code that was last seen to work and shown.
    #[schema(required)]
    pub live_version: Option<i32>,
    #[schema(required)]
    pub container_id: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    /// Also the `ETag`.
    pub version: i32,
}

/// Names the durable work that a request began; follow it in the app's events.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Accepted {
    #[schema(value_type = Uuid)]
    pub workflow_id: WorkflowId,
}

impl From<App> for AppView {
    fn from(app: App) -> Self {
        Self {
            id: app.id,
            user_id: app.user_id,
            name: app.name,
            prompt: app.prompt,
            framework: app.framework,
            language: app.language,
            status: app.status,
            status_reason: app.status_reason,
            activity: app.activity,
            preview_url: app.preview_url,
            live_version: app.live_version,
            container_id: app.container_id,
            created_at: app.created_at,
            updated_at: app.updated_at,
            version: app.version,
        }
    }
}

/// The app with its version as `ETag`.
pub fn with_etag(status: StatusCode, app: App) -> Response {
    let etag = if_match::etag(app.version);
    (status, [(header::ETAG, etag)], axum::Json(AppView::from(app))).into_response()
}

pub fn accepted(workflow_id: WorkflowId) -> Response {
    (StatusCode::ACCEPTED, axum::Json(Accepted { workflow_id })).into_response()
}
