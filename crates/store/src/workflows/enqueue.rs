//! New work, written in the transaction that makes it necessary.

use chrono::{DateTime, TimeDelta, Utc};
use isekai_domain::{AppId, CorrelationId, UserId, WorkflowId};
use serde::Serialize;
use serde_json::Value;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::apps::App;
use crate::{Result, StoreError, check, notify};

#[derive(Debug, Clone)]
pub struct NewWorkflow<'a> {
    pub id: WorkflowId,
    pub kind: &'a str,
    /// At most one workflow ever has this key.
    pub idempotency_key: Option<String>,
    /// Whose share of the workers it takes; work of the system itself has a share of its own.
    pub user_id: Option<UserId>,
    pub app_id: Option<AppId>,
    pub params: Value,
    pub correlation_id: &'a CorrelationId,
    /// How much of a share it takes, 1 to [`NewWorkflow::MAX_WEIGHT`].
    pub weight: i32,
    pub run_at: DateTime<Utc>,
    pub deadline_at: Option<DateTime<Utc>>,
}

impl<'a> NewWorkflow<'a> {
    pub const MAX_WEIGHT: i32 = 1000;

    /// Of weight 1, at once, without key and deadline.
    pub fn for_app(
        kind: &'a str,
        app: &App,
        params: &impl Serialize,
        correlation_id: &'a CorrelationId,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let work = Self::of_system(kind, params, correlation_id, now)?;
        Ok(Self { user_id: Some(app.user_id), app_id: Some(app.id), ..work })
    }

    /// As [`NewWorkflow::for_app`], for work that is nobody's.
    pub fn of_system(
        kind: &'a str,
        params: &impl Serialize,
        correlation_id: &'a CorrelationId,
        now: DateTime<Utc>,
    ) -> Result<Self> {
        let unwritable =
            |error| StoreError::Invalid { field: "params", problem: format!("cannot be written: {error}") };
        Ok(Self {
            id: WorkflowId::new(),
            kind,
            idempotency_key: None,
            user_id: None,
            app_id: None,
            params: serde_json::to_value(params).map_err(unwritable)?,
            correlation_id,
            weight: 1,
            run_at: now,
            deadline_at: None,
        })
    }

    /// It is given up when it has not ended after `limit`, the time in the queue included.
    #[must_use]
    pub fn within(mut self, limit: TimeDelta) -> Self {
        self.deadline_at = Some(self.run_at + limit);
        self
    }
}

/// With a key that exists, the workflow that has it.
pub async fn enqueue_in(connection: &mut PgConnection, new: NewWorkflow<'_>) -> Result<WorkflowId> {
    check::name("workflow kind", new.kind, check::NAME_BYTES)?;
    check::optional("idempotency key", new.idempotency_key.as_deref(), 2 * check::NAME_BYTES)?;
    check::json("params", &new.params, check::JSON_BYTES)?;
    let sql =
        "INSERT INTO workflows (id, kind, idempotency_key, user_id, app_id, queue, params, correlation_id, weight,
                   run_at, deadline_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
               ON CONFLICT (idempotency_key) DO NOTHING";
    let inserted = sqlx::query(sql)
        .bind(new.id.uuid())
        .bind(new.kind)
        .bind(&new.idempotency_key)
        .bind(new.user_id.map(UserId::uuid))
        .bind(new.app_id.map(AppId::uuid))
        .bind(new.user_id.map_or(Uuid::nil(), UserId::uuid))
        .bind(new.params)
        .bind(new.correlation_id.as_str())
        .bind(new.weight.clamp(1, NewWorkflow::MAX_WEIGHT))
        .bind(new.run_at)
        .bind(new.deadline_at)
        .execute(&mut *connection)
        .await?;
    if inserted.rows_affected() == 0 {
        let sql = "SELECT id FROM workflows WHERE idempotency_key = $1";
        let id: Uuid = sqlx::query_scalar(sql).bind(&new.idempotency_key).fetch_one(connection).await?;
        return Ok(id.into());
    }
    notify::send_in(connection, notify::WORKFLOWS, &new.id.to_string()).await?;
    Ok(new.id)
}
