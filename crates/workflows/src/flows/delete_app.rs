//! `delete_app`: the sandbox, then everything that is stored. It can only go forward; when it cannot, the app is there again, and says
//! so.

use isekai_domain::LogLevel;
use isekai_store::{StoreError, apps, params};
use serde_json::{Value, json};

use super::PATIENT;
use crate::executor::{Definition, Step, StepError};
use crate::parts::{sandbox, show};
use crate::services::{Ctx, Services};

pub fn definition() -> Definition<Services> {
    Definition {
        kind: params::DELETE_APP,
        steps: vec![
            Step::new("release", |ctx| Box::pin(release(ctx)))
                .undo(|ctx| Box::pin(spare(ctx)))
                .retry(PATIENT)
                .stubborn(),
            Step::new("delete", |ctx| Box::pin(delete(ctx))).retry(PATIENT).stubborn(),
        ],
    }
}

async fn release(ctx: Ctx) -> Result<Value, StepError> {
    sandbox::release_all(&ctx, ctx.app()?).await?;
    Ok(Value::Null)
}

async fn delete(ctx: Ctx) -> Result<Value, StepError> {
    match apps::delete(ctx.store(), ctx.app()?, ctx.held()).await {
        Ok(_) | Err(StoreError::NotFound { .. }) => Ok(Value::Null),
        Err(error) => Err(error.into()),
    }
}

async fn spare(ctx: Ctx) -> Result<(), StepError> {
    let text = format!("The app could not be deleted: {}. Delete it again.", ctx.reason());
    show::log(&ctx, LogLevel::Error, &text, None).await;
    show::event(&ctx, "warning", json!({ "code": "NOT_DELETED", "text": text })).await?;
    match apps::spare(ctx.store(), ctx.app()?, ctx.held()).await {
        Ok(_) | Err(StoreError::NotFound { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
