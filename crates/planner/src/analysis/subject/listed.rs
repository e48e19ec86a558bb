//! What a list of fields is of, when nothing else says what the app is about: "food bank parcels given out with fields: …".

use std::ops::Range;

use super::super::Draft;
use super::super::grammar::{EXACTLY, is_app_word, is_article, is_boundary, is_lead, is_verb};
use super::super::objects::{self, Thing};
use super::super::told::is_asking;
use super::{Kind, Subject};
use crate::lexicon::Wish;

/// Hold something, and are not what is meant: "lambing book".
const HOLDERS: &[&str] = &["book", "diary", "journal", "note", "notes", "record", "records"];
const MAX_NAME_WORDS: usize = 3;
/// Say when, where or how, not what.
const ENDS: &[&str] =
    &["tabs", "tally", "per", "from", "at", "on", "in", "and", "or", "given", "we", "i", "my", "our", "with"];

/// Whether it was found that a bare list says exactly what is kept.
pub fn is_exact(draft: &Draft<'_>) -> bool {
    (0..draft.reading.len()).any(|at| draft.reading.starts(at, EXACTLY))
}

/// Whether words stand before the list: what is in it names no thing.
fn is_before(draft: &Draft<'_>, words: &Range<usize>) -> bool {
    (0..draft.reading.len()).find(|&at| draft.reading.starts(at, EXACTLY)).is_none_or(|cue| words.end <= cue)
}

/// The thing whose fields are listed.
pub fn thing(draft: &Draft<'_>, head: &Range<usize>) -> Option<Thing> {
    let said = said(draft, head)?;
    let known = said.clone().find_map(|at| {
        let found = draft.lexicon.nouns.phrases().at(&draft.reading.words[at..said.end])?;
        Some(Thing::of(found.value, at..at + found.words))
    });
    known.or_else(|| phrase(draft, said))
}

/// "reading record for year 2 pupils. child / book / pages": one list, called what the words call it.
pub fn only(draft: &Draft<'_>, subject: &mut Subject) {
    let named = subject.things.iter().find(|thing| is_before(draft, &thing.words)).cloned();
    let Some(current) = named.or_else(|| thing(draft, &subject.head)) else { return };
    let better = better(draft, &subject.head, &current);
    if better.is_some() || subject.setting.is_some() {
        (subject.setting, subject.names) = (None, Vec::new());
    }
    let thing = better.unwrap_or(current);
    subject.decided_by = thing.words.clone();
    if let (Some(noun), 2..) = (thing.noun, thing.words.len()) {
        let said = super::super::assemble::name_of(&draft.reading.words[thing.words.clone()]);
        let noun = draft.lexicon.nouns.get(noun);
        let own = noun.name.to_lowercase();
        let last = draft.reading.words[thing.words.end - 1].stem.as_str();
        let ends = own.split(' ').next_back() == Some(last) || noun.called.iter().any(|called| called == last);
        if subject.names.is_empty() && ends && said.to_lowercase() != own {
            subject.names = vec![Some(said)];
        }
    }
    subject.things = vec![thing];
    subject.kind = Kind::Records;
}

/// A better thing for a list that says exactly what is kept: what the sentence names first, by its last word. "fishtank water
/// tests" are tests, a "gig list for our band" lists gigs, a "migraine diary" migraines.
fn better(draft: &Draft<'_>, head: &Range<usize>, current: &Thing) -> Option<Thing> {
    let words = &draft.reading.words;
    let held = current.words.len() == 1 && words[current.words.start].is_any(HOLDERS);
    if held && current.words.start > head.start && head.contains(&current.words.start) {
        let named = |at: &usize| !(is_lead(&words[*at]) || is_article(&words[*at]) || is_verb(&words[*at]));
        let from = (head.start..current.words.start).find(named)?;
        let name = current.words.start.saturating_sub(MAX_NAME_WORDS).max(from)..current.words.start;
        let plain = words[name.clone()].iter().all(objects::is_wordy) && !draft.reading.any_used(name.clone());
        return plain.then_some(Thing { noun: None, words: name, strong: true, verb: "" });
    }
    let found = phrase(draft, said(draft, head)?)?;
    let apart = current.words.end <= found.words.start || found.words.end <= current.words.start;
    let last = &words[found.words.end - 1];
    let listed = last.lower != last.stem || words.get(found.words.end).is_some_and(is_app_word);
    let within = current.words.start >= found.words.start && current.words.end < found.words.end;
    // "a web application for job applications"
    let app = words[current.words.clone()].iter().all(is_app_word);
    (listed && (app || head.contains(&found.words.start)) && (apart || within)).then_some(found)
}

/// The words of the sentence before the list.
fn said(draft: &Draft<'_>, head: &Range<usize>) -> Option<Range<usize>> {
    let words = &draft.reading.words;
    let list = (0..words.len()).find(|&at| words[at].is_any(&["fields", "columns"]))?;
    let cue = ["exactly", "these", "with"];
    let until = (0..list).rev().find(|&at| !words[at].is_any(&cue)).map_or(0, |at| at + 1);
    let from = (0..until).rev().find(|&at| words[at].is_any(&[".", "!", "?"])).map_or(0, |at| at + 1);
    Some(from.min(head.start)..until)
}

/// The first words that are no verb and no word for an app; up to the first plural.
fn phrase(draft: &Draft<'_>, said: Range<usize>) -> Option<Thing> {
    let words = &draft.reading.words;
    let small = |at: &usize| {
        let word = &words[*at];
        let fluff = draft.lexicon.wishes.phrases().exact(&words[*at..=*at]) == Some(Wish::Fluff);
        // "a list of plumbers" is one of plumbers.
        let holder = is_app_word(word) && words.get(*at + 1).is_some_and(|next| next.is("of") || is_boundary(next));
        let asking = is_asking(word);
        holder
            || asking
            || is_lead(word)
            || is_article(word)
            || is_verb(word)
            || is_boundary(word)
            || !objects::is_wordy(word)
            || fluff
    };
    let mut at = said.start;
    while at < said.end {
        let start = (at..said.end).find(|at| !small(at) && !words[*at].is_any(ENDS))?;
        let stop = (start..said.end)
            .find(|&at| is_boundary(&words[at]) || words[at].is_any(ENDS) || !objects::is_wordy(&words[at]))
            .unwrap_or(said.end);
        let plural = (start..stop).find(|&at| words[at].lower != words[at].stem && !is_app_word(&words[at]));
        let app = (start..stop).find(|&at| at > start && is_app_word(&words[at]));
        let end = plural.map_or_else(|| app.unwrap_or(stop), |plural| plural + 1);
        let name = end.saturating_sub(MAX_NAME_WORDS).max(start)..end;
        if !name.is_empty() && !is_app_word(&words[name.end - 1]) {
            let noun = draft.lexicon.nouns.phrases().ending(&words[name.clone()]).map(|found| found.value);
            return Some(Thing { noun, words: name, strong: true, verb: "" });
        }
        at = stop.max(start + 1);
    }
    None
}
