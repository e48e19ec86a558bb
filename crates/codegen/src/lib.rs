//! AppSpec, the description of an application between words and code, and its compilation to project files. Pure: no I/O.
//!
//! - [`spec`]: the types, their validation, their JSON schema.

pub mod spec;

pub use spec::{
    AppSpec, Behaviour, Block, Choice, Entity, Field, FieldKind, Language, Mode, Navigation, Page, SignIn, Storage,
    Target, Theme,
};

/// Stored with every version: a newer generator never rewrites an app by itself.
pub const GENERATOR_VERSION: &str = env!("CARGO_PKG_VERSION");
