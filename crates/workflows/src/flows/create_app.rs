//! `create_app`: words to a running app.
//!
//! generate → claim → build → verify → publish. The first version is stored as soon as it is whole, so that its files can be
//! read while they are being built, and mended when they do not build.

use isekai_domain::{Activity, CodeId, LogLevel};
use isekai_store::apps::{self, App, Published};
use isekai_store::code::{self, CodeOrigin, NewVersion};
use isekai_store::{StoreError, params};
use serde_json::{Value, json};

use crate::executor::{Definition, Step, StepError};
use crate::parts::draft::{self, Draft};
use crate::parts::{sandbox, show};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::CREATE_APP,
        steps: vec![
            Step::new("generate", |ctx| Box::pin(generate(ctx))).undo(|ctx| Box::pin(give_up(ctx))),
            Step::new("claim", |ctx| Box::pin(claim(ctx))).undo(|ctx| Box::pin(release(ctx))),
            Step::new("build", |ctx| Box::pin(build(ctx))),
            Step::new("verify", |ctx| Box::pin(verify(ctx))),
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
        rename(&ctx, &draft.name).await?;
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
async fn rename(ctx: &Ctx, name: &str) -> Result<(), StepError> {
    let app = apps::get(ctx.store(), ctx.app()?).await?;
    match apps::rename(ctx.store(), app.id, app.version, name).await {
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

pub(super) async fn build(ctx: Ctx) -> Result<Value, StepError> {
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Building, ctx.held()).await?;
    show::step(&ctx, "build", async {
        let (sandbox, version) = tokio::try_join!(sandbox::ensure(&ctx, &app), latest(&ctx, &app))?;
        let framework = version.framework.as_deref().unwrap_or("react");
        let detail = sandbox::build(&ctx, &sandbox, &version.files, framework).await?;
        Ok((Value::Null, detail))
    })
    .await
}

pub(super) async fn verify(ctx: Ctx) -> Result<Value, StepError> {
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Verifying, ctx.held()).await?;
    show::step(&ctx, "verify", async {
        let (sandbox, version) = tokio::try_join!(sandbox::ensure(&ctx, &app), latest(&ctx, &app))?;
        let framework = version.framework.as_deref().unwrap_or("react");
        let detail = sandbox::start_and_verify(&ctx, &sandbox, framework).await?;
        Ok((Value::Null, detail))
    })
    .await
}

async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::CreateApp = ctx.params()?;
    publish_at(&ctx, &params.preview_url).await
}

pub(super) async fn publish_at(ctx: &Ctx, preview_url: &str) -> Result<Value, StepError> {
    let app = apps::get(ctx.store(), ctx.app()?).await?;
    let (Some(sandbox_id), Some(container_id)) = (app.sandbox_id, &app.container_id) else {
        return Err(StepError::transient("the app has no sandbox"));
    };
    let published = Published { preview_url, sandbox_id, container_id };
    apps::publish(ctx.store(), app.id, ctx.held(), published).await?;
    show::log(ctx, LogLevel::Info, format!("running at {preview_url}"), None).await;
    Ok(Value::Null)
}

pub(super) async fn release(ctx: Ctx) -> Result<(), StepError> {
    sandbox::release_or_leave(&ctx, ctx.app()?).await
}

/// The last thing undone: what the user sees.
pub(super) async fn give_up(ctx: Ctx) -> Result<(), StepError> {
    let app = ctx.app()?;
    let (cancelled, reason) = match &ctx.failure {
        Some(failure) => (failure.message == "cancelled", failure.message.as_str()),
        None => (false, "no reason was kept"),
    };
    show::log(&ctx, LogLevel::Error, format!("gave up: {reason}"), None).await;
    let ended = if cancelled {
        apps::stop(ctx.store(), app, "cancelled", ctx.held()).await
    } else {
        apps::fail(ctx.store(), app, reason, ctx.held()).await
    };
    match ended {
        Ok(_) | Err(StoreError::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn latest(ctx: &Ctx, app: &App) -> Result<code::CodeVersion, StepError> {
    let version = code::latest(ctx.store(), app.id).await?;
    version.ok_or_else(|| {
        StepError::fatal(isekai_domain::ErrorCode::NotFound, "the app has no code yet; make it again from its prompt")
    })
}
