//! Options of a block, by the words that a request has for them: "10 questions", "25/5", "against the computer".

use std::ops::Range;

use isekai_codegen::{Block, OptionKind, find_block};
use serde_json::{Value, json};

use crate::analysis::grammar::list_end;
use crate::analysis::{Draft, items, units};
use crate::lexicon::Wish;
use crate::lexicon::engines::{Form, PartOption};
use crate::text::{Phrases, Reading};

/// How many words may stand between a number and what it counts: "10 multiple choice questions".
const NEAR: usize = 2;
const MAX_LINE_WORDS: usize = 4;
const MAX_LINES: usize = 12;

/// A value and the words that say it; `None`: they say that the app's user may choose.
struct Told {
    value: Option<Value>,
    shown: String,
    words: Vec<Range<usize>>,
}

/// Reads one option into the block, unless the kind of engine has decided it. `taken` are the words of the options before.
pub fn read(draft: &mut Draft<'_>, block: &mut Block, option: &PartOption, name: &str, taken: &mut Vec<Range<usize>>) {
    if block.options.contains_key(&option.name) {
        return;
    }
    let Some(told) = told(draft, block, option, taken) else { return };
    let outcome = match &told.value {
        Some(_) => format!("{}: {}", option.says, told.shown),
        None => super::has_it(name),
    };
    if let Some(value) = told.value {
        match (&option.form, value) {
            (Form::Pair { second }, Value::Array(mut both)) if both.len() == 2 => {
                block.options.insert(second.clone(), both.remove(1));
                block.options.insert(option.name.clone(), both.remove(0));
            }
            (_, value) => {
                block.options.insert(option.name.clone(), value);
            }
        }
    }
    taken.extend(told.words.iter().cloned());
    for words in told.words {
        draft.decide(words, outcome.clone());
    }
}

fn told(draft: &Draft<'_>, block: &Block, option: &PartOption, taken: &[Range<usize>]) -> Option<Told> {
    let reading = &draft.reading;
    let kind = find_block(&block.kind)?.options().iter().find(|def| def.name == option.name)?.kind;
    match &option.form {
        Form::Number { before, after } => number(reading, before, after).and_then(|(number, words)| {
            let fits = !matches!(kind, OptionKind::Integer(least, most) if number < least || number > most);
            fits.then(|| Told { value: Some(json!(number)), shown: number.to_string(), words: vec![words] })
        }),
        Form::Pair { .. } => pair(reading),
        Form::Choice { values, phrases } => {
            let found = wanted(draft, phrases, taken);
            let mut chosen: Vec<usize> = found.iter().map(|(index, _)| *index).collect();
            chosen.sort_unstable();
            chosen.dedup();
            let first = values.get(*chosen.first()?)?;
            let words = found.into_iter().map(|(_, words)| words).collect();
            let value = (chosen.len() == 1).then(|| typed(kind, first));
            Some(Told { value, shown: first.clone(), words })
        }
        Form::Some { values, phrases } => {
            let found = wanted(draft, phrases, taken);
            let mut chosen: Vec<&String> = Vec::new();
            for value in found.iter().filter_map(|(index, _)| values.get(*index)) {
                if !chosen.contains(&value) {
                    chosen.push(value);
                }
            }
            let shown = chosen.iter().map(|value| value.as_str()).collect::<Vec<_>>().join(", ");
            let words = found.into_iter().map(|(_, words)| words).collect();
            (!chosen.is_empty()).then(|| Told { value: Some(json!(chosen)), shown, words })
        }
        Form::Flag { on, off } => flag(reading, on, off),
        Form::Lines { after, names } => {
            // "with animation and sound" lists what it has, not what to pick from.
            let has = |item: &Range<usize>| {
                let words = &reading.words[item.clone()];
                let parts = draft.lexicon.engines.parts(&block.kind, &block.options);
                parts.iter().any(|part| part.has.exact(words).is_some())
            };
            lines(reading, after, *names, has)
        }
        Form::Currency => (0..reading.len()).find_map(|at| {
            let code = units::currency(&reading.words[at].stem)?;
            let known = matches!(kind, OptionKind::OneOf(codes) if codes.contains(&code));
            // "pound" is a weight more often.
            let clear = known && !reading.words[at].is_any(&["pound", "pounds"]);
            clear.then(|| Told {
                value: Some(json!(code)),
                shown: code.to_owned(),
                words: std::iter::once(at..at + 1).collect(),
            })
        }),
    }
}

/// The value of a choice as its option has it.
fn typed(kind: OptionKind, text: &str) -> Value {
    match kind {
        OptionKind::Integer(..) | OptionKind::Number(..) | OptionKind::AnyNumber => {
            text.parse::<i64>().map_or_else(|_| json!(text), |number| json!(number))
        }
        OptionKind::SomeOf(_) | OptionKind::Lines(_) => json!([text]),
        _ => json!(text),
    }
}

/// Phrases that are said and not ruled out. "easy to use" is no difficulty.
fn wanted(draft: &Draft<'_>, phrases: &Phrases<usize>, taken: &[Range<usize>]) -> Vec<(usize, Range<usize>)> {
    let reading = &draft.reading;
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.len() {
        let Some(phrase) = phrases.at(&reading.words[at..]) else {
            at += 1;
            continue;
        };
        let praise = draft.lexicon.wishes.phrases().at(&reading.words[at..]);
        let praised = praise.is_some_and(|wish| wish.value == Wish::Fluff && wish.words > phrase.words);
        let others = taken.iter().any(|words| words.contains(&at));
        if !(praised || others || reading.is_negated(at)) {
            found.push((phrase.value, at..at + phrase.words));
        }
        at += phrase.words;
    }
    found
}

