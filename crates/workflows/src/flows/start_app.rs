//! `start_app`: a stopped or failed app, or one that lost its sandbox, runs again from its latest version.

use isekai_store::{StoreError, params, ports};
use serde_json::Value;

use super::create_app::{build, claim, give_up, publish_at, release, verify};
use crate::executor::{Definition, Step, StepError};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::START_APP,
        steps: vec![
            Step::new("begin", |_| Box::pin(async { Ok(Value::Null) })).undo(|ctx| Box::pin(give_up(ctx))),
            Step::new("claim", |ctx| Box::pin(claim(ctx))).undo(|ctx| Box::pin(release(ctx))),
            Step::new("build", |ctx| Box::pin(build(ctx))),
            Step::new("verify", |ctx| Box::pin(verify(ctx))),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}

async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    let url = preview_url(&ctx).await?;
    publish_at(&ctx, &url).await
}

pub(super) async fn preview_url(ctx: &Ctx) -> Result<String, StepError> {
    let app = isekai_store::apps::get(ctx.store(), ctx.app()?).await?;
    if let Some(url) = app.preview_url {
        return Ok(url);
    }
    // It never ran: its first workflow knew the address, but did not come so far.
    let port = ports::port_of(ctx.store(), app.id).await?.ok_or(StoreError::NotFound { entity: "preview port" })?;
    Ok(format!("http://localhost:{port}"))
}
