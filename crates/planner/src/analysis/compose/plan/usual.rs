//! What an app needs beyond its words: what such organisations keep, what the whole is about.

use isekai_codegen::FieldKind;

use super::Plan;
use super::uses::{is_place, is_use};
use crate::analysis::brief::{Brief, Demand};
use crate::analysis::{Draft, EntityDraft};
use crate::lexicon::Intent;
use crate::text::words;

impl Plan {
    /// What the wishes of the whole need and nothing names: dishes for a menu.
    pub(super) fn needed(&mut self, draft: &Draft<'_>, brief: &Brief) {
        if brief.demands.iter().any(|demand| demand.intent == Intent::Menu) {
            self.wants.insert(Intent::Menu);
        }
        self.serve_menu(draft);
    }

    /// Dishes, where a menu is wanted.
    pub fn serve_menu(&mut self, draft: &Draft<'_>) {
        let food = draft.reading.words.iter().any(|word| word.is_any(FOOD));
        // Who browses "the menu" looks for a page of that name.
        let dishes = draft.lexicon.nouns.named("Dish");
        let said = draft.reading.words.iter().any(|word| word.is("menu"));
        if let Some(index) = self.entities.iter().position(|entity| entity.noun.is_some() && entity.noun == dishes)
            && food
            && said
            && self.spoken[index].is_none()
            && !self.uses[index].contains(&Intent::Cart)
        {
            self.spoken[index] = Some("Menu".to_owned());
        }
        // What a kitchen sells are its dishes.
        let ordered = self.entities.is_empty() && self.any_use(Intent::Cart);
        if let Some(noun) =
            draft.lexicon.nouns.named("Dish").filter(|_| food && (self.wants.contains(&Intent::Menu) || ordered))
            && !self.entities.iter().any(|entity| entity.noun == Some(noun))
        {
            let known = draft.lexicon.nouns.get(noun);
            let index = self.push(EntityDraft {
                id: self.free_id(&known.name),
                singular: known.name.clone(),
                noun: Some(noun),
                fields: known.fields.clone(),
                explicit: false,
                at: 0,
                features: Vec::new(),
            });
            self.spoken[index] = Some("Menu".to_owned());
        }
    }

    /// An organisation keeps what such organisations keep, when the words name too little.
    pub(super) fn usual(&mut self, draft: &mut Draft<'_>, brief: &Brief) {
        let cart = |demand: &Demand| demand.intent == Intent::Cart;
        let sells = self.uses.iter().any(|uses| uses.contains(&Intent::Cart)) || brief.demands.iter().any(cart);
        let sells = sells && !self.entities.is_empty();
        // Nobody shows the list of customers on a website.
        let public = brief.purpose.business.is_some()
            && !brief.purpose.is_tool
            && draft.reading.words.iter().any(|word| word.is_any(&["website", "site", "page", "homepage"]));
        if sells
            || brief.purpose.place.is_some()
            || self.entities.len() > 1
            || self.uses.iter().any(|uses| uses.len() > 1)
        {
            return;
        }
        // A wedding has a form for its guests; those who plan many keep events.
        if self.requests.iter().any(|request| request.name == "RSVP") {
            return;
        }
        let priced = self
            .entities
            .iter()
            .flat_map(|entity| &entity.fields)
            .any(|field| matches!(field.kind, FieldKind::Money { .. }));
        if public && priced {
            return;
        }
        let Some(setting) = brief.purpose.setting else { return };
        let cart_wanted = brief.demands.iter().any(|demand| cart(demand) && demand.thing.is_some());
        let nouns = draft.lexicon.engines.settings[setting].nouns.clone();
        for (noun, label) in nouns {
            let known = draft.lexicon.nouns.get(noun);
            let name = known.name.as_str();
            let hidden = (public || self.is_site || cart_wanted) && VISITORS.contains(&name)
                || public && name == "Employee"
                || self.is_site && name == "Lead";
            if hidden || self.entities.iter().any(|entity| entity.noun == Some(noun)) {
                continue;
            }
            let singular = label.unwrap_or_else(|| known.name.clone());
            let fields = known.fields.clone();
            let id = self.free_id(&singular);
            self.push(EntityDraft {
                id,
                singular,
                noun: Some(noun),
                fields,
                explicit: false,
                at: 0,
                features: Vec::new(),
            });
        }
    }

