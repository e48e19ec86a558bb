//! `erase_user`: the apps of a user, then the account. Apps are deleted by workflows of their own, which know how to wait for one another;
//! this one looks what is left and, while there is something, makes its successor, so that it holds no worker while it waits. It can
//! only go forward; the account is shut in any case.

use isekai_domain::{Clock as _, SystemClock};
use isekai_store::audit::AuditEntry;
use isekai_store::{erasure, params};
use serde_json::{Value, json};

use super::PATIENT;
use crate::executor::{Definition, Step, StepError};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::ERASE_USER,
        steps: vec![
            Step::new("apps", |ctx| Box::pin(apps(ctx))).retry(PATIENT).stubborn().committed(),
            Step::new("account", |ctx| Box::pin(account(ctx))).retry(PATIENT).stubborn().committed(),
        ],
    }
}

/// How many apps are left.
async fn apps(ctx: Ctx) -> Result<Value, StepError> {
    let this: params::EraseUser = ctx.params()?;
    let left = erasure::delete_apps(ctx.store(), this.user_id, &ctx.correlation_id, SystemClock.now()).await?;
    Ok(json!({ "left": left }))
}

async fn account(ctx: Ctx) -> Result<Value, StepError> {
    let this: params::EraseUser = ctx.params()?;
    let now = SystemClock.now();
    let apps: Value = ctx.require("apps")?;
    if apps["left"] != json!(0) {
        let next = erasure::again(ctx.store(), &this, &ctx.correlation_id, ctx.fence(), now).await?;
        return Ok(json!({ "next": next }));
    }
    let entry = AuditEntry {
        resource_id: Some(this.user_id.to_string()),
        correlation_id: Some(ctx.correlation_id.to_string()),
        details: Some(json!({ "workflow": ctx.workflow_id })),
        ..AuditEntry::new("erased", "user", now)
    };
    erasure::finish(ctx.store(), this.user_id, ctx.fence(), entry).await?;
    Ok(Value::Null)
}

#[cfg(test)]
mod tests;
