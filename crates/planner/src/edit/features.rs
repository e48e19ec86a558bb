//! Features by words: search, filters, sorting, charts, boards, key figures, download, cards or table, sections of pages.

use std::ops::Range;

use isekai_codegen::{Block, Page, Patch};
use serde_json::{Value, json};

use super::editor::Editor;
use super::{more, targets};
use crate::analysis::{self, EntityDraft, Wanted, items};
use crate::lexicon::{Feature, Wish};

/// A clause that is a feature by itself: "sort by date", "show as cards", "filter by genre".
pub fn read(editor: &mut Editor<'_>, clause: Range<usize>) -> bool {
    if let Some((feature, within)) = layout(editor, &clause) {
        return bring(editor, feature, clause.end..clause.end, within.as_deref(), &clause);
    }
    let (range, within) = targets::trailing_entity(editor, clause.clone());
    let start = range
        .clone()
        .find(|&at| {
            !editor.reading.words[at].is_any(&[
                "show", "use", "make", "display", "enable", "allow", "it", "them", "me", "let", "users", "order",
                "switch", "to", "add", "be", "able", "should",
            ])
        })
        .unwrap_or(range.end);
    // "order by" and "sort by" name the feature themselves.
    let start = if editor.reading.starts(range.start, &["order", "by"]) { range.start } else { start };
    add(editor, start..range.end, within.as_deref(), &clause)
}

/// "show the tasks as a list", "display recipes in a grid", "switch to cards".
fn layout(editor: &Editor<'_>, clause: &Range<usize>) -> Option<(Feature, Option<String>)> {
    let words = &editor.reading.words;
    let verb = ["show", "display", "switch", "use", "make", "change", "list", "present", "view", "put"];
    if !words[clause.start].is_any(&verb) {
        return None;
    }
    let cue = editor.find(&(clause.start + 1..clause.end), &["as", "in", "to", "into"])?;
    let said = &words[editor.bare(cue + 1..clause.end)];
    let feature = match said {
        [one] | [one, _] if one.is_any(&["list", "table", "rows"]) => Feature::Table,
        [one] | [one, _] if one.is_any(&["cards", "card", "grid", "tiles"]) => Feature::Cards,
        _ => return None,
    };
    let plain = said.get(1).is_none_or(|last| last.is_any(&["view", "layout", "format", "form", "instead", "style"]));
    let what = clause.start + 1..cue;
    let within = targets::entity(editor, what.clone());
    let it = editor.bare(what).into_iter().all(|at| {
        words[at].is_any(&["it", "them", "everything", "records", "list", "layout", "view", "display", "entries"])
    });
    (plain && (within.is_some() || it)).then_some((feature, within))
}

/// A field that is named and that no list has: "by status", where nothing has a status.
pub fn unknown_field(editor: &Editor<'_>, range: Range<usize>) -> Option<isekai_codegen::Field> {
    let range = editor.bare(range);
    let words = &editor.reading.words[range.clone()];
    let period = ["day", "week", "month", "year", "time", "date"];
    if words.is_empty() || words.iter().any(|word| period.contains(&word.stem.as_str())) {
        return None;
    }
    analysis::parse_field(&editor.reading, range, editor.lexicon)
        .filter(|parsed| parsed.known)
        .map(|parsed| parsed.field)
}

/// Adds the feature that the words name. `part` is what is shown as their source.
pub fn add(editor: &mut Editor<'_>, range: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let Some((feature, end)) = named(editor, range.clone()) else { return false };
    bring(editor, feature, end..range.end, within, part)
}

/// Adds a feature with what is said of it: "by category", "of amount by month".
pub fn bring(
    editor: &mut Editor<'_>,
    feature: Feature,
    rest: Range<usize>,
    within: Option<&str>,
    part: &Range<usize>,
) -> bool {
    let entity = within.map(str::to_owned).or_else(|| targets::main_entity(editor));
    let wanted = arguments(editor, feature, rest.clone(), entity.as_deref());
    match (entity, feature) {
        (
            _,
            Feature::Contact
            | Feature::About
            | Feature::Faq
            | Feature::Pricing
            | Feature::Testimonials
            | Feature::Gallery
            | Feature::Services
            | Feature::Landing,
        ) => section(editor, feature, part),
        (Some(entity), _) => of_entity(editor, &entity, wanted, part, rest),
        (None, _) => of_engine(editor, feature, part),
    }
}

