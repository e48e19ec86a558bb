//! Changes to a spec. Each is small and checked; a list of them is applied as a whole or not at all.

mod entity;
mod field;
mod links;
mod page;
mod paths;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::spec::{AppSpec, Behaviour, Block, Entity, Field, FieldKind, Mode, Navigation, Page, SignIn, Target};
use crate::validate::{SpecError, validate};

/// One change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "op", rename_all = "kebab-case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Patch {
    SetName {
        name: String,
    },
    SetTagline {
        tagline: String,
    },
    SetTarget {
        target: Target,
    },
    SetNavigation {
        navigation: Navigation,
    },
    SetMode {
        mode: Mode,
    },
    /// `None` removes the accounts, and all that is only for some of them becomes everybody's.
    SetSignIn {
        sign_in: Option<SignIn>,
    },
    /// Who may open a page: everybody with neither.
    SetPageAccess {
        page: String,
        roles: Option<Vec<String>>,
        #[serde(default)]
        signed_in: bool,
    },
    /// `None` goes back to the default colour.
    SetPrimary {
        color: Option<String>,
    },
    SetBackground {
        color: Option<String>,
    },
    SetSurface {
        color: Option<String>,
    },
    /// Whether the header has the primary colour; `None` goes back to the default.
    SetComponents {
        on: Option<bool>,
    },
    /// `at` is the position among the fields; the end by default. `samples` fill the new field of the sample rows, in turn.
    AddField {
        entity: String,
        field: Field,
        at: Option<usize>,
        #[serde(default)]
        samples: Vec<Value>,
    },
    RemoveField {
        entity: String,
        field: String,
    },
    /// `id` is the new identifier; without it only the label changes and stored data stays as it is.
    RenameField {
        entity: String,
        field: String,
        label: String,
        id: Option<String>,
    },
    /// A default that does not fit any longer is dropped, and so are sample values, in whose place come `samples`, in turn.
    SetFieldKind {
        entity: String,
        field: String,
        kind: FieldKind,
        #[serde(default)]
        samples: Vec<Value>,
    },
    SetFieldRequired {
        entity: String,
        field: String,
        required: bool,
    },
    SetFieldDefault {
        entity: String,
        field: String,
        default: Option<Value>,
    },
    SetFieldHelp {
        entity: String,
        field: String,
        help: Option<String>,
    },
    MoveField {
        entity: String,
        field: String,
        to: usize,
    },
    AddEntity {
        entity: Entity,
    },
    /// Also removes its blocks, the pages that are left empty, its behaviours and the fields that point at it.
    RemoveEntity {
        entity: String,
    },
    RenameEntity {
        entity: String,
        singular: String,
        plural: String,
    },
    ClearSamples {
        entity: String,
    },
    AddPage {
        page: Page,
        at: Option<usize>,
    },
    RemovePage {
        page: String,
    },
    RenamePage {
        page: String,
        title: String,
    },
    MovePage {
        page: String,
        to: usize,
    },
    AddBlock {
        page: String,
        block: Block,
        at: Option<usize>,
    },
    RemoveBlock {
        page: String,
        at: usize,
    },
    MoveBlock {
        page: String,
        from: usize,
        to: usize,
    },
    /// `None` removes the option.
    SetBlockOption {
        page: String,
        at: usize,
        option: String,
        value: Option<Value>,
    },
    AddBehaviour {
        behaviour: Behaviour,
    },
    RemoveBehaviour {
        at: usize,
    },
}

#[derive(Debug, thiserror::Error)]
pub enum PatchError {
    /// The change names something that is not there, or that is there already.
    #[error("change {index}: {message}")]
    Refused { index: usize, message: String },
    #[error("the app would not be valid: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Invalid(Vec<SpecError>),
}

/// The spec with all changes applied in order.
pub fn apply_patches(spec: &AppSpec, patches: &[Patch]) -> Result<AppSpec, PatchError> {
    let mut patched = spec.clone();
    // Specs from before there was a key: the data is under the slug of the name of today, whatever it is called tomorrow.
    patched.storage_key.get_or_insert_with(|| spec.storage_key());
    for (index, patch) in patches.iter().enumerate() {
        apply(&mut patched, patch).map_err(|message| PatchError::Refused { index, message })?;
    }
    validate(&patched).map_err(PatchError::Invalid)?;
    Ok(patched)
}

type Outcome = Result<(), String>;

fn apply(spec: &mut AppSpec, patch: &Patch) -> Outcome {
    match patch {
        Patch::SetName { name } => spec.name.clone_from(name),
        Patch::SetTagline { tagline } => spec.tagline.clone_from(tagline),
        Patch::SetTarget { target } => {
            spec.target = *target;
            spec.storage = target.storage();
        }
        Patch::SetNavigation { navigation } => spec.navigation = *navigation,
        Patch::SetMode { mode } => spec.theme.mode = *mode,
        Patch::SetSignIn { sign_in } => {
            spec.sign_in.clone_from(sign_in);
            if sign_in.is_none() {
                page::open_all(spec);
            }
        }
        Patch::SetPrimary { color } => spec.theme.primary.clone_from(color),
        Patch::SetBackground { color } => spec.theme.background.clone_from(color),
        Patch::SetSurface { color } => spec.theme.surface.clone_from(color),
        Patch::SetComponents { on } => spec.theme.components = *on,
        Patch::AddBehaviour { behaviour } => spec.behaviours.push(behaviour.clone()),
        Patch::RemoveBehaviour { at } if *at < spec.behaviours.len() => {
            spec.behaviours.remove(*at);
        }
        Patch::RemoveBehaviour { at } => return Err(format!("there is no behaviour {at}")),
        Patch::AddEntity { .. }
        | Patch::RemoveEntity { .. }
        | Patch::RenameEntity { .. }
        | Patch::ClearSamples { .. } => {
            return entity::apply(spec, patch);
        }
        Patch::AddField { .. }
        | Patch::RemoveField { .. }
        | Patch::RenameField { .. }
        | Patch::SetFieldKind { .. }
        | Patch::SetFieldRequired { .. }
        | Patch::SetFieldDefault { .. }
        | Patch::SetFieldHelp { .. }
        | Patch::MoveField { .. } => return field::apply(spec, patch),
        _ => return page::apply(spec, patch),
    }
    Ok(())
}

fn find_entity<'a>(spec: &'a mut AppSpec, id: &str) -> Result<&'a mut Entity, String> {
    spec.entities.iter_mut().find(|entity| entity.id == id).ok_or_else(|| format!("there is no entity `{id}`"))
}

/// Moves an item; positions beyond the end mean the end.
fn move_item<T>(items: &mut Vec<T>, from: usize, to: usize) {
    if from < items.len() {
        let item = items.remove(from);
        items.insert(to.min(items.len()), item);
    }
}

fn insert<T>(items: &mut Vec<T>, at: Option<usize>, item: T) {
    let end = items.len();
    items.insert(at.unwrap_or(end).min(end), item);
}
