//! Lists of fields that no word announces: "log for my dad. systolic, diastolic, pulse", "vinyl.. artist, title, year",
//! "who borrowed my books - person, book, date lent", "gift list (person / idea / price / bought?)".
//!
//! The text is written with the words that announce one, as [`super::shorthand`] writes out what is left out, so that no
//! other rule has to know of it.

mod gaps;
mod item;

use std::ops::Range;

use super::brief::tells_who_does_what;
use super::grammar::{EXACTLY, is_app_word};
use super::shorthand::segments;
use crate::lexicon::Lexicon;
use crate::text::{Word, words};
use gaps::{Gap, Mark, gaps};
use item::{Item, kind_of, written};

/// Longer requests say what is a list of what.
const MAX_WORDS: usize = 70;
const MAX_ITEMS: usize = 16;
/// A weak mark begins a list of so many.
const MIN_ITEMS: usize = 3;
/// What was listed or announced already needs no second list.
const ANNOUNCED: &[&str] = &["fields", "columns", "including", "includes", "containing", "each", "has", "have"];
const PLACES: &[&str] = &[
    "website",
    "site",
    "webpage",
    "homepage",
    "landing",
    "portfolio",
    "shop",
    "store",
    "blog",
    "page",
    "portal",
    "platform",
    "marketplace",
    "game",
    "calculator",
    "converter",
    "quiz",
];
/// What is written down has fields, whatever they are called.
const WRITTEN: &[&str] = &[
    "log",
    "logbook",
    "tracker",
    "track",
    "record",
    "records",
    "register",
    "journal",
    "diary",
    "database",
    "table",
    "spreadsheet",
    "sheet",
    "list",
    "inventory",
    "catalogue",
    "catalog",
    "collection",
    "form",
    "keep",
    "store",
    "save",
];

const SHOWS: &[&str] = &["show", "shows", "showing", "present", "presents", "showcase", "display", "exhibit", "browse"];

const SEPARATORS: &[&str] = &[",", ".", "…", "|", "•", "and", "&", "+", "plus", "*"];

/// The text with the first bare list announced as one of fields.
pub fn announced(text: &str, lexicon: &Lexicon) -> String {
    let read = words(text);
    if read.len() > MAX_WORDS || tells_who_does_what(&read, lexicon) || defines_several(&read, lexicon) {
        return text.to_owned();
    }
    let list = gaps(text, &read).into_iter().find_map(|gap| List::read(text, &read, gap, lexicon));
    list.map_or_else(|| text.to_owned(), |list| list.announce(text, &read))
}

/// "rooms with number and price. guests with name and email": lists of their own, each with its fields.
pub fn defines_several(read: &[Word], lexicon: &Lexicon) -> bool {
    let begins = |at: usize| at == 0 || read[at - 1].is_any(&[".", ",", ";", ":", "and"]);
    let defined = (1..read.len()).filter(|&at| {
        let name = (at.saturating_sub(3)..at).find(|&from| begins(from));
        let plural = read[at - 1].lower != read[at - 1].stem;
        let field = |from: usize| lexicon.fields.phrases().at(&read[from..]).is_some();
        read[at].is("with")
            && plural
            && name.is_some_and(|from| !is_app_word(&read[from]))
            && at + 3 < read.len()
            && field(at + 1)
    });
    defined.count() > 1
}

struct List {
    head_end: usize,
    /// All that is kept, and not what is kept besides.
    exact: bool,
    items: Vec<String>,
    /// The first word that is no longer part of it.
    rest: usize,
}

