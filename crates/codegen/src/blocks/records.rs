//! `records`: all records of an entity, to find, sort, add, edit and delete. `form`: only the form to add one.

use serde_json::Value;

use super::stats::MEASURE_MODULE;
use super::{BlockCx, BlockKind, Element, EntityUse, Prop};
use crate::compile::ts::Lit;
use crate::options::{ANY, FILTERABLE, MEASURE, OptionDef, OptionKind};
use crate::spec::{Entity, FieldKind, Target};
use crate::validate::Errors;

pub struct Records;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the list; none by default."),
    OptionDef::new("layout", OptionKind::OneOf(&["table", "cards"]), "`table` by default."),
    OptionDef::new("columns", OptionKind::Fields(ANY), "What is shown of a record; up to six fields by default."),
    OptionDef::new("search", OptionKind::Flag, "A search field; on by default."),
    OptionDef::new("filters", OptionKind::Fields(FILTERABLE), "Filters; choice and yes/no fields by default."),
    OptionDef::new("sort", OptionKind::Field(ANY), "Sorted by this field at first; newest first by default."),
    OptionDef::new("sortDirection", OptionKind::OneOf(&["asc", "desc"]), "`asc` by default."),
    OptionDef::new("export", OptionKind::Flag, "A button that downloads the list as CSV; off by default."),
    OptionDef::new("readOnly", OptionKind::Flag, "Only for browsing; off by default."),
    OptionDef::new("summary", OptionKind::Items(MEASURE, 6), "Key figures above the list."),
    OptionDef::new(
        "covers",
        OptionKind::Flag,
        "Cards have drawn pictures even without an image field; off by default.",
    ),
];

/// Columns shown when the spec names none.
const MAX_COLUMNS: usize = 6;
/// Filters shown when the spec names none.
const MAX_FILTERS: usize = 3;

impl BlockKind for Records {
    fn kind(&self) -> &'static str {
        "records"
    }

    fn about(&self) -> &'static str {
        "A list of an entity's records with a form to add and edit them, search, filters and sorting."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        super::stats::check_measures(cx, "summary", path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let props = list_props(cx).into_iter().map(|(name, value)| Prop { name, value });
        let mut element = Element::new("Records", "components/records/Records").entity(cx).typed(
            "summary",
            "Measure",
            MEASURE_MODULE,
        );
        element.props.extend(props);
        element
    }
}

/// The properties of the list, with the defaults for what the spec leaves open.
pub fn list_props(cx: &BlockCx<'_>) -> Vec<(&'static str, Lit)> {
    let Some(entity) = cx.entity() else { return Vec::new() };
    let cards = cx.text("layout") == Some("cards");
    let yes = || Lit::Scalar(Value::Bool(true));
    let columns = cx.option("columns").map_or_else(|| Lit::texts(default_columns(entity, cards)), Lit::from);
    let filters = cx.option("filters").map_or_else(|| Lit::texts(default_filters(entity)), Lit::from);
    let sort = cx.text("sort").map(|field| {
        let direction = cx.text("sortDirection").unwrap_or("asc");
        Lit::Object(vec![("field".to_owned(), Lit::text(field)), ("direction".to_owned(), Lit::text(direction))])
    });
    let summary = cx.option("summary").map(|value| Lit::option(cx.spec, &OptionKind::Items(MEASURE, 6), value));
    let props = [
        ("heading", cx.option("heading").map(Lit::from)),
        ("layout", cards.then(|| Lit::text("cards"))),
        ("columns", Some(columns)),
        ("search", cx.flag("search", true).then(yes)),
        ("filters", Some(filters)),
        ("sort", sort),
        ("exportCsv", cx.flag("export", false).then(yes)),
        ("readOnly", cx.flag("readOnly", false).then(yes)),
        ("summary", summary),
        ("covers", cx.flag("covers", false).then(yes)),
    ];
    let empty = |value: &Lit| matches!(value, Lit::List(items) if items.is_empty());
    props.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !empty(value))?))).collect()
}

fn default_columns(entity: &Entity, cards: bool) -> Vec<&str> {
    let title = entity.title_field().map(|field| field.id.as_str());
    let others = entity.fields.iter().filter(|field| Some(field.id.as_str()) != title);
    let short = others.filter(|field| cards || !matches!(field.kind, FieldKind::Text { multiline: true, .. }));
    let limit = if cards { entity.fields.len() } else { MAX_COLUMNS };
    title.into_iter().chain(short.map(|field| field.id.as_str())).take(limit).collect()
}

fn default_filters(entity: &Entity) -> Vec<&str> {
    let fields = entity.fields.iter().filter(|field| (FILTERABLE.check)(&field.kind));
    fields.map(|field| field.id.as_str()).take(MAX_FILTERS).collect()
}

pub struct Form;

const FORM_OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the form."),
    OptionDef::new("text", OptionKind::Text(400), "Shown below the heading."),
    OptionDef::new("submitLabel", OptionKind::Line(40), "The button; `Add …` by default."),
    OptionDef::new("successText", OptionKind::Line(200), "Shown when the record is saved."),
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

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("FormPanel", "components/records/FormPanel").entity(cx).options(cx, &[])
    }
}
