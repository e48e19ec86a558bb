//! `form`: only the form that adds a record, on one page or in steps.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::access::{self, MINE, WRITE};
use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, OptionDef, OptionKind};
use crate::spec::{FieldKind, Target};
use crate::validate::Errors;

pub struct Form;

const FORM_OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the form."),
    OptionDef::new("text", OptionKind::Text(400), "Shown below the heading."),
    OptionDef::new("submitLabel", OptionKind::Line(40), "The button; `Add …` by default."),
    OptionDef::new("successText", OptionKind::Line(200), "Shown when the record is saved."),
    OptionDef::new(
        "fields",
        OptionKind::Fields(ANY),
        "What is asked; all fields by default. What a record cannot do without is always asked.",
    ),
    OptionDef::new("steps", OptionKind::Items(STEP, 8), "Asks in several steps and shows all answers at the end."),
    WRITE,
    MINE,
];

const STEP: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(40), "What the step is about."),
    OptionDef::required("fields", OptionKind::Fields(ANY), "What is asked in it."),
];

impl BlockKind for Form {
    fn kind(&self) -> &'static str {
        "form"
    }

    fn about(&self) -> &'static str {
        "A form that adds a record: a reservation, a registration, feedback."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        FORM_OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        access::check(cx, path, errors);
        let mut asked = HashSet::new();
        for (at, step) in cx.items("steps").iter().enumerate() {
            let fields = step.get("fields").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
            if fields.is_empty() {
                errors.push(format!("{path}.steps[{at}].fields"), "must name a field");
            }
            for field in fields.iter().filter(|field| !asked.insert(field.to_string())) {
                errors.push(format!("{path}.steps[{at}].fields"), format!("{field} is asked twice"));
            }
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        if cx.items("steps").is_empty() || cx.spec.target == Target::Static {
            let form = Element::new("FormPanel", "components/records/FormPanel").entity(cx);
            let form = form.options(cx, &["steps", "fields", "write", "mine"]);
            let named = cx.items("fields");
            if named.is_empty() {
                return access::limited(cx, form);
            }
            let named = named.iter().filter_map(Value::as_str);
            let fields: Vec<&str> = named.clone().chain(needed(cx, |id| named.clone().any(|one| one == id))).collect();
            return access::limited(cx, form.with("fields", Lit::texts(fields)));
        }
        let element = Element::new("FormWizard", "components/records/wizard/FormWizard").entity(cx);
        let steps = Lit::option(cx.spec, &OptionKind::Items(STEP, 8), &Value::Array(complete_steps(cx)));
        access::limited(cx, element.options(cx, &["steps", "fields", "write", "mine"]).with("steps", steps))
    }
}

/// The last step also asks for what a record cannot do without and no step names.
fn complete_steps(cx: &BlockCx<'_>) -> Vec<Value> {
    let mut steps = cx.items("steps").to_vec();
    let asked = |id: &str| {
        let fields = cx.items("steps").iter().filter_map(|step| step.get("fields")?.as_array());
        fields.flatten().any(|field| field == id)
    };
    let last = steps.last_mut().and_then(|step| step.get_mut("fields")?.as_array_mut());
    if let Some(last) = last {
        last.extend(needed(cx, asked).map(|id| json!(id)));
    }
    steps
}

/// The fields without which a record is not accepted, but for those that are asked or have a default.
fn needed<'a>(cx: &BlockCx<'a>, asked: impl Fn(&str) -> bool) -> impl Iterator<Item = &'a str> {
    let fields = cx.entity().map(|entity| entity.fields.as_slice()).unwrap_or_default();
    let needed = fields.iter().filter(move |field| {
        field.required && field.default.is_none() && !matches!(field.kind, FieldKind::Boolean) && !asked(&field.id)
    });
    needed.map(|field| field.id.as_str())
}
