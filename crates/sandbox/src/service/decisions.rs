use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use isekai_channel::egress_api::EgressDecisions;
use isekai_domain::ErrorCode;
use serde::Deserialize;

use super::schema::ErrorBody;
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

/// What was decided about the connections of all sandboxes, oldest first. Decisions up to `after` are forgotten.
#[utoipa::path(
    get, path = "/v1/egress/decisions", tag = "egress",
    params(("after" = Option<u64>, Query), ("limit" = Option<usize>, Query)),
    responses((status = 200, body = EgressDecisions), (status = 400, body = ErrorBody))
)]
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
