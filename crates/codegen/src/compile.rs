//! AppSpec → project files. Deterministic: the same spec gives the same bytes.

mod accounts;
mod app;
pub mod entity;
pub mod html;
pub mod jsx;
mod notifications;
pub mod page;
mod plain;
mod react;
mod readme;
mod server;
pub mod ts;

pub use app::escape;
pub use server::{PORT as SERVER_PORT, command as server_command};

use std::collections::BTreeMap;

use crate::spec::{AppSpec, Target};
use crate::validate::{SpecError, validate};

/// The files of a project: path → content. Paths are relative, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Project {
    pub files: BTreeMap<String, String>,
}

#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    #[error("the spec is not valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<SpecError>),
    /// A mistake in the kit, not in the spec; the tests compile every block.
    #[error("`{importer}` imports `{import}`, which the kit does not have")]
    MissingKitFile { importer: String, import: String },
}

/// Compiles a valid spec to the project of its target.
pub fn compile(spec: &AppSpec) -> Result<Project, CompileError> {
    validate(spec).map_err(CompileError::Invalid)?;
    match spec.target {
        Target::Static => plain::project(spec),
        Target::React | Target::Fullstack | Target::Python => react::project(spec),
    }
}
