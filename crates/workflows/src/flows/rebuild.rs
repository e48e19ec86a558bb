//! `rebuild`: a version saved by hand comes to life. The version stays whatever happens; when it does not work, the last one
//! that did is shown again, and a warning says why.

use isekai_domain::{Activity, LogLevel};
use isekai_store::{apps, code, params};
use serde_json::{Value, json};

use super::{BUILDING, create_app};
use crate::executor::{Definition, Step, StepError};
use crate::parts::alive::{self, Built};
use crate::parts::show;
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::REBUILD,
        steps: vec![
            Step::new("build", |ctx| Box::pin(build(ctx))).undo(|ctx| Box::pin(settle(ctx))).timeout(BUILDING),
            Step::new("verify", |ctx| Box::pin(verify(ctx))).timeout(BUILDING),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}

/// Nothing to do for a stopped app, which shows the change when it is started, and for a version that is not the newest any more:
/// what made the newer one brings that to life.
async fn build(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Rebuild = ctx.params()?;
    let app = apps::get(ctx.store(), params.app_id).await?;
    if app.sandbox_id.is_none() || code::latest_number(ctx.store(), app.id).await? != params.code_version {
        return Ok(Value::Null);
    }
    let app = apps::set_activity(ctx.store(), app.id, Activity::Building, ctx.held()).await?;
    show::step(&ctx, "build", async {
        let code = code::get(ctx.store(), app.id, params.code_version).await?.into();
        let (built, detail) = alive::build(&ctx, &app, &code).await?;
        Ok((json!(built), detail))
    })
    .await
}

async fn verify(ctx: Ctx) -> Result<Value, StepError> {
    let Some(built) = ctx.require::<Option<Built>>("build")? else { return Ok(Value::Null) };
    let params: params::Rebuild = ctx.params()?;
    let app = apps::set_activity(ctx.store(), params.app_id, Activity::Verifying, ctx.held()).await?;
    show::step(&ctx, "verify", async {
        let code = async { Ok(code::get(ctx.store(), app.id, params.code_version).await?.into()) };
        Ok((Value::Null, alive::verify(&ctx, &app, built, code).await?))
    })
    .await
}

async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    let built: Option<Built> = ctx.require("build")?;
    publish_if_it_runs(&ctx, built.and_then(|built| built.version)).await
}

/// An app without a sandbox only becomes ready.
pub(super) async fn publish_if_it_runs(ctx: &Ctx, version: Option<i32>) -> Result<Value, StepError> {
    if apps::get(ctx.store(), ctx.app()?).await?.sandbox_id.is_some() {
        return create_app::publish_version(ctx, version).await;
    }
    apps::set_activity(ctx.store(), ctx.app()?, Activity::Ready, ctx.held()).await?;
    Ok(Value::Null)
}

async fn settle(ctx: Ctx) -> Result<(), StepError> {
    alive::restore(&ctx).await?;
    let reason = ctx.reason();
    show::log(&ctx, LogLevel::Warn, format!("the change is saved but not shown: {reason}"), None).await;
    let text = format!("Your change is saved, but the app still shows the last version that works: {reason}");
    show::event(&ctx, "warning", json!({ "code": "NOT_SHOWN", "text": text })).await?;
    super::iterate::settle(&ctx).await
}
