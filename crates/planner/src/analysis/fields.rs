//! One phrase that names a field → the field.

mod beside;

use std::ops::Range;

use isekai_codegen::{Field, FieldKind};

use super::annotations::Annotations;
use super::{told, units};
use crate::lexicon::{Lexicon, Noun};
use crate::text::{Reading, Word, camel_id, sentence_case, singular, words};
use beside::{strip_facts, strip_widget, trim};

/// A field, and how sure we are that the phrase named one.
#[derive(Debug, Clone)]
pub struct ParsedField {
    pub field: Field,
    /// Its name or what was said about it is known; otherwise it became a text field for want of better knowledge.
    pub known: bool,
    /// Its kind was said, not only guessed from the name.
    pub told: bool,
}

pub const QUOTES: &[&str] = &["\"", "“", "”", "'", "‘", "’", "«", "»", "`"];
/// What people call a field of a noun that has another name.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("step", "instructions"),
    ("direction", "instructions"),
    ("method", "instructions"),
    ("preparation", "instructions"),
    ("assignee", "assigned to"),
    ("deadline", "due date"),
    ("due", "due date"),
    ("expiry", "expires on"),
    ("text", "what happened"),
    ("text", "entry"),
    ("note", "what happened"),
    ("gift", "gift idea"),
    ("idea", "gift idea"),
];
const MAX_ID_CHARS: usize = 40;
const MAX_NAME_WORDS: usize = 5;
const MAX_LABEL_CHARS: usize = 60;

/// Reads a phrase such as "an optional due date", "priority (low, high)", "amount in euros", "number of pages".
/// `None` when no name is left, or too many words to be one.
pub fn parse(
    reading: &Reading<'_>,
    range: Range<usize>,
    lexicon: &Lexicon,
    noun: Option<&Noun>,
) -> Option<ParsedField> {
    // "buttons for 200 ml and 330 ml", "500 ml buttons": what is pressed is no field.
    let said = &reading.words[range.clone()];
    let amount = |word: &Word| word.lower.starts_with(|first: char| first.is_ascii_digit());
    if said.iter().any(|word| word.is_any(&["button", "buttons"])) || said.iter().all(amount) {
        return None;
    }
    let range = told::without_owner(reading, range, noun);
    let asking = reading.words.get(range.start).filter(|word| told::is_asking(word));
    if asking.is_some_and(|word| !word.is_any(&["what", "which", "why"])) {
        return told::field(reading, range, noun);
    }
    if matches!(&reading.words[range.clone()], [only] if only.is_any(&["for", "with", "by", "of"])) {
        return None;
    }
    if told::is_frequency(&reading.words[range.clone()]) {
        return None;
    }
    let mut facts = Annotations::default();
    let range = strip_widget(reading, range, &mut facts);
    let name = trim(reading, strip_facts(reading, range, &mut facts), &mut facts);
    let explicit = facts.kind.is_some() || !facts.options.is_empty() || facts.top.is_some();
    let words = &reading.words[name.clone()];
    if words.is_empty() || words.len() > MAX_NAME_WORDS || words.iter().any(|word| word.punctuation && !word.is("'")) {
        return None;
    }
    let guess = named(reading.source(name), words, lexicon, noun);
    let bound = facts.max_chars.is_some() || facts.least.is_some() || facts.most.is_some() || facts.default.is_some();
    let told = explicit || bound || facts.unit.is_some() || facts.currency.is_some();
    let known = guess.known || told;
    let (required, help) = (facts.required, facts.help.take().filter(|help| help.chars().count() <= 200));
    let (kind, default) = facts.apply(guess.kind);
    let mut label = sentence_case(&guess.label);
    if label.chars().count() > MAX_LABEL_CHARS {
        label = label.chars().take(MAX_LABEL_CHARS).collect();
    }
    let field =
        Field { id: camel_id(&label, "field"), required: required.unwrap_or(false), label, kind, default, help };
    Some(ParsedField { field, known, told })
}

