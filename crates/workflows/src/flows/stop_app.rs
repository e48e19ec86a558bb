//! `stop_app`: gives the sandbox back; code and data of the app stay. It can only go forward.

use isekai_store::{apps, params};
use serde_json::Value;

use super::PATIENT;
use crate::executor::{Definition, Step, StepError};
use crate::parts::{data, sandbox};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::STOP_APP,
        steps: vec![
            Step::new("stop", |ctx| Box::pin(stop(ctx)))
                .undo(|ctx| Box::pin(async move { super::iterate::settle(&ctx).await }))
                .retry(PATIENT)
                .stubborn(),
        ],
    }
}

async fn stop(ctx: Ctx) -> Result<Value, StepError> {
    let app = ctx.app()?;
    data::save_before_release(&ctx, app).await?;
    sandbox::release_or_leave(&ctx, app).await?;
    apps::stop(ctx.store(), app, "stopped by its owner", ctx.held()).await?;
    Ok(Value::Null)
}
