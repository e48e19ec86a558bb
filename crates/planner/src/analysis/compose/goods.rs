//! What is sold: its price and its stock.

use isekai_codegen::{Field, FieldKind};

use super::super::Draft;
use super::super::draft::EntityDraft;
use super::plan::ensure;
use crate::lexicon::fields::parse_line;

/// What somebody notes of what he owns.
const OWNERS: &[&str] = &[
    "Notes",
    "Finished on",
    "Started on",
    "Acquired on",
    "Last watered",
    "Water every",
    "Hours played",
    "Favourite",
    "Bought on",
    "Watched on",
    "Read on",
];

/// What is sold has a price and a stock, and nothing of what its owner once noted of it.
pub fn for_sale(draft: &mut Draft<'_>, entity: &mut EntityDraft) {
    collected(draft, entity);
    if !entity.explicit {
        entity.fields.retain(|field| !OWNERS.contains(&field.label.as_str()));
        if let Some(value) = entity.fields.iter_mut().find(|field| field.label == "Value") {
            (value.id, value.label, value.required) = ("price".to_owned(), "Price".to_owned(), true);
        }
    }
    let priced = entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
    if !priced {
        entity.fields.retain(|field| field.label != "Status");
        let at = 2.min(entity.fields.len());
        entity.fields.extend(parse_line("Price!: money"));
        let price = entity.fields.len() - 1;
        entity.fields[at..=price].rotate_right(1);
    }
    ensure(entity, "Stock: integer pieces");
    ensure(entity, "Picture: image");
    if !entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Text { multiline: true, .. })) {
        ensure(entity, "Description: long");
    }
}

/// Coins are collected and sneakers sold, whatever a collector would note of both.
fn collected(draft: &mut Draft<'_>, entity: &mut EntityDraft) {
    let Some(known) = entity.noun.map(|noun| draft.lexicon.nouns.get(noun)) else { return };
    let owned = known.fields.iter().any(|field| field.label == "Acquired on");
    let Some(offer) =
        draft.lexicon.shapes.offer().filter(|_| owned && !entity.explicit && known.name != entity.singular)
    else {
        return;
    };
    let mut fields = offer.fields.clone();
    let own = |field: &&Field| known.fields.iter().chain(&offer.fields).all(|other| other.id != field.id);
    fields.extend(entity.fields.iter().filter(own).cloned());
    (entity.fields, entity.noun) = (fields, None);
    let name = entity.singular.to_lowercase();
    let rows = ["Classic", "Everyday", "Special", "Limited"].map(|kind| format!("{kind} {name}"));
    draft.named_rows.push((entity.id.clone(), rows.to_vec()));
}