impl List {
    fn read(text: &str, read: &[Word], gap: Gap, lexicon: &Lexicon) -> Option<Self> {
        let head = &read[..gap.before];
        // "a site for a museum to show its collection" writes nothing down.
        let shown = |at: usize| head[at.saturating_sub(3)..at].iter().any(|word| word.is_any(SHOWS));
        let written_down = (0..head.len()).any(|at| head[at].is_any(WRITTEN) && !shown(at));
        let place = head.iter().any(|word| word.is_any(PLACES)) && !written_down;
        let told = place || head.iter().any(|word| word.is_any(ANNOUNCED));
        let named_already = read[..gap.before].iter().any(|word| word.is(":"));
        if head.is_empty() || told || named_already || head.iter().filter(|word| word.is(",")).count() > 1 {
            return None;
        }
        // "books, title, author": the comma must stand behind the name of an app or of a thing.
        let named = head.last().is_some_and(is_app_word)
            || (0..head.len()).any(|from| lexicon.nouns.phrases().exact(&head[from..]).is_some());
        // "put my pills, dose and time": what is put is the thing itself.
        if gap.mark == Mark::Plus && gap.before < 2 {
            return None;
        }
        let object = read.get(gap.after).is_some_and(|word| word.is_any(&["my", "our", "all", "every", "each", "new"]));
        if gap.mark == Mark::Verb && object {
            return None;
        }
        if gap.mark == Mark::Comma && head.iter().any(|word| word.is(",")) {
            return None;
        }
        if gap.mark != Mark::With && head.iter().any(|word| word.is("with")) {
            return None;
        }
        // "record my repairs: part, date": the colon begins the list.
        let later = matches!(gap.mark, Mark::Comma | Mark::With | Mark::Verb | Mark::Run);
        if later && read[gap.after..gap.end].iter().any(|word| word.is(":")) {
            return None;
        }
        let mut parts = split(text, read, gap.after..gap.end);
        if let [only] = parts.as_slice() {
            // "name time in time out"
            let end = (only.clone()).rfind(|&at| !read[at].is("?")).map_or(only.end, |last| last + 1);
            parts = segments(read, only.start..end, lexicon).unwrap_or(parts);
        }
        if parts.len() < 2 || parts.len() > MAX_ITEMS {
            return None;
        }
        // "vet clinic: pets, owners, vaccinations due": what an organisation keeps.
        let setting = lexicon.engines.setting_phrases.ending(head).is_some()
            || lexicon.businesses.phrases().ending(head).is_some();
        let plural = |part: &&Range<usize>| {
            let last = &read[part.end - 1];
            let noun = lexicon.nouns.phrases().ending(&read[(*part).clone()]).is_some();
            noun && last.lower != last.stem
        };
        if setting && parts.iter().filter(plural).count() > 1 {
            return None;
        }
        let mut kinds: Vec<Item> = parts.iter().map(|part| kind_of(&read[part.clone()], lexicon)).collect();
        // "date, spot, species and i want to see totals": the list ends where a sentence begins.
        let spoken = kinds.iter().position(|kind| *kind == Item::Clause).unwrap_or(kinds.len());
        let asked = kinds.iter().take(spoken).rposition(|kind| *kind != Item::Feature).map_or(0, |last| last + 1);
        kinds.truncate(asked);
        let count = |is: Item| kinds.iter().filter(|kind| **kind == is).count();
        let (sure, plain, other) = (count(Item::Known), count(Item::Plain), count(Item::Feature) + count(Item::Thing));
        let enough = match sure {
            0 => plain >= 3 && written_down && other == 0 && gap.mark != Mark::Comma,
            1 => plain >= 1 && (plain >= 2 || written_down),
            _ => true,
        };
        let just = read[gap.after].is_any(&["just", "only"]);
        if !enough || other >= sure + plain || later && (sure < 2 || other > 0) {
            return None;
        }
        let short = matches!(gap.mark, Mark::Comma | Mark::Verb) && !named && !just || gap.mark == Mark::With;
        if short && asked < MIN_ITEMS {
            return None;
        }
        let rest = parts.get(asked).map_or(gap.rest, |part| part.start);
        let items = parts[..asked].iter().map(|part| written(text, read, part.clone())).collect();
        // "where i put my meds, dose and time": the thing itself is the first of them.
        let beside = gap.mark == Mark::Comma && named && !head.last().is_some_and(is_app_word);
        Some(Self { head_end: gap.before, exact: gap.mark != Mark::Plus && !beside, items, rest })
    }