/// Takes away the feature that the words name.
pub fn remove(editor: &mut Editor<'_>, range: Range<usize>, within: Option<&str>, part: &Range<usize>) -> bool {
    let Some((feature, _)) = named(editor, range) else { return false };
    let entity = within.map(str::to_owned).or_else(|| targets::main_entity(editor));
    let option = |editor: &Editor<'_>, name: &str, value: Option<Value>| {
        let (page, at, _) = targets::block(editor, "records", entity.as_deref())?;
        Some(vec![Patch::SetBlockOption { page, at, option: name.to_owned(), value }])
    };
    let block = |editor: &Editor<'_>, kind: &str| {
        targets::block(editor, kind, None).map(|(page, at, _)| vec![Patch::RemoveBlock { page, at }])
    };
    let patches = match feature {
        Feature::Search => option(editor, "search", Some(json!(false))),
        Feature::Filter => {
            option(editor, "filters", Some(json!([]))).or_else(|| viewer(editor, "columnFilters", false))
        }
        Feature::Sort => option(editor, "sort", None),
        Feature::Export => option(editor, "export", None).or_else(|| viewer(editor, "download", false)),
        Feature::Stats => option(editor, "summary", None),
        Feature::Cards => option(editor, "layout", Some(json!("table"))),
        Feature::Table => option(editor, "layout", Some(json!("cards"))),
        Feature::Chart => block(editor, "chart"),
        Feature::Board => block(editor, "board"),
        Feature::Contact => block(editor, "contact-form"),
        Feature::About => block(editor, "text"),
        Feature::Faq => block(editor, "faq"),
        Feature::Pricing => block(editor, "pricing"),
        Feature::Testimonials => block(editor, "testimonials"),
        Feature::Gallery => block(editor, "gallery"),
        Feature::Services => block(editor, "features"),
        Feature::Landing => block(editor, "hero"),
        Feature::Rate => None,
    };
    let Some(mut patches) = patches else { return false };
    // A page that would be left empty goes with its block.
    if let [Patch::RemoveBlock { page, .. }] = patches.as_slice()
        && editor.spec.pages.iter().any(|one| one.id == *page && one.blocks.len() == 1)
    {
        patches = vec![Patch::RemovePage { page: page.clone() }];
    }
    editor.apply(part.clone(), format!("No {}", name(feature)), patches)
}

/// The feature named in a range: its first words, else any after adjectives. Gives the place after it.
fn named(editor: &Editor<'_>, range: Range<usize>) -> Option<(Feature, usize)> {
    let range = editor.bare(range);
    // "rating" and "total" are fields unless the app says otherwise; a lone known field name is never a feature here.
    let words = &editor.reading.words[range.clone()];
    let field = editor.lexicon.fields.phrases().exact(words).is_some();
    let found = range.clone().find_map(|at| {
        let found = editor.lexicon.wishes.phrases().at(&editor.reading.words[at..range.end])?;
        match found.value {
            Wish::Feature(feature) if at - range.start <= 2 => Some((feature, at + found.words)),
            _ => None,
        }
    })?;
    (!field || matches!(found.0, Feature::Stats) && words.iter().any(|word| word.lower != word.stem)).then_some(found)
}

