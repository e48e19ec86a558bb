//! What the front knows of apps, kept for a moment so that a page full of requests asks the database once.

use isekai_domain::AppId;
use isekai_store::StoreError;
use isekai_store::apps::{self, App};

use crate::error::ApiError;
use crate::state::AppState;

/// `None`: there is no such app.
pub async fn known(state: &AppState, id: AppId) -> Result<Option<App>, ApiError> {
    if let Some(app) = state.previewed.get(&id).await {
        return Ok(app);
    }
    let app = match apps::get(&state.store, id).await {
        Ok(app) => Some(app),
        Err(StoreError::NotFound { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    state.previewed.insert(id, app.clone()).await;
    Ok(app)
}
