//! An app and the permission to do something with it, in one step.

use isekai_auth::ResourceFields;
use isekai_domain::AppId;
use isekai_domain::access::Permit;
use isekai_store::apps::{self, App};

use super::authorize::{allows, decide, refused};
use super::{Caller, Resource};
use crate::error::ApiError;
use crate::state::AppState;

const READ: Permit = Permit::of("app", "read");

/// An app that the caller may not even read answers as one that does not exist.
pub async fn app_for(state: &AppState, caller: &Caller, id: AppId, needs: Permit) -> Result<App, ApiError> {
    let app = apps::get(&state.store, id).await?;
    let fields = app_fields(&app);
    let Err(why) = decide(caller, needs, &fields) else { return Ok(app) };
    let refusal = refused(state, caller, &Resource::app(&app), needs, &why).await;
    Err(if allows(caller, READ, &fields) { refusal } else { ApiError::NotFound("app") })
}

/// What conditions may ask about an app and its code.
pub fn app_fields(app: &App) -> ResourceFields {
    let fields = ResourceFields::owned_by(app.user_id)
        .with("id", app.id.to_string())
        .with("status", app.status.as_str())
        .with("version", app.version);
    let optional = [("framework", &app.framework), ("language", &app.language)];
    optional.into_iter().fold(fields, |fields, (name, value)| match value {
        Some(value) => fields.with(name, value.as_str()),
        None => fields,
    })
}
