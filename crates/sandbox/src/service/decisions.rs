use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use isekai_channel::egress_api::EgressDecisions;
use isekai_domain::ErrorCode;
use serde::Deserialize;

use super::{ApiError, AppState};

const DEFAULT_LIMIT: usize = 500;
const MAX_LIMIT: usize = 1_000;

#[derive(Deserialize)]
pub struct Page {
    #[serde(default)]
    after: u64,
    #[serde(default = "default_limit")]
    limit: usize,
}

fn default_limit() -> usize {
    DEFAULT_LIMIT
}

/// `GET /v1/egress/decisions?after=SEQ&limit=N`: on connections of all sandboxes. Those up to `after` are forgotten.
pub async fn decisions(
    State(node): AppState,
    page: Result<Query<Page>, QueryRejection>,
) -> Result<Json<EgressDecisions>, ApiError> {
    match page {
        Ok(Query(Page { after, limit })) if (1..=MAX_LIMIT).contains(&limit) => Ok(Json(node.decisions(after, limit))),
        Ok(_) | Err(_) => {
            let message = format!("`after` must be a number, and `limit` 1 to {MAX_LIMIT}");
            Err(ApiError::new(ErrorCode::Validation, message))
        }
    }
}
