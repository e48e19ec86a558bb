//! Which roles a user has.

mod delete;
mod list;
mod put;

use isekai_domain::{RoleId, UserId};
use isekai_store::roles::{self as stored, Assignment, StoredRole};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::entry;
use crate::access::{Caller, Permit, Resource, authorize, user_within_reach, within_reach};
use crate::error::ApiError;
use crate::state::AppState;

pub fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list::user_roles)).routes(routes!(put::user_role_put, delete::user_role_delete))
}

/// The right to give or take a role: neither it nor the user may reach further than the caller. The permission is on the role; the
/// audit log shows it at the user, as `action`.
async fn judged(
    state: &AppState,
    caller: &Caller,
    (user, role): (UserId, RoleId),
    needs: Permit,
    action: &str,
) -> Result<(StoredRole, Assignment), ApiError> {
    authorize(state, caller, &Resource::role(role), needs).await?;
    let stored = stored::get(&state.store, role).await?;
    within_reach(state, caller, &Resource::role(role), needs, &stored.permissions).await?;
    let resource = user_within_reach(state, caller, user, needs).await?;
    let audit = entry(state, caller, &resource, action);
    Ok((stored, Assignment { user, role, by: caller.user_id, audit }))
}
