//! What a first prompt with a wish would have given, for an app that is there. The composer writes the app's lists twice, with the
//! wish and without it; the difference is the change. Whatever the composer learns, edits know as well.

use std::ops::Range;

use indexmap::IndexMap;
use isekai_codegen::{AppSpec, Block, Entity, FieldKind, Page, Patch};
use serde_json::Value;

use super::editor::Editor;
use super::targets;
use crate::analysis::{self, Composed, Context, Draft, EntityDraft, Wanted};
use crate::lexicon::Intent;
use crate::text::words;

/// What is wanted beside what is there.
#[derive(Default)]
pub struct More {
    /// Id of the entity that it is about.
    pub of: Option<String>,
    pub intents: Vec<Intent>,
    /// Features of that entity.
    pub wanted: Vec<Wanted>,
    /// Fields that it needs and does not have.
    pub fields: Vec<isekai_codegen::Field>,
    /// Further lists.
    pub lists: Vec<EntityDraft>,
}

/// The changes that bring it; empty when all of it is there. `None` when the composer makes nothing of it.
pub fn patches(editor: &Editor<'_>, more: &More, at: &Range<usize>) -> Option<Vec<Patch>> {
    let before = compose(editor, &More { of: more.of.clone(), ..More::default() }, at);
    let after = compose(editor, more, at);
    if before.pages == after.pages && before.entities == after.entities && before.sign_in == after.sign_in {
        return None;
    }
    let mut difference = Difference { spec: &editor.spec, before: &before, after: &after, patches: Vec::new() };
    difference.entities();
    if before.sign_in.is_none() && after.sign_in.is_some() && editor.spec.sign_in.is_none() {
        difference.patches.push(Patch::SetSignIn { sign_in: after.sign_in.clone() });
    }
    difference.pages();
    Some(difference.patches)
}

/// The kinds of the blocks that a wish brings to pages of their own.
pub fn kinds(editor: &Editor<'_>, intent: Intent, at: &Range<usize>) -> Vec<String> {
    if editor.spec.entities.is_empty() && intent == Intent::Report {
        return Vec::new();
    }
    let before = compose(editor, &More::default(), at);
    let after = compose(editor, &More { intents: vec![intent], ..More::default() }, at);
    let fresh = after.pages.iter().filter(|page| !before.pages.iter().any(|old| old.id == page.id));
    let blocks = fresh.flat_map(|page| &page.blocks).filter(|block| block.kind != "records");
    blocks.map(|block| block.kind.clone()).collect()
}

/// What the analyser knows of an entity that is already in a spec.
pub fn draft_of(editor: &Editor<'_>, entity: &Entity) -> EntityDraft {
    EntityDraft {
        id: entity.id.clone(),
        singular: entity.singular.clone(),
        noun: editor.lexicon.nouns.phrases().exact(&words(&entity.singular)),
        fields: entity.fields.clone(),
        explicit: true,
        at: usize::MAX,
        features: Vec::new(),
    }
}

/// The app's lists, and what is wanted besides, as a first prompt would have them.
fn compose(editor: &Editor<'_>, more: &More, at: &Range<usize>) -> Composed {
    let context = Context::new(editor.today);
    let mut draft = Draft::new(editor.reading.text, editor.lexicon, &context);
    draft.intents = more.intents.iter().map(|intent| (*intent, at.clone())).collect();
    let mut entities: Vec<&Entity> = editor.spec.entities.iter().collect();
    // The first is the main one, which wishes without a name are about.
    entities.sort_by_key(|entity| more.of.as_ref().is_some_and(|id| entity.id != *id));
    let mut drafts: Vec<EntityDraft> = entities.into_iter().map(|entity| draft_of(editor, entity)).collect();
    if let Some(first) = drafts.first_mut() {
        first.at = 0;
        first.features.clone_from(&more.wanted);
        first.fields.extend(more.fields.iter().cloned());
    }
    drafts.extend(more.lists.iter().cloned());
    analysis::compose_lists(&mut draft, drafts, editor.spec.name.clone(), editor.spec.tagline.clone(), false)
}

struct Difference<'a> {
    spec: &'a AppSpec,
    before: &'a Composed,
    after: &'a Composed,
    patches: Vec<Patch>,
}

