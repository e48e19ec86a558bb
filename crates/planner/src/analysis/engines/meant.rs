//! Tools that people ask for by what they do: "a counter that counts how many birds I see", "keep score for darts", "timer with 8
//! rounds of 40 seconds".

use std::ops::Range;

use super::options::value_of;
use super::{asked, dated};
use crate::analysis::Draft;
use crate::analysis::grammar::{is_article, is_generic_app_word};
use crate::analysis::objects::Thing;
use crate::analysis::subject::{Kind, Subject};
use crate::analysis::units;
use crate::lexicon::EngineKind;
use crate::text::Word;

/// What is measured or owned, and no tally: these counters are lists with dates, or tools of their own.
const NO_TALLY: &[&str] = &[
    "calorie",
    "calory",
    "kcal",
    "carb",
    "macro",
    "protein",
    "fat",
    "sugar",
    "money",
    "cash",
    "bill",
    "expense",
    "spending",
    "cost",
    "budget",
    "word",
    "character",
    "letter",
    "day",
    "step",
    "habit",
    "stock",
    "inventory",
    "kitchen",
    "bar",
    "view",
    "week",
    "month",
    "year",
    "age",
    "strike",
    "geiger",
    "frequency",
];
/// Longer requests say more than a tool.
const MAX_WORDS: usize = 40;
/// What may follow a counter in one breath: "water counter 8 glasses a day".
const LIMITS: &[&str] = &["goal", "limit", "max", "maximum", "target", "capacity", "step", "to", "up", "by"];
/// Between "keep" and "score".
const OF_GAME: &[&str] = &[
    "track", "of", "the", "my", "our", "a", "running", "game", "all", "each", "team", "player", "total", "their", "up",
    "with",
];
/// Two of these say that each count is written down; a date says it alone.
const RECORDED: &[&str] = &[
    "date",
    "location",
    "place",
    "note",
    "category",
    "winner",
    "author",
    "title",
    "photo",
    "weather",
    "species",
    "email",
    "price",
    "amount",
    "opponent",
    "venue",
    "duration",
    "description",
    "standing",
    "match",
    "fixture",
    "league",
    "season",
    "tournament",
];
/// What needs more than a counter.
const BRIEFS: &[&[&str]] =
    &[&["should", "be", "able"], &["admin"], &["admins"], &["roles"], &["users", "can"], &["ability", "to"]];
const KEEPING: &[&str] = &["keep", "keeps", "keeping", "track", "tracks", "tracking", "count", "counts", "counting"];
const KEEPERS: &[&str] = &["keeper", "keeping", "counter", "counters", "board", "pad", "app", "tally"];
/// Points of these are points of a game.
const PLAYED: &[&str] = &["player", "team", "game", "match", "opponent"];
/// Scores of these are kept as lists.
const NO_GAME: &[&str] = &[
    "test", "exam", "credit", "student", "lead", "reward", "customer", "loyalty", "grade", "patient", "risk",
    "employee",
];
const COUNTING: &[&str] = &["count", "counts", "counting", "tally", "tallies", "tallying"];
const ROUNDS: &[&str] = &["round", "set", "cycle", "interval", "rep"];
const RESTS: &[&str] = &["rest", "off", "break", "recovery", "recover"];
/// Before these, "rest" and "rounds" are those of a timer.
const HARD: &[&str] = &["hiit", "tabata", "interval", "intervals", "boxing", "sparring", "circuit", "crossfit", "emom"];

