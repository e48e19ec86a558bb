//! Pages of lists: one for each thing, with its board, chart and figures; the first page; forms.

use isekai_codegen::{Entity, Page};
use serde_json::{Value, json};

use crate::analysis::Draft;
use crate::analysis::blocks::{self, block};
use crate::analysis::draft::EntityDraft;
use crate::lexicon::Feature;
use crate::text::kebab_id;

/// Pages: one per entity, with its board, chart and figures.
pub fn pages(draft: &mut Draft<'_>, drafts: &mut [EntityDraft], finished: &[Entity]) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for (entity, wanted) in finished.iter().zip(drafts.iter()) {
        let mut blocks = Vec::new();
        if let Some(chart) = wanted.wants(Feature::Chart) {
            blocks.extend(blocks::chart(entity, wanted, draft.lexicon, chart));
        }
        let mut list = blocks::records(entity, wanted, draft.lexicon);
        blocks::without(&mut list, &draft.unwanted);
        blocks.push(list);
        if wanted.wants(Feature::Board).is_some()
            && let Some(field) = blocks::state_field(entity)
        {
            let id = free_id(&pages, &format!("{}-board", kebab_id(&entity.plural, "records")));
            let title =
                if finished.len() == 1 { "Board".to_owned() } else { title_of(&format!("{} board", entity.singular)) };
            pages.push(Page {
                id,
                title,
                blocks: vec![block("board", Some(&entity.id), json!({"field": field.id}))],
                ..Page::default()
            });
        }
        pages.push(Page {
            id: free_id(&pages, &page_id(&entity.plural)),
            title: title_of(&entity.plural),
            blocks,
            ..Page::default()
        });
    }
    pages
}

pub fn page_id(title: &str) -> String {
    let id = kebab_id(title, "records");
    // Identifiers of pages begin with a letter.
    if id.starts_with(|c: char| c.is_ascii_digit()) { format!("page-{id}") } else { id }
}

pub fn free_id(pages: &[Page], id: &str) -> String {
    let same = |other: &str| pages.iter().any(|page| page.id.replace('-', "") == other.replace('-', ""));
    if !same(id) {
        return id.to_owned();
    }
    (2..).map(|number| format!("{id}-p{number}")).find(|id| !same(id)).unwrap_or_default()
}

fn title_of(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Home page of a website: what it is, and the way to each list.
pub fn home(name: &str, tagline: &str, pages: &[Page], finished: &[Entity]) -> Page {
    let first = pages.first().map_or("#/".to_owned(), |page| format!("#/{}", page.id));
    let label = pages.first().map_or_else(|| "Start".to_owned(), |page| format!("See {}", page.title.to_lowercase()));
    let label: String = label.chars().take(40).collect();
    let icons = ["spark", "book", "people", "tag", "calendar", "chart"];
    let items: Vec<Value> = finished
        .iter()
        .zip(icons.iter().cycle())
        .map(|(entity, icon)| json!({"icon": icon, "title": entity.plural, "text": format!("Browse, search and add {}.", entity.plural.to_lowercase())}))
        .collect();
    let hero = block(
        "hero",
        None,
        json!({"heading": name, "text": tagline, "primaryAction": {"label": label, "href": first}}),
    );
    let features = block("features", None, json!({"heading": "What you find here", "items": items}));
    Page { id: "home".to_owned(), title: "Home".to_owned(), blocks: vec![hero, features], ..Page::default() }
}

/// An identifier for a new page with this title.
pub fn page_id_among(pages: &[Page], title: &str) -> String {
    free_id(pages, &page_id(title))
}

/// A form, and below it what came in.
pub fn form_page(entity: &Entity) -> Page {
    let form = block("form", Some(&entity.id), json!({"successText": "Thank you. It is saved."}));
    let list = block("records", Some(&entity.id), json!({}));
    Page { id: page_id(&entity.plural), title: title_of(&entity.plural), blocks: vec![form, list], ..Page::default() }
}
