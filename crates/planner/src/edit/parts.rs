//! "a calendar", "comments on recipes", "a quiz", "a page About": parts of an app that are neither fields nor features of a list.

use std::ops::Range;

use isekai_codegen::{Block, Entity, EntityUse, Page, Patch, find_block};
use serde_json::{Map, json};

use super::editor::Editor;
use super::more::{self, More};
use super::{features, lists, targets};
use crate::analysis::{self, Context, DETERMINERS, Draft, Wanted, items};
use crate::lexicon::{EngineKind, Feature, Intent, Wish};
use crate::text::sentence_case;

/// Words for the place of a part, which say nothing of what it is.
const PLACES: &[&str] = &["page", "pages", "section", "sections", "tab", "screen", "view", "area"];
/// Words after the name of a part that are no other part.
const AFTER: &[&str] = &[
    "page",
    "section",
    "tab",
    "screen",
    "view",
    "area",
    "feature",
    "system",
    "form",
    "button",
    "buttons",
    "functionality",
    "support",
    "widget",
    "function",
    "option",
    "box",
    "list",
    "block",
];
/// Those who use the app.
const PEOPLE: &[&str] = &[
    "people",
    "users",
    "user",
    "visitors",
    "customers",
    "clients",
    "members",
    "guests",
    "readers",
    "students",
    "players",
    "everyone",
    "everybody",
    "anyone",
    "anybody",
    "them",
    "me",
    "us",
    "others",
];
const MAX_TITLE_CHARS: usize = 60;
const MAX_TITLE_WORDS: usize = 6;

/// Adds the part that the words name. `part` is what is shown as their source.
pub fn add(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words[bare.clone()];
    // A lone name of a field is one: "a comment", "a review"; several of them are not written into a field.
    let one = words.last().is_some_and(|word| word.lower == word.stem);
    if one && editor.lexicon.fields.phrases().exact(words).is_some() {
        return false;
    }
    let refusals = editor.refusals.len();
    if detail(editor, &bare, within, part) {
        return true;
    }
    if editor.refusals.len() > refusals {
        return false;
    }
    if let Some(intent) = wished(editor, bare.clone()) {
        return bring(editor, intent, within, part);
    }
    engine(editor, &bare, part) || page(editor, bare, within, part)
}

/// What the lexicon of demands knows by these words, when nothing else was made of them.
pub fn demanded(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words[bare.clone()];
    if editor.lexicon.fields.phrases().exact(words).is_some() {
        return false;
    }
    let end = bare.clone().rev().find(|&at| !editor.reading.words[at].is_any(AFTER)).map_or(bare.start, |at| at + 1);
    let Some(intent) = editor.lexicon.demands.nouns.exact(&editor.reading.words[bare.start..end]) else { return false };
    bring(editor, intent, within, part)
}

/// "let people sign up", "users should be able to comment on recipes".
pub fn allow(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let favorites = ["favourite", "favourites", "favorite", "favorites"];
    if let Some(at) = editor.find(clause, &["as"]).filter(|at| at + 1 < clause.end && words[at + 1].is_any(&favorites))
    {
        let within = (clause.start..at).rev().find_map(|from| targets::entity(editor, from..at));
        return bring(editor, Intent::Favorite, within.as_deref(), clause);
    }
    let near = clause.end.min(clause.start + 4);
    let Some(subject) = (clause.start..near).find(|&at| words[at].is_any(PEOPLE)) else { return false };
    let told = words[clause.start].is_any(&["let", "allow", "enable", "permit", "make"]);
    let small = |at: usize| {
        words[at]
            .is_any(&["to", "can", "should", "be", "able", "could", "may", "must", "also", "will", "leave", "have"])
    };
    let Some(verb) = (subject + 1..clause.end).find(|&at| !small(at)) else { return false };
    if !told && verb == subject + 1 {
        return false;
    }
    let found = editor.lexicon.demands.verbs.at(&words[verb..clause.end]);
    let noun = || editor.lexicon.demands.nouns.at(&words[verb..clause.end]);
    let Some((intent, end)) = found.or_else(noun).map(|found| (found.value, verb + found.words)) else { return false };
    let rest = end..clause.end;
    let (left, trailing) = targets::trailing_entity(editor, rest.clone());
    let within = trailing.or_else(|| targets::entity(editor, rest.clone())).or_else(|| targets::entity(editor, left));
    match feature_of(intent) {
        Some(feature) => features::bring(editor, feature, rest, within.as_deref(), clause),
        None if is_plain(intent) => false,
        None => bring(editor, intent, within.as_deref(), clause),
    }
}

