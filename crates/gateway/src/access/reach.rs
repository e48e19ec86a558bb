//! Nobody gives or takes what reaches further than what they have themselves.

use isekai_auth::rbac;
use isekai_domain::{Permission, UserId};
use isekai_store::roles;
use serde_json::Value;

use super::authorize::{audit, authorize};
use super::{Caller, Permit, Resource};
use crate::error::ApiError;
use crate::state::AppState;

const WHY: &str = "it reaches further than the caller's own roles";

/// Refuses, and records it, unless the caller's own permissions cover all of `permissions`.
pub async fn within_reach(
    state: &AppState,
    caller: &Caller,
    resource: &Resource,
    needs: Permit,
    permissions: &[Permission],
) -> Result<(), ApiError> {
    if rbac::covers(&caller.permissions, permissions) {
        return Ok(());
    }
    let Permit { resource: kind, action } = needs;
    tracing::info!(user = %caller.user_id, resource = kind, id = resource.id, action, reason = WHY, "refused");
    audit(state, Some(caller.user_id), &caller.client, action, resource, Value::Null, Err(WHY)).await;
    Err(ApiError::Authorization("this reaches further than your own roles do; ask somebody who may do all of it"))
}

/// The permission for a change to an account, which must not be one that may do more than the caller.
pub async fn user_for(state: &AppState, caller: &Caller, user: UserId, needs: Permit) -> Result<Resource, ApiError> {
    authorize(state, caller, &Resource::user(user), needs).await?;
    user_within_reach(state, caller, user, needs).await
}

/// As [`user_for`], for who has the permission already.
pub async fn user_within_reach(
    state: &AppState,
    caller: &Caller,
    user: UserId,
    needs: Permit,
) -> Result<Resource, ApiError> {
    let resource = Resource::user(user);
    let theirs: Vec<Permission> =
        roles::of_user(&state.store, user).await?.into_iter().flat_map(|role| role.permissions).collect();
    within_reach(state, caller, &resource, needs, &theirs).await?;
    Ok(resource)
}