fn number(reading: &Reading<'_>, before: &Phrases<i64>, after: &Phrases<i64>) -> Option<(i64, Range<usize>)> {
    (0..reading.len()).find_map(|at| {
        if let Some(number) = value_of(&reading.words[at].lower) {
            let unit = (at + 1..reading.len().min(at + 2 + NEAR))
                .take_while(|&next| next == at + 1 || is_between(reading, next - 1))
                .find_map(|next| before.at(&reading.words[next..]).map(|unit| (next, unit)));
            return unit.map(|(next, unit)| (number.saturating_mul(unit.value), at..next + unit.words));
        }
        let cue = after.at(&reading.words[at..])?;
        let next = (at + cue.words..reading.len().min(at + cue.words + NEAR + 1))
            .find(|&next| !reading.words[next].is_any(&["of", "is", ":", "=", "to", "at", "("]))?;
        value_of(&reading.words[next].lower).map(|number| (number, at..next + 1))
    })
}

fn is_between(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    !word.punctuation && value_of(&word.lower).is_none() && !word.is_any(&["and", "or", "with", "for"])
}

/// "16" and "ten".
pub fn value_of(word: &str) -> Option<i64> {
    const NAMES: &[&str] = &[
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    let named = || NAMES.iter().zip(1..).find(|(name, _)| **name == word).map(|(_, number)| number);
    word.parse::<i64>().ok().filter(|number| *number >= 0).or_else(named)
}

/// "25/5", "25 5", "25 minutes work and 5 minutes break".
fn pair(reading: &Reading<'_>) -> Option<Told> {
    (0..reading.len()).find_map(|at| {
        let first = value_of(&reading.words[at].lower)?;
        let slash = reading.words.get(at + 1).is_some_and(|word| word.is_any(&["/", ":", "+"]));
        let next = at + 1 + usize::from(slash);
        let second = value_of(&reading.words.get(next)?.lower)?;
        let sensible = (1..=180).contains(&first) && (1..=180).contains(&second);
        sensible.then(|| Told {
            value: Some(json!([first, second])),
            shown: format!("{first} and {second}"),
            words: std::iter::once(at..next + 1).collect(),
        })
    })
}

fn flag(reading: &Reading<'_>, on: &Phrases<()>, off: &Phrases<()>) -> Option<Told> {
    (0..reading.len()).find_map(|at| {
        let told = |value: bool, words: Range<usize>| Told {
            value: Some(json!(value)),
            shown: if value { "yes" } else { "no" }.to_owned(),
            words: vec![words],
        };
        if let Some(phrase) = off.at(&reading.words[at..]) {
            return Some(told(false, at..at + phrase.words));
        }
        let phrase = on.at(&reading.words[at..])?;
        let negated = reading.is_negated(at);
        Some(told(!negated, at - usize::from(negated)..at + phrase.words))
    })
}

/// The texts of a list: "with pizza, sushi or tacos".
fn lines(reading: &Reading<'_>, after: &Phrases<()>, names: bool, has: impl Fn(&Range<usize>) -> bool) -> Option<Told> {
    (0..reading.len()).find_map(|at| {
        let cue = after.at(&reading.words[at..]).filter(|cue| names || !reading.any_used(at..at + cue.words))?;
        // "with the names Ana and Bo": one cue after the other.
        let mut from = at + cue.words;
        while let Some(word) = reading.words.get(from) {
            let more = after.at(&reading.words[from..]).map_or(0, |cue| cue.words);
            let small = word.is_any(&["like", "such", "as", "e.g", "the", "are", "of", "between", ":", "("]);
            if more == 0 && !small {
                break;
            }
            from += more.max(1);
        }
        let close = (from..reading.len()).find(|&next| reading.words[next].is(")")).unwrap_or(reading.len());
        let end = list_end(reading, from).min(close);
        let listed = items(reading, from..end, |_| 0).into_iter().flat_map(|item| alternatives(reading, item));
        let listed = listed.map(|item| if names { capitals(reading, item) } else { item });
        let kept: Vec<Range<usize>> = listed.take_while(|item| fits(reading, item)).take(MAX_LINES).collect();
        let enough = if names { 1 } else { 2 };
        let end = kept.last().filter(|_| !kept.iter().any(&has))?.end;
        let texts: Vec<&str> = kept.into_iter().map(|item| reading.source(item)).collect();
        (texts.len() >= enough).then(|| Told {
            value: Some(json!(texts)),
            shown: texts.join(", "),
            words: std::iter::once(at..end).collect(),
        })
    })
}

/// "sushi or tacos" are two.
fn alternatives(reading: &Reading<'_>, item: Range<usize>) -> Vec<Range<usize>> {
    match item.clone().find(|&at| reading.words[at].is("or")) {
        Some(at) => [item.start..at, at + 1..item.end].into_iter().filter(|part| !part.is_empty()).collect(),
        None => vec![item],
    }
}

/// "Lima in fahrenheit" is Lima.
fn capitals(reading: &Reading<'_>, item: Range<usize>) -> Range<usize> {
    let capital = |at: &usize| reading.source(*at..at + 1).chars().next().is_some_and(char::is_uppercase);
    item.start..item.clone().find(|at| !capital(at)).unwrap_or(item.end)
}

fn fits(reading: &Reading<'_>, item: &Range<usize>) -> bool {
    let word = item.clone().all(|at| !reading.words[at].punctuation);
    word && (1..=MAX_LINE_WORDS).contains(&item.len())
}
