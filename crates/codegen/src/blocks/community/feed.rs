//! `feed`: what people have posted, the newest first.

use super::{COMMENTS, HEADING, PERSON, PICTURE, TEXT, entity_beside, needs_text, points_here, with_entity};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind, TEMPORAL};
use crate::validate::Errors;

pub struct Feed;

const OPTIONS: &[OptionDef] = &[
    HEADING,
    OptionDef::new("prompt", OptionKind::Line(80), "Asks for a new post; `What’s on your mind?` by default."),
    OptionDef::new("composer", OptionKind::Flag, "Lets people post; on by default."),
    OptionDef::new("commenting", OptionKind::Flag, "Lets people comment; on by default."),
    OptionDef::new(
        "comments",
        OptionKind::Entity,
        "Comments as records that point at posts; an entity called so that does, else kept beside.",
    ),
    OptionDef::new("author", OptionKind::Field(PERSON), "Who has posted; found by its name by default."),
    OptionDef::new("text", OptionKind::Field(TEXT), "What is said; the first long text by default."),
    OptionDef::new("image", OptionKind::Field(PICTURE), "The picture; the first image by default."),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "When it was posted; found by its name by default."),
];

impl BlockKind for Feed {
    fn kind(&self) -> &'static str {
        "feed"
    }

    fn about(&self) -> &'static str {
        "A social feed: people post, like, comment, share and filter by tags."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        needs_text(cx, path, errors);
        points_here(cx, "comments", path, errors);
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Feed", "components/community/Feed")
            .entity(cx)
            .with("page", Lit::text(&cx.page.id))
            .options(cx, &["comments", "composer", "commenting"]);
        with_entity(element, "comments", cx, entity_beside(cx, "comments", COMMENTS))
            .flag("composer", cx.flag("composer", true))
            .flag("commenting", cx.flag("commenting", true))
    }
}
