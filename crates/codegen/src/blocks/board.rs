//! `board`: records as cards in columns, one column per value of a choice field.

use super::access::{self, MINE, WRITE};
use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, OptionDef, OptionKind, SINGLE_CHOICE};
use crate::spec::{Entity, FieldKind, Target};
use crate::validate::Errors;

pub struct Board;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the board; none by default."),
    OptionDef::new("field", OptionKind::Field(SINGLE_CHOICE), "The columns; the first choice field by default."),
    OptionDef::new("cardFields", OptionKind::Fields(ANY), "Shown on a card beside its title."),
    OptionDef::new("search", OptionKind::Flag, "A search field; on by default."),
    WRITE,
    MINE,
];

const MAX_CARD_FIELDS: usize = 3;

impl BlockKind for Board {
    fn kind(&self) -> &'static str {
        "board"
    }

    fn about(&self) -> &'static str {
        "A kanban board over a choice field; cards move with the pointer and the keyboard."
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
        if cx.entity().is_some_and(|entity| column_field(cx, entity).is_none()) {
            errors.push(format!("{path}.field"), "the entity has no choice field that takes one value");
        }
        access::check(cx, path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Board", "components/board/Board").entity(cx);
        let Some(entity) = cx.entity() else { return element };
        let field = column_field(cx, entity).unwrap_or_default();
        let fields = cx.option("cardFields").map_or_else(|| Lit::texts(default_fields(entity, field)), Lit::from);
        let element = match cx.option("heading") {
            Some(heading) => element.with("heading", heading.into()),
            None => element,
        };
        let element = element.with("field", Lit::text(field)).with("cardFields", fields);
        access::limited(cx, element.flag("search", cx.flag("search", true)))
    }
}

pub fn column_field<'a>(cx: &BlockCx<'a>, entity: &'a Entity) -> Option<&'a str> {
    let first = || entity.fields.iter().find(|field| (SINGLE_CHOICE.check)(&field.kind)).map(|field| field.id.as_str());
    cx.text("field").or_else(first)
}

pub fn default_fields<'a>(entity: &'a Entity, column: &str) -> Vec<&'a str> {
    let title = entity.title_field().map(|field| field.id.as_str());
    let others = entity.fields.iter().filter(|field| {
        Some(field.id.as_str()) != title
            && field.id != column
            && !matches!(field.kind, FieldKind::Text { multiline: true, .. } | FieldKind::Image)
    });
    others.map(|field| field.id.as_str()).take(MAX_CARD_FIELDS).collect()
}
