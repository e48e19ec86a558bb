//! The registry of behaviours: what happens when a record is created or changes.

mod notify;
mod set_on_change;
mod set_on_create;
mod stamp_author;

use crate::compile::ts::Lit;
use crate::options::{self, OptionDef};
use crate::spec::{AppSpec, Behaviour, Entity, Target};
use crate::validate::Errors;

pub use notify::{Notify, placeholders};
pub use set_on_change::SetOnChange;
pub use set_on_create::SetOnCreate;
pub use stamp_author::StampAuthor;

/// One kind of behaviour. All of them belong to an entity.
pub trait BehaviourKind: Sync {
    fn kind(&self) -> &'static str;
    fn about(&self) -> &'static str;
    fn options(&self) -> &'static [OptionDef];
    fn supports(&self, _target: Target) -> bool {
        true
    }
    /// What the declaration of the options cannot say.
    fn check(&self, entity: &Entity, behaviour: &Behaviour, path: &str, errors: &mut Errors);
    /// The moment it takes part in, and the expression that gives the values to set.
    fn emit(&self, entity: &Entity, behaviour: &Behaviour) -> Reaction;
    /// Functions of the kit that its code calls, and their modules below `src/`, beside those of `lib/dates`.
    fn functions(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }
    /// What it adds to the list of an entity's notifications.
    fn rule(&self, _behaviour: &Behaviour) -> Option<Lit> {
        None
    }
}

pub struct Reaction {
    pub moment: Moment,
    /// Members of an object literal, in code: `completedAt: toIsoDate(now)`.
    pub members: String,
    /// Functions from `lib/dates` that the members use.
    pub imports: Vec<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Create,
    Change,
    /// After a new or changed record was stored.
    Saved,
}

pub static BEHAVIOURS: &[&dyn BehaviourKind] = &[&SetOnCreate, &SetOnChange, &StampAuthor, &Notify];

pub fn find_behaviour(kind: &str) -> Option<&'static dyn BehaviourKind> {
    BEHAVIOURS.iter().copied().find(|one| one.kind() == kind)
}

pub fn check(spec: &AppSpec, behaviour: &Behaviour, path: &str, errors: &mut Errors) {
    let Some(kind) = find_behaviour(&behaviour.kind) else {
        let known = BEHAVIOURS.iter().map(|one| one.kind()).collect::<Vec<_>>().join(", ");
        return errors.push(format!("{path}.kind"), format!("`{}` is unknown; known are: {known}", behaviour.kind));
    };
    if !kind.supports(spec.target) {
        errors.push(format!("{path}.kind"), format!("`{}` is not available for this target", behaviour.kind));
    }
    let Some(entity) = behaviour.entity.as_deref().and_then(|id| spec.entity(id)) else {
        return errors.push(format!("{path}.entity"), "must name an entity");
    };
    let path = format!("{path}.options");
    let scope = options::Scope { spec, entity: Some(entity) };
    options::check(kind.options(), &behaviour.options, scope, &path, errors);
    kind.check(entity, behaviour, &path, errors);
}
