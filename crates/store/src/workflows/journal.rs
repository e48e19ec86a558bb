//! What happened step by step, for people who look into it later.

use chrono::{DateTime, Utc};
use isekai_domain::WorkflowId;
use sqlx::FromRow;
use uuid::Uuid;

use super::{Phase, StepStatus};
use crate::convert::AsText;
use crate::{Result, Store, check};

#[derive(Debug, Clone)]
pub struct Journal<'a> {
    pub workflow_id: WorkflowId,
    pub step: i32,
    pub name: &'a str,
    pub phase: Phase,
    pub attempt: i32,
    pub status: StepStatus,
    pub error: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct JournalEntry {
    pub step: i32,
    pub name: String,
    #[sqlx(try_from = "AsText<Phase>")]
    pub phase: Phase,
    pub attempt: i32,
    #[sqlx(try_from = "AsText<StepStatus>")]
    pub status: StepStatus,
    pub error: Option<String>,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

/// Entries of one workflow that are shown; a workflow's steps and attempts are bounded far below.
const SHOWN: i64 = 1000;

/// `Started` opens an entry; the others close the last one of the same step, phase and attempt, or write a whole one.
pub async fn journal(store: &Store, entry: Journal<'_>) -> Result<()> {
    check::name("step name", entry.name, check::NAME_BYTES)?;
    let sql = "WITH closed AS (
                   UPDATE workflow_steps SET status = $7, error = $8, finished_at = now()
                   WHERE $7 <> 'started' AND id = (
                       SELECT id FROM workflow_steps
                       WHERE workflow_id = $2 AND step = $3 AND phase = $5 AND attempt = $6 AND status = 'started'
                       ORDER BY id DESC LIMIT 1)
                   RETURNING id
               )
               INSERT INTO workflow_steps (id, workflow_id, step, name, phase, attempt, status, error, finished_at)
               SELECT $1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $7 <> 'started' THEN now() END
               WHERE NOT EXISTS (SELECT FROM closed)";
    sqlx::query(sql)
        .bind(Uuid::now_v7())
        .bind(entry.workflow_id.uuid())
        .bind(entry.step)
        .bind(entry.name)
        .bind(entry.phase.as_str())
        .bind(entry.attempt)
        .bind(entry.status.as_str())
        .bind(entry.error.map(|error| check::cleaned(error, check::TEXT_BYTES)))
        .execute(store.pool())
        .await?;
    Ok(())
}

/// Oldest first.
pub async fn steps(store: &Store, workflow: WorkflowId) -> Result<Vec<JournalEntry>> {
    let sql = "SELECT step, name, phase, attempt, status, error, started_at, finished_at
               FROM workflow_steps WHERE workflow_id = $1 ORDER BY id LIMIT $2";
    Ok(sqlx::query_as(sql).bind(workflow.uuid()).bind(SHOWN).fetch_all(store.pool()).await?)
}
