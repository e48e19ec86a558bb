//! Cards to begin with, for the languages that most people learn.

use isekai_codegen::Entity;
use serde_json::{Value, json};

use super::super::Draft;
use super::super::blocks::block;
use super::Composed;

type Deck = (&'static [&'static str], &'static [(&'static str, &'static str)]);

const DECKS: &[Deck] = &[
    (
        &["spanish", "castilian"],
        &[
            ("the house", "la casa"),
            ("the water", "el agua"),
            ("to eat", "comer"),
            ("the street", "la calle"),
            ("today", "hoy"),
            ("the friend", "el amigo"),
            ("to speak", "hablar"),
            ("the book", "el libro"),
            ("good morning", "buenos días"),
            ("thank you", "gracias"),
        ],
    ),
    (
        &["french"],
        &[
            ("the house", "la maison"),
            ("the water", "l'eau"),
            ("to eat", "manger"),
            ("the street", "la rue"),
            ("today", "aujourd'hui"),
            ("the friend", "l'ami"),
            ("to speak", "parler"),
            ("the book", "le livre"),
            ("good morning", "bonjour"),
            ("thank you", "merci"),
        ],
    ),
    (
        &["german"],
        &[
            ("the house", "das Haus"),
            ("the water", "das Wasser"),
            ("to eat", "essen"),
            ("the street", "die Straße"),
            ("today", "heute"),
            ("the friend", "der Freund"),
            ("to speak", "sprechen"),
            ("the book", "das Buch"),
            ("good morning", "guten Morgen"),
            ("thank you", "danke"),
        ],
    ),
    (
        &["italian"],
        &[
            ("the house", "la casa"),
            ("the water", "l'acqua"),
            ("to eat", "mangiare"),
            ("the street", "la strada"),
            ("today", "oggi"),
            ("the friend", "l'amico"),
            ("to speak", "parlare"),
            ("the book", "il libro"),
            ("good morning", "buongiorno"),
            ("thank you", "grazie"),
        ],
    ),
];

/// What the two sides are called, where the request says it: front, back.
const SIDES: &[(&str, &str)] = &[("word", "translation"), ("term", "definition"), ("question", "answer")];

/// Cards are learned first, and looked after below.
pub fn studied(draft: &Draft<'_>, app: &mut Composed) {
    let learned = app.pages.iter().flat_map(|page| &page.blocks).any(|block| block.kind == "flashcards");
    let Some(cards) = app.entities.iter_mut().find(|entity| entity.singular == "Flashcard").filter(|_| !learned) else {
        return;
    };
    if cards.field("front").is_none() || cards.field("back").is_none() {
        return;
    }
    let said = |stem: &str| draft.reading.words.iter().any(|word| word.stem == stem);
    if let Some((front, back)) = SIDES.iter().find(|(front, back)| said(front) && said(back)) {
        for field in &mut cards.fields {
            let side = if field.id == "front" { front } else { back };
            if ["front", "back"].contains(&field.id.as_str()) {
                field.label = crate::text::sentence_case(side);
            }
        }
    }
    let id = cards.id.clone();
    let study = block("flashcards", Some(&id), json!({"front": "front", "back": "back"}));
    if let Some(page) =
        app.pages.iter_mut().find(|page| page.blocks.iter().any(|block| block.entity.as_ref() == Some(&id)))
    {
        page.blocks.insert(0, study);
    }
}

/// Begins with the words of the language that is learnt.
pub fn fill(draft: &Draft<'_>, entities: &mut [Entity]) {
    let deck = DECKS.iter().find(|(names, _)| draft.reading.words.iter().any(|word| word.is_any(names)));
    let (Some((_, words)), Some(cards)) = (deck, entities.iter_mut().find(|entity| entity.singular == "Flashcard"))
    else {
        return;
    };
    if cards.field("front").is_none() || cards.field("back").is_none() {
        return;
    }
    let row = |(front, back): &(&str, &str)| {
        [("front".to_owned(), Value::from(*front)), ("back".to_owned(), Value::from(*back))].into_iter().collect()
    };
    cards.samples = words.iter().map(row).collect();
}
