//! `votes`: records ranked by votes for and against.

use super::{COMMENTS, HEADING, category_field, entity_beside, needs_text, points_here, with_entity};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{Accepts, OptionDef, OptionKind, SINGLE_CHOICE};
use crate::spec::FieldKind;
use crate::validate::Errors;

pub struct Votes;

const NUMBER: Accepts = Accepts { what: "a number field", check: |kind| matches!(kind, FieldKind::Number { .. }) };

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("filter", OptionKind::Field(SINGLE_CHOICE), "A filter; the field for categories by default."),
    OptionDef::new("score", OptionKind::Field(NUMBER), "Votes that records bring along; found by its name by default."),
    OptionDef::new("add", OptionKind::Flag, "A button that adds a record; on by default."),
    OptionDef::new("commenting", OptionKind::Flag, "Lets people comment; on by default."),
    OptionDef::new(
        "comments",
        OptionKind::Entity,
        "Comments as records that point at these; an entity called so that does, else kept beside.",
    ),
];

impl BlockKind for Votes {
    fn kind(&self) -> &'static str {
        "votes"
    }

    fn about(&self) -> &'static str {
        "Ideas, requests or links ranked by votes: up or down once per viewer, top or new."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        needs_text(cx, path, errors);
        points_here(cx, "comments", path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Votes", "components/community/Votes").entity(cx);
        let mut element = element.options(cx, &["filter", "add", "commenting", "comments"]);
        if let Some(field) = category_field(cx, "filter") {
            element = element.with("filter", Lit::text(field));
        }
        let comments = entity_beside(cx, "comments", COMMENTS);
        with_entity(element, "comments", cx, comments)
            .flag("add", cx.flag("add", true))
            .flag("commenting", cx.flag("commenting", true))
    }
}
