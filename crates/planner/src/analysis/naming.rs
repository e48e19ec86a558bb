//! What the app is called.

use std::ops::Range;

use super::Draft;
use super::grammar::{is_article, is_generic_app_word, is_lead, is_part_word, is_verb};
use super::objects::{self, Thing};
use super::subject::Subject;
use crate::lexicon::Noun;
use crate::text::{plural, sentence_case, title_case, words};

const MAX_NAME_CHARS: usize = 60;
const MAX_NAME_WORDS: usize = 5;

/// The name the request gives: "called Golden Crust", "named \"Fit Log\"".
pub fn explicit(draft: &mut Draft<'_>) -> Option<String> {
    let reading = &draft.reading;
    let cue = (0..reading.len()).find_map(|at| {
        let word = &reading.words[at];
        let part = at > 0 && is_part_word(&reading.words[at - 1]) && !is_whole(draft, at - 1);
        if word.is_any(&["called", "named", "titled", "entitled"]) && !part {
            return Some((at, at + 1));
        }
        (reading.starts(at, &["call", "it"]) || reading.starts(at, &["name", "it"])).then_some((at, at + 2))
    });
    let (from, start) = cue.or_else(|| quoted(draft)).or_else(|| site_for(draft))?;
    let quote =
        |at: usize| reading.words.get(at).is_some_and(|word| word.is_any(&["\"", "“", "”", "'", "«", "»", "‘"]));
    let (name, end) = if quote(start) {
        let close = (start + 1..reading.len().min(start + 12)).find(|&at| quote(at))?;
        (start + 1..close, close + 1)
    } else {
        let capital =
            |at: usize| reading.text[reading.words[at].span.clone()].chars().next().is_some_and(char::is_uppercase);
        let mut end = start;
        while end < reading.len() && end - start < MAX_NAME_WORDS && !reading.words[end].punctuation {
            let joins = reading.words[end].is_any(&["of", "and", "the", "&", "for"])
                && end > start
                && reading.words.get(end + 1).is_some()
                && capital(end + 1);
            if end > start && !capital(end) && !joins {
                break;
            }
            end += 1;
        }
        // "and" or "&" between capitalised words is punctuation for us: "Harper & Stone".
        if end + 1 < reading.len() && end > start && reading.words[end].is("&") && capital(end + 1) {
            end += 2;
        }
        (start..end, end)
    };
    let source = reading.source(name);
    let name = tidy(&if source.chars().any(char::is_uppercase) { source.to_owned() } else { title_case(source) })?;
    draft.decide(from..end, format!("Name {name}"));
    Some(name)
}

