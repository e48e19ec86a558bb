//! What people leave out when they type fast: "log w/ sets n reps", "who hasnt paid", "with title author year".
//!
//! The text is written out before anything reads it, so that no other rule has to know of it.

use std::ops::Range;

use super::grammar::is_app_word;
use super::{bare, sections};
use crate::lexicon::Lexicon;
use crate::text::{Word, words};

/// Short for one word, wherever it stands.
const SHORT: &[(&str, &str)] = &[
    ("w/", "with"),
    ("w/o", "without"),
    ("b/c", "because"),
    ("bc", "because"),
    ("qty", "quantity"),
    ("hrs", "hours"),
    ("mins", "minutes"),
    ("pics", "pictures"),
    ("appt", "appointment"),
    ("appts", "appointments"),
    ("bday", "birthday"),
    ("bdays", "birthdays"),
    ("ppl", "people"),
    ("fav", "favorite"),
    ("favs", "favorites"),
    ("faves", "favorites"),
    ("cals", "calories"),
    ("meds", "medications"),
    ("reservs", "reservations"),
    ("amt", "amount"),
    ("addr", "address"),
    ("desc", "description"),
    ("loc", "location"),
    ("temp", "temperature"),
    ("temps", "temperatures"),
    ("tel", "phone"),
    ("yr", "year"),
    ("yrs", "years"),
    ("dob", "date of birth"),
    ("dir", "direction"),
    ("nr", "number"),
    ("thx", "thanks"),
    ("abt", "about"),
    ("somethin", "something"),
    ("smth", "something"),
    ("sth", "something"),
    ("u", "you"),
    ("ur", "your"),
    ("shouldnt", "shouldn't"),
    ("hasnt", "hasn't"),
    ("havent", "haven't"),
    ("hadnt", "hadn't"),
    ("dont", "don't"),
    ("doesnt", "doesn't"),
    ("didnt", "didn't"),
    ("cant", "can't"),
    ("wont", "won't"),
    ("isnt", "isn't"),
    ("arent", "aren't"),
    ("wasnt", "wasn't"),
    ("couldnt", "couldn't"),
    ("wouldnt", "wouldn't"),
    ("im", "I'm"),
    ("ive", "I've"),
    ("whats", "what's"),
    ("thats", "that's"),
    ("theyre", "they're"),
];
/// What is done with a pen: "write down", "jot down".
const DOWN: &[&str] = &["write", "writing", "note", "noting", "jot", "jotting", "put"];
/// "and" between two words.
const AND: &[&str] = &["n", "'n", "n'", "'n'", "+"];
/// After these, words without commas may be a list.
const CUES: &[&str] = &[
    "with",
    "has",
    "have",
    ":",
    "including",
    "includes",
    "fields",
    "columns",
    "enter",
    "log",
    "track",
    "record",
    "save",
];
/// With these, the word before belongs to them: "customer name", "phone number".
const ASPECTS: &[&str] = &["name", "number", "date", "id", "type", "status", "code", "address"];
const MIN_ITEMS: usize = 3;

/// The text with its shorthand written out.
pub fn spelled_out(text: &str, lexicon: &Lexicon) -> String {
    let text = sections::written(&separated(&abbreviations(text, true), lexicon));
    let text = bare::announced(&text, lexicon);
    let text = abbreviations(&text, false);
    // "member list - name, email": a dash between spaces begins a list as a colon does.
    [" - ", " – ", " — "].iter().fold(text, |text, dash| text.replace(dash, ": "))
}