/// As `parse`, of a field that belongs to nothing we know.
pub fn parse_plain(reading: &Reading<'_>, range: Range<usize>, lexicon: &Lexicon) -> Option<ParsedField> {
    parse(reading, range, lexicon, None)
}

/// As `parse`, of an item of a list that is said to be one of fields: whatever it says, it is one.
pub fn parse_listed(
    reading: &Reading<'_>,
    range: Range<usize>,
    lexicon: &Lexicon,
    noun: Option<&Noun>,
) -> Option<ParsedField> {
    let first = reading.words.get(range.start)?;
    if let Some(field) = told::one_of_two(reading, range.clone()) {
        return Some(field);
    }
    if told::is_asking(first) || told::is_questioning(first) && range.len() > 1 {
        return told::field(reading, range.clone(), noun).or_else(|| {
            let mut facts = Annotations::default();
            let name = trim(reading, strip_facts(reading, range, &mut facts), &mut facts);
            told::as_said(reading, name, facts)
        });
    }
    parse(reading, range, lexicon, noun)
}

/// What was done, where no "-ed" tells it: "date frozen", "amount paid".
const PARTICIPLES: &[&str] = &[
    "frozen", "lent", "given", "taken", "bought", "sold", "found", "made", "seen", "paid", "sent", "spent", "caught",
    "drawn", "begun", "worn", "won", "lost", "read", "built", "known",
];

struct Guess {
    label: String,
    kind: FieldKind,
    known: bool,
}

