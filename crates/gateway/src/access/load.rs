//! An app and the permission to do something with it, in one step.

use isekai_domain::AppId;
use isekai_store::apps::{self, App};

use super::authorize::{allows, authorize, refused};
use super::{Caller, Resource};
use crate::error::ApiError;
use crate::state::AppState;

/// An app that the caller may not even read answers as one that does not exist.
pub async fn app_for(state: &AppState, caller: &Caller, id: AppId, action: &str) -> Result<App, ApiError> {
    let app = apps::get(&state.store, id).await?;
    let resource = Resource::app(&app);
    if !allows(caller, &resource, "read") {
        refused(state, caller, &resource, action).await;
        return Err(ApiError::NotFound("app"));
    }
    authorize(state, caller, &resource, action).await?;
    Ok(app)
}
