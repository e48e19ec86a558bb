//! The lists of a brief: sentences that say what users can do and what the app is to have.

use std::ops::Range;

use super::super::grammar::EXACTLY;
use super::super::{Draft, bare};
use super::people::{acts, deed, is_user, is_who};
use super::subjects::{is_several, subject_start};
use super::{fielded, paged};
use crate::text::Reading;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The first sentence, before any list in it.
    Purpose,
    /// "users should be able to browse products, add them to a cart and pay"
    Abilities,
    /// "functionalities for product browsing, a shopping cart and payment"
    Parts,
    /// "pages: Home, About, Contact"
    Pages,
    /// "each listing has a title, a price and a photo"
    Fields,
    /// A sentence of another kind: "the table must be recalculated".
    Remark,
    /// What a request of a line lists.
    Fragments,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub role: Role,
    pub words: Range<usize>,
}

impl Clause {
    pub fn is_list(&self) -> bool {
        !matches!(self.role, Role::Purpose | Role::Remark)
    }
}

pub const MODALS: &[&str] = &["can", "could", "should", "must", "may", "will", "would", "shall"];
const PART_NOUNS: &[&str] = &["functionality", "function", "feature", "capability", "module", "section", "component"];
const HAS: &[&str] = &[
    "have",
    "has",
    "include",
    "includes",
    "including",
    "support",
    "supports",
    "provide",
    "provides",
    "offer",
    "offers",
    "feature",
    "features",
    "featuring",
    "contain",
    "contains",
    "containing",
    "with",
    "need",
    "needs",
    "want",
    "display",
    "show",
    "shows",
    "be",
    "offering",
    "providing",
];

/// All clauses in the order of the text.
pub fn find(draft: &Draft<'_>) -> Vec<Clause> {
    let reading = &draft.reading;
    let mut clauses = Vec::new();
    let mut from = 0;
    while from < reading.len() {
        let end = sentence_end(reading, from);
        if end > from && !is_theme(draft, from..end) {
            sentence(draft, from..end, clauses.is_empty(), &mut clauses);
        }
        from = end + 1;
    }
    clauses
}

/// A colon begins a list of the same sentence, and a line break within a list is none.
fn sentence_end(reading: &Reading<'_>, from: usize) -> usize {
    (from..reading.len()).find(|&at| reading.words[at].is_any(&[".", "!", "?"])).unwrap_or(reading.len())
}

/// Colours are read elsewhere.
pub fn is_theme(draft: &Draft<'_>, range: Range<usize>) -> bool {
    let words = &draft.reading.words;
    let begins = words[range.start].is_any(&["use", "set", "colours", "colors", "colour", "color", "make", "apply"]);
    let used = range.clone().filter(|&at| draft.reading.is_used(at)).count();
    let told =
        words[range.clone()].iter().any(|word| word.is_any(&["background", "color", "colour", "theme", "palette"]));
    used > 0 && (told || begins || used * 2 > range.len())
}

fn sentence(draft: &Draft<'_>, range: Range<usize>, first: bool, clauses: &mut Vec<Clause>) {
    let reading = &draft.reading;
    // "requests with item and amount; the boss approves them": the fields, and what is done.
    let end = range.clone().find(|&at| reading.words[at].is(";")).unwrap_or(range.end);
    if let Some(clause) = fielded::clause(draft, range.start..end) {
        clauses.push(clause);
        if end + 1 < range.end {
            sentence(draft, end + 1..range.end, false, clauses);
        }
        return;
    }
    let mut cues: Vec<(usize, usize, Role)> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match cue(draft, at, &range) {
            Some((start, role)) => {
                cues.push((at, start, role));
                at = start.max(at + 1);
            }
            None => at += 1,
        }
    }
    let begins = cues.first().map_or(range.end, |(at, ..)| *at);
    let told = deed(&reading.words, draft.lexicon, &(range.start..begins));
    if first && begins > range.start {
        clauses.push(Clause { role: Role::Purpose, words: range.start..begins });
        // "Assign volunteers to shifts."
        if reading.words[range.start].is_any(&["assign", "allocate"]) && cues.is_empty() {
            clauses.push(Clause { role: Role::Abilities, words: range.clone() });
        }
    } else if let Some(verb) = told {
        // "I post homework with subject, and students can tick it off."
        let end = subject_start(draft, verb, begins, !cues.is_empty());
        clauses.push(Clause { role: Role::Abilities, words: verb..end });
    } else if !first && cues.is_empty() && is_told_of_the_app(draft, &range) {
        // "The app warns about memberships that expire."
        clauses.push(Clause { role: Role::Remark, words: range.clone() });
    } else if !first && cues.is_empty() {
        let verb = [
            "show",
            "display",
            "draw",
            "track",
            "manage",
            "search",
            "filter",
            "export",
            "record",
            "calculate",
            "compare",
        ];
        let modal = range.clone().any(|at| reading.words[at].is_any(MODALS));
        if reading.words[range.start].is_any(&verb) && !modal && range.len() > 2 {
            // "Show the number of visitors per day in a line chart."
            clauses.push(Clause { role: Role::Abilities, words: range });
            return;
        }
        // "Product browsing, cart and checkout." stands alone; "The design is modern." asks for nothing.
        let told = range.clone().any(|at| reading.words[at].is_any(TOLD));
        clauses.push(Clause { role: if told { Role::Remark } else { Role::Parts }, words: range.clone() });
    }
    for (index, (_, start, role)) in cues.iter().enumerate() {
        let end = cues.get(index + 1).map_or(range.end, |(at, ..)| *at);
        let end = subject_start(draft, *start, end, index + 1 < cues.len());
        if end > *start {
            clauses.push(Clause { role: *role, words: *start..end });
        }
    }
}