impl Difference<'_> {
    fn entities(&mut self) {
        for entity in &self.after.entities {
            match self.before.entities.iter().find(|old| old.id == entity.id) {
                Some(old) => self.fields(old, entity),
                None => {
                    let mut entity = entity.clone();
                    self.point(&mut entity);
                    self.patches.push(Patch::AddEntity { entity });
                }
            }
        }
    }

    fn fields(&mut self, old: &Entity, new: &Entity) {
        for (at, field) in new.fields.iter().enumerate() {
            let entity = new.id.clone();
            match old.field(&field.id) {
                None => {
                    let samples = match &field.kind {
                        FieldKind::Relation { entity, .. } => self.titles(entity),
                        _ => new.samples.iter().filter_map(|row| row.get(&field.id)).cloned().collect(),
                    };
                    self.patches.push(Patch::AddField { entity, field: field.clone(), at: Some(at), samples });
                }
                Some(known) if known.kind != field.kind => {
                    let id = field.id.clone();
                    let samples = match &field.kind {
                        FieldKind::Relation { entity, many: false } => self.titles(entity),
                        _ => Vec::new(),
                    };
                    if known.required && !field.required {
                        let field = id.clone();
                        self.patches.push(Patch::SetFieldRequired { entity: entity.clone(), field, required: false });
                    }
                    self.patches.push(Patch::SetFieldKind { entity, field: id, kind: field.kind.clone(), samples });
                }
                Some(_) => {}
            }
        }
    }

    /// Titles of rows of the app, or of those that come.
    fn titles(&self, id: &str) -> Vec<Value> {
        let known = self.spec.entities.iter().find(|entity| entity.id == id);
        known.or(self.after.entities.iter().find(|entity| entity.id == id)).map(titles_of).unwrap_or_default()
    }

    /// The rows of a new entity name rows that the app has, not those that a first prompt would have made.
    fn point(&self, entity: &mut Entity) {
        let pointers = entity.fields.iter().filter_map(|field| match &field.kind {
            FieldKind::Relation { entity, many } => Some((field.id.clone(), entity.clone(), *many)),
            _ => None,
        });
        for (field, other, many) in pointers.collect::<Vec<_>>() {
            if self.spec.entity(&other).is_none() {
                continue;
            }
            let titles = titles(self.spec, &other);
            let rows: &mut Vec<IndexMap<String, Value>> = &mut entity.samples;
            for (at, row) in rows.iter_mut().enumerate() {
                match titles.get(at % titles.len().max(1)) {
                    Some(title) if many => row.insert(field.clone(), Value::Array(vec![title.clone()])),
                    Some(title) => row.insert(field.clone(), title.clone()),
                    None => row.shift_remove(&field),
                };
            }
        }
    }

    fn pages(&mut self) {
        let mut added: Vec<Page> = self.spec.pages.clone();
        for page in &self.after.pages {
            match self.before.pages.iter().find(|old| old.id == page.id) {
                Some(old) => self.blocks(old, page),
                None if targets::shows(self.spec, &page.blocks) => {}
                None => {
                    let page = Page { id: analysis::page_id(&added, &page.title), ..page.clone() };
                    added.push(page.clone());
                    self.patches.push(Patch::AddPage { page, at: None });
                }
            }
        }
    }

    /// What is new on a page that both have, at the place where the app shows the same.
    fn blocks(&mut self, old: &Page, new: &Page) {
        let mut inserted: Vec<(String, usize, &Block, bool)> = Vec::new();
        for (at, block) in new.blocks.iter().enumerate() {
            if let Some(known) = old.blocks.iter().find(|other| same(other, block)) {
                self.options(known, block);
                continue;
            }
            if self.place(block).is_some() {
                continue;
            }
            // What takes the place of another: a catalogue that of a list.
            let gone = old
                .blocks
                .iter()
                .find(|other| other.entity == block.entity && !new.blocks.iter().any(|block| same(block, other)));
            if let Some((page, place)) = gone.and_then(|gone| self.place(gone)) {
                inserted.push((page, place, block, true));
                continue;
            }
            let behind = new.blocks[..at].iter().rev().find_map(|other| self.place(other));
            let ahead = || new.blocks[at + 1..].iter().find_map(|other| self.place(other));
            let place = behind.map(|(page, place)| (page, place + 1)).or_else(ahead);
            if let Some((page, place)) = place {
                inserted.push((page, place, block, false));
            }
        }
        // From the end, so that the places before stay.
        inserted.sort_by_key(|(_, place, ..)| *place);
        for (page, at, block, replaces) in inserted.into_iter().rev() {
            self.patches.push(Patch::AddBlock { page: page.clone(), block: block.clone(), at: Some(at) });
            if replaces {
                self.patches.push(Patch::RemoveBlock { page, at: at + 1 });
            }
        }
    }

    /// Where the app has such a block.
    fn place(&self, block: &Block) -> Option<(String, usize)> {
        self.spec.pages.iter().find_map(|page| {
            let at = page.blocks.iter().position(|other| same(other, block))?;
            Some((page.id.clone(), at))
        })
    }

    /// Options that the wish brings; what the app has made of them otherwise stays.
    fn options(&mut self, old: &Block, new: &Block) {
        let Some((page, at)) = self.place(new) else { return };
        let own = self.spec.pages.iter().find(|one| one.id == page).and_then(|page| page.blocks.get(at));
        for (option, value) in &new.options {
            if old.options.get(option) == Some(value) {
                continue;
            }
            let present = own.and_then(|block| block.options.get(option));
            let value = match (present, value) {
                (Some(Value::Array(present)), Value::Array(items)) => {
                    let known = old.options.get(option).and_then(Value::as_array);
                    let fresh =
                        |item: &&Value| !present.contains(item) && !known.is_some_and(|known| known.contains(item));
                    let fresh: Vec<Value> = items.iter().filter(fresh).cloned().collect();
                    Value::Array([present.clone(), fresh].concat())
                }
                _ => value.clone(),
            };
            if present != Some(&value) {
                let (page, option) = (page.clone(), option.clone());
                self.patches.push(Patch::SetBlockOption { page, at, option, value: Some(value) });
            }
        }
    }
}

fn same(one: &Block, other: &Block) -> bool {
    one.kind == other.kind && one.entity == other.entity
}

/// What the sample rows of an entity are called.
pub fn titles(spec: &AppSpec, id: &str) -> Vec<Value> {
    spec.entity(id).map(titles_of).unwrap_or_default()
}

fn titles_of(entity: &Entity) -> Vec<Value> {
    let Some(title) = entity.title_field() else { return Vec::new() };
    entity.samples.iter().filter_map(|row| row.get(&title.id)).filter(|value| value.is_string()).cloned().collect()
}
