//! Telling an app's sandbox what it may connect to, at once. What is missed here, a worker makes up for.

use std::time::Duration;

use isekai_channel::client::ClientError;
use isekai_domain::{AppId, ErrorCode};
use isekai_store::StoreError;
use isekai_store::egress::pushes;
use thiserror::Error;

use crate::state::AppState;

/// The caller waits meanwhile.
const PATIENCE: Duration = Duration::from_secs(3);

#[derive(Debug, Error)]
enum TellError {
    #[error("the database failed")]
    Store(#[from] StoreError),
    #[error("the sandbox service failed")]
    Sandbox(#[from] ClientError),
}

pub async fn sandbox(state: &AppState, app: AppId) {
    match tokio::time::timeout(PATIENCE, tell(state, app)).await {
        Ok(Ok(())) => {}
        Ok(Err(error)) => {
            let error = &error as &dyn std::error::Error;
            tracing::warn!(error, %app, "its sandbox does not know yet what it may connect to");
        }
        Err(_) => tracing::warn!(%app, "its sandbox was not told in time what it may connect to"),
    }
}

/// What is stored by now, which may be newer than what the caller wrote.
async fn tell(state: &AppState, app: AppId) -> Result<(), TellError> {
    let Some(push) = pushes::of_app(&state.store, app).await? else { return Ok(()) };
    let rules = state.settings.egress.effective(&push.rules.rules, &push.rules.presets);
    match state.sandboxes.set_egress(push.sandbox_id, &rules).await {
        Ok(()) => Ok(pushes::told(&state.store, &push).await?),
        // The next one is told when it is made.
        Err(error) if error.code() == ErrorCode::NotFound => Ok(()),
        Err(error) => Err(error.into()),
    }
}