/// The subject, or the tool that is meant where its words do not name one.
pub fn meant(draft: &Draft<'_>, mut subject: Subject) -> Subject {
    let block = match subject.kind {
        Kind::Engine(index) if draft.lexicon.engines.all[index].kind != EngineKind::Part => return subject,
        Kind::Engine(index) => draft.lexicon.engines.all[index].block.as_str(),
        Kind::Records | Kind::Unknown => "",
        Kind::Landing(_) | Kind::Unavailable => return subject,
    };
    match block {
        "counter" if is_list(draft) => as_list(draft, &mut subject),
        "" if is_converted(draft, &subject) => choose(draft, &mut subject, "converter", None),
        "" if subject.kind == Kind::Unknown && draft.reading.words.iter().any(|word| asked::die(word).is_some()) => {
            choose(draft, &mut subject, "dice", None);
        }
        "" if dated::start(&draft.reading).is_some_and(|at| at < subject.head.end + 6) && begins_to_count(draft) => {
            choose(draft, &mut subject, "timer", None);
        }
        "" if is_split(draft) => choose(draft, &mut subject, "tip", None),
        "formula" if is_shared_out(draft) => as_shared(draft, &mut subject),
        "timer" if !is_plain_timer(draft, &subject) => {}
        "timer" | "" if goes_in_rounds(draft, &subject) => choose(draft, &mut subject, "interval", None),
        // A game that is clicked counts no people.
        "clicker" if draft.reading.words.iter().any(|word| word.is_any(COUNTING)) => {
            choose(draft, &mut subject, "counter", None);
        }
        "" if draft.reading.len() <= MAX_WORDS && !is_list(draft) => {
            if let Some(words) = scoreboard(draft, &subject) {
                choose(draft, &mut subject, "scoreboard", Some(words));
            } else if let Some(words) = counter(draft, &subject.head) {
                choose(draft, &mut subject, "counter", Some(words));
            } else if subject.kind == Kind::Unknown && has_timer(draft, &subject) {
                // "plank timer 60 seconds"
                choose(draft, &mut subject, "timer", None);
            }
        }
        _ => {}
    }
    subject
}

/// "convert miles to km": units at the beginning of what is asked.
fn is_converted(draft: &Draft<'_>, subject: &Subject) -> bool {
    let words = &draft.reading.words;
    let verb = subject.head.start..subject.head.end.min(subject.head.start + 3).max(subject.head.start);
    let converts = words[verb].iter().any(|word| ["convert", "converting", "converts"].contains(&word.lower.as_str()));
    let of_unit = |word: &Word| units::unit(&word.stem).is_some() || MEASURES.contains(&word.stem.as_str());
    converts && words.len() <= MAX_WORDS && words.iter().filter(|word| of_unit(word)).count() > 1
}

const MEASURES: &[&str] = &[
    "cup",
    "tablespoon",
    "teaspoon",
    "tbsp",
    "tsp",
    "inch",
    "yard",
    "pound",
    "gallon",
    "pint",
    "quart",
    "kelvin",
    "acre",
    "hectare",
    "knot",
    "mph",
    "byte",
    "megabyte",
    "gigabyte",
    "joule",
    "bar",
    "psi",
    "stone",
    "celsius",
    "fahrenheit",
];

/// The request begins with it.
fn begins_to_count(draft: &Draft<'_>) -> bool {
    draft.reading.words.iter().take(8).any(|word| word.is_any(&["countdown", "until", "count"]))
}

/// "split a dinner bill: total, tip, number of people"
fn is_split(draft: &Draft<'_>) -> bool {
    let words = &draft.reading.words;
    let said = |texts: &[&str]| words.iter().any(|word| word.is_any(texts));
    words.len() <= MAX_WORDS
        && words.iter().take(6).any(|word| word.is_any(&["split", "splitting", "splits"]))
        && said(&["bill", "check", "tab"])
        && said(&["tip", "tips"])
        && !said(&["owes", "owe", "owed"])
}

/// "split the bill: who paid, who owes whom": more than the tip of one bill.
fn is_shared_out(draft: &Draft<'_>) -> bool {
    let words = &draft.reading.words;
    words.iter().any(|word| word.is_any(&["split", "splitting", "splitter"]))
        && words.iter().any(|word| word.is_any(&["owes", "owe", "owed", "paid", "debts", "settle"]))
}

fn as_shared(draft: &Draft<'_>, subject: &mut Subject) {
    if let Some(noun) = draft.lexicon.nouns.named("Shared expense") {
        subject.things = vec![Thing::of(noun, subject.decided_by.clone())];
        subject.kind = Kind::Records;
    }
}