/// `a website for a cafe "Beanworks"`: a name in quotes in the first sentence, when it is not the text of something.
fn quoted(draft: &Draft<'_>) -> Option<(usize, usize)> {
    let words = &draft.reading.words;
    let end = words.iter().position(|word| word.is_any(&[".", "!", "?", ":"])).unwrap_or(words.len()).min(20);
    let open = (2..end).find(|&at| words[at].is_any(&["\"", "“", "«"]))?;
    let close = (open + 2..words.len().min(open + 6)).find(|&at| words[at].is_any(&["\"", "”", "»"]))?;
    let text = |at: usize| &draft.reading.text[words[at].span.clone()];
    let capital = (open + 1..close).all(|at| text(at).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let whose = draft.reading.words[open - 1].is_any(&[
        "text", "button", "link", "message", "label", "field", "says", "saying", "column", "status", "title",
        "heading", "list", "page", "section", "with", "category",
    ]);
    let site =
        (0..open).any(|at| words[at].is_any(&["website", "site", "app", "platform", "portal", "page", "homepage"]));
    (capital && site && !whose).then_some((open, open))
}

/// "restaurant website for La Piazza": whose the site of a business is, where nothing else follows the capitals.
fn site_for(draft: &Draft<'_>) -> Option<(usize, usize)> {
    let reading = &draft.reading;
    let words = &reading.words;
    let end = reading.sentence_end(0).min(16);
    let capital =
        |at: usize| words.get(at).is_some_and(|word| reading.text[word.span.clone()].starts_with(char::is_uppercase));
    let cue =
        (1..end).find(|&at| words[at].is("for") && words[at - 1].is_any(&["website", "site", "page", "homepage"]))?;
    let business = (0..cue).any(|at| draft.lexicon.businesses.phrases().at(&words[at..cue]).is_some());
    let last = (cue + 1..words.len().min(cue + 2 + MAX_NAME_WORDS)).find(|&at| !capital(at)).unwrap_or(words.len());
    let ends = words.get(last).is_none_or(|word| {
        word.punctuation || word.is_any(&["with", "where", "that", "in", "to", "and", "which", "using", "so"])
    });
    let several = (0..words.len()).filter(|&at| capital(at)).count() <= 12;
    (business && capital(cue + 1) && ends && several).then_some((cue + 1, cue + 1))
}

/// "website for italian restaurant Da Enzo", "my bakery Golden Crust": capitals behind the kind of business are its name.
pub fn of_business(draft: &mut Draft<'_>, business: &Range<usize>) -> Option<String> {
    let reading = &draft.reading;
    let capital = |at: usize| {
        reading.words.get(at).is_some_and(|word| {
            !word.punctuation && reading.text[word.span.clone()].chars().next().is_some_and(char::is_uppercase)
        })
    };
    // In a text in capitals they say nothing.
    if capital(business.start) || (0..reading.len()).filter(|&at| capital(at)).count() > 6 {
        return None;
    }
    let end = (business.end..reading.len().min(business.end + MAX_NAME_WORDS)).find(|&at| !capital(at));
    let end = end.unwrap_or(reading.len().min(business.end + MAX_NAME_WORDS));
    let name = business.end..end;
    let text = tidy(reading.source(name.clone())).filter(|_| !name.is_empty())?;
    draft.decide(name, format!("Name {text}"));
    Some(text)
}

/// "a task list called Errands", "a page called Golden Crust": the list or page that the request begins with is the app.
fn is_whole(draft: &Draft<'_>, at: usize) -> bool {
    let word = &draft.reading.words[at];
    word.is_any(&["list", "table", "page"])
        && !(0..at).any(|at| draft.reading.words[at].is_any(&["with", "has", "have", ",", "."]))
}

/// A name from the words that ask for the app: `recipe box` → `Recipe Box`, `book app` → `fallback`.
pub fn from_words(draft: &Draft<'_>, range: Range<usize>, fallback: &str) -> String {
    let reading = &draft.reading;
    let keep: Vec<usize> = range
        .clone()
        .filter(|&at| {
            let word = &reading.words[at];
            !(word.punctuation
                || at == range.start && (is_lead(word) || is_article(word))
                || reading.is_used(at)
                || is_generic_app_word(word))
        })
        .skip_while(|&at| is_lead(&reading.words[at]) || is_article(&reading.words[at]) || is_fluff(draft, at))
        .collect();
    let verb = keep.first().is_some_and(|&at| begins_with_verb(draft, at));
    if verb || keep.len() < 2 || keep.len() > MAX_NAME_WORDS {
        return fallback.to_owned();
    }
    let words: Vec<&str> = keep.iter().map(|&at| &reading.text[reading.words[at].span.clone()]).collect();
    tidy(&title_case(&words.join(" "))).unwrap_or_else(|| fallback.to_owned())
}

/// "track my books" begins with a verb, "book collection" with a noun.
pub fn begins_with_verb(draft: &Draft<'_>, at: usize) -> bool {
    let words = &draft.reading.words[at.min(draft.reading.len())..];
    let verb = words.first().is_some_and(|word| is_verb(word) && !word.lower.ends_with("ing"));
    verb && draft.lexicon.nouns.phrases().at(words).is_none()
}

fn is_fluff(draft: &Draft<'_>, at: usize) -> bool {
    draft.lexicon.wishes.phrases().exact(&draft.reading.words[at..at + 1]) == Some(crate::lexicon::Wish::Fluff)
}

/// A line that can stand as a name; `None` when nothing is left.
pub fn tidy(text: &str) -> Option<String> {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let clean = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = clean.chars().take(MAX_NAME_CHARS).collect();
    let short = short.trim().to_owned();
    short.chars().any(char::is_alphanumeric).then_some(short)
}

/// `bird sighting` → `Bird sighting`, of bounded length.
pub fn label(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let label: String = sentence_case(&text.to_lowercase()).chars().take(36).collect();
    label.trim().to_owned()
}

/// What an app that keeps a list is called: "track my expenses" → Expense Tracker.
pub fn of_list(draft: &Draft<'_>, subject: &Subject, main: &Thing) -> String {
    let noun = main.noun.map(|noun| draft.lexicon.nouns.get(noun));
    if let Some(setting) = &subject.setting {
        let name = title_case(draft.reading.source(setting.clone()));
        let managed = subject
            .head
            .clone()
            .any(|at| draft.reading.words[at].is_any(&["management", "manager", "system", "software"]));
        let ending = if managed && !name.contains("Management") && name.chars().any(char::is_lowercase) {
            " Manager"
        } else {
            ""
        };
        return tidy(&format!("{name}{ending}")).unwrap_or_else(|| "Manager".to_owned());
    }
    if let Some(own) = noun.and_then(|noun| own_word(draft, subject, noun)) {
        return own;
    }
    if let Some(app) = noun.and_then(|noun| noun.app.clone()) {
        return app;
    }
    let words = &draft.reading.words[main.words.clone()];
    let singular = noun.map_or_else(|| label(draft.reading.source(main.words.clone())), |noun| noun.label_for(words));
    let verb = subject.things.iter().map(|thing| thing.verb).find(|verb| !verb.is_empty()).unwrap_or_default();
    let ending = match verb {
        "track" | "monitor" | "keep" => "Tracker",
        "log" | "record" => "Log",
        "organize" | "organise" => "Organizer",
        "plan" | "schedule" => "Planner",
        "manage" | "handle" | "administer" | "maintain" => "Manager",
        _ => return tidy(&title_case(&plural(&singular))).unwrap_or_else(|| "My App".to_owned()),
    };
    let singular = words.last().map_or(singular.clone(), |last| singular.replace(&last.lower, &last.stem));
    tidy(&format!("{} {ending}", title_case(&singular))).unwrap_or_else(|| ending.to_owned())
}

/// A head of one word that is not the noun itself is a name: `blog`, `timesheet`.
fn own_word(draft: &Draft<'_>, subject: &Subject, noun: &Noun) -> Option<String> {
    if begins_with_verb(draft, subject.head.start) {
        return None;
    }
    let mut heads = subject.head.clone().filter(|&at| {
        let word = &draft.reading.words[at];
        !(draft.reading.is_used(at) || is_generic_app_word(word) || is_article(word) || is_verb(word))
    });
    let (at, None) = (heads.next()?, heads.next()) else { return None };
    let word = &draft.reading.words[at];
    let same = words(&noun.name).iter().any(|own| own.stem == word.stem)
        || noun.label_for(std::slice::from_ref(word)) != noun.name;
    let spoken = objects::is_wordy(word) && draft.lexicon.nouns.phrases().exact(std::slice::from_ref(word)).is_some();
    (!same && spoken && noun.app.is_none()).then(|| title_case(&word.lower))
}