/// "a dashboard with the number of tasks by status and the total by month".
pub fn dashboard(editor: &mut Editor<'_>, clause: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    if !words[clause.start].is_any(&["add", "create", "make", "include", "show", "give", "build", "put"]) {
        return false;
    }
    let Some(at) = editor.find(clause, &["dashboard"]) else { return false };
    let Some(with) = editor.find(&(at + 1..clause.end), &["with", "showing", "that", "of", "for", ":"]) else {
        return false;
    };
    let mut wanted = Wanted { feature: Feature::Chart, fields: Vec::new(), also: Vec::new() };
    let (mut of, mut counted, mut missing) = (None, false, Vec::new());
    for item in items(&editor.reading, with + 1..clause.end, |_| 0) {
        let said = &editor.reading.words[item.clone()];
        counted |= said.windows(2).any(|pair| pair[0].is_any(&["number", "count"]) && pair[1].is("of"))
            || said.windows(2).any(|pair| pair[0].is("how") && pair[1].is("many"));
        let cut =
            |at: usize| editor.reading.words[at].is_any(&["by", "per", "of", "over", "in", "each", "many", "for"]);
        let mut from = item.start;
        for at in item.start..=item.end {
            if at < item.end && !cut(at) {
                continue;
            }
            let piece = from..at;
            from = at + 1;
            if piece.is_empty() {
                continue;
            }
            let entity = targets::entity(editor, piece.clone());
            if entity.is_some() {
                of = of.or(entity);
                continue;
            }
            // "by status" asks for a status where there is none.
            let by = piece.start > item.start && editor.reading.words[piece.start - 1].is_any(&["by", "per"]);
            match targets::field(editor, piece.clone(), of.as_deref()) {
                Some(found) => {
                    of.get_or_insert(found.entity);
                    wanted.fields.push(found.field.id);
                }
                None => match features::unknown_field(editor, piece.clone()).filter(|_| by) {
                    Some(field) => {
                        wanted.fields.push(field.id.clone());
                        missing.push(field);
                    }
                    None => wanted.also.extend(editor.reading.words[piece].iter().map(|word| word.stem.clone())),
                },
            }
        }
    }
    let of = of.or_else(|| targets::main_entity(editor));
    let more = More {
        of: of.clone(),
        intents: vec![Intent::Dashboard],
        wanted: vec![wanted],
        fields: missing,
        ..More::default()
    };
    let Some(mut patches) = more::patches(editor, &more, clause) else { return false };
    let counting = of.as_deref().and_then(|id| editor.spec.entity(id)).map(|entity| {
        let fields = entity.fields.iter().chain(&more.fields).cloned().collect();
        Entity { fields, ..entity.clone() }
    });
    // The chart is asked for on the dashboard, not above the list.
    patches.retain(|patch| !matches!(patch, Patch::AddBlock { .. }));
    for block in patches.iter_mut().flat_map(|patch| match patch {
        Patch::AddPage { page, .. } => page.blocks.as_mut_slice(),
        _ => &mut [],
    }) {
        if counted
            && block.kind == "chart"
            && let Some(entity) = counting.as_ref().filter(|entity| block.entity.as_ref() == Some(&entity.id))
        {
            features::count(entity, block);
        }
    }
    finish(editor, "Dashboard with figures and charts", patches, clause)
}