/// The first engine that answers to a name of the lexicon.
fn choose(draft: &Draft<'_>, subject: &mut Subject, what: &str, words: Option<Range<usize>>) {
    let engines = &draft.lexicon.engines;
    let fits = |engine: &crate::lexicon::Engine| match what {
        "timer" => engine.options.get("modes").is_some_and(|modes| modes[0] == "countdown"),
        "interval" => engine.options.get("modes").is_some_and(|modes| modes[0] == "interval"),
        "tip" => engine.options.get("preset").is_some_and(|preset| preset == "tip"),
        "dice" => engine.options.get("what").is_some_and(|made| made == "dice"),
        "scoreboard" => engine.block == "counter" && engine.options.contains_key("scoreboard"),
        _ => engine.block == what && engine.options.is_empty(),
    };
    if let Some(index) = engines.all.iter().position(fits) {
        subject.kind = Kind::Engine(index);
        subject.things.clear();
        subject.decided_by = words.unwrap_or_else(|| subject.decided_by.clone());
    }
}

/// "score keeper with date, game and winner": what is written down each time.
fn is_list(draft: &Draft<'_>) -> bool {
    let words = &draft.reading.words;
    let mut said: Vec<&str> =
        words.iter().map(|word| word.stem.as_str()).filter(|stem| RECORDED.contains(stem)).collect();
    said.sort_unstable();
    said.dedup();
    said.len() > 1
        || said.contains(&"date")
        || (0..words.len()).any(|at| BRIEFS.iter().any(|brief| draft.reading.starts(at, brief)))
}

fn as_list(draft: &Draft<'_>, subject: &mut Subject) {
    let words = &draft.reading.words[subject.head.clone()];
    let nouns = &draft.lexicon.nouns;
    subject.kind = match nouns.phrases().ending(words).map(|found| found.value).or_else(|| nouns.named("Game score")) {
        Some(noun) => {
            subject.things = vec![Thing::of(noun, subject.decided_by.clone())];
            Kind::Records
        }
        None => Kind::Unknown,
    };
}

/// "lap counter", "a counter for people", "an app that counts cars".
fn counter(draft: &Draft<'_>, head: &Range<usize>) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let last = head.clone().rev().find(|&at| words[at].is_any(&["counter", "counters", "tally", "tallies", "tallier"]));
    let goes_on = |at: usize| {
        let word = &words[at];
        is_generic_app_word(word) || word.is_any(LIMITS) || value_of(&word.lower).is_some()
    };
    if let Some(at) = last.filter(|&at| at + 1 >= head.end || goes_on(at + 1)) {
        let held = (head.start..at).any(|at| is_measured(&words[at]));
        return (!held && !is_measured_next(draft, at + 1)).then_some(at..at + 1);
    }
    // "app to count people", "counts how many birds I see", "keep count of visitors"
    let app =
        head.clone().all(|at| is_generic_app_word(&words[at]) || is_article(&words[at]) || is_counting(&words[at]));
    let end = words.len().min(head.end + 4);
    let at = (head.start..end).find(|&at| words[at].is_any(COUNTING))?;
    let keeps = at > 0 && words[at - 1].is_any(&["keep", "keeps", "keeping", "a"]);
    let begins = at == head.start;
    let down = words.get(at + 1).is_none_or(|next| next.is_any(&["down", "up", "toward", "towards"]));
    ((app || begins || keeps) && !down && !is_measured_next(draft, at + 1)).then_some(at..at + 1)
}

fn is_counting(word: &Word) -> bool {
    word.is_any(COUNTING) || word.is_any(&["to", "that", "button", "simple", "keep"])
}

fn is_measured(word: &Word) -> bool {
    NO_TALLY.contains(&word.stem.as_str())
}

