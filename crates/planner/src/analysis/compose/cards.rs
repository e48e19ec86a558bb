//! Cards to begin with, for the languages that most people learn.

use serde_json::{Value, json};

use super::super::Draft;

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

/// The options of flashcards: the words of the language that is learnt.
pub fn options(draft: &Draft<'_>) -> Value {
    let deck = DECKS.iter().find(|(names, _)| draft.reading.words.iter().any(|word| word.is_any(names)));
    let Some((_, words)) = deck else { return json!({}) };
    let cards: Vec<Value> = words.iter().map(|(front, back)| json!({"front": front, "back": back})).collect();
    json!({"cards": cards})
}
