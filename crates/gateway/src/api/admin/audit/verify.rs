//! `GET /api/admin/audit/verify`.

use axum::Json;
use axum::extract::State;
use isekai_auth::audit::{Anchor, Checkpoint, Finding, SealKeys};
use isekai_store::audit::verify;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;
use uuid::Uuid;

use super::permitted;
use crate::access::{Caller, Permit};
use crate::api::admin::done;
use crate::api::schema::ErrorBody;
use crate::error::ApiError;
use crate::state::AppState;

const NEEDS: Permit = Permit::of("audit", "verify");

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Verification {
    /// Whether nothing was found.
    valid: bool,
    /// Rows of the chain that were looked at.
    rows: u64,
    checkpoints: u64,
    /// The last place in the chain, 0 when there is none.
    last_seq: i64,
    /// The end of the chain that is known from outside of the database; null when none is kept where this server can read it.
    #[schema(required)]
    anchor_seq: Option<i64>,
    /// The first 100, in the order of the chain.
    findings: Vec<FoundFault>,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FoundFault {
    /// `ROW_CHANGED`, `ROW_MISSING`, `PLACES_MISSING`, `LINK_BROKEN`, `ROW_FORGED`, `ROW_UNSEALED`, `CHECKPOINT_FORGED`, `TRUNCATED` or
    /// `CLOCK_ROLLED_BACK`.
    #[schema(value_type = String)]
    problem: isekai_auth::audit::Problem,
    #[schema(required)]
    seq: Option<i64>,
    #[schema(required)]
    row_id: Option<Uuid>,
}

/// Looks through the whole audit log for anything that was changed.
#[utoipa::path(
    get, path = "/api/admin/audit/verify", tag = "admin",
    extensions(("x-permission" = json!(NEEDS))),
    responses(
        (status = 200, body = Verification), (status = 401, body = ErrorBody), (status = 403, body = ErrorBody),
        (status = 409, description = "Somebody else has it looked through right now", body = ErrorBody),
        (status = 503, description = "The sealer's public keys are not here", body = ErrorBody),
    )
)]
pub async fn audit_verify(State(state): State<AppState>, caller: Caller) -> Result<Json<Verification>, ApiError> {
    let resource = permitted(&state, &caller, NEEDS).await?;
    let busy =
        || ApiError::Conflict("the audit log is being looked through already; try again when that has ended".into());
    let _place = state.verifying.try_acquire().map_err(|_| busy())?;
    let keys = keys(&state)?;
    // Before the snapshot that is looked at: what is known can only be older.
    let anchor = anchor(&state).await;
    let verified = verify::verify(&state.store, &keys, anchor.as_ref(), state.clock.now()).await?;
    let valid = verified.findings.is_empty();
    if !valid {
        tracing::error!(first = ?verified.findings.first(), count = verified.findings.len(), "the audit log was tampered with");
    }
    done(&state, &caller, &resource, "verify", json!({ "valid": valid, "lastSeq": verified.last_seq })).await;
    Ok(Json(Verification {
        valid,
        rows: verified.rows,
        checkpoints: verified.checkpoints,
        last_seq: verified.last_seq,
        anchor_seq: anchor.map(|anchor| anchor.seq),
        findings: verified.findings.into_iter().map(FoundFault::from).collect(),
    }))
}

fn keys(state: &AppState) -> Result<SealKeys, ApiError> {
    let missing = "the audit log's public keys";
    let keys = SealKeys::load(&state.settings.audit_dir).map_err(|error| ApiError::unavailable(missing, error))?;
    if keys.is_empty() { Err(ApiError::Unavailable { service: missing, source: None }) } else { Ok(keys) }
}

async fn anchor(state: &AppState) -> Option<Checkpoint> {
    let bytes = tokio::fs::read(state.settings.audit_dir.join(Anchor::FILE)).await.ok()?;
    serde_json::from_slice::<Anchor>(&bytes).ok()?.checkpoint()
}

impl From<Finding> for FoundFault {
    fn from(finding: Finding) -> Self {
        Self { problem: finding.problem, seq: finding.seq, row_id: finding.row_id }
    }
}