/// "count my expenses": what is counted next is measured.
fn is_measured_next(draft: &Draft<'_>, from: usize) -> bool {
    let words = &draft.reading.words;
    let next = words[from.min(words.len())..words.len().min(from + 5)].iter();
    next.take_while(|word| !word.is_any(&["per", "each", "every", "a", "with", "in", "and", ",", "."])).any(is_measured)
}

/// "keep score for darts", "score keeper", "track the points of two teams".
fn scoreboard(draft: &Draft<'_>, subject: &Subject) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let said = |list: &[&str]| words.iter().any(|word| list.contains(&word.stem.as_str()));
    if said(NO_GAME) {
        return None;
    }
    let nouns = &draft.lexicon.nouns;
    let game = nouns.named("Game score");
    // "score keeper", but not "game score tracker": a list of scores.
    let keeps = |thing: &&Thing| {
        thing.noun.is_some()
            && thing.noun == game
            && words[thing.words.clone()].last().is_some_and(|word| word.stem != "score")
    };
    if let Some(thing) = subject.things.first().filter(keeps) {
        return Some(thing.words.clone());
    }
    let played = said(PLAYED);
    let is_score = |word: &Word| word.stem == "score" || played && word.stem == "point";
    let end = draft.reading.sentence_end(subject.head.start).min(subject.head.end + 7).min(words.len());
    (subject.head.start..end).find_map(|at| {
        // "darts 501 for three players"
        let darts = words[at].is_any(&["301", "501", "701"]) && words.iter().any(|word| word.stem == "dart");
        if (words[at].is("scoreboard") || darts) && subject.head.contains(&at) {
            return Some(at..at + 1);
        }
        if words[at].is_any(KEEPING) {
            let near = (at + 1..words.len().min(at + 6)).find(|&near| !OF_GAME.contains(&words[near].stem.as_str()))?;
            return is_score(&words[near]).then_some(at..near + 1);
        }
        // "score app", "points counter"
        let keeper = words.get(at + 1).is_some_and(|next| next.is_any(KEEPERS));
        let scores = ["score", "point"].contains(&words[at].stem.as_str()) && subject.head.contains(&at);
        (scores && keeper).then(|| at..at + 2)
    })
}

/// The one that counts down and up; others are what they are called.
fn is_plain_timer(draft: &Draft<'_>, subject: &Subject) -> bool {
    let Kind::Engine(index) = subject.kind else { return false };
    draft.lexicon.engines.all[index].options.get("modes").is_some_and(|modes| modes[0] == "countdown")
}

fn has_timer(draft: &Draft<'_>, subject: &Subject) -> bool {
    subject.head.clone().any(|at| draft.reading.words[at].is_any(&["timer", "timers"]))
}

/// Rounds with rests between them, in the words of a timer.
fn goes_in_rounds(draft: &Draft<'_>, subject: &Subject) -> bool {
    let words = &draft.reading.words;
    let said = |list: &[&str]| words.iter().any(|word| list.contains(&word.stem.as_str()));
    let number = words.iter().any(|word| word.lower.starts_with(|first: char| first.is_ascii_digit()));
    let work = said(&["work", "on", "exercise", "workout"]);
    let plain = !words.iter().any(|word| word.is_any(&["pomodoro", "focus", "study", "stopwatch", "chess"]));
    // "tabata 20/10"
    let bare = number
        && said(&["tabata", "hiit"])
        && !said(&["log", "tracker", "journal", "planner", "list", "diary", "class"]);
    let hard = words.iter().any(|word| word.is_any(HARD));
    let timed = has_timer(draft, subject) && (hard || number && said(RESTS) && (said(ROUNDS) || work));
    // "30 sec stretch, 10 sec switch, 5 rounds"
    let lengths = words
        .windows(2)
        .filter(|pair| {
            value_of(&pair[0].lower).is_some()
                && ["sec", "second", "s", "min", "minute"].contains(&pair[1].stem.as_str())
        })
        .count();
    let phases = has_timer(draft, subject) && said(ROUNDS) && lengths > 1;
    plain && (timed || bare || phases)
}
