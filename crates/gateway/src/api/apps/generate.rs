//! `POST /api/apps/generate`: from a sentence to an app. It answers as soon as the work is written down; the rest is told by
//! the app's events.

use axum::extract::State;
use axum::response::Response;
use http::{HeaderMap, StatusCode};
use isekai_domain::Prompt;
use isekai_platform::correlation;
use serde::Deserialize;
use utoipa::ToSchema;

use super::name;
use super::view::{AppView, with_etag};
use crate::access::{Caller, Permit, Resource, authorize, entry};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::Json;
use crate::preview::ports::{self, NewAppAtPort};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "create");
/// What `context.framework` may be.
pub const FRAMEWORKS: [&str; 4] = ["react", "static", "fullstack", "python"];
const LANGUAGES: [&str; 2] = ["typescript", "javascript"];
const MAX_KEY_BYTES: usize = 128;

#[derive(Deserialize, ToSchema)]
pub struct GenerateRequest {
    /// What the app should be, in plain words: 1 to 16,384 bytes.
    #[schema(min_length = 1, max_length = 16_384, example = "Create a CSV viewer application")]
    prompt: String,
    #[serde(default)]
    context: Option<GenerateContext>,
}

#[derive(Default, Deserialize, ToSchema)]
pub struct GenerateContext {
    /// `react` or `static`, whose data stays in each visitor's browser; `fullstack` or `python`, with a server that keeps it, in
    /// TypeScript or in Python. Chosen by the planner when absent.
    framework: Option<String>,
    /// `typescript` or `javascript`.
    language: Option<String>,
}

/// Makes an app from words.
#[utoipa::path(
    post, path = "/api/apps/generate", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("Idempotency-Key" = Option<String>, Header, description = "The same key again gives the same app again")),
    request_body = GenerateRequest,
    responses(
        (status = 201, description = "Written down; `status` is `generating`", body = AppView),
        (status = 400, body = ErrorBody), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 413, body = ErrorBody), (status = 415, body = ErrorBody),
        (status = 429, description = "A quota is used up", body = ErrorBody),
    )
)]
pub async fn generate(
    State(state): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Json(request): Json<GenerateRequest>,
) -> Result<Response, ApiError> {
    let resource = Resource::new_of("app", caller.user_id);
    authorize(&state, &caller, &resource, NEEDS).await?;
    let prompt = Prompt::parse(&request.prompt)?;
    let context = request.context.unwrap_or_default();
    let framework = one_of("context.framework", context.framework, &FRAMEWORKS)?;
    let language = one_of("context.language", context.language, &LANGUAGES)?;
    let key = idempotency_key(&headers)?;
    let new = NewAppAtPort {
        user_id: caller.user_id,
        name: &name::provisional(prompt.as_str()),
        prompt: &prompt,
        framework: framework.as_deref(),
        language: language.as_deref(),
        correlation_id: &correlation::current(),
        now: state.clock.now(),
        idempotency_key: key,
        audit: &entry(&state, &caller, &resource, "create"),
    };
    let app = ports::create_app(&state, new).await?;
    metrics::counter!("isekai_apps_created_total").increment(1);
    tracing::info!(app = %app.id, user = %app.user_id, "accepted");
    Ok(with_etag(StatusCode::CREATED, app))
}

/// Visible ASCII, at most 128 bytes.
pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, ApiError> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    match value.to_str() {
        Ok(key) if (1..=MAX_KEY_BYTES).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic()) => {
            Ok(Some(key))
        }
        _ => {
            Err(ApiError::field("Idempotency-Key", format!("a key has 1 to {MAX_KEY_BYTES} visible ASCII characters")))
        }
    }
}

fn one_of(field: &'static str, given: Option<String>, known: &[&str]) -> Result<Option<String>, ApiError> {
    let Some(given) = given else { return Ok(None) };
    let lower = given.trim().to_lowercase();
    if known.contains(&lower.as_str()) {
        return Ok(Some(lower));
    }
    let shown: String = given.chars().filter(|c| !c.is_control()).take(40).collect();
    Err(ApiError::field(field, format!("{shown:?} is not known; choose one of: {}", known.join(", "))))
}