/// What a name alone says.
fn named(source: &str, words: &[Word], lexicon: &Lexicon, noun: Option<&Noun>) -> Guess {
    if let Some(field) = noun.and_then(|noun| field_of(noun, words)) {
        return Guess { label: field.label.clone(), kind: field.kind.clone(), known: true };
    }
    let number = FieldKind::Number { integer: true, min: None, max: None, unit: None };
    // "rooms with number and floor": what is on the door.
    if noun.is_some() && matches!(words, [only] if only.is("number")) {
        let kind = FieldKind::Text { multiline: false, max_length: None };
        return Guess { label: source.to_owned(), kind, known: true };
    }
    if is_measured(words, noun) {
        let kind = FieldKind::Number { integer: false, min: None, max: None, unit: None };
        return Guess { label: source.to_owned(), kind, known: true };
    }
    // "plate number", "batch number": a code, which nobody adds up; a "responsible person" is no number of people.
    let coded = words.len() > 1 && words.last().is_some_and(|last| last.is("number"));
    let known = lexicon.fields.phrases().ending(words).filter(|found| found.words > 1 || words.len() == 1);
    if (coded || words.last().is_some_and(|last| last.is_any(&["person", "guest"])))
        && known.is_none_or(|known| is_number(&lexicon.fields.get(known.value).kind))
    {
        let kind = FieldKind::Text { multiline: false, max_length: None };
        return Guess { label: source.to_owned(), kind, known: true };
    }
    if words.len() > 1 && words[0].is("quantity") {
        return Guess { label: source.to_owned(), kind: number, known: true };
    }
    if let Some(alike) = noun.and_then(|noun| alike(noun, words)) {
        return Guess { label: source.to_owned(), kind: alike.kind.clone(), known: true };
    }
    // "places" are counted, a "place" is somewhere.
    if words.last().is_some_and(|word| word.is("place")) && words.len() <= 3 {
        let kind = FieldKind::Text { multiline: false, max_length: None };
        return Guess { label: source.to_owned(), kind, known: true };
    }
    if words.len() > 2 && words[0].is_any(&["number", "amount", "count"]) && words[1].is("of") {
        return Guess { label: source.to_owned(), kind: number, known: true };
    }
    if words.len() > 1 && words[0].is_any(&["is", "has", "whether", "if", "was", "are"]) {
        let skip = words.iter().take_while(|word| {
            word.is_any(&["is", "has", "whether", "if", "it", "it's", "was", "are", "they", "i", "have", "the", "a"])
        });
        let rest: Vec<&str> = words[skip.count()..].iter().map(|word| word.lower.as_str()).collect();
        let label = if rest.is_empty() { source.to_owned() } else { rest.join(" ") };
        return Guess { label, kind: FieldKind::Boolean, known: true };
    }
    // "date of birth", "price per litre", "date applied": the first part says what it is.
    let joint = words
        .iter()
        .position(|word| word.is_any(&["of", "per", "for", "until", "since"]))
        .filter(|&at| at > 0 && at + 1 < words.len());
    let done = words.last().is_some_and(|last| last.lower.ends_with("ed") || last.is_any(PARTICIPLES));
    let yes = words.last().is_some_and(|last| {
        let known = lexicon.fields.phrases().exact(std::slice::from_ref(last));
        known.is_some_and(|known| lexicon.fields.get(known).kind == FieldKind::Boolean)
    });
    // An amount that was paid is an amount; a fee is paid or not.
    let measured =
        words[0].is_any(&["amount", "date", "hours", "minutes", "total", "price", "time", "number", "quantity"]);
    let dated = words.len() == 2 && done && (measured || !yes);
    if words.len() == 2 && words[1].is("on") && (words[0].lower.ends_with("ed") || words[0].is_any(PARTICIPLES)) {
        return Guess { label: source.to_owned(), kind: FieldKind::Date, known: true };
    }
    if let ([only], true) = (words, lexicon.fields.phrases().exact(words).is_none())
        && let Some(unit) = units::unit(&only.stem).filter(|unit| *unit == only.lower)
    {
        let kind = FieldKind::Number { integer: false, min: None, max: None, unit: Some(unit.to_owned()) };
        return Guess { label: source.to_owned(), kind, known: true };
    }
    if let Some(at) = joint.or(dated.then_some(1))
        && lexicon.fields.phrases().exact(words).is_none()
        && let Some(found) = lexicon.fields.phrases().ending(&words[..at])
    {
        return Guess { label: source.to_owned(), kind: lexicon.fields.get(found.value).kind.clone(), known: true };
    }
    // "places" are counted, the "place" is where it is.
    if let [only] = words
        && only.is_any(&["place", "seat", "room", "guest", "party"])
    {
        let text = FieldKind::Text { multiline: false, max_length: None };
        return Guess { label: only.lower.clone(), kind: text, known: true };
    }
    if let Some(found) = lexicon.fields.phrases().ending(words) {
        let known = lexicon.fields.get(found.value);
        let ahead = &words[..words.len() - found.words];
        let mut label: Vec<&str> = ahead.iter().map(|word| word.lower.as_str()).collect();
        // "goals" are counted, a "goal" is one.
        let one = words
            .last()
            .is_some_and(|word| word.lower == word.stem && known.name.strip_suffix('s') == Some(&word.lower));
        label.push(if one { known.name.strip_suffix('s').unwrap_or(&known.name) } else { &known.name });
        return Guess { label: label.join(" "), kind: known.kind.clone(), known: true };
    }
    if let [only] = words
        && only.lower.len() > 4
        && only.lower.ends_with("ed")
    {
        return Guess { label: only.lower.clone(), kind: FieldKind::Boolean, known: true };
    }
    if words.len() > 1 && words.iter().any(|word| word.is("per")) {
        return Guess { label: source.to_owned(), kind: number, known: true };
    }
    let label = match words.last() {
        Some(last) if last.stem != last.lower => {
            let head: Vec<&str> = words[..words.len() - 1].iter().map(|word| word.lower.as_str()).collect();
            [head.as_slice(), &[last.stem.as_str()]].concat().join(" ")
        }
        _ => source.to_owned(),
    };
    Guess { label, kind: FieldKind::Text { multiline: false, max_length: None }, known: false }
}

