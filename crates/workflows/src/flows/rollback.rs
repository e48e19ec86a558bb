//! `rollback`: an earlier version becomes the newest again, with its spec and its base. It is built and seen to work first, as a
//! change by words is.

use isekai_domain::{Activity, LogLevel};
use isekai_store::code::{self, CodeOrigin};
use isekai_store::{apps, params};
use serde_json::{Value, json};

use super::iterate::{FIRST, Planned, build, restore, settle, store, verify};
use super::rebuild::publish;
use crate::executor::{Definition, Step, StepError};
use crate::parts::draft::Draft;
use crate::parts::show;
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::ROLLBACK,
        steps: vec![
            Step::new(FIRST, |ctx| Box::pin(load(ctx))).undo(|ctx| Box::pin(give_up(ctx))),
            Step::new("build", |ctx| Box::pin(build(ctx))).undo(|ctx| Box::pin(restore(ctx))),
            Step::new("verify", |ctx| Box::pin(verify(ctx))),
            Step::new("store", |ctx| Box::pin(store(ctx, CodeOrigin::Rollback))),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}

async fn load(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Rollback = ctx.params()?;
    let app = apps::set_activity(ctx.store(), params.app_id, Activity::Planning, ctx.held()).await?;
    let (latest, target) = tokio::try_join!(super::create_app::latest(&ctx, &app), async {
        Ok(code::get(ctx.store(), app.id, params.to_version).await?)
    })?;
    let draft = Draft {
        name: app.name,
        summary: format!("Back to version {}", target.version),
        spec: target.spec.unwrap_or_default(),
        generator_version: target.generator_version.unwrap_or_default(),
        framework: target.framework.unwrap_or_default(),
        language: target.language.unwrap_or_default(),
        files: target.files,
        base_files: target.base_files,
    };
    Ok(json!(Planned { from_version: latest.version, draft }))
}

async fn give_up(ctx: Ctx) -> Result<(), StepError> {
    let reason = ctx.failure.as_ref().map_or("no reason was kept", |failure| failure.message.as_str());
    show::log(&ctx, LogLevel::Warn, format!("could not go back: {reason}"), None).await;
    show::event(&ctx, "warning", json!({ "code": "NOT_SHOWN", "text": format!("Could not go back: {reason}") }))
        .await?;
    settle(&ctx).await
}
