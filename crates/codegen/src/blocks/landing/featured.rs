//! `featured`: the first few records of an entity, with a link to all of them.

use super::markup::section_with;
use super::{HEADING, TEXT_BELOW, finish};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse, Html, Prop, el};
use crate::compile::page::{heading, page_of};
use crate::compile::ts::Lit;
use crate::options::{ANY, OptionDef, OptionKind};
use crate::spec::{Entity, FieldKind, Target};

pub struct Featured;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::new("count", OptionKind::Integer(1, 12), "How many; 3 by default."),
    OptionDef::new("fields", OptionKind::Fields(ANY), "Shown below the title; a text and two short ones by default."),
    OptionDef::new("sort", OptionKind::Field(ANY), "Sorted by this field; newest first by default."),
    OptionDef::new("sortDirection", OptionKind::OneOf(&["asc", "desc"]), "`asc` by default."),
    OptionDef::new("page", OptionKind::Line(60), "Id of the page that has all of them; found by itself."),
];

impl BlockKind for Featured {
    fn kind(&self) -> &'static str {
        "featured"
    }

    fn about(&self) -> &'static str {
        "The first few records of an entity as cards, with a link to the page that has all of them."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_section(&self) -> bool {
        true
    }

    fn is_tintable(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Featured", "components/landing/Featured").entity(cx);
        let mut element = element.options(cx, &["fields", "sort", "sortDirection", "page"]);
        let Some(entity) = cx.entity() else { return element };
        let fields = cx.option("fields").map_or_else(|| Lit::texts(default_fields(entity)), Lit::from);
        let page = cx.text("page").filter(|id| cx.spec.pages.iter().any(|page| page.id == *id));
        let page = page.or_else(|| page_of(cx, &entity.id)).map(Lit::text);
        let props = [("fields", Some(fields)), ("sort", sort(cx)), ("page", page)];
        element.props.extend(props.into_iter().filter_map(|(name, value)| Some(Prop { name, value: value? })));
        finish(cx, element, None)
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        let own = format!("Featured {}", cx.entity()?.plural.to_lowercase());
        let heading = heading(cx, None).unwrap_or(&own);
        let place = el("div").attr("id", &cx.place());
        Some(section_with(cx, Some(heading), cx.text("text"), [place]))
    }

    fn script(&self, _cx: &BlockCx<'_>) -> Option<&'static [&'static str]> {
        Some(&["entity", "heading", "count", "fields", "sort", "page"])
    }
}

fn sort(cx: &BlockCx<'_>) -> Option<Lit> {
    let (field, direction) = (cx.text("sort")?, cx.text("sortDirection").unwrap_or("asc"));
    let members = [("field", field), ("direction", direction)];
    Some(Lit::Object(members.into_iter().map(|(name, value)| (name.to_owned(), Lit::text(value))).collect()))
}

fn default_fields(entity: &Entity) -> Vec<&str> {
    let title = entity.title_field().map(|field| field.id.as_str());
    let long = |kind: &FieldKind| matches!(kind, FieldKind::Text { multiline: true, .. });
    let shown = |kind: &FieldKind| {
        matches!(
            kind,
            FieldKind::Text { multiline: false, .. }
                | FieldKind::Money { .. }
                | FieldKind::Choice { .. }
                | FieldKind::Date
                | FieldKind::DateTime
                | FieldKind::Rating { .. }
                | FieldKind::Relation { .. }
        )
    };
    let others = || entity.fields.iter().filter(|field| Some(field.id.as_str()) != title);
    let text = others().find(|field| long(&field.kind)).map(|field| field.id.as_str());
    text.into_iter().chain(others().filter(|field| shown(&field.kind)).map(|field| field.id.as_str()).take(2)).collect()
}
