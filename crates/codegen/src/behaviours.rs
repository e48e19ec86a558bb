//! The registry of behaviours: what happens when a record is created or changes.

mod adjust;
mod computed;
mod flow;
mod notify;
mod number;
mod set_on_change;
mod set_on_create;
mod stamp_author;

use indexmap::IndexMap;
use serde_json::Value;

use crate::compile::ts::Lit;
use crate::options::{self, OptionDef};
use crate::spec::{AppSpec, Behaviour, Entity, Target};
use crate::validate::Errors;

pub use adjust::Adjust;
pub use computed::Computed;
pub use flow::Flow;
pub use notify::{Notify, placeholders};
pub use number::{Number, default_prefix};
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
    fn check(&self, _cx: &BehaviourCx<'_>, _path: &str, _errors: &mut Errors) {}
    /// What it adds to the definition of its entity.
    fn emit(&self, cx: &BehaviourCx<'_>) -> Reaction;
    /// Functions of the kit that its code calls, and their modules below `src/`, beside those of `lib/dates`.
    fn functions(&self) -> &'static [(&'static str, &'static str)] {
        &[]
    }
    /// What it adds to the list of an entity's notifications.
    fn rule(&self, _behaviour: &Behaviour) -> Option<Lit> {
        None
    }
    /// The field whose value it gives, so that nobody types it.
    fn gives<'a>(&self, _behaviour: &'a Behaviour) -> Option<&'a str> {
        None
    }
    /// The value of that field in the sample at this position, which has the values of earlier behaviours already.
    fn sample(&self, _cx: &BehaviourCx<'_>, _at: usize, _sample: &IndexMap<String, Value>) -> Option<Value> {
        None
    }
}

/// A behaviour and what it belongs to.
pub struct BehaviourCx<'a> {
    pub spec: &'a AppSpec,
    pub entity: &'a Entity,
    pub behaviour: &'a Behaviour,
}

impl<'a> BehaviourCx<'a> {
    pub fn option(&self, name: &str) -> Option<&'a Value> {
        self.behaviour.options.get(name)
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.option(name).and_then(Value::as_str)
    }

    /// The texts of a list option.
    pub fn texts(&self, name: &str) -> Vec<&'a str> {
        let items = self.option(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        items.iter().filter_map(Value::as_str).collect()
    }
}

pub enum Reaction {
    /// Sets values of the record at a moment.
    Set {
        moment: Moment,
        /// Members of an object literal, in code: `completedAt: toIsoDate(now)`.
        members: String,
        /// Functions from `lib/dates` that the members use.
        imports: Vec<&'static str>,
    },
    /// An effect of the kit, made by the function of this name in `lib/records/<name>`.
    Effect { function: &'static str, options: Lit },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    Create,
    Change,
    /// After a new or changed record was stored.
    Saved,
}

pub static BEHAVIOURS: &[&dyn BehaviourKind] =
    &[&SetOnCreate, &SetOnChange, &Computed, &Adjust, &Number, &Flow, &StampAuthor, &Notify];

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
    kind.check(&BehaviourCx { spec, entity, behaviour }, &path, errors);
}

/// The behaviours of an entity with their kinds, in their order.
pub fn of_entity<'a>(
    spec: &'a AppSpec,
    entity: &'a Entity,
) -> impl Iterator<Item = (&'static dyn BehaviourKind, BehaviourCx<'a>)> {
    let own = spec.behaviours.iter().filter(|one| one.entity.as_deref() == Some(entity.id.as_str()));
    own.filter_map(move |behaviour| Some((find_behaviour(&behaviour.kind)?, BehaviourCx { spec, entity, behaviour })))
}

/// Whether the app gives a field its value.
pub fn is_given(spec: &AppSpec, entity: &Entity, field: &str) -> bool {
    of_entity(spec, entity).any(|(kind, cx)| kind.gives(cx.behaviour) == Some(field))
}

/// A sample with the values that behaviours give.
pub fn complete_sample(spec: &AppSpec, entity: &Entity, at: usize) -> IndexMap<String, Value> {
    let mut sample = entity.samples[at].clone();
    for (kind, cx) in of_entity(spec, entity) {
        if let Some((field, value)) = kind.gives(cx.behaviour).zip(kind.sample(&cx, at, &sample)) {
            sample.insert(field.to_owned(), value);
        }
    }
    sample
}