fn arguments(editor: &Editor<'_>, feature: Feature, range: Range<usize>, entity: Option<&str>) -> Wanted {
    let mut wanted = Wanted { feature, fields: Vec::new(), also: Vec::new() };
    for part in items(&editor.reading, range.clone(), |_| 0) {
        let start = part
            .clone()
            .find(|&at| {
                !editor.reading.words[at].is_any(&[
                    "by",
                    "of",
                    "per",
                    "over",
                    "for",
                    "on",
                    "the",
                    "showing",
                    "ascending",
                    "descending",
                ])
            })
            .unwrap_or(part.end);
        let mut pieces = Vec::new();
        let mut from = start;
        for at in start..=part.end {
            if at == part.end || editor.reading.words[at].is_any(&["by", "per", "over", "of"]) {
                pieces.push(from..at);
                from = at + 1;
            }
        }
        for piece in pieces.into_iter().filter(|piece| !piece.is_empty()) {
            let end = piece
                .clone()
                .rev()
                .find(|&at| {
                    !editor.reading.words[at].is_any(&[
                        "ascending",
                        "descending",
                        "asc",
                        "desc",
                        "first",
                        "newest",
                        "oldest",
                        "highest",
                        "lowest",
                        "as",
                        "bar",
                        "line",
                        "chart",
                    ])
                })
                .map_or(piece.start, |at| at + 1);
            match targets::field(editor, piece.start..end, entity) {
                Some(at) => wanted.fields.push(at.field.id),
                None => wanted.also.extend(editor.reading.words[piece].iter().map(|word| word.stem.clone())),
            }
        }
    }
    wanted.also.extend(
        editor.reading.words[range]
            .iter()
            .filter(|word| {
                word.is_any(&["ascending", "descending", "asc", "desc", "newest", "oldest", "highest", "lowest"])
            })
            .map(|word| word.lower.clone()),
    );
    wanted
}

fn of_entity(editor: &mut Editor<'_>, id: &str, wanted: Wanted, part: &Range<usize>, rest: Range<usize>) -> bool {
    let Some(entity) = editor.spec.entity(id).cloned() else { return false };
    let feature = wanted.feature;
    let list = targets::block(editor, "records", Some(id));
    let set = |option: &str, value: Value| {
        let (page, at, _) = list.clone()?;
        Some(vec![Patch::SetBlockOption { page, at, option: option.to_owned(), value: Some(value) }])
    };
    let draft = draft_of(editor, &entity, &wanted);
    let patches = match feature {
        Feature::Search => set("search", json!(true)),
        Feature::Filter => {
            filters(&entity, &wanted, list.as_ref().map(|(_, _, block)| block)).and_then(|ids| set("filters", ids))
        }
        Feature::Sort => sort(&entity, &wanted, list.as_ref()),
        Feature::Export => set("export", json!(true)),
        Feature::Stats => set("summary", Value::from(analysis::figures(&entity, &draft, editor.lexicon))),
        Feature::Cards => set("layout", json!("cards")),
        Feature::Table => set("layout", json!("table")),
        Feature::Chart => chart(editor, &entity, &draft, &wanted, rest),
        Feature::Board => board(editor, id),
        Feature::Rate => analysis::rating_field().map(|field| {
            vec![Patch::AddField {
                entity: id.to_owned(),
                samples: vec![json!(4), json!(5), json!(3)],
                field,
                at: None,
            }]
        }),
        _ => None,
    };
    let Some(patches) = patches else {
        let what = editor.shown(part.clone());
        editor.refusals.push(format!("\"{what}\" needs a field or a list that the app does not have."));
        return false;
    };
    editor.apply(part.clone(), format!("{} for {}", capitalised(name(feature)), entity.plural.to_lowercase()), patches)
}

fn filters(entity: &isekai_codegen::Entity, wanted: &Wanted, list: Option<&Block>) -> Option<Value> {
    let fits = |id: &String| entity.field(id).is_some_and(|field| analysis::is_filterable(&field.kind));
    let asked: Vec<String> = wanted.fields.iter().filter(|id| fits(id)).cloned().collect();
    if asked.is_empty() && !(wanted.fields.is_empty() && wanted.also.is_empty()) {
        return None;
    }
    let mut ids: Vec<String> = list
        .and_then(|block| block.options.get("filters"))
        .and_then(|ids| serde_json::from_value(ids.clone()).ok())
        .unwrap_or_default();
    let all: Vec<String> = entity
        .fields
        .iter()
        .filter(|field| analysis::is_filterable(&field.kind))
        .map(|field| field.id.clone())
        .collect();
    ids.extend(if asked.is_empty() { all } else { asked });
    let mut seen = Vec::new();
    ids.retain(|id| {
        !seen.contains(id) && {
            seen.push(id.clone());
            true
        }
    });
    (!ids.is_empty()).then(|| json!(ids))
}

