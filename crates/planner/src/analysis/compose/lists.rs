//! The page of an entity: its list and what is done with its records.

use isekai_codegen::{Block, Entity, FieldKind, Page};
use serde_json::{Value, json};

use super::super::Draft;
use super::super::assemble::{free_id, page_id};
use super::super::blocks::{self, block};
use super::super::draft::{EntityDraft, Wanted};
use super::charts;
use super::plan::{Helper, Plan};
use crate::lexicon::{Feature, Intent};

/// More fields than these do not fit a row.
const DETAIL_FIELDS: usize = 5;
/// Parties that fit a restaurant at once, to be set right.
const TABLES: usize = 8;
/// What is done with bookings by those who take them.
const STAFF_WORK: &[Intent] =
    &[Intent::Approve, Intent::Track, Intent::Edit, Intent::Search, Intent::Filter, Intent::Sort, Intent::Export];

/// Pages of an entity; none for what only stands on the pages of others.
pub fn pages(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Vec<Page> {
    let helper = plan.helpers.iter().find(|helper| helper.entity == index);
    match helper.map(|helper| helper.intent) {
        Some(Intent::Review) if plan.is_site => vec![reviews(draft, plan, entities, index, before)],
        Some(Intent::Review) if is_sold(plan, helper) => {
            vec![list_page(draft, plan, entities, index, before)]
        }
        Some(Intent::Review | Intent::Comment | Intent::Forum | Intent::Feed) => Vec::new(),
        Some(Intent::Cart) => shop(plan, entities, index, before),
        Some(Intent::Book) => vec![booking(draft, plan, entities, index, before)],
        Some(Intent::News) => vec![page(before, "News", vec![block("articles", Some(&entities[index].id), json!({}))])],
        Some(Intent::Flashcards) => {
            vec![page(before, "Flashcards", vec![block("flashcards", Some(&entities[index].id), json!({}))])]
        }
        Some(Intent::Donate) => vec![donations(&entities[index], before)],
        Some(Intent::Create) => vec![handed_in(draft, plan, entities, index, before)],
        _ => list_pages(draft, plan, entities, index, before),
    }
}

/// A catalogue has no page for each thing, so that what people say of it needs one.
fn is_sold(plan: &Plan, helper: Option<&Helper>) -> bool {
    helper.and_then(|helper| helper.of).is_some_and(|of| plan.uses[of].contains(&Intent::Cart))
}

fn page(before: &[Page], title: &str, blocks: Vec<Block>) -> Page {
    Page { id: free_id(before, &page_id(title)), title: title.chars().take(60).collect(), blocks, ..Page::default() }
}

/// The list, and before it the board that was asked for.
fn list_pages(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Vec<Page> {
    let entity = &entities[index];
    let list = list_page(draft, plan, entities, index, before);
    let uses = &plan.uses[index];
    if uses.contains(&Intent::Cart) && (uses.contains(&Intent::Create) || uses.contains(&Intent::Edit)) {
        // What is bought on the one page is looked after on the other.
        let title = format!("Manage {}", list.title.to_lowercase());
        let kept = page(before, &title, vec![self::list(draft, plan, entities, index)]);
        return vec![list, kept];
    }
    let wanted = plan.entities[index].wants(Feature::Board).is_some();
    let asked = plan.entities[index].wants(Feature::Board).and_then(|board| board.fields.first());
    let asked = asked.and_then(|id| entity.field(id)).filter(|field| blocks::is_single_choice(field));
    let Some(field) = asked.or_else(|| blocks::state_field(entity)).filter(|_| wanted) else { return vec![list] };
    let title = if field.label == "Weekday" {
        "Weekly plan".to_owned()
    } else if entities.len() == 1 {
        "Board".to_owned()
    } else {
        format!("{} board", entity.singular)
    };
    let board = block("board", Some(&entity.id), json!({"field": field.id}));
    vec![page(before, &title, vec![board]), list]
}

fn list_page(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Page {
    let entity = &entities[index];
    let uses = &plan.uses[index];
    let own = &plan.entities[index];
    let mut parts = Vec::new();
    if !plan.charts.is_empty() {
        // What was asked for stands once: on the dashboard, where there is one.
        if !plan.dashboard {
            parts.extend(charts::of(plan, entities, Some(index)));
        }
    } else if !plan.dashboard
        && (uses.contains(&Intent::Chart) || uses.contains(&Intent::Track) || own.wants(Feature::Chart).is_some())
    {
        let wanted = own.wants(Feature::Chart).cloned().unwrap_or(Wanted {
            feature: Feature::Chart,
            fields: Vec::new(),
            also: Vec::new(),
        });
        let measured = entity.fields.iter().any(|field| blocks::is_number(&field.kind));
        if uses.contains(&Intent::Chart) || own.wants(Feature::Chart).is_some() || measured {
            parts.extend(blocks::chart(entity, own, draft.lexicon, &wanted));
        }
    }
    if plan.only_decider(index).is_some() {
        parts.push(block("form", Some(&entity.id), json!({"fields": undecided(entity)})));
    }
    if uses.contains(&Intent::Cart) {
        parts.push(catalog(entity, own));
    } else {
        parts.push(list(draft, plan, entities, index));
    }
    if uses.contains(&Intent::Vote) {
        parts.push(block("votes", Some(&entity.id), json!({"heading": "Votes", "add": false})));
    }
    if uses.contains(&Intent::Calendar) && date_field(entity).is_some() {
        parts.push(block("calendar", Some(&entity.id), json!({})));
    }
    if uses.contains(&Intent::Leaderboard) && blocks::is_ranked(entity) {
        parts.push(block("leaderboard", Some(&entity.id), json!({})));
    }
    page(before, plan.spoken[index].as_deref().unwrap_or(&entity.plural), parts)
}

/// What is sold, with the filters that were asked for.
fn catalog(entity: &Entity, own: &EntityDraft) -> Block {
    let asked: Vec<&String> = own
        .wants(Feature::Filter)
        .map(|filter| filter.fields.iter().collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .filter(|id| entity.field(id).is_some_and(|field| blocks::is_filterable(&field.kind)))
        .collect();
    let money = |id: &&&String| entity.field(id).is_some_and(|field| matches!(field.kind, FieldKind::Money { .. }));
    let priced = asked.iter().find(money).is_some();
    let filters: Vec<&String> = asked.iter().filter(|id| !money(id)).copied().collect();
    let mut options = json!({});
    if !filters.is_empty() {
        options["filters"] = json!(filters);
    }
    if priced {
        options["priceRange"] = json!(true);
    }
    block("catalog", Some(&entity.id), options)
}

/// The list with all that was asked for.
pub fn list(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize) -> Block {
    let entity = &entities[index];
    let uses = &plan.uses[index];
    let mut list = blocks::records(entity, &plan.entities[index], draft.lexicon);
    let mut set = |name: &str, value: Value| {
        list.options.insert(name.to_owned(), value);
    };
    let pictured = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Image));
    if pictured {
        set("layout", json!("cards"));
    }
    let related = related(plan, entities, index);
    let long = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Text { multiline: true, .. }));
    if pictured || long || !related.is_empty() || entity.fields.len() > DETAIL_FIELDS {
        set("detail", json!(true));
    }
    if !related.is_empty() {
        set("related", related.into());
    }
    if uses.contains(&Intent::Favorite)
        && let Some(field) =
            entity.fields.iter().find(|field| ["Favorite", "Favourite"].contains(&field.label.as_str()))
    {
        set("favorite", json!(field.id));
    }
    if uses.contains(&Intent::Compare) {
        set("compare", json!(true));
    }
    if uses.contains(&Intent::Import) {
        set("import", json!(true));
    }
    if uses.contains(&Intent::Export) || uses.contains(&Intent::Report) {
        set("export", json!(true));
    }
    let mut actions = actions(entity, uses.contains(&Intent::Approve) || uses.contains(&Intent::Track));
    if !actions.is_empty() {
        // "cancelled" and "canceled" are one thing to do.
        let mut labels = std::collections::HashSet::new();
        actions.retain(|action| labels.insert(action["label"].to_string().to_lowercase()));
        set("actions", actions.into());
    }
    if let Some(role) = plan.only_decider(index) {
        set("write", json!(role));
    }
    blocks::without(&mut list, &draft.unwanted);
    list
}

