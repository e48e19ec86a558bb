//! Applications. Every change of what a client sees of an app bumps its `version` and writes a `status` event in the
//! same transaction; a status moves only as `AppStatus::can_become` allows.
//!
//! Writes of a workflow take its [`Fence`](crate::workflows::Fence): a worker that lost its lease changes nothing.

mod change;
mod create;
mod delete;
mod pause;
mod read;

use chrono::{DateTime, Utc};
use isekai_domain::{Activity, AppId, AppStatus, UserId};
use sqlx::FromRow;
use uuid::Uuid;

use crate::convert::AsText;

pub(crate) use change::{Change, apply_in, lock_in};
pub use change::{Published, fail, publish, rename, set_activity, set_sandbox, spare, stop};
pub use create::{Created, NewApp, create};
pub use delete::delete;
pub use pause::note_pauses;
pub(crate) use read::get_in;
pub use read::{by_sandbox, get, get_owned, list, list_all, running_with_sandbox};

#[derive(Debug, Clone, PartialEq, FromRow)]
pub struct App {
    #[sqlx(try_from = "Uuid")]
    pub id: AppId,
    #[sqlx(try_from = "Uuid")]
    pub user_id: UserId,
    pub name: String,
    pub prompt: String,
    pub framework: Option<String>,
    pub language: Option<String>,
    #[sqlx(try_from = "AsText<AppStatus>")]
    pub status: AppStatus,
    pub status_reason: Option<String>,
    #[sqlx(try_from = "AsText<Activity>")]
    pub activity: Activity,
    /// Where it can be seen, once it has run.
    pub preview_url: Option<String>,
    /// What [`App::preview_url`] will be.
    pub preview_address: String,
    pub container_id: Option<String>,
    pub sandbox_id: Option<Uuid>,
    /// The last version that was seen to work.
    pub live_version: Option<i32>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i32,
}

macro_rules! columns {
    () => {
        "id, user_id, name, prompt, framework, language, status, status_reason, activity, preview_url, \
         preview_address, container_id, sandbox_id, live_version, created_at, updated_at, version"
    };
}
use columns;

#[cfg(test)]
mod tests;
