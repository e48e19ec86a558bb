//! `GET /api/config`: what the page needs before anybody is signed in.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::access::PUBLIC;
use crate::api::apps::FRAMEWORKS;
use crate::state::AppState;

/// Clickable on the page; each works with the built-in planner.
const EXAMPLES: [&str; 6] = [
    "Create a CSV viewer application",
    "A todo list with priorities and due dates",
    "A kanban board with three columns",
    "An expense tracker with categories and a monthly total",
    "A recipe collection with search and tags",
    "A time tracker for projects",
];

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicConfig {
    version: &'static str,
    /// Whether anybody may make an account.
    registration: bool,
    /// Prompts to begin with.
    examples: [&'static str; 6],
    /// What `context.framework` of a new app may be.
    frameworks: [&'static str; 4],
    public_url: String,
}

/// What the page needs before sign-in.
#[utoipa::path(
    get, path = "/api/config", tag = "system",
    extensions(("x-permission" = json!(PUBLIC))),
    security(()), responses((status = 200, body = PublicConfig))
)]
pub async fn config(State(state): State<AppState>) -> Json<PublicConfig> {
    Json(PublicConfig {
        version: isekai_platform::VERSION,
        registration: state.settings.registration,
        examples: EXAMPLES,
        frameworks: FRAMEWORKS,
        public_url: state.settings.public_url.clone(),
    })
}