fn sort(entity: &isekai_codegen::Entity, wanted: &Wanted, list: Option<&(String, usize, Block)>) -> Option<Vec<Patch>> {
    let (page, at, _) = list?;
    let date = || {
        entity
            .fields
            .iter()
            .find(|field| matches!(field.kind, isekai_codegen::FieldKind::Date | isekai_codegen::FieldKind::DateTime))
    };
    let says = |words: &[&str]| wanted.also.iter().any(|word| words.contains(&word.as_str()));
    let field = wanted
        .fields
        .first()
        .and_then(|id| entity.field(id))
        .or_else(|| date().filter(|_| says(&["newest", "oldest", "date"])));
    let field = field.or_else(|| entity.title_field().filter(|_| wanted.also.is_empty()))?;
    let falling = says(&["descending", "desc", "newest", "highest"])
        || analysis::is_number(&field.kind) && !says(&["ascending", "asc", "lowest"]);
    let set = |option: &str, value: &str| Patch::SetBlockOption {
        page: page.clone(),
        at: *at,
        option: option.to_owned(),
        value: Some(json!(value)),
    };
    Some(vec![set("sort", &field.id), set("sortDirection", if falling { "desc" } else { "asc" })])
}

/// "the number of tasks by status" counts, "by status" asks for a status where there is none.
fn chart(
    editor: &Editor<'_>,
    entity: &isekai_codegen::Entity,
    draft: &EntityDraft,
    wanted: &Wanted,
    rest: Range<usize>,
) -> Option<Vec<Patch>> {
    let (mut entity, mut draft, mut wanted) = (entity.clone(), draft.clone(), wanted.clone());
    let mut patches = Vec::new();
    let by = editor.find(&rest, &["by", "per"]).map(|by| by + 1..rest.end);
    let missing = by.filter(|range| targets::field(editor, range.clone(), Some(&entity.id)).is_none());
    if let Some(field) = missing.and_then(|range| unknown_field(editor, range)) {
        let samples = editor.samples_of(&entity.id, &field);
        wanted.fields.push(field.id.clone());
        entity.fields.push(field.clone());
        draft.fields.push(field.clone());
        patches.push(Patch::AddField { entity: entity.id.clone(), field, at: None, samples });
    }
    let mut block = analysis::chart(&entity, &draft, editor.lexicon, &wanted)?;
    if editor.find(&rest, &["number", "count", "many"]).is_some() {
        count(&entity, &mut block);
    }
    let (page, at) = match targets::block(editor, "records", Some(&entity.id)) {
        Some((page, at, _)) => (page, at),
        None => (editor.spec.pages.first()?.id.clone(), 0),
    };
    patches.push(Patch::AddBlock { page, block, at: Some(at) });
    Some(patches)
}

/// A chart of how many there are, not of what their amounts come to.
pub fn count(entity: &isekai_codegen::Entity, chart: &mut Block) {
    chart.options.remove("measure");
    chart.options.remove("field");
    let group = chart.options.get("groupBy").and_then(|id| entity.field(id.as_str()?));
    if let Some(group) = group {
        let period = chart.options.get("period").and_then(Value::as_str).map(str::to_owned);
        let heading = format!("{} by {}", entity.plural, period.unwrap_or_else(|| group.label.to_lowercase()));
        chart.options.insert("heading".to_owned(), json!(heading.chars().take(60).collect::<String>()));
    }
}

