//! For administrators. Every call leaves a row in the audit log, whether it was allowed or not; what changes something writes it
//! together with the change.

mod audit;
mod quota_get;
mod quota_put;
mod roles;
mod security;
mod user_create;
mod user_erase;
mod user_export;
mod user_get;
mod user_lock;
mod user_mfa;
mod user_password;
mod user_patch;
mod user_roles;
mod user_sessions;
mod user_suspend;
mod user_unlock;
mod user_unsuspend;
mod users;

use isekai_domain::UserId;
use isekai_store::users::{self as accounts, Standing, StandingChange};
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{self, Caller, Credential, Permit, Resource, authorize, entry, user_for};
use crate::error::ApiError;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(users::users, user_create::user_create))
        .routes(routes!(user_get::user_get, user_patch::user_patch))
        .routes(routes!(user_lock::user_lock))
        .routes(routes!(user_unlock::user_unlock))
        .routes(routes!(user_mfa::user_mfa))
        .routes(routes!(user_password::user_password))
        .routes(routes!(user_sessions::user_sessions))
        .routes(routes!(user_suspend::user_suspend))
        .routes(routes!(user_unsuspend::user_unsuspend))
        .routes(routes!(user_export::user_export))
        .routes(routes!(user_erase::user_erase))
        .routes(routes!(quota_get::quota_get, quota_put::quota_put))
        .merge(audit::router())
        .merge(security::router())
        .merge(user_roles::router())
        .merge(roles::router())
}

/// The permission for an administrative action on a user, or on users in general.
async fn permitted(
    state: &AppState,
    caller: &Caller,
    user: Option<UserId>,
    needs: Permit,
) -> Result<Resource, ApiError> {
    let resource = Resource { kind: needs.resource, id: user.map(|user| user.to_string()), owner: None };
    authorize(state, caller, &resource, needs).await?;
    Ok(resource)
}

async fn done(state: &AppState, caller: &Caller, resource: &Resource, action: &str, details: Value) {
    access::audit(state, Some(caller.user_id), &caller.client, action, resource, details, Ok(())).await;
}

/// Shuts or opens an account. Its sessions end here at once, on other replicas within a second.
async fn change_standing(
    state: &AppState,
    caller: &Caller,
    user: UserId,
    needs: Permit,
    (to, action): (Standing, &str),
) -> Result<accounts::User, ApiError> {
    let resource = user_for(state, caller, user, needs).await?;
    let change = StandingChange { user, to, audit: entry(state, caller, &resource, action) };
    let (account, ended) = accounts::change_standing(&state.store, change).await?;
    for session in ended {
        state.principals.forget(Credential::Session(session, user)).await;
    }
    Ok(account)
}