/// The wish that the words name, after at most two adjectives.
fn wished(editor: &Editor<'_>, bare: Range<usize>) -> Option<Intent> {
    let words = &editor.reading.words;
    for at in bare.start..bare.end.min(bare.start + 3) {
        let ahead = &words[bare.start..at];
        let Some(found) = editor.lexicon.wishes.phrases().at(&words[at..bare.end]) else { continue };
        let rest = &words[at + found.words..bare.end];
        if !rest.iter().all(|word| word.is_any(AFTER) || word.is_any(DETERMINERS)) {
            continue;
        }
        let said = &words[at..at + found.words];
        match found.value {
            Wish::Intent(intent) if ahead.iter().all(|word| !is_field(editor, std::slice::from_ref(word))) => {
                return Some(intent);
            }
            // "a dashboard" is more than figures above a list.
            Wish::Feature(Feature::Stats) if said[0].is("dashboard") => return Some(Intent::Dashboard),
            Wish::Feature(Feature::Stats) if said[0].stem.starts_with("report") => return Some(Intent::Report),
            _ => {}
        }
    }
    None
}

fn is_field(editor: &Editor<'_>, words: &[crate::text::Word]) -> bool {
    editor.lexicon.fields.phrases().exact(words).is_some()
}

/// Brings what a first prompt with this wish would have brought.
pub fn bring(editor: &mut Editor<'_>, intent: Intent, within: Option<&str>, part: &Range<usize>) -> bool {
    if editor.spec.entities.is_empty() && needs_records(intent) {
        let said = editor.shown(part.clone());
        editor.refusals.push(format!(
            "\"{said}\" needs records to be about, and this app keeps none; add a list first, for example \"add customers with name and email\"."
        ));
        return false;
    }
    if matches!(intent, Intent::Newsletter | Intent::Testimonials | Intent::Menu) {
        return section(editor, intent, part);
    }
    let mut more = More {
        of: within.map(str::to_owned).or_else(|| targets::main_entity(editor)),
        intents: vec![intent],
        ..More::default()
    };
    if matches!(intent, Intent::Calendar | Intent::Timeline) && !targets::has_date(editor) {
        more.fields.extend(crate::lexicon::fields::parse_line("Date: date"));
    }
    match more::patches(editor, &more, part) {
        Some(patches) => finish(editor, intent.label(), patches, part),
        None => {
            let said = editor.shown(part.clone());
            let what = intent.label().to_lowercase();
            editor.refusals.push(format!(
                "\"{said}\" asks for something ({what}) that the built-in planner cannot add to this app."
            ));
            false
        }
    }
}

/// Applies what was composed. On a landing page, sections go into the page.
fn finish(editor: &mut Editor<'_>, outcome: &str, patches: Vec<Patch>, part: &Range<usize>) -> bool {
    if patches.is_empty() {
        editor.note(part.clone(), format!("There already: {}", outcome.to_lowercase()));
        return true;
    }
    let landing = targets::landing(editor).filter(|_| editor.spec.entities.is_empty());
    let end = targets::block(editor, "contact-form", None).map(|(_, at, _)| at);
    let place = |patch: Patch| match (patch, &landing) {
        (Patch::AddPage { page, .. }, Some(home)) if are_sections(&page) => {
            page.blocks.into_iter().map(|block| Patch::AddBlock { page: home.clone(), block, at: end }).collect()
        }
        (patch, _) => vec![patch],
    };
    let patches = patches.into_iter().flat_map(place).collect();
    editor.apply(part.clone(), outcome, patches)
}

fn are_sections(page: &Page) -> bool {
    page.blocks.iter().all(|block| find_block(&block.kind).is_some_and(|kind| kind.is_section()))
}