fn board(editor: &Editor<'_>, id: &str) -> Option<Vec<Patch>> {
    let entity = editor.spec.entity(id)?;
    let mut patches = Vec::new();
    let field = match analysis::state_field(entity) {
        Some(field) => field.id.clone(),
        None => {
            let field = analysis::status_field()?;
            let name = field.id.clone();
            let samples = ["to-do", "in-progress", "done"].map(Value::from).to_vec();
            patches.push(Patch::AddField { entity: id.to_owned(), field, at: None, samples });
            name
        }
    };
    let block = Block {
        kind: "board".to_owned(),
        entity: Some(id.to_owned()),
        options: json!({"field": field}).as_object().cloned().unwrap_or_default(),
    };
    let page = Page {
        id: analysis::page_id(&editor.spec.pages, "Board"),
        title: "Board".to_owned(),
        blocks: vec![block],
        ..Page::default()
    };
    patches.push(Patch::AddPage { page, at: None });
    Some(patches)
}

/// A section of a landing page; a page of its own elsewhere.
fn section(editor: &mut Editor<'_>, feature: Feature, part: &Range<usize>) -> bool {
    let Some(block) = analysis::section(feature, editor.lexicon, &editor.spec.name) else { return false };
    if targets::block(editor, &block.kind, None).is_some() {
        editor.note(part.clone(), format!("{} is there already", capitalised(name(feature))));
        return true;
    }
    let landing = targets::block(editor, "hero", None).map(|(page, ..)| page);
    let patch = match landing.filter(|_| editor.spec.entities.is_empty()) {
        Some(page) => {
            // Before the form that ends the page.
            let at = targets::block(editor, "contact-form", None).map(|(_, at, _)| at);
            Patch::AddBlock { page, block, at }
        }
        None => {
            let title = capitalised(name(feature));
            Patch::AddPage {
                page: Page {
                    id: analysis::page_id(&editor.spec.pages, &title),
                    title,
                    blocks: vec![block],
                    ..Page::default()
                },
                at: None,
            }
        }
    };
    editor.apply(part.clone(), capitalised(name(feature)), vec![patch])
}

fn of_engine(editor: &mut Editor<'_>, feature: Feature, part: &Range<usize>) -> bool {
    let patches = match feature {
        Feature::Filter => viewer(editor, "columnFilters", true),
        Feature::Export => viewer(editor, "download", true),
        Feature::Search | Feature::Sort if targets::block(editor, "csv-viewer", None).is_some() => Some(Vec::new()),
        Feature::Search if targets::block(editor, "notes", None).is_some() => Some(Vec::new()),
        _ => None,
    };
    patches.is_some_and(|patches| editor.apply(part.clone(), capitalised(name(feature)), patches))
}

fn viewer(editor: &Editor<'_>, option: &str, on: bool) -> Option<Vec<Patch>> {
    let (page, at, _) = targets::block(editor, "csv-viewer", None)?;
    Some(vec![Patch::SetBlockOption { page, at, option: option.to_owned(), value: Some(json!(on)) }])
}

/// What the analyser knows of an entity that is already in a spec, and what is wanted of it.
fn draft_of(editor: &Editor<'_>, entity: &isekai_codegen::Entity, wanted: &Wanted) -> EntityDraft {
    EntityDraft { features: vec![wanted.clone()], ..more::draft_of(editor, entity) }
}

fn name(feature: Feature) -> &'static str {
    match feature {
        Feature::Search => "search",
        Feature::Filter => "filters",
        Feature::Sort => "sorting",
        Feature::Export => "CSV download",
        Feature::Chart => "chart",
        Feature::Stats => "key figures",
        Feature::Board => "board",
        Feature::Cards => "cards",
        Feature::Table => "table",
        Feature::Rate => "rating",
        Feature::Landing => "opening",
        Feature::Contact => "contact",
        Feature::About => "about",
        Feature::Faq => "questions and answers",
        Feature::Pricing => "prices",
        Feature::Testimonials => "testimonials",
        Feature::Gallery => "gallery",
        Feature::Services => "offers",
    }
}

fn capitalised(text: &str) -> String {
    crate::text::sentence_case(text)
}
