//! `create_app`: words to a running app.
//!
//! generate → claim → build → verify → publish. The first version is stored as soon as it is whole, so that its files can be
//! read while they are being built, and mended when they do not build.

use isekai_domain::{Activity, CodeId, LogLevel};
use isekai_store::apps::{self, Published};
use isekai_store::code::{self, CodeOrigin, NewVersion};
use isekai_store::{StoreError, params};
use serde_json::{Value, json};

use super::{BUILDING, CLAIMING, PLANNING};
use crate::executor::{Definition, Step, StepError};
use crate::parts::alive::{self, Built};
use crate::parts::draft::{self, Draft};
use crate::parts::{sandbox, show};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::CREATE_APP,
        steps: vec![
            Step::new("generate", |ctx| Box::pin(generate(ctx))).undo(|ctx| Box::pin(give_up(ctx))).timeout(PLANNING),
            Step::new("claim", |ctx| Box::pin(claim(ctx))).undo(|ctx| Box::pin(release(ctx))).timeout(CLAIMING),
            Step::new("build", |ctx| Box::pin(build(ctx))).timeout(BUILDING),
            Step::new("verify", |ctx| Box::pin(verify(ctx))).timeout(BUILDING),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}

async fn generate(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::CreateApp = ctx.params()?;
    apps::set_activity(ctx.store(), params.app_id, Activity::Planning, ctx.held()).await?;
    show::step(&ctx, "generate", async {
        let mut context = serde_json::Map::new();
        context.extend(params.framework.map(|framework| ("framework".to_owned(), framework.into())));
        context.extend(params.language.map(|language| ("language".to_owned(), language.into())));
        let context = Value::Object(context).to_string();
        let events = ctx.services.planner.generate(ctx.meta(), &params.prompt, &context).await?;
        let draft = draft::collect(&ctx, Draft::default(), events).await?;
        rename(&ctx, &params.name, &draft.name).await?;
        let version = store(&ctx, &draft).await?;
        Ok((json!({ "version": version }), json!({ "files": draft.files.len() })))
    })
    .await
}

async fn store(ctx: &Ctx, draft: &Draft) -> Result<i32, StepError> {
    let version = code::put(
        ctx.store(),
        NewVersion {
            // One version per workflow: the same id when the step runs again.
            code_id: CodeId::from(ctx.workflow_id.uuid()),
            app_id: ctx.app()?,
            expected_version: None,
            files: &draft.files,
            base_files: &draft.base_files,
            spec: Some(&draft.spec),
            generator_version: Some(&draft.generator_version),
            framework: Some(&draft.framework),
            language: Some(&draft.language),
            origin: CodeOrigin::Generate,
            summary: Some(&draft.summary),
            fence: ctx.held(),
        },
    )
    .await?;
    Ok(version)
}

/// The planner's name for the app, unless its owner has renamed it meanwhile.
async fn rename(ctx: &Ctx, provisional: &str, name: &str) -> Result<(), StepError> {
    let app = apps::get(ctx.store(), ctx.app()?).await?;
    if app.name != provisional {
        return Ok(());
    }
    match apps::rename(ctx.store(), app.id, app.version, name, None).await {
        Ok(_) | Err(StoreError::ConcurrentModification { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn claim(ctx: Ctx) -> Result<Value, StepError> {
    show::step(&ctx, "claim", async {
        let app = apps::get(ctx.store(), ctx.app()?).await?;
        let sandbox = sandbox::ensure(&ctx, &app).await?;
        Ok((json!({ "sandboxId": sandbox.id }), json!({ "warm": sandbox.warm })))
    })
    .await
}

/// The latest version, or, of an app that worked before, the last one that works.
pub(super) async fn build(ctx: Ctx) -> Result<Value, StepError> {
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Building, ctx.held()).await?;
    show::step(&ctx, "build", async {
        let (built, detail) = alive::build_latest(&ctx, &app).await?;
        Ok((json!(built), detail))
    })
    .await
}

pub(super) async fn verify(ctx: Ctx) -> Result<Value, StepError> {
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Verifying, ctx.held()).await?;
    show::step(&ctx, "verify", async {
        let (built, detail) = alive::verify_latest(&ctx, &app, ctx.require("build")?).await?;
        Ok((json!(built), detail))
    })
    .await
}

pub(super) async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    let built: Option<Built> = ctx.require("verify")?;
    publish_version(&ctx, built.and_then(|built| built.version)).await
}

pub(super) async fn publish_version(ctx: &Ctx, version: Option<i32>) -> Result<Value, StepError> {
    let app = apps::get(ctx.store(), ctx.app()?).await?;
    let (Some(sandbox_id), Some(container_id)) = (app.sandbox_id, &app.container_id) else {
        return Err(StepError::transient("the app has no sandbox"));
    };
    let published = Published { sandbox_id, container_id, version };
    let app = apps::publish(ctx.store(), app.id, ctx.held(), published).await?;
    show::log(ctx, LogLevel::Info, format!("running at {}", app.preview_address), None).await;
    Ok(Value::Null)
}

pub(super) async fn release(ctx: Ctx) -> Result<(), StepError> {
    sandbox::release_or_leave(&ctx, ctx.app()?).await
}

/// The last thing undone: what the user sees.
pub(super) async fn give_up(ctx: Ctx) -> Result<(), StepError> {
    let app = ctx.app()?;
    let reason = ctx.reason();
    show::log(&ctx, LogLevel::Error, format!("gave up: {reason}"), None).await;
    let ended = if ctx.failure.as_ref().is_some_and(|failure| failure.cancelled) {
        apps::stop(ctx.store(), app, "cancelled", ctx.held()).await
    } else {
        apps::fail(ctx.store(), app, reason, ctx.held()).await
    };
    match ended {
        Ok(_) | Err(StoreError::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