/// `marks`: several "+" may be the marks of a list, which is found later.
fn abbreviations(text: &str, marks: bool) -> String {
    let marks = marks && text.matches(" + ").count() > 1;
    let parts: Vec<&str> = text.split_inclusive(char::is_whitespace).collect();
    let bare = |at: usize| parts.get(at).map_or("", |part| part.trim());
    let mut out = String::with_capacity(text.len());
    for (at, part) in parts.iter().enumerate() {
        let said = part.trim();
        let core = said.trim_end_matches([',', '.', ';', ':', '!', '?', ')']);
        let lower = core.to_lowercase();
        let rest = &part[core.len().min(part.len())..];
        let before = at.checked_sub(1).map_or("", bare);
        let joins = is_wordy(before) && is_wordy(bare(at + 1)) && core == said;
        if !part.starts_with(core) || core.is_empty() {
            out.push_str(part);
        } else if DOWN.contains(&lower.as_str()) && bare(at + 1).eq_ignore_ascii_case("down") {
            out.push_str("record");
            out.push_str(rest);
        } else if lower == "down" && core == said && DOWN.contains(&before.to_lowercase().as_str()) {
            // Said already.
        } else if lower == "note" && bare(at + 1).eq_ignore_ascii_case("my") {
            out.push_str("record");
            out.push_str(rest);
        } else if at > 0 && ["plz", "pls", "thx", "ty"].contains(&lower.as_str()) {
            // Kind, and no part of a name.
            out.push_str(rest);
        } else if lower == "+" && marks {
            out.push_str(part);
        } else if lower == "no" && numbers(said, before, bare(at + 1)) {
            out.push_str("number");
            out.push_str(said.trim_start_matches(char::is_alphabetic).trim_start_matches('.'));
            out.push_str(&part[said.len()..]);
        } else if AND.contains(&lower.as_str()) && joins && !before.eq_ignore_ascii_case("of") {
            out.push_str("and");
            out.push_str(rest);
        } else if lower == "w" && at > 0 && core == said && !bare(at + 1).is_empty() {
            out.push_str("with");
            out.push_str(rest);
        } else if let Some(long) = digit(&lower, before, bare(at + 1)).filter(|_| core == said) {
            out.push_str(long);
            out.push_str(rest);
        } else if let Some((_, long)) = SHORT.iter().find(|(short, _)| *short == lower) {
            // "IM" may be somebody's chat, and "U" a size.
            let capitals = core.len() > 1 && core.chars().all(char::is_uppercase);
            out.push_str(if capitals || core == "U" { core } else { long });
            out.push_str(rest);
        } else if let Some(stuck) = lower.strip_prefix("w/").filter(|stuck| stuck.len() > 1) {
            out.push_str("with ");
            out.push_str(&core[core.len() - stuck.len()..]);
            out.push_str(rest);
        } else {
            out.push_str(part);
        }
    }
    out
}

/// "badge no, car", "no. of lambs", "slide no.": a number.
fn numbers(said: &str, before: &str, next: &str) -> bool {
    let named = before.chars().last().is_some_and(char::is_alphanumeric) && !before.eq_ignore_ascii_case("yes");
    let of = next.eq_ignore_ascii_case("of");
    let ends = said.ends_with([',', ')']) || next.is_empty() || ["/", "|", "+", "-"].contains(&next);
    of && said.len() > 2 || named && ends && !before.eq_ignore_ascii_case("or")
}

/// Digits that are read aloud: "log 4 my runs", "app 2 track hours".
fn digit(lower: &str, before: &str, next: &str) -> Option<&'static str> {
    const COUNTED: &[&str] =
        &["of", "with", "top", "next", "last", "for", "has", "have", "level", "player", "the", "version"];
    const OWNERS: &[&str] = &[
        "my", "our", "the", "a", "an", "her", "his", "your", "their", "me", "us", "mum", "mom", "dad", "work",
        "school", "everyone", "myself", "each", "every",
    ];
    let next = next.to_lowercase();
    let next = next.trim_end_matches([',', '.', ';', ':', '!', '?']);
    let counted =
        before.is_empty() || before.ends_with([',', ':', '(']) || COUNTED.contains(&before.to_lowercase().as_str());
    match lower {
        _ if counted => None,
        "4" if OWNERS.contains(&next) => Some("for"),
        "2" if super::grammar::is_verb(words(next).first()?) => Some("to"),
        _ => None,
    }
}

/// A word that may stand beside "n": no letter of a formula, no number.
fn is_wordy(text: &str) -> bool {
    let core = text.trim_end_matches([',', '.', ';', ':', '!', '?']);
    core.len() > 2 && core.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'')
        || core.eq_ignore_ascii_case("to")
}