/// Reviews, comments and other records that point at these.
fn related(plan: &Plan, entities: &[Entity], index: usize) -> Vec<Value> {
    let of = &entities[index].id;
    let mut found = Vec::new();
    for (other, entity) in entities.iter().enumerate() {
        let field = entity
            .fields
            .iter()
            .find(|field| matches!(&field.kind, FieldKind::Relation { entity, .. } if entity == of));
        let Some(field) = field else { continue };
        let intent = plan.helpers.iter().find(|helper| helper.entity == other).map(|helper| helper.intent);
        let shown = match intent {
            Some(Intent::Review) => "reviews",
            Some(Intent::Comment) => "comments",
            Some(Intent::Cart | Intent::Book) => continue,
            _ => "list",
        };
        found.push(json!({"entity": entity.id, "field": field.id, "heading": entity.plural, "as": shown}));
    }
    found.truncate(3);
    found
}

/// One button for each step of a status that was asked for: "Approve"; else for the last alone: "Mark as done".
fn actions(entity: &Entity, wanted: bool) -> Vec<Value> {
    let Some(field) = entity.fields.iter().find(|field| blocks::is_state(field)) else { return Vec::new() };
    let FieldKind::Choice { options, .. } = &field.kind else { return Vec::new() };
    let label = |name: &str| match name.to_lowercase().as_str() {
        "approved" => "Approve".to_owned(),
        "declined" | "rejected" => "Reject".to_owned(),
        "cancelled" | "canceled" => "Cancel".to_owned(),
        "confirmed" => "Confirm".to_owned(),
        "signed" => "Sign".to_owned(),
        "denied" => "Deny".to_owned(),
        "refused" => "Refuse".to_owned(),
        other => format!("Mark as {other}"),
    };
    let ends = |name: &str| {
        [
            "done",
            "completed",
            "complete",
            "finished",
            "solved",
            "resolved",
            "closed",
            "paid",
            "delivered",
            "returned",
            "received",
            "read",
        ]
        .contains(&name.to_lowercase().as_str())
    };
    let steps = options.iter().skip(1).filter(|option| wanted || ends(&option.label)).take(if wanted { 3 } else { 1 });
    steps
        .map(|option| json!({"label": label(&option.label).chars().take(40).collect::<String>(), "field": field.id, "value": option.value}))
        .collect()
}

