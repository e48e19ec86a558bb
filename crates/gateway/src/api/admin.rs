//! For administrators. Every call leaves a row in the audit log, whether it was allowed or not.

mod audit;
mod quota_get;
mod quota_put;
mod security;
mod user_create;
mod users;

use isekai_domain::UserId;
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{self, Caller, Resource, authorize};
use crate::error::ApiError;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(users::users, user_create::user_create))
        .routes(routes!(quota_get::quota_get, quota_put::quota_put))
        .merge(audit::router())
        .merge(security::router())
}

/// The permission for an administrative action on a user, or on users in general.
async fn permitted(
    state: &AppState,
    caller: &Caller,
    user: Option<UserId>,
    action: &str,
) -> Result<Resource, ApiError> {
    let resource = Resource { kind: "user", id: user.map(|user| user.to_string()), owner: None };
    authorize(state, caller, &resource, action).await?;
    Ok(resource)
}

async fn done(state: &AppState, caller: &Caller, resource: &Resource, action: &str, details: Value) {
    access::audit(state, Some(caller.user_id), &caller.client, action, resource, details, Ok(())).await;
}
