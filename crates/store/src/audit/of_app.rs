//! What people do with their apps: one row for each request that was granted. Saving a file by hand makes a version and asks for a rebuild,
//! so its row is the smallest part of it, and no saving is left out.

use serde_json::Value;
use sqlx::PgConnection;

use super::{AuditEntry, append_in};
use crate::apps::App;
use crate::{Result, Store};

/// As [`append_in`], with what was done. Names may tell what somebody asked for, so they go into `personal`, under the key of the app's
/// owner. Without `entry` the platform acted by itself, and its workflows tell of that.
pub(crate) async fn append_of_app_in(
    store: &Store,
    connection: &mut PgConnection,
    entry: Option<&AuditEntry>,
    app: &App,
    details: Value,
    personal: Option<Value>,
) -> Result<()> {
    let Some(entry) = entry else { return Ok(()) };
    let entry = AuditEntry {
        resource_id: Some(app.id.to_string()),
        details: (!details.is_null()).then_some(details),
        personal,
        about: Some(app.user_id),
        ..entry.clone()
    };
    append_in(store, connection, entry).await
}