/// A section of the first page that welcomes, else a page of its own.
fn section(editor: &mut Editor<'_>, intent: Intent, part: &Range<usize>) -> bool {
    let block = match intent {
        Intent::Newsletter => Some(Block { kind: "newsletter".to_owned(), entity: None, options: Map::new() }),
        Intent::Testimonials => analysis::section(Feature::Testimonials, editor.lexicon, &editor.spec.name),
        _ => analysis::section(Feature::Services, editor.lexicon, &editor.spec.name),
    };
    let Some(block) = block else { return false };
    if targets::shows(&editor.spec, std::slice::from_ref(&block)) {
        editor.note(part.clone(), format!("There already: {}", intent.label().to_lowercase()));
        return true;
    }
    let patch = match targets::landing(editor) {
        Some(page) => {
            // Before the form that ends the page.
            let form = targets::block(editor, "contact-form", None).filter(|(id, ..)| *id == page);
            Patch::AddBlock { page, block, at: form.map(|(_, at, _)| at) }
        }
        None => Patch::AddPage { page: new_page(editor, title_of(intent), vec![block]), at: None },
    };
    editor.apply(part.clone(), intent.label(), vec![patch])
}

fn new_page(editor: &Editor<'_>, title: &str, blocks: Vec<Block>) -> Page {
    Page { id: analysis::page_id(&editor.spec.pages, title), title: title.to_owned(), blocks, ..Page::default() }
}

/// "a calculator", "a snake game": what could be an app of its own becomes a page.
fn engine(editor: &mut Editor<'_>, bare: &Range<usize>, part: &Range<usize>) -> bool {
    let end = bare.clone().rev().find(|&at| !editor.reading.words[at].is_any(PLACES)).map_or(bare.start, |at| at + 1);
    let words = &editor.reading.words[bare.start..end];
    let Some(index) = editor.lexicon.engines.phrases.exact(words) else { return false };
    let engine = &editor.lexicon.engines.all[index];
    if matches!(engine.kind, EngineKind::Board | EngineKind::Notes) || is_field(editor, words) {
        return false;
    }
    let context = Context::new(editor.today);
    let said = editor.said(bare.clone());
    let mut draft = Draft::new(&said, editor.lexicon, &context);
    let page = analysis::engine_page(&mut draft, engine, &engine.name, &said.to_lowercase());
    if targets::shows(&editor.spec, &page.blocks) {
        editor.note(part.clone(), format!("There already: {}", engine.name));
        return true;
    }
    let page = new_page(editor, &engine.name, page.blocks);
    editor.apply(part.clone(), format!("{} on a page of its own", engine.name), vec![Patch::AddPage { page, at: None }])
}

/// "a page per task", "a detail page for tasks".
fn detail(editor: &mut Editor<'_>, bare: &Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let told = words[bare.start].is_any(&["detail", "details"])
        && (bare.len() == 1 || words[bare.start + 1].is_any(PLACES) || words[bare.start + 1].is_any(&["of", "for"]));
    let each = bare.len() > 2
        && words[bare.start].is("page")
        && words[bare.start + 1].is_any(&["per", "for", "of"])
        && (words[bare.start + 1].is("per") || words[bare.start + 2].is_any(&["each", "every"]));
    if !(told || each) {
        return false;
    }
    let tail = (bare.start + 1..bare.end).find_map(|at| targets::entity(editor, at..bare.end));
    let Some(entity) = tail.or_else(|| within.map(str::to_owned)).or_else(|| targets::main_entity(editor)) else {
        return false;
    };
    let Some((page, at, block)) = targets::block(editor, "records", Some(&entity)) else { return false };
    if block.options.get("detail") == Some(&json!(true)) {
        editor.note(part.clone(), "Each record has a page already");
        return true;
    }
    let patch = Patch::SetBlockOption { page, at, option: "detail".to_owned(), value: Some(json!(true)) };
    editor.apply(part.clone(), "A page for each record", vec![patch])
}

