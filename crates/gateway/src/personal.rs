//! What a person may ask for of what is stored about them: a copy, and its end.

pub mod export;

use isekai_domain::{UserId, WorkflowId};
use isekai_platform::correlation;
use isekai_store::audit::AuditEntry;
use isekai_store::erasure::{self, NewErasure};

use crate::access::Credential;
use crate::error::ApiError;
use crate::state::AppState;

/// Begins the erasure of a user, whose sessions end.
pub async fn erase(state: &AppState, user: UserId, audit: AuditEntry) -> Result<WorkflowId, ApiError> {
    let correlation_id = correlation::current();
    let new = NewErasure { user, correlation_id: &correlation_id, now: state.clock.now(), audit };
    let (workflow, ended) = erasure::request(&state.store, new).await?;
    for session in ended {
        state.principals.forget(Credential::Session(session, user)).await;
    }
    Ok(workflow)
}
