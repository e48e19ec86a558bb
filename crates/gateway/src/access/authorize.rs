//! The one place where permissions are asked for.

use isekai_auth::rbac::{self, Denied, ResourceFields};
use isekai_domain::access::Permit;
use isekai_domain::{RoleId, UserId};
use isekai_platform::correlation;
use isekai_store::audit::{self as rows, AuditEntry};
use serde_json::Value;

use super::{Caller, Principal, report};
use crate::error::ApiError;
use crate::extract::ClientInfo;
use crate::state::AppState;

/// What an action is about. The audit log shows it; conditions ask for its id and its owner.
#[derive(Debug, Clone)]
pub struct Resource {
    /// As permissions name it: `app`, `user`.
    pub kind: &'static str,
    pub id: Option<String>,
    pub owner: Option<UserId>,
}

impl Resource {
    /// All of a kind.
    pub const fn kind(kind: &'static str) -> Self {
        Self { kind, id: None, owner: None }
    }

    /// One that the caller is about to make, and will own.
    pub const fn new_of(kind: &'static str, owner: UserId) -> Self {
        Self { kind, id: None, owner: Some(owner) }
    }

    pub fn app(app: &isekai_store::apps::App) -> Self {
        Self { kind: "app", id: Some(app.id.to_string()), owner: Some(app.user_id) }
    }

    pub fn role(id: RoleId) -> Self {
        Self { kind: "role", id: Some(id.to_string()), owner: None }
    }

    pub fn user(id: UserId) -> Self {
        Self { kind: "user", id: Some(id.to_string()), owner: None }
    }

    fn fields(&self) -> ResourceFields {
        let fields = self.owner.map_or_else(ResourceFields::new, ResourceFields::owned_by);
        match &self.id {
            Some(id) => fields.with("id", id.as_str()),
            None => fields,
        }
    }
}

/// Whether one of their roles allows it on what has these fields. Writes nothing.
pub fn allows(who: &Principal, needs: Permit, fields: &ResourceFields) -> bool {
    decide(who, needs, fields).is_ok()
}

/// Refuses what no role of the caller allows, and records the refusal.
pub async fn authorize(state: &AppState, caller: &Caller, resource: &Resource, needs: Permit) -> Result<(), ApiError> {
    match decide(caller, needs, &resource.fields()) {
        Ok(()) => Ok(()),
        Err(why) => Err(refused(state, caller, resource, needs, &why).await),
    }
}

pub(super) fn decide(who: &Principal, needs: Permit, fields: &ResourceFields) -> Result<(), Denied> {
    rbac::decide(&who.permissions, needs.resource, needs.action, fields, who.user_id)
}

/// Writes down why; the caller only learns that it was refused.
pub(super) async fn refused(
    state: &AppState,
    caller: &Caller,
    resource: &Resource,
    needs: Permit,
    why: &Denied,
) -> ApiError {
    let Permit { resource: kind, action } = needs;
    let id = resource.id.as_deref();
    tracing::info!(user = %caller.user_id, resource = kind, id, action, reason = %why, "refused");
    let resource = Resource { kind, ..resource.clone() };
    audit(state, Some(caller.user_id), &caller.client, action, &resource, Value::Null, Err(&why.to_string())).await;
    report::refusal(state, &caller.client, caller.user_id, &resource, action).await;
    ApiError::Authorization("none of your roles allows this")
}

/// A row of the audit log. It must not be lost silently: a failure to write it is logged as an error.
pub async fn audit(
    state: &AppState,
    user: Option<UserId>,
    client: &ClientInfo,
    action: &str,
    resource: &Resource,
    details: Value,
    outcome: Result<(), &str>,
) {
    let entry = audit_entry(state, user, client, action, resource, details, outcome);
    if let Err(error) = rows::append(&state.store, entry).await {
        tracing::error!(error = &error as &dyn std::error::Error, action, "an audit row could not be written");
    }
}

/// The row of what the caller does, for what writes it together with the action.
pub fn entry(state: &AppState, caller: &Caller, resource: &Resource, action: &str) -> AuditEntry {
    audit_entry(state, Some(caller.user_id), &caller.client, action, resource, Value::Null, Ok(()))
}

/// The row by itself, for what is written together with it.
pub fn audit_entry(
    state: &AppState,
    user: Option<UserId>,
    client: &ClientInfo,
    action: &str,
    resource: &Resource,
    details: Value,
    outcome: Result<(), &str>,
) -> AuditEntry {
    AuditEntry {
        user_id: user,
        resource_id: resource.id.clone(),
        details: (!details.is_null()).then_some(details),
        ip_address: client.ip.clone(),
        user_agent: client.user_agent.clone(),
        api_token: client.api_token.clone(),
        correlation_id: Some(correlation::current().to_string()),
        success: outcome.is_ok(),
        error: outcome.err().map(str::to_owned),
        ..AuditEntry::new(action, resource.kind, state.clock.now())
    }
}
