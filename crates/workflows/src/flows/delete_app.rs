//! `delete_app`: the sandbox, then everything that is stored. It can only go forward.

use isekai_platform::resilience::RetryPolicy;
use isekai_store::{StoreError, apps, params};
use serde_json::Value;

use crate::executor::{Definition, Step, StepError};
use crate::parts::sandbox;
use crate::services::{Ctx, Services};

/// About an hour: what was asked to be deleted must go, also after a long outage.
const PATIENT: RetryPolicy = RetryPolicy { max_attempts: 150, base_ms: 200, cap_ms: 60_000 };

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::DELETE_APP,
        steps: vec![
            Step::new("release", |ctx| Box::pin(release(ctx))).retry(PATIENT),
            Step::new("delete", |ctx| Box::pin(delete(ctx))).retry(PATIENT),
        ],
    }
}

async fn release(ctx: Ctx) -> Result<Value, StepError> {
    sandbox::release_all(&ctx, ctx.app()?).await?;
    Ok(Value::Null)
}

async fn delete(ctx: Ctx) -> Result<Value, StepError> {
    match apps::delete(ctx.store(), ctx.app()?, ctx.held()).await {
        Ok(_) | Err(StoreError::NotFound { .. }) => Ok(Value::Null),
        Err(error) => Err(error.into()),
    }
}
