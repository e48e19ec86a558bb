//! "sections: our barbers, gallery, find us": the sections of a landing page, in their order and by the names that the request has for them.

use std::ops::Range;

use isekai_codegen::{Block, Page};
use serde_json::json;

use super::{about, contact, faq, features, gallery, pricing, testimonials};
use crate::analysis::blocks::block;
use crate::analysis::compose::{map, team};
use crate::analysis::{Draft, lists};
use crate::lexicon::Business;
use crate::text::{Word, sentence_case};

const MAX_TITLE_WORDS: usize = 4;
/// What a section is, by a word of its name. Those that stand further up are looked for first.
const KINDS: &[(&str, &[&str])] = &[
    ("map", &["location", "direction", "find", "map", "where", "reach", "way", "visit"]),
    ("hours", &["hour", "opening", "open"]),
    (
        "contact-form",
        &["contact", "book", "booking", "reserve", "reservation", "appointment", "message", "touch", "quote"],
    ),
    ("faq", &["faq", "question", "answer"]),
    ("testimonials", &["testimonial", "review", "say", "voice", "reference", "opinion"]),
    ("pricing", &["price", "pricing", "rate", "fee", "plan", "package", "menu", "ticket"]),
    ("gallery", &["gallery", "photo", "picture", "portfolio", "image", "work", "look", "project", "collection"]),
    (
        "team",
        &[
            "team",
            "staff",
            "barber",
            "stylist",
            "doctor",
            "trainer",
            "teacher",
            "people",
            "crew",
            "chef",
            "instructor",
            "coach",
            "dentist",
            "guide",
            "who",
            "expert",
            "founder",
            "artist",
            "speaker",
            "lawyer",
            "member",
            "meet",
        ],
    ),
    ("about", &["about", "story", "history", "mission", "us", "value"]),
    ("newsletter", &["newsletter", "subscribe", "updates"]),
    ("features", &["service", "offer", "treatment", "class", "feature", "course", "product", "what"]),
];

/// Puts the sections that are named behind the opening, each under its name. The contact form stays the last if it is not among them.
pub fn arrange(draft: &mut Draft<'_>, business: &Business, name: &str, page: &mut Page) {
    let titles = titles(draft);
    let mut made: Vec<Block> = Vec::new();
    for range in titles {
        let title = sentence_case(draft.reading.source(range.clone()));
        let Some(kind) = kind_of(&draft.reading.words[range.clone()]) else { continue };
        let there = page.blocks.iter().position(|block| shows(block, kind));
        let section = there.map(|at| page.blocks.remove(at)).or_else(|| section(kind, business, name));
        let Some(mut section) = section else { continue };
        section.options.insert("heading".to_owned(), json!(title));
        made.push(section);
        draft.decide(range, format!("Section {title}"));
    }
    if made.is_empty() {
        return;
    }
    let hero = page.blocks.iter().take_while(|block| block.kind == "hero").count();
    // What nobody named stands only where nothing was named.
    page.blocks.retain(|block| ["hero", "contact-form"].contains(&block.kind.as_str()));
    let rest = page.blocks.split_off(hero.min(page.blocks.len()));
    page.blocks.extend(made);
    page.blocks.extend(rest);
}

/// Behind "sections:", "sections for", "sections named".
fn titles(draft: &Draft<'_>) -> Vec<Range<usize>> {
    let words = &draft.reading.words;
    let cue = (0..words.len().saturating_sub(2)).find(|&at| {
        words[at].is_any(&["sections", "section"])
            && words[at + 1].is_any(&[":", "for", "called", "named", "like", "about", "on"])
            && !draft.reading.is_negated(at)
    });
    let Some(cue) = cue else { return Vec::new() };
    let end = (cue + 2..words.len()).find(|&at| words[at].is_any(&[".", "!", "?", ";"])).unwrap_or(words.len());
    let plain = |range: &Range<usize>| {
        range.len() <= MAX_TITLE_WORDS && words[range.clone()].iter().all(|word| !word.punctuation)
    };
    lists::items(&draft.reading, cue + 2..end, |_| 0).into_iter().filter(plain).collect()
}

fn kind_of(title: &[Word]) -> Option<&'static str> {
    let has = |names: &[&str]| title.iter().any(|word| names.contains(&word.stem.as_str()) || word.is_any(names));
    KINDS.iter().find(|(_, names)| has(names)).map(|(kind, _)| *kind)
}

fn shows(block: &Block, kind: &str) -> bool {
    match kind {
        "about" => block.kind == "text",
        "pricing" => block.kind == "pricing" || block.kind == "menu-list",
        kind => block.kind == kind,
    }
}

fn section(kind: &str, business: &Business, name: &str) -> Option<Block> {
    Some(match kind {
        "map" => map(),
        "hours" => hours(),
        "contact-form" => contact(business),
        "faq" => faq(business),
        "testimonials" => testimonials(business),
        "pricing" if business.prices.is_empty() => return None,
        "pricing" => pricing(business),
        "gallery" => gallery(business, "Gallery"),
        "team" => team(),
        "about" => about(business, name),
        "newsletter" => block("newsletter", None, json!({})),
        _ => features(business),
    })
}

/// Those of the contact form, day by day.
fn hours() -> Block {
    let open = |day: &str, closes: &str| json!({"day": day, "opens": "09:00", "closes": closes});
    let week = ["monday", "tuesday", "wednesday", "thursday", "friday"].map(|day| open(day, "18:00"));
    let days: Vec<_> = week.into_iter().chain([open("saturday", "14:00")]).collect();
    block("hours", None, json!({"days": days}))
}
