//! Versions of an app's code. Each holds what a later merge or rollback needs: the spec, the generator's version, the
//! files as they were generated, and the files as they are. Contents lie once in `blobs`, whatever number of versions
//! has them.

mod blobs;
mod put;
mod read;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use isekai_domain::{AppId, CodeId};
use serde_json::Value;

use crate::text_enum::text_enums;

pub use blobs::prune_blobs;
pub(crate) use blobs::{blobs_of_in, remove_unreferenced_in};
pub(crate) use put::put_in;
pub use put::{NewVersion, put};
pub use read::{CodeFile, CodeSummary, file, get, latest, latest_number, list};

/// Path to content.
pub type Files = BTreeMap<String, String>;

text_enums! {
    /// What made a version.
    CodeOrigin {
        Generate = "generate",
        Iterate = "iterate",
        Edit = "edit",
        Rollback = "rollback",
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct CodeVersion {
    pub id: CodeId,
    pub app_id: AppId,
    /// From 1 per app.
    pub version: i32,
    pub files: Files,
    /// As generated, before any change by hand.
    pub base_files: Files,
    pub spec: Option<Value>,
    pub generator_version: Option<String>,
    pub framework: Option<String>,
    pub language: Option<String>,
    pub origin: CodeOrigin,
    pub summary: Option<String>,
    pub created_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests;