/// Say that a value or a rate is one of money.
const OF_MONEY: &[&str] = &[
    "market",
    "book",
    "net",
    "gross",
    "contract",
    "deal",
    "order",
    "asset",
    "estimated",
    "purchase",
    "resale",
    "insured",
    "insurance",
    "replacement",
    "stock",
    "total",
    "invoice",
    "property",
    "sale",
    "sales",
    "face",
    "nominal",
    "trade",
    "current",
    "cash",
    "declared",
    "monetary",
    "money",
    "coupon",
    "gift",
    "portfolio",
    "account",
    "claim",
    "hourly",
    "daily",
    "weekly",
    "monthly",
    "nightly",
    "day",
    "night",
    "room",
    "pay",
    "billing",
    "wage",
    "rental",
    "annual",
    "lifetime",
    "customer",
    "opportunity",
    "expected",
    "campaign",
    "grant",
    "original",
    "new",
    "item",
    "appraised",
    "assessed",
    "retail",
    "policy",
    "lead",
    "project",
    "budget",
    "offer",
    "quote",
];

/// "tyre pressure value", "heart rate", the value of a grade: numbers, and no amounts of money.
fn is_measured(words: &[Word], noun: Option<&Noun>) -> bool {
    let Some((last, ahead)) = words.split_last() else { return false };
    let money = |field: &Field| matches!(field.kind, FieldKind::Money { .. });
    let moneyless = || noun.is_some_and(|noun| !noun.fields.iter().any(money));
    match ahead {
        [] => last.is("value") && moneyless(),
        _ => last.is_any(&["value", "rate"]) && !ahead.iter().any(|word| word.is_any(OF_MONEY) || word.is("per")),
    }
}

fn is_number(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Number { .. })
}

/// What nouns call otherwise: the size of a field is its area, the ticker of a share its symbol.
const ALIKE: &[(&str, &str)] = &[
    ("size", "area"),
    ("ticker", "symbol"),
    ("ticker symbol", "symbol"),
    ("soil type", "soil"),
    ("amount", "weight"),
    ("stage", "status"),
    ("plan", "membership plan"),
];

pub fn alike<'a>(noun: &'a Noun, name: &[Word]) -> Option<&'a Field> {
    let said: Vec<&str> = name.iter().map(|word| word.stem.as_str()).collect();
    let said = said.join(" ");
    let other = ALIKE.iter().filter(|(alias, _)| *alias == said).map(|(_, label)| *label);
    other.into_iter().find_map(|label| noun.fields.iter().find(|field| field.label.eq_ignore_ascii_case(label)))
}

/// The noun's own field of that name.
pub fn field_of<'a>(noun: &'a Noun, name: &[Word]) -> Option<&'a Field> {
    let own = |name: &[Word]| noun.fields.iter().find(|field| same_words(&field.label, name));
    // "meal choice" is the meal, "RSVP status" the RSVP.
    let short = name.split_last().filter(|(last, head)| {
        !head.is_empty() && last.is_any(&["choice", "status", "type", "selection", "option", "options"])
    });
    // "steps" of a recipe are its instructions.
    let other = |name: &[Word]| {
        let [only] = name else { return None };
        let meant = OTHER_NAMES.iter().filter(|(said, _)| *said == only.stem);
        meant.into_iter().find_map(|(_, meant)| own(&crate::text::words(meant)))
    };
    own(name).or_else(|| short.and_then(|(_, head)| own(head))).or_else(|| other(name))
}

/// Whether a label has the same words, in singular or plural.
pub fn same_words(label: &str, name: &[Word]) -> bool {
    // Most labels differ at once. No plural begins with another letter than its singular.
    let first = label.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_lowercase().to_string());
    let begins = name.first().is_some_and(|word| first.is_some_and(|first| word.lower.starts_with(&first)));
    if !begins {
        return false;
    }
    let label = words(label);
    label.len() == name.len() && label.iter().zip(name).all(|(a, b)| a.stem == b.stem || singular(&a.stem) == b.stem)
}

/// Whether two labels are the same to a reader.
pub fn same_label(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase() || same_words(one, &words(other))
}