/// Catalogue pages are the product's own; here are the cart, the checkout and the orders.
fn shop(plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Vec<Page> {
    let order = &entities[index];
    let cart = page(before, "Cart", vec![block("cart", None, json!({}))]);
    let checkout = page(before, "Checkout", vec![block("checkout", Some(&order.id), json!({}))]);
    let mut list = block("records", Some(&order.id), json!({"detail": true, "export": plan.any_use(Intent::Export)}));
    if plan.spoken[index].is_some() {
        // Who looks for tickets wants to see for what they are.
        let shown = ["Order number", "Items", "Total", "Ordered on", "Status"];
        let columns: Vec<&String> =
            order.fields.iter().filter(|field| shown.contains(&field.label.as_str())).map(|field| &field.id).collect();
        list.options.insert("columns".to_owned(), json!(columns));
    }
    let orders = page(before, plan.spoken[index].as_deref().unwrap_or("Orders"), vec![list]);
    vec![cart, checkout, orders]
}

/// The form that books; below it the bookings, where colleagues see each other's or the staff works with them.
fn booking(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Page {
    let entity = &entities[index];
    let title = match entity.singular.as_str() {
        "Appointment" => "Book an appointment",
        "Reservation" => "Reservations",
        _ => "Book",
    };
    // A request may say otherwise what its fields are.
    if !is_bookable(entity) {
        return page(before, title, vec![block("records", Some(&entity.id), json!({}))]);
    }
    // Several parties have a table at the same time, where no table is chosen.
    let chosen = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Relation { .. }));
    let tables = entity.singular == "Reservation"
        && !chosen
        && entity.fields.iter().any(|field| field.label == "People" || field.label == "Party size");
    let options = if tables { json!({"capacity": TABLES}) } else { json!({}) };
    let mut parts = vec![block("booking", Some(&entity.id), options)];
    if super::helpers::is_shared(entity) {
        parts.push(block("records", Some(&entity.id), json!({"detail": true})));
    } else if plan.dashboard || STAFF_WORK.iter().any(|intent| plan.uses[index].contains(intent)) {
        parts.push(list(draft, plan, entities, index));
    }
    page(before, title, parts)
}