    fn announce(&self, text: &str, read: &[Word]) -> String {
        let head = &text[..read[self.head_end - 1].span.end];
        let rest = read.get(self.rest).map_or("", |word| &text[word.span.start..]);
        let ending = if rest.is_empty() { String::new() } else { format!(". {rest}") };
        let exactly = if self.exact { format!(" {}:", EXACTLY.join(" ")) } else { String::new() };
        format!("{head} with{exactly} {}{ending}", self.items.join(", "))
    }
}

/// The items of a list: at commas, strokes and "and".
fn split(text: &str, read: &[Word], range: Range<usize>) -> Vec<Range<usize>> {
    let mut inner = 0_usize;
    let commas = read[range.clone()].iter().any(|word| {
        match word.lower.as_str() {
            "(" => inner += 1,
            ")" => inner = inner.saturating_sub(1),
            _ => {}
        }
        inner == 0 && word.is_any(&[",", "|", "•"])
    });
    // "a/b/c" is a list where there is no other mark, and options where there is one.
    let spaced = |at: usize| text[..read[at].span.start].ends_with(' ');
    let strokes = range.clone().filter(|&at| read[at].is("/")).count();
    let mut found = Vec::new();
    let (mut start, mut depth) = (range.start, 0_usize);
    for at in range.clone() {
        let word = &read[at];
        match word.lower.as_str() {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let stroke = word.is("/") && !commas && (spaced(at) || strokes > 1);
        if depth == 0 && (stroke || word.is_any(SEPARATORS)) {
            if at > start {
                found.push(start..at);
            }
            start = at + 1;
        }
    }
    if range.end > start {
        found.push(start..range.end);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_list_is_announced() {
        let lexicon = Lexicon::load().unwrap();
        for (text, expected) in [
            (
                "guitar practice log for my son. date, minutes, song, mood",
                "guitar practice log for my son with exactly these fields: date, minutes, song, mood",
            ),
            (
                "keep track of my vinyl.. artist, title, year, condition",
                "keep track of my vinyl with exactly these fields: artist, title, year, condition",
            ),
            (
                "who borrowed my books - person, title, date lent, returned y/n",
                "who borrowed my books with exactly these fields: person, title, date lent, returned yes/no",
            ),
            (
                "gift ideas list. person / idea / price / bought?",
                "gift ideas list with exactly these fields: person, idea, price, bought yes/no",
            ),
            (
                "Gig list for our band. Venue. Date. Fee. Contact name. Confirmed yes/no.",
                "Gig list for our band with exactly these fields: Venue, Date, Fee, Contact name, Confirmed yes/no",
            ),
            (
                "cake orders\ncustomer name\nphone\nsize (6in, 8in)\nprice",
                "cake orders with exactly these fields: customer name, phone, size (6in, 8in), price",
            ),
            (
                "whats in my freezer\n- item\n- quantity\n- date frozen",
                "whats in my freezer with exactly these fields: item, quantity, date frozen",
            ),
            (
                "visitor register for reception + badge number + car reg + time in",
                "visitor register for reception with badge number, car reg, time in",
            ),
            ("fishing log (species, weight, bait)", "fishing log with exactly these fields: species, weight, bait"),
            (
                "log for my runs: distance, time, status (easy, hard). search by date",
                "log for my runs with exactly these fields: distance, time, status (easy, hard). search by date",
            ),
            (
                "stamp tracker: country, year, value, search and dark mode",
                "stamp tracker with exactly these fields: country, year, value. search and dark mode",
            ),
        ] {
            assert_eq!(announced(text, &lexicon), expected);
        }
    }

    #[test]
    fn what_is_no_list_of_fields_stays() {
        let lexicon = Lexicon::load().unwrap();
        for text in [
            "yoga studio site - class timetable, teachers, book a class, prices",
            "todo app. search, filter and dark mode",
            "recipe box with title, servings. search, sort",
            "an app for tasks. I want to add, edit and delete them",
            "tasks with priority (low, medium, high)",
            "make me a snake game. arrow keys, score, high score",
            "manage appointments, patients and invoices",
        ] {
            assert_eq!(announced(text, &lexicon), text);
        }
    }
}
