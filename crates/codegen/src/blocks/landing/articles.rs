//! `articles`: a magazine made of the records of an entity, each at an address of its own.

use super::{HEADING, TEXT_BELOW};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::page::{is_tinted, leads};
use crate::compile::ts::Lit;
use crate::options::{Accepts, OptionDef, OptionKind, TEMPORAL};
use crate::spec::{Entity, Field, FieldKind, Target};
use crate::validate::Errors;

pub struct Articles;

const LETTERS: Accepts = Accepts { what: "a text field", check: |kind| matches!(kind, FieldKind::Text { .. }) };
const PERSON: Accepts = Accepts {
    what: "a short text or relation field",
    check: |kind| matches!(kind, FieldKind::Text { multiline: false, .. } | FieldKind::Relation { .. }),
};
const TOPIC: Accepts = Accepts {
    what: "a choice of one value, short text or relation field",
    check: |kind| {
        matches!(
            kind,
            FieldKind::Choice { many: false, .. }
                | FieldKind::Text { multiline: false, .. }
                | FieldKind::Relation { many: false, .. }
        )
    },
};
const IMAGE: Accepts = Accepts { what: "an image field", check: |kind| matches!(kind, FieldKind::Image) };

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::new("body", OptionKind::Field(LETTERS), "The text; the last long text by default."),
    OptionDef::new("summary", OptionKind::Field(LETTERS), "Shown in lists; the beginning of the text by default."),
    OptionDef::new("author", OptionKind::Field(PERSON), "Who wrote it; found by its name."),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "When; the first date by default. The newest come first."),
    OptionDef::new("category", OptionKind::Field(TOPIC), "What one filters by; the first choice by default."),
    OptionDef::new("image", OptionKind::Field(IMAGE), "The picture; drawn where there is none."),
    OptionDef::new("search", OptionKind::Flag, "A search field; on by default."),
];

const ROLES: [&str; 6] = ["body", "summary", "author", "date", "category", "image"];

impl BlockKind for Articles {
    fn kind(&self) -> &'static str {
        "articles"
    }

    fn about(&self) -> &'static str {
        "A magazine for news and blogs: a lead story, the others below, filter and search; each article has its own address."
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

    fn heads_page(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if cx.entity().is_some_and(|entity| role(cx, entity, "body").is_none()) {
            errors.push(format!("{path}.body"), "the entity has no text field");
        }
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Articles", "components/articles/Articles").entity(cx);
        let Some(entity) = cx.entity() else { return element };
        let element = element.with("page", Lit::text(&cx.page.id));
        let latest = format!("Latest {}", entity.plural.to_lowercase());
        let element = match (leads(cx), cx.text("heading")) {
            (true, _) => element.with("title", Lit::text(&cx.page.title)),
            (false, heading) => element.with("heading", Lit::text(heading.unwrap_or(&latest))),
        };
        let element = match cx.text("text") {
            Some(text) => element.with("text", Lit::text(text)),
            None => element,
        };
        let element = ROLES.iter().fold(element, |element, name| match role(cx, entity, name) {
            Some(id) => element.with(name, Lit::text(id)),
            None => element,
        });
        element.flag("search", cx.flag("search", true)).flag("tinted", is_tinted(cx))
    }
}

/// The field that an option names, else the one that its name or kind suggests.
fn role<'a>(cx: &BlockCx<'a>, entity: &'a Entity, name: &str) -> Option<&'a str> {
    if let Some(id) = cx.text(name) {
        return Some(id);
    }
    let title = entity.title_field().map(|field| field.id.as_str());
    let fields = || entity.fields.iter().filter(|field| Some(field.id.as_str()) != title);
    let called = |field: &&Field, words: &[&str]| {
        let id = field.id.to_lowercase();
        words.iter().any(|word| id.contains(word))
    };
    let long = |field: &&Field| matches!(field.kind, FieldKind::Text { multiline: true, .. });
    let found = match name {
        "body" => {
            let written = |field: &&Field| long(field) && called(field, &["body", "content", "text", "story"]);
            let texts = || fields().filter(|field| (LETTERS.check)(&field.kind));
            fields().find(written).or_else(|| fields().rfind(long)).or_else(|| texts().next_back())
        }
        "summary" => {
            let body = role(cx, entity, "body");
            fields().find(|field| {
                let words = ["summary", "excerpt", "teaser", "intro", "description", "subtitle", "lead"];
                (LETTERS.check)(&field.kind) && called(field, &words) && Some(field.id.as_str()) != body
            })
        }
        "author" => fields().find(|field| {
            (PERSON.check)(&field.kind) && called(field, &["author", "writer", "reporter", "journalist", "editor"])
        }),
        "date" => fields().find(|field| (TEMPORAL.check)(&field.kind)),
        "category" => {
            fields().find(|field| matches!(field.kind, FieldKind::Choice { many: false, .. })).or_else(|| {
                fields().find(|field| (TOPIC.check)(&field.kind) && called(field, &["category", "topic", "section"]))
            })
        }
        _ => fields().find(|field| (IMAGE.check)(&field.kind)),
    };
    found.map(|field| field.id.as_str())
}