/// Commas into "with exercises sets reps weight": where each word is the name of a field or a thing.
fn separated(text: &str, lexicon: &Lexicon) -> String {
    let read = words(text);
    let mut marks: Vec<(usize, &str)> = Vec::new();
    let mut at = 1;
    while at < read.len() {
        let app = is_app_word(&read[at - 1]) && at > 1;
        let cue = app || read[at - 1].is_any(CUES);
        let end = (at..read.len()).find(|&at| ends_run(&read[at])).unwrap_or(read.len());
        let items = if cue { segments(&read, at..end, lexicon) } else { None };
        let Some(items) = items.filter(|items| items.len() >= MIN_ITEMS) else {
            at += 1;
            continue;
        };
        // "to log sets, reps and weight" goes on, "gym log: sets" begins.
        let verb = at > 1 && read[at - 2].is_any(&["to", "i", "can", "and", "we", "you", ","]);
        if app && !verb {
            marks.push((read[at - 1].span.end, ":"));
        }
        marks.extend(items.iter().take(items.len() - 1).map(|item| (read[item.end - 1].span.end, ",")));
        at = end;
    }
    let mut text = text.to_owned();
    for (place, mark) in marks.into_iter().rev() {
        text.insert_str(place, mark);
    }
    text
}

fn ends_run(word: &Word) -> bool {
    word.punctuation
        || word
            .is_any(&["and", "or", "with", "plus", "for", "per", "of", "to", "by", "in", "on", "where", "that", "so"])
}

/// The names in a run of words; `None` when a word is none.
pub(super) fn segments(read: &[Word], range: Range<usize>, lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut fields = 0;
    let mut at = range.start;
    while at < range.end {
        let words = &read[at..range.end];
        let field = lexicon.fields.phrases().at(words).map_or(0, |found| found.words);
        let noun = lexicon.nouns.phrases().at(words).map_or(0, |found| found.words);
        // "hourly rate": a word before a field belongs to it.
        let ahead = match lexicon.fields.phrases().at(words.get(1..).unwrap_or_default()) {
            Some(next) if field.max(noun) == 0 => next.words + 1,
            _ => 0,
        };
        let count = field.max(noun).max(ahead);
        if count == 0 {
            return None;
        }
        let aspect = count == 1 && read[at].is_any(ASPECTS);
        let of_thing =
            |last: &Range<usize>| last.len() == 1 && lexicon.fields.phrases().exact(&read[last.clone()]).is_none();
        match found.last_mut().filter(|last| aspect && of_thing(last)) {
            Some(last) => last.end = at + 1,
            None => found.push(at..at + count),
        }
        fields += usize::from(field > 0);
        at += count;
    }
    (fields >= 2).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shorthand_is_written_out_and_other_words_stay() {
        let lexicon = Lexicon::load().unwrap();
        for (text, expected) in [
            ("log w/ sets n reps", "log with sets and reps"),
            ("shop w/cart, b/c fun", "shop with cart, because fun"),
            ("chat app w rooms", "chat app with rooms"),
            ("severity + status + assignee", "severity and status and assignee"),
            ("badge no, car, slide no.", "badge number, car, slide number"),
            ("no. of lambs", "number of lambs"),
            ("no ads, no sign up", "no ads, no sign up"),
            ("log 4 my runs", "log for my runs"),
            ("app 2 track hours", "app to track hours"),
            ("quiz with 4 my answers", "quiz with 4 my answers"),
            ("who hasnt paid", "who hasn't paid"),
            ("list - name, email", "list with exactly these fields: name, email"),
            ("site - bright", "site: bright"),
            ("n x n grid", "n x n grid"),
            ("a + b calculator", "a + b calculator"),
            ("workout log with exercises sets reps weight", "workout log with exercises, sets, reps, weight"),
            ("book list title author year rating", "book list with exactly these fields: title, author, year, rating"),
            ("gym log sets reps weight date", "gym log with exactly these fields: sets, reps, weight, date"),
            ("list with customer name phone number", "list with customer name phone number"),
            ("app with dark green background", "app with dark green background"),
        ] {
            assert_eq!(spelled_out(text, &lexicon), expected);
        }
    }
}