    /// What the first sentence names, else what most is done with.
    pub(super) fn choose_main(&mut self, draft: &Draft<'_>, brief: &Brief) -> usize {
        // The entity of a forum or a feed comes with what it needs.
        // So does what is handed in or booked at a business.
        // And a page that is only named is no list.
        let unknown = |demand: &Demand| demand.thing.as_ref().is_none_or(|thing| thing.noun.is_none());
        let page = |demand: &Demand| demand.title.is_some() && unknown(demand);
        let handed_in = !self.requests.is_empty()
            || brief.demands.iter().all(|demand| !is_use(demand.intent) || is_place(demand.intent) || page(demand));
        if self.entities.is_empty() && (brief.purpose.place.is_some() || !self.tools.is_empty() || handed_in) {
            return 0;
        }
        if self.entities.is_empty() {
            let label = "Item".to_owned();
            let fields = draft.lexicon.shapes.of(&words(&label)).fields.clone();
            self.push(EntityDraft {
                id: "item".to_owned(),
                singular: label,
                noun: None,
                fields,
                explicit: false,
                at: 0,
                features: Vec::new(),
            });
            return 0;
        }
        // Members who are filtered by their languages are what a site is about.
        let visitor = |index: usize| {
            !brief.purpose.is_tool && is_visitor(&self.entities[index]) && !self.uses[index].contains(&Intent::Filter)
        };
        if brief.purpose.thing.is_some() && !is_transaction(&self.entities[0]) && !visitor(0) {
            return 0;
        }
        let sold = |index: &usize| {
            let price = self.entities[*index].fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
            let cart = self.wants.contains(&Intent::Cart) || self.uses[*index].contains(&Intent::Cart);
            usize::from(self.uses[*index].contains(&Intent::Cart) || cart && price) * 10
        };
        let usual: Vec<usize> = brief.purpose.setting.map_or_else(Vec::new, |setting| {
            // The first is what the organisation is there for.
            draft.lexicon.engines.settings[setting].nouns.iter().take(1).map(|(noun, _)| *noun).collect()
        });
        // A clinic for animals shows what it does, not the animals, unless something is done with them.
        let done = |index: usize| !self.is_site || !self.uses[index].is_empty();
        let typical = |index: &usize| {
            usize::from(done(*index))
                * usize::from(self.entities[*index].noun.is_some_and(|noun| usual.contains(&noun)))
                * 3
        };
        // What is booked and ordered comes before bookings and orders.
        let weight = |index: &usize| {
            if visitor(*index) {
                0
            } else if is_transaction(&self.entities[*index]) {
                1
            } else {
                2 + self.uses[*index].len() + sold(index) + typical(index)
            }
        };
        (0..self.entities.len()).rev().max_by_key(weight).unwrap_or_default()
    }
}

/// A site does not show who comes to it.
const VISITORS: &[&str] = &["Customer", "Patient", "Guest", "Member"];

/// "a website for parents", but not "a website to manage employees".
pub(super) fn is_site(draft: &Draft<'_>, brief: &Brief) -> bool {
    let site = draft
        .reading
        .words
        .iter()
        .take(12)
        .any(|word| word.is_any(&["website", "site", "portal", "homepage", "platform", "blog"]));
    site && !brief.purpose.is_tool
}

pub(super) fn is_transaction(entity: &EntityDraft) -> bool {
    let label = entity.singular.as_str();
    let request = label.to_lowercase().ends_with(" request");
    request
        || ["Rental", "Loan", "Visit", "Consultation", "Ticket"].contains(&label)
        || [
            "Reservation",
            "Booking",
            "Appointment",
            "Order",
            "Registration",
            "Review",
            "Comment",
            "Donation",
            "Viewing",
        ]
        .contains(&label)
        || label.to_lowercase().ends_with("application")
}

/// Those who come to a site are not what it shows.
pub(super) fn is_visitor(entity: &EntityDraft) -> bool {
    [
        "Volunteer",
        "Member",
        "Subscriber",
        "Customer",
        "Guest",
        "Participant",
        "Donor",
        "Visitor",
        "Absence",
        "Coupon",
        "Voucher",
        "Gift voucher",
        "Gift card",
        "Employee",
        "Race result",
    ]
    .contains(&entity.singular.as_str())
}

/// A menu of these is one to eat from; others are to navigate with.
const FOOD: &[&str] = &[
    "restaurant",
    "cafe",
    "café",
    "bar",
    "bistro",
    "pizza",
    "pizzeria",
    "food",
    "bakery",
    "lunch",
    "dinner",
    "breakfast",
    "dish",
    "dishes",
    "kitchen",
    "coffee",
    "canteen",
    "diner",
    "grill",
    "sushi",
    "burger",
    "burgers",
    "catering",
    "meal",
    "meals",
    "drinks",
    "ice",
    "tea",
    "brewery",
    "pub",
    "taco",
    "tacos",
    "chef",
    "eat",
    "cuisine",
    "trattoria",
    "steakhouse",
    "pasta",
    "vegan",
    "starters",
    "desserts",
    "cocktails",
    "wine",
];
