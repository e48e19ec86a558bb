//! AppSpec, the description of an application between words and code, and its compilation to project files. Pure: no I/O.
//!
//! - `spec`: the types; `validate`: pointed errors; `schema`: the JSON schema.
//! - `blocks` and `behaviours`: the registries that a page's parts and an entity's reactions are looked up in.
//! - `compile`: AppSpec → files. The hand-written parts come from `kits/`.
//! - `patch`: changes to a spec; `merge`: three-way merge of generated and hand-edited files.

mod behaviours;
mod blocks;
mod compile;
mod expression;
mod kit;
mod merge;
mod names;
mod options;
mod patch;
mod schema;
mod spec;
mod theme;
mod validate;

pub use behaviours::{BEHAVIOURS, BehaviourKind, find_behaviour};
pub use blocks::{BLOCKS, BlockKind, EntityUse, FormulaPreset, QUIZ_TOPICS, find_block, formula_presets, quiz_bank};
pub use compile::{CompileError, Project, SERVER_PORT, compile, server_command};
pub use kit::kit_files_behind;
pub use merge::{Conflict, Merge, merge};
pub use names::is_reserved;
pub use options::{Accepts, OptionDef, OptionKind};
pub use patch::{Patch, PatchError, apply_patches};
pub use schema::json_schema;
pub use spec::*;
pub use theme::notes as theme_notes;
pub use validate::{MAX_FIELDS, SpecError, TONES, fits, validate};

/// Version of the code generation; an app remembers the one that wrote its files. Raised whenever output changes.
pub const GENERATOR_VERSION: u32 = 1;