/// A booking is at a time, or from a day to another.
fn is_bookable(entity: &Entity) -> bool {
    let count = |test: fn(&FieldKind) -> bool| entity.fields.iter().filter(|field| test(&field.kind)).count();
    let dates = count(|kind| matches!(kind, FieldKind::Date));
    count(|kind| matches!(kind, FieldKind::DateTime)) > 0
        || dates > 1
        || dates > 0 && count(|kind| matches!(kind, FieldKind::Time)) > 0
}

fn donations(entity: &Entity, before: &[Page]) -> Page {
    let form = block(
        "form",
        Some(&entity.id),
        json!({"heading": "Make a donation", "submitLabel": "Donate", "successText": "Thank you for your donation."}),
    );
    let list = block("records", Some(&entity.id), json!({"heading": "Recent donations", "readOnly": true}));
    page(before, "Donate", vec![form, list])
}

/// The form that others fill in, and below it what came in.
fn handed_in(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Page {
    let entity = &entities[index];
    let said = entity.singular.to_lowercase();
    let paper = ["tion", "ment", "request", "proposal", "report", "enquiry", "inquiry", "entry", "rsvp", "claim"];
    let success = if paper.iter().any(|ending| said.ends_with(ending)) {
        let said = if entity.singular.chars().any(char::is_lowercase) { said.clone() } else { entity.singular.clone() };
        format!("Thank you. Your {said} has been received.")
    } else {
        "Thank you. It has been received.".to_owned()
    };
    let submit = match said.as_str() {
        "registration" | "volunteer" | "member" => "Register",
        _ if said.ends_with("application") => "Apply",
        _ => "Send",
    };
    let mut form = block(
        "form",
        Some(&entity.id),
        json!({"heading": entity.singular, "submitLabel": submit, "successText": success.chars().take(200).collect::<String>()}),
    );
    if plan.only_decider(index).is_some() {
        form.options.insert("fields".to_owned(), json!(undecided(entity)));
    }
    page(
        before,
        plan.spoken[index].as_deref().unwrap_or(&entity.plural),
        vec![form, list(draft, plan, entities, index)],
    )
}

/// Who may not change the list hands in by a form, without a say in what is decided.
fn undecided(entity: &Entity) -> Vec<&str> {
    let decided = entity.fields.iter().find(|field| blocks::is_state(field)).map(|field| field.id.as_str());
    entity.fields.iter().map(|field| field.id.as_str()).filter(|id| Some(*id) != decided).collect()
}

/// What people say, and the form to say it.
fn reviews(draft: &Draft<'_>, plan: &Plan, entities: &[Entity], index: usize, before: &[Page]) -> Page {
    let entity = &entities[index];
    let form = block(
        "form",
        Some(&entity.id),
        json!({"heading": "Write a review", "submitLabel": "Send review", "successText": "Thank you for your review."}),
    );
    let title = plan.spoken[index].as_deref().unwrap_or(&entity.plural);
    page(before, title, vec![list(draft, plan, entities, index), form])
}

pub fn date_field(entity: &Entity) -> Option<&isekai_codegen::Field> {
    entity.fields.iter().find(|field| matches!(field.kind, FieldKind::Date | FieldKind::DateTime))
}
