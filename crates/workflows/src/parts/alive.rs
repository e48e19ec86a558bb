//! Bringing code to life in an app's sandbox: building it, and seeing it work.

use isekai_channel::sandbox_api::SandboxId;
use isekai_codegen::Target;
use isekai_domain::{Activity, LogLevel};
use isekai_store::StoreError;
use isekai_store::apps::{self, App};
use isekai_store::code::{self, CodeVersion, Files};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::framework;
use super::{sandbox, show};
use crate::executor::StepError;
use crate::services::Ctx;

/// What is to run.
#[derive(Debug, Clone)]
pub struct Code {
    pub files: Files,
    pub framework: Target,
    /// The number that it is stored under, if it is.
    pub version: Option<i32>,
}

/// What a step `build` hands on to `verify` and `publish`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Built {
    pub sandbox_id: SandboxId,
    pub version: Option<i32>,
    /// Absent in what was written down by an earlier release: then it is the app's.
    #[serde(default)]
    pub framework: Option<Target>,
}

impl From<CodeVersion> for Code {
    fn from(version: CodeVersion) -> Self {
        let framework = framework::of(version.framework.as_deref());
        Self { files: version.files, framework, version: Some(version.version) }
    }
}

/// Answers with what was built, and a detail for the user.
pub async fn build(ctx: &Ctx, app: &App, code: &Code) -> Result<(Built, Value), StepError> {
    let sandbox = sandbox::ensure(ctx, app).await?;
    let detail = sandbox::build(ctx, &sandbox, &code.files, code.framework).await?;
    Ok((Built { sandbox_id: sandbox.id, version: code.version, framework: Some(code.framework) }, detail))
}

/// Lets what was built run and looks at the page. A sandbox that took the other one's place meanwhile is empty, so that `code` is
/// built there first.
pub async fn verify(
    ctx: &Ctx,
    app: &App,
    built: Built,
    code: impl Future<Output = Result<Code, StepError>>,
) -> Result<Value, StepError> {
    let sandbox = sandbox::ensure(ctx, app).await?;
    if sandbox.id == built.sandbox_id {
        let framework = built.framework.unwrap_or_else(|| framework::of(app.framework.as_deref()));
        return sandbox::start_and_verify(ctx, &sandbox, framework).await;
    }
    let code = code.await?;
    sandbox::build(ctx, &sandbox, &code.files, code.framework).await?;
    sandbox::start_and_verify(ctx, &sandbox, code.framework).await
}

/// The latest version; when that does not work, the last one that did.
pub async fn build_latest(ctx: &Ctx, app: &App) -> Result<(Built, Value), StepError> {
    let latest = latest(ctx, app).await?;
    match build(ctx, app, &latest).await {
        Err(error) if is_verdict(&error) => match working_other_than(ctx, app, latest.version).await? {
            Some(working) => {
                tell_of_older(ctx, &error, &working).await?;
                build(ctx, app, &working).await
            }
            None => Err(error),
        },
        result => result,
    }
}

/// As [`build_latest`], for what it built.
pub async fn verify_latest(ctx: &Ctx, app: &App, built: Built) -> Result<(Built, Value), StepError> {
    let code = async {
        match built.version {
            Some(version) => Ok(code::get(ctx.store(), app.id, version).await?.into()),
            None => latest(ctx, app).await,
        }
    };
    match verify(ctx, app, built, code).await {
        Err(error) if is_verdict(&error) => match working_other_than(ctx, app, built.version).await? {
            Some(working) => {
                tell_of_older(ctx, &error, &working).await?;
                // In a sandbox of its own: if this step runs again, the page there must not pass for that of `built`.
                if let Some(sandbox) = app.sandbox_id {
                    ctx.services.sandboxes.delete(sandbox).await?;
                }
                let (built, _) = build(ctx, app, &working).await?;
                let detail = verify(ctx, app, built, async { Ok(working) }).await?;
                Ok((built, detail))
            }
            None => Err(error),
        },
        result => result.map(|detail| (built, detail)),
    }
}

/// Whether the code itself was found wanting, and not what it was tried with.
const fn is_verdict(error: &StepError) -> bool {
    matches!(error, StepError::Fatal { source: None, .. })
}

/// Undoes a build: the sandbox shows the last version that worked again. What cannot be shown either is not worth waiting for; the
/// user is told why the change failed.
pub async fn restore(ctx: &Ctx) -> Result<(), StepError> {
    let app = match apps::get(ctx.store(), ctx.app()?).await {
        Ok(app) => app,
        Err(StoreError::NotFound { .. }) => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    let (Some(_), Some(version)) = (app.sandbox_id, app.live_version) else { return Ok(()) };
    if app.activity == Activity::Deleting {
        return Ok(());
    }
    let shown = async {
        let code: Code = code::get(ctx.store(), app.id, version).await?.into();
        let (built, _) = build(ctx, &app, &code).await?;
        verify(ctx, &app, built, async { Ok(code) }).await
    };
    match shown.await {
        Err(error @ StepError::Fatal { .. }) => {
            let text = format!("version {version} cannot be shown again: {error}");
            show::log(ctx, LogLevel::Error, text, None).await;
            // An app whose sandbox is gone is started again from the beginning, or ends with a reason.
            sandbox::release_or_leave(ctx, app.id).await
        }
        result => result.map(drop),
    }
}

pub async fn latest(ctx: &Ctx, app: &App) -> Result<Code, StepError> {
    Ok(latest_version(ctx, app).await?.into())
}

pub async fn latest_version(ctx: &Ctx, app: &App) -> Result<CodeVersion, StepError> {
    let version = code::latest(ctx.store(), app.id).await?;
    version.ok_or_else(|| {
        StepError::fatal(isekai_domain::ErrorCode::NotFound, "the app has no code yet; make it again from its prompt")
    })
}

async fn working_other_than(ctx: &Ctx, app: &App, version: Option<i32>) -> Result<Option<Code>, StepError> {
    match app.live_version.filter(|live| Some(*live) != version) {
        Some(live) => Ok(Some(code::get(ctx.store(), app.id, live).await?.into())),
        None => Ok(None),
    }
}

async fn tell_of_older(ctx: &Ctx, error: &StepError, working: &Code) -> Result<(), StepError> {
    let version = working.version.unwrap_or_default();
    let text = format!("The newest version does not work ({error}); version {version} is shown instead.");
    show::log(ctx, LogLevel::Warn, &text, None).await;
    show::event(ctx, "warning", json!({ "code": "OLDER_VERSION", "text": text })).await
}