/// What the app itself does, other than to show something.
fn is_told_of_the_app(draft: &Draft<'_>, range: &Range<usize>) -> bool {
    let words = &draft.reading.words;
    let from = range.start + usize::from(words[range.start].is_any(&["the", "this", "our", "my"]));
    let app = ["app", "application", "site", "website", "system", "platform", "tool", "program", "it"];
    let shows =
        ["shows", "displays", "lists", "has", "includes", "contains", "offers", "tracks", "keeps", "needs", "supports"];
    let does = words
        .get(from + 1)
        .is_some_and(|verb| verb.lower != verb.stem && verb.lower.ends_with('s') && !verb.is_any(&shows));
    does && words[from].is_any(&app)
}

/// Verbs of whole sentences.
const TOLD: &[&str] = &[
    "can", "could", "should", "must", "may", "will", "would", "shall", "is", "are", "be", "was", "has", "have",
    "shows", "show", "stays", "stay", "remains", "appears", "appear", "looks", "opens", "updates", "does", "do",
    "gets", "get", "choose", "please", "use", "cannot",
];

/// What a list begins after: the place of its first word, and what kind of list it is.
fn cue(draft: &Draft<'_>, at: usize, range: &Range<usize>) -> Option<(usize, Role)> {
    let reading = &draft.reading;
    let word = |at: usize| reading.words.get(at).filter(|_| range.contains(&at));
    let is = |at: usize, texts: &[&str]| word(at).is_some_and(|word| word.is_any(texts));
    // "leads with exactly these fields:" goes on.
    if is(at, &[":"]) && at >= EXACTLY.len() && reading.starts(at - EXACTLY.len(), EXACTLY) {
        return None;
    }
    // "users should be able to", "visitors can", "allow users to", "so that members can"
    if is(at, MODALS) && at > range.start && is_who(draft.lexicon, &reading.words[at - 1]) {
        return Some((after_able(reading, at + 1, range), Role::Abilities));
    }
    if acts(&reading.words, draft.lexicon, at, range) {
        return Some((at, Role::Abilities));
    }
    // "Listeners can browse episodes": whoever they are, where a sentence begins with them.
    let known = draft.lexicon.demands.verbs.at(reading.words.get(at + 1..range.end).unwrap_or_default()).is_some();
    if is(at, &["can"]) && at == range.start + 1 && is_several(&reading.words[range.start]) && known {
        return Some((at + 1, Role::Abilities));
    }
    // "officials should be able to": whoever they are
    let able = is(at, MODALS) && is(at + 1, &["be"]) && is(at + 2, &["able"]);
    if able && at > range.start && is_several(&reading.words[at - 1]) {
        return Some((after_able(reading, at + 1, range), Role::Abilities));
    }
    // "There should be certificates and a forum."
    if is(at, &["there"]) && is(at + 1, MODALS) && is(at + 2, &["be"]) {
        return Some((at + 3, Role::Parts));
    }
    // "There are recipes with title and photo.", but "there is no need", "there are two roles"
    let nothing =
        ["no", "not", "nothing", "only", "always", "kinds", "types", "roles", "kind", "type", "lots", "so", "many"];
    if at == range.start
        && is(at, &["there"])
        && is(at + 1, &["is", "are"])
        && !(at + 2..at + 5).any(|at| is(at, &nothing))
    {
        return Some((at + 2, Role::Parts));
    }
    // "the website should inform about …", but "should have …" begins a list of parts.
    let site = at > range.start
        && reading.words[at - 1].is_any(&[
            "website",
            "site",
            "app",
            "application",
            "platform",
            "system",
            "it",
            "portal",
            "page",
            "game",
        ]);
    if is(at, MODALS) && site && !is(at + 1, HAS) && !is(at + 1, &["be", "use", "look", "also"]) {
        return Some((at + 1, Role::Abilities));
    }
    if is(at, &["able"]) && is(at + 1, &["to"]) {
        return Some((at + 2, Role::Abilities));
    }
    if is(
        at,
        &["allow", "allows", "allowing", "enable", "enables", "enabling", "let", "lets", "letting", "helps", "help"],
    ) {
        let to = (at + 1..range.end.min(at + 6)).find(|&at| is(at, &["to"]));
        let subject = (at + 1..range.end.min(at + 5)).find(|&at| is_user(&reading.words[at]));
        // "helps people find homes to buy": the verb follows those who are helped.
        let to = to.filter(|&to| {
            subject.is_none_or(|subject| to <= subject + 2 || !is(at, &["helps", "help", "lets", "let", "letting"]))
        });
        return match (to, subject) {
            (Some(to), Some(_)) => Some((to + 1, Role::Abilities)),
            (None, Some(subject)) => Some((subject + 1, Role::Abilities)),
            // "allow browsing of products"
            _ => is(at, &["allow", "allows", "allowing"]).then_some((at + 1, Role::Parts)),
        };
    }
    if is(at, &["where", "so"]) {
        let subject = (at + 1..range.end.min(at + 4)).find(|&at| is_who(draft.lexicon, &reading.words[at]))?;
        let verb = subject + 1;
        return (!is(verb, MODALS) && is(at, &["where"]) && word(verb).is_some()).then_some((verb, Role::Abilities));
    }
    // "with the pages Home, About and Contact"
    let capital =
        |at: usize| word(at).is_some_and(|word| reading.text[word.span.clone()].starts_with(char::is_uppercase));
    if is(at, &["pages", "sections", "tabs"]) && capital(at + 1) {
        return Some((at + 1, Role::Pages));
    }
    if let Some(start) = paged::named(reading, at, range) {
        return Some((start, Role::Pages));
    }
    // "inventory app for a kitchen: ingredients with unit and quantity"
    let before = range.start..at;
    let begins = is(at, &[":"]) && range.start == 0 && before.len() > 1 && before.len() <= 14;
    let told = || {
        before.clone().any(|at| {
            let word = &reading.words[at];
            super::super::grammar::is_app_word(word) || word.is_any(&["management", "desk", "administration"])
        })
    };
    // "a developer toolbox: a Base64 encoder, a JSON formatter and a regex tester"
    let engines = &draft.lexicon.engines.phrases;
    let tools = || {
        (at + 1..range.end).filter(|&at| engines.at(&reading.words[at..range.end]).is_some_and(|found| found.words > 1))
    };
    if begins && tools().count() > 1 {
        return Some((at + 1, Role::Parts));
    }
    let several = || bare::defines_several(&reading.words[at..range.end], draft.lexicon);
    if begins && (told() || several()) && !before.clone().any(|at| reading.words[at].is_any(&[",", ";"])) {
        // "…: employees request items with quantity", "…: machines with location"; fields are read elsewhere.
        let plural = |at: usize| word(at).is_some_and(|word| word.lower != word.stem && !word.punctuation);
        let acted = plural(at + 1)
            && word(at + 1).is_some_and(is_user)
            && word(at + 2).is_some_and(|next| next.lower == next.stem && !next.punctuation && !next.is("with"));
        let kept = (at + 2..at + 4).any(|with| is(with, &["with"]) && plural(with - 1));
        if acted || kept {
            return Some((at + 1, if acted { Role::Abilities } else { Role::Parts }));
        }
    }
    // "the foundation should see the granted amount"
    let does = [
        "see", "view", "add", "create", "manage", "approve", "export", "filter", "search", "track", "edit", "record",
        "assign", "review",
    ];
    if is(at, MODALS)
        && at > range.start + 1
        && is(at + 1, &does)
        && reading.words[at - 2].is_any(&["the", "our", "each", "every"])
    {
        return Some((at + 1, Role::Abilities));
    }
    // "pages: Home, About", "with pages for home, about and contact"
    if is(at, &["pages", "page"]) && is(at + 1, &[":", "for", "such", "including", "like", "are"]) {
        let start = if is(at + 1, &["such"]) { at + 3 } else { at + 2 };
        return Some((start, Role::Pages));
    }
    // "a website for our zoo: animals, feeding times and a map"
    let app = ["website", "site", "webpage", "app", "application", "platform", "portal"];
    let colon = is(at, &[":"])
        && (range.start..at).any(|before| reading.words[before].is_any(&app))
        && (at..range.end).any(|after| reading.words[after].is(","));
    if colon && !(range.start..at).any(|before| PART_NOUNS.contains(&reading.words[before].stem.as_str())) {
        return Some((at + 1, Role::Parts));
    }
    // "Show a list of runners, the route on a map and a countdown."
    let told = at == range.start && at > 0 && is(at, &["show", "display", "include"]);
    if told && range.clone().any(|at| reading.words[at].is(",")) {
        return Some((at + 1, Role::Parts));
    }
    // "functionalities for", "features such as", "modules including", "Features:"
    if word(at).is_some_and(|word| PART_NOUNS.contains(&word.stem.as_str())) {
        if is(at + 1, &["for", ":", "including", "like", "of", "are", "include", "-"]) {
            return Some((at + 2, Role::Parts));
        }
        if is(at + 1, &["such"]) && is(at + 2, &["as"]) {
            return Some((at + 3, Role::Parts));
        }
    }
    // "The website should have …", "it includes …"
    let has = is(at, HAS)
        && !is(at, &["with", "be", "want", "need", "needs", "features", "feature", "display", "show", "support"]);
    let modal = at > range.start && is(at - 1, MODALS);
    let has = has || modal && is(at, &["support", "feature", "display", "show"]);
    // "It needs a home page, prices and …"
    let has = has || at > range.start && reading.words[at - 1].is("it") && is(at, &["needs"]) && !is(at + 1, &["to"]);
    let told = at > range.start
        && (is(at - 1, MODALS)
            || reading.words[at - 1].is_any(&[
                "website",
                "site",
                "app",
                "application",
                "platform",
                "system",
                "it",
                "page",
                "also",
                "to",
            ]));
    if has && told && !is(at + 1, &["been", "to"]) && !starts_part_noun(reading, at + 1, range) {
        return Some((at + 1, Role::Parts));
    }
    None
}