/// "a page About", "a team page", "a page called Our values": what the title asks for, a list, or words to be replaced.
fn page(editor: &mut Editor<'_>, bare: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let words = &editor.reading.words;
    let first = words[bare.start].is_any(PLACES);
    let last = bare.len() > 1 && words[bare.end - 1].is_any(PLACES);
    if !(first || last) || bare.len() < 2 {
        return false;
    }
    let called = |at: usize| words[at].is_any(&["called", "named", "titled", "about", ":", "with", "title", "the"]);
    let start = if first { (bare.start + 1..bare.end).find(|&at| !called(at) || at + 1 == bare.end) } else { None };
    let name = if first { start.unwrap_or(bare.start + 1)..bare.end } else { bare.start..bare.end - 1 };
    // "Our values" keeps its "our".
    let quote = |at: usize| words[at].is_any(analysis::QUOTES) || words[at].is_any(&["a", "an", "the"]);
    let from = name.clone().find(|&at| !quote(at)).unwrap_or(name.end);
    let name = from..name.clone().rev().find(|&at| !quote(at)).map_or(from, |at| at + 1);
    let said = &editor.reading.words[name.clone()];
    let of = said.first().is_some_and(|word| word.is_any(&["for", "of", "that", "where", "which", "to", "listing"]));
    if said.is_empty() || of || lists::is_list(editor, &name, last) {
        return false;
    }
    let quoted = editor.reading.words[..name.start].last().is_some_and(|word| word.is_any(analysis::QUOTES));
    let known = editor.lexicon.demands.nouns.exact(said).filter(|_| !quoted);
    if let Some(intent) = known.filter(|intent| !is_plain(*intent) && feature_of(*intent).is_none()) {
        return bring(editor, intent, within, part);
    }
    let title = sentence_case(&editor.said(name.clone()));
    let missing = matches!(editor.lexicon.wishes.phrases().at(said).map(|wish| wish.value), Some(Wish::Missing(_)));
    if missing || said.len() > MAX_TITLE_WORDS || title.chars().count() > MAX_TITLE_CHARS {
        return false;
    }
    if editor.spec.pages.iter().any(|page| analysis::same_label(&page.title, &title)) {
        editor.note(part.clone(), format!("Page {title} is there already"));
        return true;
    }
    let (block, outcome) = match ready_made(&title) {
        Some(block) => (block, format!("Page {title}")),
        None => (text(&title), format!("Page {title}, with words to be replaced")),
    };
    let page = new_page(editor, &title, vec![block]);
    editor.apply(part.clone(), outcome, vec![Patch::AddPage { page, at: None }])
}

/// The block that is called so, when it is complete without any option: `invoice`, `weather`.
fn ready_made(title: &str) -> Option<Block> {
    let kind = find_block(&crate::text::kebab_id(title, ""))?;
    let complete = kind.entity() != EntityUse::Required && !kind.options().iter().any(|def| def.required);
    complete.then(|| Block { kind: kind.kind().to_owned(), entity: None, options: Map::new() })
}

fn text(title: &str) -> Block {
    let body = format!("Everything about {} stands here.", title.to_lowercase());
    let options = json!({"heading": title, "body": body}).as_object().cloned().unwrap_or_default();
    Block { kind: "text".to_owned(), entity: None, options }
}

fn title_of(intent: Intent) -> &'static str {
    match intent {
        Intent::Newsletter => "Newsletter",
        Intent::Testimonials => "Testimonials",
        _ => "Menu",
    }
}

/// Wishes that are a matter of a list's options.
fn feature_of(intent: Intent) -> Option<Feature> {
    Some(match intent {
        Intent::Search => Feature::Search,
        Intent::Filter => Feature::Filter,
        Intent::Sort => Feature::Sort,
        Intent::Chart => Feature::Chart,
        Intent::Export => Feature::Export,
        _ => return None,
    })
}

/// What every app does, or what says too little by itself.
fn is_plain(intent: Intent) -> bool {
    matches!(intent, Intent::Browse | Intent::Create | Intent::Edit)
}

