//! `notify`: tells people in the app's header that a record was created, or that a field of it has taken a value.

use super::{BehaviourCx, BehaviourKind, Moment, Reaction};
use crate::compile::ts::Lit;
use crate::options::{Accepts, OWNER, OptionDef, OptionKind};
use crate::spec::{Behaviour, FieldKind, Target};
use crate::validate::{Errors, fits};

pub struct Notify;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required(
        "text",
        OptionKind::Line(160),
        "What it says; `{title}` stands for the record's title, `{field}` for the value of that field.",
    ),
    OptionDef::new(
        "field",
        OptionKind::Field(Accepts {
            what: "a yes/no field or a choice field that takes one value",
            check: |kind| matches!(kind, FieldKind::Boolean | FieldKind::Choice { many: false, .. }),
        }),
        "The field that is watched; without it, new records are.",
    ),
    OptionDef::new("becomes", OptionKind::Scalar, "The value that `field` must take."),
    OptionDef::new("to", OptionKind::Who, "Who is told; everyone by default."),
    OptionDef::new("toField", OptionKind::Field(OWNER), "Tells only the person whose email address or name is in it."),
];

impl BehaviourKind for Notify {
    fn kind(&self) -> &'static str {
        "notify"
    }

    fn about(&self) -> &'static str {
        "Makes a notification when a record is created, or when a field takes a value; the header shows a bell."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, target: Target) -> bool {
        target.is_react()
    }

    fn check(&self, cx: &BehaviourCx<'_>, path: &str, errors: &mut Errors) {
        let entity = cx.entity;
        let options = &cx.behaviour.options;
        match (options.get("field").and_then(|id| id.as_str()), options.get("becomes")) {
            (Some(_), None) => errors.push(format!("{path}.becomes"), "is required beside `field`"),
            (None, Some(_)) => errors.push(format!("{path}.field"), "is required beside `becomes`"),
            (Some(id), Some(value)) => {
                if entity.field(id).is_some_and(|field| !fits(&field.kind, value)) {
                    errors.push(format!("{path}.becomes"), format!("is no value of `{id}`"));
                }
            }
            (None, None) => {}
        }
        let text = options.get("text").and_then(|text| text.as_str()).unwrap_or_default();
        for name in placeholders(text).filter(|name| *name != "title" && entity.field(name).is_none()) {
            errors.push(format!("{path}.text"), format!("`{}` has no field `{name}`", entity.id));
        }
    }

    fn functions(&self) -> &'static [(&'static str, &'static str)] {
        &[("notifies", "lib/notifications/notifies")]
    }

    fn emit(&self, _cx: &BehaviourCx<'_>) -> Reaction {
        Reaction::Set { moment: Moment::Saved, members: String::new(), imports: Vec::new() }
    }

    fn rule(&self, behaviour: &Behaviour) -> Option<Lit> {
        let present =
            OPTIONS.iter().filter_map(|def| Some((def.name.to_owned(), behaviour.options.get(def.name)?.into())));
        Some(Lit::Object(present.collect()))
    }
}

/// The names in `{…}`.
pub fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
        .filter(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
}
