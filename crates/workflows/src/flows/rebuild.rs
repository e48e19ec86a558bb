//! `rebuild`: a version saved by hand comes to life. The version stays whatever happens; when it does not build, the last one
//! that did goes on running, and the build event says why.

use isekai_domain::{Activity, LogLevel};
use isekai_store::{apps, params};
use serde_json::{Value, json};

use super::create_app::{build, publish_at, verify};
use super::start_app::preview_url;
use crate::executor::{Definition, Step, StepError};
use crate::parts::show;
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::REBUILD,
        steps: vec![
            Step::new("build", |ctx| Box::pin(when_running(ctx, |ctx| Box::pin(build(ctx)))))
                .undo(|ctx| Box::pin(settle(ctx))),
            Step::new("verify", |ctx| Box::pin(when_running(ctx, |ctx| Box::pin(verify(ctx))))),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}

type Act = fn(Ctx) -> futures::future::BoxFuture<'static, Result<Value, StepError>>;

/// A stopped app has no sandbox; the change shows when it is started.
pub(super) async fn when_running(ctx: Ctx, act: Act) -> Result<Value, StepError> {
    if apps::get(ctx.store(), ctx.app()?).await?.sandbox_id.is_none() {
        return Ok(Value::Null);
    }
    act(ctx).await
}

pub(super) async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    if apps::get(ctx.store(), ctx.app()?).await?.sandbox_id.is_some() {
        let url = preview_url(&ctx).await?;
        return publish_at(&ctx, &url).await;
    }
    apps::set_activity(ctx.store(), ctx.app()?, Activity::Ready, ctx.held()).await?;
    Ok(Value::Null)
}

async fn settle(ctx: Ctx) -> Result<(), StepError> {
    let reason = ctx.failure.as_ref().map_or("no reason was kept", |failure| failure.message.as_str());
    show::log(&ctx, LogLevel::Warn, format!("the change is saved but not shown: {reason}"), None).await;
    let text = format!("Your change is saved, but the app still shows the last version that works: {reason}");
    show::event(&ctx, "warning", json!({ "code": "NOT_SHOWN", "text": text })).await?;
    super::iterate::settle(&ctx).await
}