/// The identifier, with a number when another field has it: "Type" and "Kind" would both be `kind`, and names without Latin
/// What is filtered by is chosen: a text that we know values of gets them as its options.
pub fn to_choose_from(field: &mut Field, lexicon: &Lexicon) {
    let plain = matches!(field.kind, FieldKind::Text { multiline: false, .. } | FieldKind::Tags);
    let Some(found) = lexicon.fields.phrases().ending(&words(&field.label)).filter(|_| plain) else { return };
    let pool = &lexicon.fields.get(found.value).pool;
    if (2..=8).contains(&pool.len()) {
        let labels = pool.iter().map(|label| (label.clone(), None)).collect();
        field.kind = FieldKind::Choice { options: crate::lexicon::fields::choices(labels), many: false };
        field.default = None;
    }
}

/// letters leave none.
pub fn free_id(fields: &[Field], id: &str) -> String {
    let taken = |id: &str| fields.iter().any(|field| field.id == id);
    if !taken(id) {
        return id.to_owned();
    }
    let stem: String = id.chars().take(MAX_ID_CHARS - 3).collect();
    (2..=100).map(|number| format!("{stem}{number}")).find(|id| !taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Field {
        let lexicon = Lexicon::load().unwrap();
        let reading = Reading::new(text);
        parse(&reading, 0..reading.len(), &lexicon, None).unwrap().field
    }

    fn shown(text: &str) -> String {
        let field = field(text);
        let kind = serde_json::to_value(&field.kind).unwrap();
        let mut out = format!("{}: {}", field.label, kind["type"].as_str().unwrap());
        for key in ["unit", "currency", "max"] {
            if let Some(value) = kind.get(key) {
                out.push_str(&format!(" {}", value.to_string().trim_matches('"')));
            }
        }
        if kind.get("multiline") == Some(&true.into()) {
            out.push_str(" long");
        }
        if let Some(options) = kind.get("options").and_then(|options| options.as_array()) {
            let labels: Vec<_> = options.iter().map(|option| option["label"].as_str().unwrap()).collect();
            out.push_str(&format!(" {}", labels.join("|")));
        }
        if field.required {
            out.push('!');
        }
        out
    }

    #[test]
    fn reads_names_types_units_options_and_flags() {
        for (text, expected) in [
            ("title", "Title: text"),
            ("due dates", "Due date: date"),
            ("an optional link", "Link: url"),
            ("a required name", "Name: text!"),
            ("priority (low, medium, high)", "Priority: choice Low|Medium|High"),
            ("status: open/closed", "Status: choice Open|Closed"),
            ("size s/m/l", "Size: choice S|M|L"),
            ("shape as a choice of round, oval or square", "Shape: choice Round|Oval|Square"),
            ("notes (long text)", "Notes: text long"),
            ("remarks (optional)", "Remarks: text long"),
            ("a 5 star rating", "Rating: rating 5"),
            ("rating out of 10", "Rating: rating 10"),
            ("spiciness (1-5)", "Spiciness: rating 5"),
            ("amount in euros", "Amount: money EUR"),
            ("price (£)", "Price: money GBP"),
            ("weight in pounds", "Weight: number lb"),
            ("distance (km)", "Distance: number km"),
            ("duration in hours", "Duration: number h"),
            ("number of pages", "Number of pages: number"),
            ("is vegetarian", "Vegetarian: boolean"),
            ("whether it is paid", "Paid: boolean"),
            ("watered", "Watered: boolean"),
            ("purchase date", "Purchase date: date"),
            ("e-mail", "E-mail: email"),
            ("owner's phone number", "Owner's phone number: phone"),
            ("sold (yes/no)", "Sold: boolean"),
            ("foo bars", "Foo bar: text"),
            ("done checkbox", "Done: boolean"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn sentences_are_no_fields() {
        let lexicon = Lexicon::load().unwrap();
        for text in ["", "the", "(", "one two three four five six", "?"] {
            let reading = Reading::new(text);
            let parsed = parse(&reading, 0..reading.len(), &lexicon, None);
            assert!(parsed.is_none_or(|parsed| !parsed.field.label.is_empty()), "{text}");
        }
    }
}
