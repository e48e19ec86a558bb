//! What people do together: post, discuss, vote, learn and compete.

mod chat;
mod feed;
mod flashcards;
mod forum;
mod leaderboard;
mod poll;
mod quiz;
mod quiz_bank;
mod survey;
mod votes;

use super::{BlockCx, Element};
use crate::compile::entity::const_name;
use crate::compile::ts::Lit;
use crate::options::{Accepts, OptionDef, OptionKind, SINGLE_CHOICE};
use crate::spec::{Entity, FieldKind};
use crate::validate::Errors;

pub use chat::Chat;
pub use feed::Feed;
pub use flashcards::Flashcards;
pub use forum::Forum;
pub use leaderboard::Leaderboard;
pub use poll::Poll;
pub use quiz::Quiz;
pub use quiz_bank::{QUIZ_TOPICS, quiz_bank};
pub use survey::Survey;
pub use votes::Votes;

const HEADING: OptionDef = OptionDef::new("heading", OptionKind::Line(60), "Shown above; none by default.");

const TEXT: Accepts = Accepts { what: "a text field", check: |kind| matches!(kind, FieldKind::Text { .. }) };
const PERSON: Accepts = Accepts {
    what: "a short text or relation field",
    check: |kind| matches!(kind, FieldKind::Text { multiline: false, .. } | FieldKind::Relation { many: false, .. }),
};
const PICTURE: Accepts =
    Accepts { what: "an image or web address field", check: |kind| matches!(kind, FieldKind::Image | FieldKind::Url) };

/// What entities of things said about others are called.
const COMMENTS: &[&str] = &["comment", "reply", "response", "answer", "remark"];

/// What the block's data is kept under when there is no entity: the page's id, with a number for the second of a kind.
pub(super) fn kept_as(cx: &BlockCx<'_>) -> Lit {
    let before = cx.page.blocks.iter().take_while(|block| !std::ptr::eq(*block, cx.block));
    match before.filter(|block| block.kind == cx.block.kind).count() {
        0 => Lit::text(&cx.page.id),
        earlier => Lit::text(&format!("{}-{}", cx.page.id, earlier + 1)),
    }
}

/// The choice field that sorts records into kinds: one that is called so, else the first that is no status.
fn category_field<'a>(cx: &BlockCx<'a>, option: &str) -> Option<&'a str> {
    let names = ["category", "categories", "topic", "subject", "board", "section", "channel", "type", "kind"];
    let states = ["status", "state", "stage", "priority"];
    let choices = || cx.entity().into_iter().flat_map(|one| &one.fields).filter(|one| (SINGLE_CHOICE.check)(&one.kind));
    let named = || choices().find(|field| names.contains(&field.id.to_ascii_lowercase().as_str()));
    let first = || choices().find(|field| !states.contains(&field.id.to_ascii_lowercase().as_str()));
    cx.text(option).or_else(|| named().or_else(first).map(|field| field.id.as_str()))
}

/// Something to say needs a field to say it in.
fn needs_text(cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
    if cx.entity().is_some_and(|entity| !entity.fields.iter().any(|field| (TEXT.check)(&field.kind))) {
        errors.push(path, "the entity has no text field");
    }
}

/// The entity that `option` names, else one that is called so and points at the records of the block.
fn entity_beside<'a>(cx: &BlockCx<'a>, option: &str, words: &[&str]) -> Option<&'a Entity> {
    let found = || cx.spec.entities.iter().find(|other| is_called(other, words) && points_at(other, cx.entity()));
    cx.text(option).map_or_else(found, |id| cx.spec.entity(id))
}

fn is_called(entity: &Entity, words: &[&str]) -> bool {
    words.iter().any(|word| entity.id.to_ascii_lowercase().ends_with(word))
}

/// Passes the definition of an entity.
fn with_entity(mut element: Element, prop: &'static str, cx: &BlockCx<'_>, entity: Option<&Entity>) -> Element {
    let Some(entity) = entity else { return element };
    element.entities.push(entity.id.clone());
    element.with(prop, Lit::Code(const_name(cx.spec, entity)))
}

fn points_at(other: &Entity, target: Option<&Entity>) -> bool {
    other.fields.iter().any(|field| {
        matches!(&field.kind, FieldKind::Relation { entity, .. } if target.is_some_and(|target| target.id == *entity))
    })
}

/// An entity whose records belong to those of the block must point at them.
fn points_here(cx: &BlockCx<'_>, option: &str, path: &str, errors: &mut Errors) {
    if cx.text(option).and_then(|id| cx.spec.entity(id)).is_some_and(|other| !points_at(other, cx.entity())) {
        errors.push(format!("{path}.{option}"), "has no relation to the entity of the block");
    }
}
