//! `iterate`: words change an app that exists.
//!
//! edit → build → verify → store → publish. The version is stored only after it was seen to work; until then, and when anything
//! fails, what runs is the last version that worked. Once it is stored there is no way back.

use isekai_domain::{Activity, CodeId, ErrorCode, LogLevel};
use isekai_planner::client::EditRequest;
use isekai_store::code::{self, CodeOrigin, CodeVersion, NewVersion};
use isekai_store::{StoreError, apps, iterations, params, workflows};
use serde_json::{Value, json};

use super::rebuild::publish_if_it_runs;
use super::{BUILDING, PLANNING};
use crate::executor::{Definition, Step, StepError};
use crate::parts::alive::{self, Built, Code};
use crate::parts::draft::{self, Draft};
use crate::parts::framework;
use crate::parts::show;
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::ITERATE,
        steps: vec![
            Step::new(FIRST, |ctx| Box::pin(edit(ctx))).undo(|ctx| Box::pin(give_up(ctx))).timeout(PLANNING),
            Step::new("build", |ctx| Box::pin(build(ctx)))
                .undo(|ctx| Box::pin(async move { alive::restore(&ctx).await }))
                .timeout(BUILDING),
            Step::new("verify", |ctx| Box::pin(verify(ctx))).timeout(BUILDING),
            Step::new("store", |ctx| Box::pin(store(ctx, CodeOrigin::Iterate))).committed(),
            Step::new("publish", |ctx| Box::pin(publish(ctx))).committed(),
        ],
    }
}

pub(super) const FIRST: &str = "edit";

/// What the first step hands on. The draft itself is kept beside the workflow: it may be large.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Planned {
    from_version: i32,
}

impl Planned {
    pub async fn keep(ctx: &Ctx, from_version: i32, draft: &Draft) -> Result<Value, StepError> {
        workflows::put_draft(ctx.store(), ctx.fence(), draft).await?;
        Ok(json!(Self { from_version }))
    }
}

async fn draft(ctx: &Ctx) -> Result<Draft, StepError> {
    Ok(workflows::draft(ctx.store(), ctx.workflow_id).await?)
}

async fn drafted_code(ctx: &Ctx) -> Result<Code, StepError> {
    let draft = draft(ctx).await?;
    Ok(Code { files: draft.files, framework: framework::of(Some(&draft.framework)), version: None })
}

async fn edit(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Iterate = ctx.params()?;
    let app = apps::set_activity(ctx.store(), params.app_id, Activity::Planning, ctx.held()).await?;
    show::step(&ctx, FIRST, async {
        let before = alive::latest_version(&ctx, &app).await?;
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
        Ok((Planned::keep(&ctx, before.version, &draft).await?, json!({ "changed": changed })))
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
        let (built, detail) = alive::build(&ctx, &app, &drafted_code(&ctx).await?).await?;
        Ok((json!(built), detail))
    })
    .await
}

pub(super) async fn verify(ctx: Ctx) -> Result<Value, StepError> {
    let Some(built) = ctx.require::<Option<Built>>("build")? else { return Ok(Value::Null) };
    let app = apps::set_activity(ctx.store(), ctx.app()?, Activity::Verifying, ctx.held()).await?;
    show::step(&ctx, "verify", async { Ok((Value::Null, alive::verify(&ctx, &app, built, drafted_code(&ctx)).await?)) })
        .await
}

pub(super) async fn store(ctx: Ctx, origin: CodeOrigin) -> Result<Value, StepError> {
    let Planned { from_version } = ctx.require(FIRST)?;
    let draft = draft(&ctx).await?;
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
    match code::put(ctx.store(), version).await {
        Err(StoreError::ConcurrentModification { .. }) => Err(StepError::fatal(
            ErrorCode::ConcurrentModification,
            "a file was saved by hand meanwhile, and nothing else was changed; ask for the change again",
        )),
        stored => Ok(json!(stored?)),
    }
}

async fn publish(ctx: Ctx) -> Result<Value, StepError> {
    let params: params::Iterate = ctx.params()?;
    let Planned { from_version } = ctx.require(FIRST)?;
    let draft = draft(&ctx).await?;
    let before = code::get(ctx.store(), params.app_id, from_version).await?;
    let changes = json!({ "summary": draft.summary, "files": changed_files(&before, &draft) });
    let version = ctx.require("store")?;
    iterations::applied(ctx.store(), params.iteration_id, &changes, version, ctx.held()).await?;
    publish_if_it_runs(&ctx, Some(version)).await
}

async fn give_up(ctx: Ctx) -> Result<(), StepError> {
    let params: params::Iterate = ctx.params()?;
    let reason = ctx.reason();
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
