//! An iteration as the API shows it.

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, IterationId, IterationStatus};
use isekai_store::iterations::Iteration;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::api::schema::IterationStatusSchema;

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Iteration)]
pub struct IterationView {
    #[schema(value_type = Uuid)]
    id: IterationId,
    #[schema(value_type = Uuid)]
    app_id: AppId,
    prompt: String,
    /// What was changed.
    changes: Value,
    #[schema(value_type = IterationStatusSchema)]
    status: IterationStatus,
    /// Why it failed.
    #[schema(required)]
    error: Option<String>,
    /// The version that it made.
    #[schema(required)]
    code_version: Option<i32>,
    #[schema(required)]
    applied_at: Option<DateTime<Utc>>,
    created_at: DateTime<Utc>,
}

impl From<Iteration> for IterationView {
    fn from(iteration: Iteration) -> Self {
        Self {
            id: iteration.id,
            app_id: iteration.app_id,
            prompt: iteration.prompt,
            changes: iteration.changes,
            status: iteration.status,
            error: iteration.error,
            code_version: iteration.code_version,
            applied_at: iteration.applied_at,
            created_at: iteration.created_at,
        }
    }
}
