//! The kinds of our workflows and what each is given, written by the functions that enqueue them and read by the
//! workflows.

use chrono::TimeDelta;
use isekai_domain::{AppId, IterationId, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Result, check};

pub const CREATE_APP: &str = "create_app";
pub const ITERATE: &str = "iterate";
pub const ROLLBACK: &str = "rollback";
pub const REBUILD: &str = "rebuild";
pub const START_APP: &str = "start_app";
pub const STOP_APP: &str = "stop_app";
pub const DELETE_APP: &str = "delete_app";
pub const ERASE_USER: &str = "erase_user";

/// What is not done after so long is given up. Stopping and deleting only go forward, and have no limit.
pub(crate) const LIMIT: TimeDelta = TimeDelta::minutes(30);

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateApp {
    pub app_id: AppId,
    /// What it is called until the planner names it.
    #[serde(default)]
    pub name: String,
    pub prompt: String,
    pub framework: Option<String>,
    pub language: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Iterate {
    pub app_id: AppId,
    pub iteration_id: IterationId,
    pub prompt: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rollback {
    pub app_id: AppId,
    pub to_version: i32,
}

/// The code was changed by hand and is stored; what runs must follow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rebuild {
    pub app_id: AppId,
    pub code_version: i32,
}

/// Of [`START_APP`], [`STOP_APP`] and [`DELETE_APP`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct OfApp {
    pub app_id: AppId,
}

/// Of no app. The user may be gone when it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EraseUser {
    pub user_id: UserId,
    /// From 1.
    pub round: u32,
}

/// A caller's idempotency key, kept apart from those of other callers and of other operations.
pub(crate) fn key(kind: &str, scope: Uuid, key: &str) -> Result<String> {
    check::name("idempotency key", key, check::NAME_BYTES)?;
    Ok(format!("{kind}:{scope}:{key}"))
}
