//! `iterate`: words change an app that exists.
//!
//! edit → build → verify → store → publish. The version is stored only after it was seen to work; until then, and when anything
//! fails, what runs is the last version that worked.

use isekai_domain::{Activity, CodeId, LogLevel};
use isekai_planner::client::EditRequest;
use isekai_store::code::{self, CodeOrigin, CodeVersion, NewVersion};
use isekai_store::{StoreError, apps, iterations, params};
use serde_json::{Value, json};

use super::rebuild::publish as publish_app;
use crate::executor::{Definition, Step, StepError};
use crate::parts::draft::{self, Draft};
use crate::parts::{sandbox, show};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::ITERATE,
        steps: vec![
            Step::new("edit", |ctx| Box::pin(edit(ctx))).undo(|ctx| Box::pin(give_up(ctx))),
            Step::new("build", |ctx| Box::pin(build(ctx))).undo(|ctx| Box::pin(restore(ctx))),
            Step::new("verify", |ctx| Box::pin(verify(ctx))),
            Step::new("store", |ctx| Box::pin(store(ctx, CodeOrigin::Iterate))),
            Step::new("publish", |ctx| Box::pin(publish(ctx))),
        ],
    }
}

/// What the first step hands on.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Planned {
    pub from_version: i32,
    pub draft: Draft,
}

pub(super) const FIRST: &str = "edit";

async fn edit(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Iterate = ctx.params()?;
    let app = apps::set_activity(ctx.store(), params.app_id, Activity::Planning, ctx.held()).await?;
    show::step(&ctx, FIRST, async {
        let before = super::create_app::latest(&ctx, &app).await?;
        let request = EditRequest {
            prompt: params.prompt.clone(),
            spec: before.spec.clone().unwrap_or_default().to_string(),
            generator_version: before.generator_version.clone().unwrap_or_default(),
            base_files: before.base_files.clone(),
            files: before.files.clone(),
        };
        let start = Draft { files: before.files.clone(), ..Draft::default() };
        let draft = draft::collect(&ctx, start, ctx.services.planner.edit(ctx.meta(), request).await?).await?;
        let changed = changed_files(&before, &draft);
        Ok((json!(Planned { from_version: before.version, draft }), json!({ "changed": changed })))
    })
    .await
}

fn changed_files(before: &CodeVersion, draft: &Draft) -> Vec<String> {
    let written = draft.files.iter().filter(|(path, text)| before.files.get(*path) != Some(text)).map(|(path, _)| path);
    let deleted = before.files.keys().filter(|path| !draft.files.contains_key(*path));
    written.chain(deleted).cloned().collect()
}

/// A stopped app has no sandbox: its change is stored and shows when it is started.
pub(super) async fn build(ctx: Ctx) -> Result<Value, StepError> {
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Building, ctx.held()).await?;
    if app.sandbox_id.is_none() {
        return Ok(Value::Null);
    }
    show::step(&ctx, "build", async {
        let planned: Planned = ctx.require(FIRST)?;
        let sandbox = sandbox::ensure(&ctx, &app).await?;
        let detail = sandbox::build(&ctx, &sandbox, &planned.draft.files, &planned.draft.framework).await?;
        Ok((Value::Null, detail))
    })
    .await
}

pub(super) async fn verify(ctx: Ctx) -> Result<Value, StepError> {
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Verifying, ctx.held()).await?;
    if app.sandbox_id.is_none() {
        return Ok(Value::Null);
    }
    show::step(&ctx, "verify", async {
        let planned: Planned = ctx.require(FIRST)?;
        let sandbox = sandbox::ensure(&ctx, &app).await?;
        Ok((Value::Null, sandbox::start_and_verify(&ctx, &sandbox, &planned.draft.framework).await?))
    })
    .await
}

pub(super) async fn store(ctx: Ctx, origin: CodeOrigin) -> Result<Value, StepError> {
    let Planned { from_version, draft } = ctx.require(FIRST)?;
    let version = NewVersion {
        code_id: CodeId::from(ctx.workflow_id.uuid()),
        app_id: ctx.app()?,
        expected_version: Some(from_version),
        files: &draft.files,
        base_files: &draft.base_files,
        spec: Some(&draft.spec),
        generator_version: Some(&draft.generator_version),
        framework: Some(&draft.framework),
        language: Some(&draft.language),
        origin,
        summary: Some(&draft.summary),
        fence: ctx.held(),
    };
    Ok(json!(code::put(ctx.store(), version).await?))
}

async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Iterate = ctx.params()?;
    let Planned { draft, from_version } = ctx.require(FIRST)?;
    let before = code::get(ctx.store(), params.app_id, from_version).await?;
    let changes = json!({ "summary": draft.summary, "files": changed_files(&before, &draft) });
    iterations::applied(ctx.store(), params.iteration_id, &changes, ctx.require("store")?, ctx.held()).await?;
    publish_app(ctx).await
}

/// Puts back what ran before, if the new code had reached the sandbox.
pub(super) async fn restore(ctx: Ctx) -> Result<(), StepError> {
    let app = match apps::get(ctx.store(), ctx.app()?).await {
        Ok(app) => app,
        Err(StoreError::NotFound { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let (Some(_), Some(planned)) = (app.sandbox_id, ctx.output::<Planned>(FIRST)?) else { return Ok(()) };
    let before = code::get(ctx.store(), app.id, planned.from_version).await?;
    let framework = before.framework.as_deref().unwrap_or("react");
    let sandbox = sandbox::ensure(&ctx, &app).await?;
    sandbox::build(&ctx, &sandbox, &before.files, framework).await?;
    sandbox::start_and_verify(&ctx, &sandbox, framework).await.map(drop)
}

async fn give_up(ctx: Ctx) -> Result<(), StepError> {
    let params: params::Iterate = ctx.params()?;
    let reason = ctx.failure.as_ref().map_or("no reason was kept", |failure| failure.message.as_str());
    show::log(&ctx, LogLevel::Warn, format!("the change was not made: {reason}"), None).await;
    let failed = iterations::failed(ctx.store(), params.iteration_id, reason, ctx.held()).await;
    match failed {
        Ok(_) | Err(StoreError::NotFound { .. }) => settle(&ctx).await,
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn settle(ctx: &Ctx) -> Result<(), StepError> {
    match apps::set_activity(ctx.store(), ctx.app()?, Activity::Ready, ctx.held()).await {
        Ok(_) | Err(StoreError::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
