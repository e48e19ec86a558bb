//! `rollback`: an earlier version becomes the newest again, with its spec and its base. It is built and seen to work first, as a
//! change by words is.

use isekai_domain::{Activity, LogLevel};
use isekai_store::code::{self, CodeOrigin};
use isekai_store::{apps, params};
use serde_json::{Value, json};

use super::iterate::{FIRST, Planned, build, settle, store, verify};
use super::rebuild::publish_if_it_runs;
use super::{BUILDING, PLANNING};
use crate::executor::{Definition, Step, StepError};
use crate::parts::draft::Draft;
use crate::parts::{alive, show};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::ROLLBACK,
        steps: vec![
            Step::new(FIRST, |ctx| Box::pin(load(ctx))).undo(|ctx| Box::pin(give_up(ctx))).timeout(PLANNING),
            Step::new("build", |ctx| Box::pin(build(ctx)))
                .undo(|ctx| Box::pin(async move { alive::restore(&ctx).await }))
                .timeout(BUILDING),
            Step::new("verify", |ctx| Box::pin(verify(ctx))).timeout(BUILDING),
            Step::new("store", |ctx| Box::pin(store(ctx, CodeOrigin::Rollback))).committed(),
            Step::new("publish", |ctx| Box::pin(publish(ctx))).committed(),
        ],
    }
}

async fn load(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Rollback = ctx.params()?;
    let app = apps::set_activity(ctx.store(), params.app_id, Activity::Planning, ctx.held()).await?;
    let latest = code::latest_number(ctx.store(), app.id).await?;
    let target = code::get(ctx.store(), app.id, params.to_version).await?;
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
    Planned::keep(&ctx, latest, &draft).await
}

async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    publish_if_it_runs(&ctx, Some(ctx.require("store")?)).await
}

async fn give_up(ctx: Ctx) -> Result<(), StepError> {
    let reason = ctx.reason();
    show::log(&ctx, LogLevel::Warn, format!("could not go back: {reason}"), None).await;
    show::event(&ctx, "warning", json!({ "code": "NOT_SHOWN", "text": format!("Could not go back: {reason}") }))
        .await?;
    settle(&ctx).await
}
