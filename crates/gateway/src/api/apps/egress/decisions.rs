//! `GET /api/apps/{id}/egress/decisions`.

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Utc};
use isekai_domain::AppId;
use isekai_store::egress::decisions::{self, Decision};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::access::{Caller, Permit, app_for};
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::extract::{PageQuery, Path, Query};
use crate::state::AppState;

const NEEDS: Permit = Permit::of("app", "read");

#[derive(Serialize, ToSchema)]
#[schema(as = EgressDecisionList)]
pub struct DecisionList {
    items: Vec<DecisionView>,
    /// Pass it as `after` for the next page; null at the end.
    #[schema(required)]
    next: Option<Uuid>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = EgressDecision)]
pub struct DecisionView {
    id: Uuid,
    at: DateTime<Utc>,
    /// As the app wrote it.
    host: String,
    port: u16,
    /// Where it was connected to.
    #[schema(required)]
    address: Option<String>,
    allowed: bool,
    /// Why it was refused or ended: `NOT_LISTED`, `BAD_HOST`, `UNRESOLVED`, `PRIVATE_ADDRESS`, `SNI_MISMATCH`, `NOT_TLS`,
    /// `CONNECT_FAILED`, `TOO_MANY`, `RULES_CHANGED`.
    #[schema(required)]
    reason: Option<String>,
    /// So often in a row.
    count: u32,
}

/// What was decided about an app's connections, newest first. The newest 10000 are kept, for as long as the configuration says.
#[utoipa::path(
    get, path = "/api/apps/{id}/egress/decisions", tag = "apps",
    extensions(("x-permission" = json!(NEEDS))),
    params(("id" = Uuid, Path), PageQuery),
    responses(
        (status = 200, body = DecisionList), (status = 400, body = ErrorBody), (status = 401, body = ErrorBody),
        (status = 404, body = ErrorBody),
    )
)]
pub async fn egress_decisions(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<AppId>,
    Query(query): Query<PageQuery>,
) -> Result<Json<DecisionList>, ApiError> {
    app_for(&state, &caller, id, NEEDS).await?;
    let page = decisions::page(&state.store, id, query.page()?).await?;
    Ok(Json(DecisionList { items: page.items.into_iter().map(DecisionView::from).collect(), next: page.next }))
}

impl From<Decision> for DecisionView {
    fn from(decision: Decision) -> Self {
        Self {
            id: decision.id,
            at: decision.at,
            host: decision.host,
            port: decision.port,
            address: decision.address,
            allowed: decision.allowed,
            reason: decision.reason,
            count: decision.count,
        }
    }
}
