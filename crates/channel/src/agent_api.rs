//! Control requests that sandboxd sends to the agent, as JSON over HTTP/2 (RFC 9113) on the pipe. Answers come out of a hostile
//! container: readers bound their size and trust nothing in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `:authority` of control requests.
pub const AUTHORITY_AGENT: &str = "agent";
/// `:authority` of preview requests.
pub const AUTHORITY_APP: &str = "app";

/// Header of the agent's own answers to preview requests that it could not pass on to the app. An app's answers never carry it.
pub const REFUSAL_HEADER: &str = "x-isekai-agent-refusal";

/// `details.reason` of the agent's refusal to `POST /v1/start` when the app itself is at fault: it ended, or its port did not answer.
pub const NOT_STARTED: &str = "APP_NOT_STARTED";

/// Where the project lives inside the container.
pub const WORKSPACE: &str = "/workspace";

/// The agent's own folder in the workspace; no part of the project.
pub const PRIVATE_DIR: &str = ".isekai";

/// Largest body of `PUT /v1/files`, largest file, and size of a whole project.
pub const MAX_PROJECT_BYTES: usize = 32 * 1024 * 1024;
pub const MAX_PROJECT_FILES: usize = 2_000;

/// Environment of an app's processes: the folder whose files are kept when the app is stopped or moved.
pub const DATA_DIR_ENV: &str = "ISEKAI_DATA_DIR";
/// Header of `GET /v1/data`: changes with the data.
pub const DATA_HEADER: &str = "x-isekai-data";
/// What is kept of an app.
pub const MAX_DATA_BYTES: u64 = 48 * 1024 * 1024;
pub const MAX_DATA_FILES: usize = 5_000;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentHealth {
    pub version: String,
    pub uptime_ms: u64,
    pub builder: BuilderState,
    pub app: AppState,
}

/// Answer to `GET /v1/usage`: what only the inside can tell of what an app uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentUsage {
    /// Bytes that the workspace takes of its disk share.
    pub storage_bytes: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BuilderState {
    None,
    Starting,
    Warm,
    Stopped,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AppState {
    Stopped,
    Starting,
    Serving,
    Failed,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WriteFiles {
    pub files: Vec<FileContent>,
    #[serde(default)]
    pub delete: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FileContent {
    pub path: String,
    #[serde(flatten)]
    pub body: FileBody,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub enum FileBody {
    #[serde(rename = "content")]
    Text(String),
    #[serde(rename = "contentBase64")]
    Base64(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct WriteFilesResult {
    pub written: usize,
    pub deleted: usize,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FileList {
    pub files: Vec<FileEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FileEntry {
    pub path: String,
    pub size_bytes: u64,
}

/// One line of the NDJSON answer to `GET /v1/watch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct FileChange {
    pub path: String,
    pub kind: FileChangeKind,
    /// After the change; 0 when it was deleted.
    pub size_bytes: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum FileChangeKind {
    Created,
    Modified,
    Deleted,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Exec {
    pub command: Vec<String>,
    #[serde(default)]
    pub cwd: Option<String>,
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    pub timeout_ms: u64,
}

/// One line of the NDJSON answer to `POST /v1/exec`; `Exit` is the last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ExecEvent {
    Stdout {
        data: String,
    },
    Stderr {
        data: String,
    },
    #[serde(rename_all = "camelCase")]
    Exit {
        code: Option<i32>,
        signal: Option<i32>,
        reason: ExitReason,
        duration_ms: u64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExitReason {
    Exit,
    Timeout,
    Oom,
    Pids,
    DiskFull,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    React,
    Static,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Build {
    pub target: Target,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BuildResult {
    pub ok: bool,
    pub duration_ms: u64,
    #[serde(default)]
    pub errors: Vec<Diagnostic>,
    #[serde(default)]
    pub warnings: Vec<Diagnostic>,
    #[serde(default)]
    pub outputs: Vec<FileEntry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    pub message: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(tag = "mode", rename_all = "lowercase")]
pub enum Start {
    /// The agent serves built files itself, with `index.html` for unknown page paths. `root` is below the workspace; `.` is the workspace.
    Static { root: String },
    /// The app listens on a loopback port; the agent is its reverse proxy.
    Command { command: Vec<String>, port: u16 },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Verify {
    pub path: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VerifyResult {
    pub ok: bool,
    /// HTTP status of the page.
    pub status: u16,
    /// Whether the page has visible content after its scripts ran.
    pub rendered: bool,
    #[serde(default)]
    pub title: String,
    /// The first 500 characters of visible text.
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub console_errors: Vec<String>,
    pub duration_ms: u64,
}

/// One line of the NDJSON answer to `GET /v1/logs`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    pub seq: u64,
    pub ts_unix_ms: i64,
    /// `debug`, `info`, `warn` or `error`.
    pub level: String,
    /// `app`, `build`, `agent` or `console`.
    pub source: String,
    pub message: String,
}

#[cfg(test)]
mod tests;
