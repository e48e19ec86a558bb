//! `forum`: threads with replies.

use super::{HEADING, category_field, entity_beside, needs_text, points_here, with_entity};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind, SINGLE_CHOICE};
use crate::validate::Errors;

pub struct Forum;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new(
        "categories",
        OptionKind::Field(SINGLE_CHOICE),
        "What threads are filtered by; the field for categories by default.",
    ),
    OptionDef::new(
        "replies",
        OptionKind::Entity,
        "Replies as records that point at threads; an entity called so that does, else kept beside.",
    ),
];

const REPLIES: &[&str] = &["reply", "comment", "answer", "response", "post", "message"];

impl BlockKind for Forum {
    fn kind(&self) -> &'static str {
        "forum"
    }

    fn about(&self) -> &'static str {
        "A discussion forum: threads by category with replies, quotes and votes; moderators pin and lock."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        needs_text(cx, path, errors);
        points_here(cx, "replies", path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Forum", "components/community/Forum")
            .entity(cx)
            .with("page", Lit::text(&cx.page.id))
            .options(cx, &["categories", "replies"]);
        let element = match category_field(cx, "categories") {
            Some(field) => element.with("categories", Lit::text(field)),
            None => element,
        };
        with_entity(element, "replies", cx, entity_beside(cx, "replies", REPLIES))
    }
}
