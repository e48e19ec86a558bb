//! `records`: all records of an entity, to find, sort, add, edit and delete. What not every list needs is in `parts`.

mod check;
mod parts;

use serde_json::Value;

use super::access::{self, MINE, WRITE};
use super::stats::MEASURE_MODULE;
use super::{BlockCx, BlockKind, Element, EntityUse, Prop};
use crate::compile::ts::Lit;
use crate::options::{ANY, Accepts, CHOSEN, FILTERABLE, MEASURE, OptionDef, OptionKind, RELATION, WHERE, YES_NO};
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
    OptionDef::new("detail", OptionKind::Flag, "A page per record, at `#/<page>/<id>`; off by default."),
    OptionDef::new(
        "related",
        OptionKind::Items(RELATED, 6),
        "What belongs to a record, on its page; all entities that point at it by default.",
    ),
    OptionDef::new("actions", OptionKind::Items(ACTION, 6), "Buttons of each record that set a field to a value."),
    OptionDef::new("favorite", OptionKind::Field(YES_NO), "Kept by a heart at each record, with a filter for it."),
    OptionDef::new("import", OptionKind::Flag, "A button that adds records from a CSV or JSON file; off by default."),
    OptionDef::new("exportJson", OptionKind::Flag, "A button that downloads the list as JSON; off by default."),
    OptionDef::new("pageSize", OptionKind::Integer(1, 200), "Numbered pages; without it, 50 rows and more on request."),
    OptionDef::new("compare", OptionKind::Flag, "Two to four records side by side; off by default."),
    OptionDef::new(
        "covers",
        OptionKind::Flag,
        "Cards have drawn pictures even without an image field; off by default.",
    ),
    WRITE,
    MINE,
];

/// Another entity with a relation to this one.
const RELATED: &[OptionDef] = &[
    OptionDef::required("entity", OptionKind::Entity, "What belongs to the record."),
    OptionDef::new("field", OptionKind::FieldOf("entity", RELATION), "Points at the record; the first that does."),
    OptionDef::new("heading", OptionKind::Line(60), "The entity's plural by default."),
    OptionDef::new(
        "as",
        OptionKind::OneOf(&["list", "comments", "reviews"]),
        "`reviews` for what has a rating, `comments` for what is called so, else `list`, by default.",
    ),
];

const ACTION: &[OptionDef] = &[
    OptionDef::required("label", OptionKind::Line(40), "The button: Approve, Mark as paid."),
    OptionDef::required("field", OptionKind::Field(SETTABLE), "The field that is set."),
    OptionDef::required("value", OptionKind::Scalar, "The value it gets; `today` or `now` for dates."),
    OptionDef::new(
        "when",
        OptionKind::Object(WHERE),
        "Offered only while this holds; by default while the field has another value.",
    ),
    OptionDef::new("confirm", OptionKind::Line(200), "Asked before it is done."),
    OptionDef::new("tone", OptionKind::OneOf(&["gray", "green", "red"]), "`gray` by default."),
];

const SETTABLE: Accepts = Accepts {
    what: "a yes/no, single choice, date, number, rating or short text field",
    check: |kind| {
        matches!(
            kind,
            FieldKind::Boolean
                | FieldKind::Choice { many: false, .. }
                | FieldKind::Date
                | FieldKind::DateTime
                | FieldKind::Number { .. }
                | FieldKind::Rating { .. }
                | FieldKind::Text { multiline: false, .. }
        )
    },
};

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
        check::actions(cx, path, errors);
        check::related(cx, path, errors);
        check::detail(cx, path, errors);
        access::check(cx, path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let props = list_props(cx).into_iter().map(|(name, value)| Prop { name, value });
        let mut element = Element::new("Records", "components/records/Records").entity(cx).typed(
            "summary",
            "Measure",
            MEASURE_MODULE,
        );
        element.props.extend(props);
        // Plain pages have the list as such.
        let element = if cx.spec.target == Target::Static { element } else { parts::add(cx, element) };
        access::limited(cx, element)
    }

    fn detail(&self, cx: &BlockCx<'_>) -> Option<Element> {
        (cx.flag("detail", false) && cx.spec.target.is_react()).then(|| parts::record_page(cx))
    }
}

/// The properties of the list, with the defaults for what the spec leaves open.
pub fn list_props(cx: &BlockCx<'_>) -> Vec<(&'static str, Lit)> {
    let Some(entity) = cx.entity() else { return Vec::new() };
    let cards = cx.text("layout") == Some("cards");
    let yes = || Lit::Scalar(Value::Bool(true));
    // The heart and its filter show what this field holds; plain pages have no hearts.
    let favorite = cx.text("favorite").filter(|_| cx.spec.target.is_react());
    let columns = cx.option("columns").map_or_else(|| Lit::texts(default_columns(entity, cards, favorite)), Lit::from);
    let filters = cx.option("filters").map_or_else(|| Lit::texts(default_filters(entity, favorite)), Lit::from);
    let summary = cx.option("summary").map(|value| Lit::option(cx.spec, &OptionKind::Items(MEASURE, 6), value));
    let props = [
        ("heading", cx.option("heading").map(Lit::from)),
        ("layout", cards.then(|| Lit::text("cards"))),
        ("columns", Some(columns)),
        ("search", cx.flag("search", true).then(yes)),
        ("filters", Some(filters)),
        ("sort", sort(cx)),
        ("exportCsv", (cx.spec.target == Target::Static && cx.flag("export", false)).then(yes)),
        ("readOnly", cx.flag("readOnly", false).then(yes)),
        ("summary", summary),
        ("covers", cx.flag("covers", false).then(yes)),
    ];
    let empty = |value: &Lit| matches!(value, Lit::List(items) if items.is_empty());
    props.into_iter().filter_map(|(name, value)| Some((name, value.filter(|value| !empty(value))?))).collect()
}

/// The order of the list at first.
fn sort(cx: &BlockCx<'_>) -> Option<Lit> {
    let field = cx.text("sort")?;
    let direction = cx.text("sortDirection").unwrap_or("asc");
    Some(Lit::Object(vec![("field".to_owned(), Lit::text(field)), ("direction".to_owned(), Lit::text(direction))]))
}

fn default_columns<'a>(entity: &'a Entity, cards: bool, favorite: Option<&str>) -> Vec<&'a str> {
    let title = entity.title_field().map(|field| field.id.as_str());
    let others = entity.fields.iter().filter(|field| Some(field.id.as_str()) != title);
    let others = others.filter(|field| Some(field.id.as_str()) != favorite);
    let short = others.filter(|field| cards || !matches!(field.kind, FieldKind::Text { multiline: true, .. }));
    let limit = if cards { entity.fields.len() } else { MAX_COLUMNS };
    title.into_iter().chain(short.map(|field| field.id.as_str())).take(limit).collect()
}

fn default_filters<'a>(entity: &'a Entity, favorite: Option<&str>) -> Vec<&'a str> {
    let fields = entity.fields.iter().filter(|field| (CHOSEN.check)(&field.kind));
    fields.map(|field| field.id.as_str()).filter(|id| Some(*id) != favorite).take(MAX_FILTERS).collect()
}
