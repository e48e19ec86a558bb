//! Who may read and change what, for the server to hold: what the pages let people do, and no more.

use indexmap::IndexSet;
use serde_json::{Value, json};

use crate::behaviours;
use crate::blocks::{BlockCx, find_block, page_roles};
use crate::options::{OptionDef, OptionKind};
use crate::spec::{AppSpec, Entity, FieldKind, Page};

const EVERYONE: &str = "everyone";
const SIGNED_IN: &str = "signed-in";

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Grant {
    /// `everyone`, `signed-in` or a role.
    who: String,
    does: Does,
    /// Only the viewer's own records: those with their name or address in this field.
    own: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Does {
    Read,
    Write,
    /// Changes these fields of existing records, as an effect of something else.
    Adjust(Vec<String>),
}

/// The grants of an entity, as `server/PROTOCOL.md` of the kit describes them.
pub fn of(spec: &AppSpec, entity: &Entity) -> Vec<Value> {
    if spec.sign_in.is_none() {
        return vec![json!({"who": EVERYONE, "read": true, "write": true})];
    }
    let mut grants = direct(spec, entity);
    grants.extend(readers_through_relations(spec, entity).into_iter().map(|who| Grant {
        who,
        does: Does::Read,
        own: None,
    }));
    grants.extend(adjustments(spec, entity));
    let writes = |one: &Grant| grants.contains(&Grant { does: Does::Write, ..one.clone() });
    let needed = grants.iter().filter(|one| one.does != Does::Read || !writes(one));
    needed.map(Grant::json).collect()
}

impl Grant {
    fn json(&self) -> Value {
        let mut out = json!({"who": self.who});
        match &self.does {
            Does::Read => out["read"] = json!(true),
            Does::Write => (out["read"], out["write"]) = (json!(true), json!(true)),
            Does::Adjust(fields) => out["fields"] = json!(fields),
        }
        if let Some(own) = &self.own {
            out["own"] = json!(own);
        }
        out
    }
}

/// What the blocks that name the entity let their audience do with its records.
fn direct(spec: &AppSpec, entity: &Entity) -> IndexSet<Grant> {
    let mut grants = IndexSet::new();
    for (page, cx) in blocks(spec) {
        let Some(kind) = find_block(&cx.block.kind) else { continue };
        let is_own = cx.block.entity.as_ref() == Some(&entity.id);
        let named = || kind.options().iter().any(|def| names(def, cx.option(def.name), &entity.id));
        if !is_own && !named() {
            continue;
        }
        let own = cx.text("mine").filter(|_| is_own).map(str::to_owned);
        let readers = audience(spec, page);
        if !kind.only_shows(&cx) {
            let writers = readers.iter().filter_map(|who| narrowed(who, cx.text("write").unwrap_or(EVERYONE)));
            grants.extend(writers.map(|who| Grant { who, does: Does::Write, own: own.clone() }));
        }
        grants.extend(readers.into_iter().map(|who| Grant { who, does: Does::Read, own: own.clone() }));
    }
    grants
}

fn blocks<'a>(spec: &'a AppSpec) -> impl Iterator<Item = (&'a Page, BlockCx<'a>)> {
    let of_page = move |page: &'a Page| page.blocks.iter().map(move |block| (page, BlockCx { spec, page, block }));
    spec.pages.iter().flat_map(of_page)
}

/// Whether an option, or a member of it, is this entity.
fn names(def: &OptionDef, value: Option<&Value>, id: &str) -> bool {
    match (&def.kind, value) {
        (OptionKind::Entity, Some(Value::String(named))) => named == id,
        (OptionKind::Items(defs, _), Some(Value::Array(items))) => {
            items.iter().any(|item| defs.iter().any(|def| names(def, item.get(def.name), id)))
        }
        (OptionKind::Object(defs), Some(value)) => defs.iter().any(|def| names(def, value.get(def.name), id)),
        _ => false,
    }
}

/// Who may open a page.
fn audience(spec: &AppSpec, page: &Page) -> Vec<String> {
    let required = spec.sign_in.as_ref().is_some_and(|sign_in| sign_in.required);
    match page_roles(spec, page) {
        Some(roles) => roles.into_iter().map(str::to_owned).collect(),
        None if page.signed_in || required => vec![SIGNED_IN.to_owned()],
        None => vec![EVERYONE.to_owned()],
    }
}

/// Those of `who` that `write` means. Admins count as every role.
fn narrowed(who: &str, write: &str) -> Option<String> {
    let is_role = |name: &str| name != EVERYONE && name != SIGNED_IN;
    match (is_role(who), is_role(write)) {
        (true, true) => (who == write).then(|| who.to_owned()),
        (true, false) => Some(who.to_owned()),
        (false, true) => Some(write.to_owned()),
        (false, false) if who == SIGNED_IN || write == SIGNED_IN => Some(SIGNED_IN.to_owned()),
        (false, false) => Some(EVERYONE.to_owned()),
    }
}

/// Whoever reads a record reads those that it points at: their names stand in its place.
fn readers_through_relations(spec: &AppSpec, entity: &Entity) -> IndexSet<String> {
    let mut reached = IndexSet::from([entity.id.as_str()]);
    let mut at = 0;
    while let Some(&target) = reached.get_index(at) {
        let points = |other: &&Entity| {
            other.fields.iter().any(|f| matches!(&f.kind, FieldKind::Relation { entity, .. } if entity == target))
        };
        reached.extend(spec.entities.iter().filter(points).map(|other| other.id.as_str()));
        at += 1;
    }
    let others = reached.into_iter().filter(|id| *id != entity.id).filter_map(|id| spec.entity(id));
    others.flat_map(|other| direct(spec, other)).map(|grant| grant.who).collect()
}

/// What follows from changes of others: stock that goes down with an order.
fn adjustments(spec: &AppSpec, entity: &Entity) -> IndexSet<Grant> {
    let mut grants = IndexSet::new();
    let given = behaviours::of_entity(spec, entity).filter_map(|(kind, cx)| kind.gives(cx.behaviour));
    let given: Vec<&str> = given.collect();
    let mut adjust = |who: String, fields: Vec<&str>| {
        let fields: IndexSet<&str> = fields.into_iter().chain(given.iter().copied()).collect();
        let fields = fields.into_iter().map(str::to_owned).collect();
        grants.insert(Grant { who, does: Does::Adjust(fields), own: None });
    };
    for behaviour in spec.behaviours.iter().filter(|one| one.kind == "adjust") {
        let source = behaviour.entity.as_deref().and_then(|id| spec.entity(id));
        let path = behaviour.options.get("field").and_then(Value::as_str).and_then(|path| path.split_once('.'));
        let (Some(source), Some((relation, field))) = (source, path) else { continue };
        if spec.related(source, relation).is_some_and(|target| target.id == entity.id) {
            let writers = direct(spec, source).into_iter().filter(|grant| grant.does == Does::Write);
            writers.for_each(|grant| adjust(grant.who, vec![field]));
        }
    }
    let is_sold =
        blocks(spec).any(|(_, cx)| cx.block.kind == "catalog" && cx.block.entity.as_ref() == Some(&entity.id));
    for (page, _) in blocks(spec).filter(|(_, cx)| is_sold && cx.block.kind == "checkout") {
        let counts = entity.fields.iter().filter(|field| matches!(field.kind, FieldKind::Number { .. }));
        let counts: Vec<&str> = counts.map(|field| field.id.as_str()).collect();
        audience(spec, page).into_iter().for_each(|who| adjust(who, counts.clone()));
    }
    grants
}