fn needs_records(intent: Intent) -> bool {
    matches!(
        intent,
        Intent::Report
            | Intent::Dashboard
            | Intent::Calendar
            | Intent::Timeline
            | Intent::Leaderboard
            | Intent::Comment
            | Intent::Review
            | Intent::Vote
            | Intent::Favorite
            | Intent::Compare
            | Intent::Import
            | Intent::Upload
            | Intent::Cart
            | Intent::Checkout
            | Intent::Orders
            | Intent::Approve
            | Intent::Assign
            | Intent::Track
            | Intent::Transfer
    )
}

/// Takes away what the words name by the kind of its block, or by the wish that would have brought it.
pub fn remove(editor: &mut Editor<'_>, what: Range<usize>, part: &Range<usize>) -> bool {
    let end = what.clone().rev().find(|&at| !editor.reading.words[at].is_any(AFTER)).map_or(what.start, |at| at + 1);
    let end = if end == what.start { what.end } else { end };
    let said = &editor.reading.words[what.start..end];
    let wish = match editor.lexicon.wishes.phrases().exact(said) {
        Some(Wish::Intent(intent)) => Some(intent),
        _ => editor.lexicon.demands.nouns.exact(said),
    };
    let option = match wish {
        Some(Intent::Import) => Some("import"),
        Some(Intent::Compare) => Some("compare"),
        Some(Intent::Favorite) => Some("favorite"),
        _ => said[0].is_any(&["detail", "details"]).then_some("detail"),
    };
    if let Some(option) = option {
        return without(editor, option, part);
    }
    let kinds = kinds(editor, said, wish, part);
    let mut patches = Vec::new();
    for page in &editor.spec.pages {
        let goes = |block: &Block| kinds.contains(&block.kind);
        if page.blocks.iter().all(goes) {
            patches.push(Patch::RemovePage { page: page.id.clone() });
            continue;
        }
        // From the end, so that the places before stay.
        for (at, _) in page.blocks.iter().enumerate().rev().filter(|(_, block)| goes(block)) {
            patches.push(Patch::RemoveBlock { page: page.id.clone(), at });
        }
    }
    let outcome = format!("No {}", editor.said(what).to_lowercase());
    !patches.is_empty() && editor.apply(part.clone(), outcome, patches)
}

/// "the cart": it goes with its checkout, whatever the pages are called.
pub fn is_shop(editor: &Editor<'_>, what: Range<usize>) -> bool {
    let wish = editor.lexicon.wishes.phrases().exact(&editor.reading.words[what]);
    matches!(wish, Some(Wish::Intent(Intent::Cart | Intent::Checkout)))
}

/// The kinds of blocks that are called so, or that such a wish brings and no app has without it.
fn kinds(editor: &Editor<'_>, said: &[crate::text::Word], wish: Option<Intent>, at: &Range<usize>) -> Vec<String> {
    let blocks = editor.spec.pages.iter().flat_map(|page| &page.blocks);
    let called = |kind: &str| analysis::same_words(&kind.replace('-', " "), said);
    let mut kinds: Vec<String> =
        blocks.filter(|block| block.kind != "records" && called(&block.kind)).map(|block| block.kind.clone()).collect();
    kinds.extend(match wish {
        Some(Intent::Cart | Intent::Checkout) => vec!["cart".to_owned(), "checkout".to_owned()],
        Some(intent) => more::kinds(editor, intent, at),
        None => Vec::new(),
    });
    kinds
}

/// Takes an option from all lists.
fn without(editor: &mut Editor<'_>, option: &str, part: &Range<usize>) -> bool {
    let mut patches = Vec::new();
    for page in &editor.spec.pages {
        for (at, _) in page.blocks.iter().enumerate().filter(|(_, block)| block.options.contains_key(option)) {
            patches.push(Patch::SetBlockOption { page: page.id.clone(), at, option: option.to_owned(), value: None });
        }
    }
    let outcome = format!("No {option}");
    !patches.is_empty() && editor.apply(part.clone(), outcome, patches)
}
