//! What an app keeps from one sandbox to the next.

use chrono::{DateTime, Utc};
use isekai_channel::client::{AppData as Snapshot, ClientError};
use isekai_channel::sandbox_api::{Sandbox, SandboxId};
use isekai_domain::{AppId, Clock as _, ErrorCode, LogLevel, SystemClock};
use isekai_platform::telemetry::cause_chain;
use isekai_store::StoreError;
use isekai_store::apps::{self, App};
use isekai_store::data::{self, AppData};
use isekai_store::quotas;
use serde_json::json;
use thiserror::Error;

use super::show;
use crate::executor::StepError;
use crate::services::{Ctx, Services};

const MIB: u64 = 1024 * 1024;

#[derive(Debug, Error)]
pub enum DataError {
    #[error(transparent)]
    Sandbox(#[from] ClientError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the app's data has {bytes} bytes; its owner may keep {limit} per app")]
    Quota { bytes: u64, limit: u64 },
}

impl DataError {
    /// Whether the same again may go well, without anybody doing anything.
    pub fn may_pass(&self) -> bool {
        match self {
            // Also one that is paused: nothing of it changes until it is awake.
            Self::Sandbox(error) => error.is_transient() || error.code() == ErrorCode::Conflict,
            Self::Store(error) => error.may_pass(),
            Self::Quota { .. } => false,
        }
    }
}

/// Keeps the data of an app as it is now, unless it is kept already.
pub async fn save(services: &Services, app: AppId, sandbox: SandboxId, now: DateTime<Utc>) -> Result<(), DataError> {
    let known = data::fingerprint(&services.store, app, sandbox).await?;
    let Snapshot::Taken { fingerprint, archive } = services.sandboxes.data(sandbox, known.as_deref()).await? else {
        return Ok(());
    };
    let owner = apps::get(&services.store, app).await?.user_id;
    let limit = u64::from(quotas::get(&services.store, owner).await?.max_storage_per_app) * MIB;
    let bytes = archive.len() as u64;
    if bytes > limit {
        return Err(DataError::Quota { bytes, limit });
    }
    let taken = AppData { sandbox_id: sandbox, fingerprint, archive: archive.into(), taken_at: now };
    data::put(&services.store, app, &taken).await?;
    Ok(())
}

/// Before an app's sandbox is given back: the app stands still first. An app whose data cannot be saved is stopped all the same, with
/// what was saved before; its owner is told.
pub async fn save_before_release(ctx: &Ctx, app: AppId) -> Result<(), StepError> {
    let Some(sandbox) = apps::get(ctx.store(), app).await?.sandbox_id else { return Ok(()) };
    let saved = async {
        // Wakes it, too.
        ctx.services.sandboxes.stop(sandbox).await?;
        save(&ctx.services, app, sandbox, SystemClock.now()).await
    };
    let Err(error) = saved.await else { return Ok(()) };
    if let DataError::Sandbox(gone) = &error
        && gone.code() == ErrorCode::NotFound
    {
        return Ok(());
    }
    tracing::warn!(%app, error = cause_chain(&error), "its data is not saved");
    let text = format!("What the app kept since it was last saved is lost: {error}");
    show::log(ctx, LogLevel::Error, &text, None).await;
    show::event(ctx, "warning", json!({ "code": "DATA_NOT_SAVED", "text": text })).await
}

/// Into a sandbox that was just claimed.
pub async fn restore(ctx: &Ctx, app: &App, sandbox: &Sandbox) -> Result<(), StepError> {
    let Some(kept) = data::get(ctx.store(), app.id).await? else { return Ok(()) };
    match ctx.services.sandboxes.restore_data(sandbox.id, kept.archive.into()).await {
        // E.g. the disk share is smaller by now: without its data the app would start from nothing and overwrite what is kept.
        Err(error) if !error.is_transient() => {
            let message = format!("the app's data cannot be put in place: {error}");
            Err(StepError::fatal(error.code(), message))
        }
        result => Ok(result?),
    }
}