/// "have functionalities for …": the later cue is the better one.
fn starts_part_noun(reading: &Reading<'_>, from: usize, range: &Range<usize>) -> bool {
    let soon = from..range.end.min(from + 4);
    soon.into_iter().any(|at| {
        PART_NOUNS.contains(&reading.words[at].stem.as_str())
            && reading
                .words
                .get(at + 1)
                .is_some_and(|next| next.is_any(&["for", ":", "such", "including", "like", "of"]))
    })
}

fn after_able(reading: &Reading<'_>, from: usize, range: &Range<usize>) -> usize {
    let mut at = from;
    while at < range.end && reading.words[at].is_any(&["also", "then", "easily", "be", "able", "to", "not", "only"]) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Context;
    use crate::lexicon::Lexicon;

    fn shown(text: &str) -> Vec<String> {
        let lexicon = Lexicon::load().unwrap();
        let context = Context::new(chrono::NaiveDate::default());
        let draft = Draft::new(text, &lexicon, &context);
        find(&draft).into_iter().map(|one| format!("{:?}: {}", one.role, draft.reading.source(one.words))).collect()
    }

    #[test]
    fn lists_are_found_by_what_begins_them() {
        assert_eq!(
            shown(
                "Please implement a website for a bookstore to sell books. The website should have functionalities for \
                 browsing books, a shopping cart, and user reviews. Users should be able to search for books, add them to \
                 the cart, and write reviews."
            ),
            [
                "Purpose: Please implement a website for a bookstore to sell books",
                "Parts: browsing books, a shopping cart, and user reviews",
                "Abilities: search for books, add them to the cart, and write reviews",
            ]
        );
        assert_eq!(
            shown("A platform that allows members to post recipes, and visitors can rate them"),
            ["Purpose: A platform that", "Abilities: post recipes", "Abilities: rate them"]
        );
        assert_eq!(
            shown("Site for my club. Features:\n- news\n- member list\n- contact form"),
            ["Purpose: Site for my club", "Parts: news\n- member list\n- contact form"]
        );
        assert_eq!(
            shown(
                "A job board. Employers post jobs with a title. Candidates search jobs and apply; the staff approve jobs."
            ),
            [
                "Purpose: A job board",
                "Abilities: post jobs with a title",
                "Abilities: search jobs and apply",
                "Abilities: approve jobs",
            ]
        );
        assert_eq!(
            shown("A school site. There should be certificates and a forum."),
            ["Purpose: A school site", "Parts: certificates and a forum"]
        );
        assert_eq!(
            shown("A club site. Members list, events and news."),
            ["Purpose: A club site", "Parts: Members list, events and news"]
        );
    }
}
