//! Entities that an action writes to: orders for a cart, bookings, reviews, comments, articles.

use isekai_codegen::{Entity, Field, FieldKind};

use super::super::Draft;
use super::super::brief::{LODGINGS, Thing};
use super::super::draft::EntityDraft;
use super::super::wants;
use super::plan::{Helper, Plan, ensure};
use super::{goods, handed_in};
use crate::lexicon::Intent;
use crate::lexicon::fields::parse_line;
use crate::text::camel_id;

const ORDER: &[&str] = &[
    "Order number!: text",
    "Customer!: text",
    "Email: email",
    "Address: text",
    "Items: long",
    "Total: money",
    "Ordered on: date",
    "Status: choice New blue, Packed amber, Shipped violet, Delivered green, Cancelled red = New",
];
const BOOKING: &[&str] = &[
    "Name!: text",
    "Email!: email",
    "Phone: phone",
    "Date!: date",
    "Time!: time",
    "People: integer",
    "Status: choice Booked blue, Confirmed green, Cancelled red = Booked",
    "Notes: long",
];
/// Lists of what a booking names as its "Service".
const SERVICES: &[&str] = &["Treatment", "Package", "Massage"];
/// Where people sleep, from one day to another.
const STAY: &[&str] = &[
    "Name!: text",
    "Email!: email",
    "Phone: phone",
    "Check-in!: date",
    "Check-out!: date",
    "Guests: integer",
    "Status: choice Booked blue, Confirmed green, Cancelled red = Booked",
    "Notes: long",
];
const REVIEW: &[&str] = &["Author!: text", "Rating!: rating 5", "Review!: long", "Date: date"];
const COMMENT: &[&str] = &["Author!: text", "Comment!: long", "Date: date"];
const ARTICLE: &[&str] = &[
    "Title!: text",
    "Author: text",
    "Category: choice News blue, Guide green, Event violet",
    "Published on: date",
    "Picture: image",
    "Body: long",
];
const TRANSACTION: &[&str] = &[
    "Description!: text",
    "Type: choice Deposit green, Withdrawal amber, Transfer blue, Trade violet = Transfer",
    "Amount!: money",
    "Date: date",
    "Status: choice Pending amber, Completed green, Failed red = Completed",
];
const THREAD: &[&str] = &[
    "Title!: text",
    "Author: text",
    "Category: choice General gray, Questions blue, Ideas violet, News green",
    "Started on: date",
    "Body!: long",
];
const POST: &[&str] = &["Text!: long", "Author: text", "Date: date", "Picture: image", "Tags: tags", "Likes: integer"];
const DONATION: &[&str] = &[
    "Name!: text",
    "Email!: email",
    "Amount!: money",
    "Purpose: choice Where it is needed most green, A project blue, Running costs gray",
    "Date: date",
    "Message: long",
];

pub fn add(draft: &mut Draft<'_>, plan: &mut Plan) {
    shop(draft, plan);
    bookings(draft, plan);
    if plan.any_use(Intent::Transfer)
        && plan.users(Intent::Transfer) == [plan.main]
        && named(draft, plan, "Transaction").is_none()
    {
        let entity = helper(plan, "Transaction", TRANSACTION, draft.lexicon.nouns.named("Transaction"));
        plan.helpers.push(Helper { intent: Intent::Transfer, entity, of: None });
    }
    for request in std::mem::take(&mut plan.requests) {
        handed_in::form(draft, plan, &request);
    }
    for index in plan.users(Intent::Review) {
        attach(draft, plan, Intent::Review, index, "Review", REVIEW);
    }
    for index in plan.users(Intent::Comment) {
        attach(draft, plan, Intent::Comment, index, "Comment", COMMENT);
    }
    if plan.any_use(Intent::News) && named(draft, plan, "Article").is_none() {
        let known = draft.lexicon.nouns.named("Article");
        let entity = helper(plan, "Article", ARTICLE, known);
        plan.helpers.push(Helper { intent: Intent::News, entity, of: None });
    }
    if plan.any_use(Intent::Flashcards) {
        let own = named(draft, plan, "Flashcard");
        let entity = own.unwrap_or_else(|| helper(plan, "Flashcard", CARD, None));
        plan.helpers.push(Helper { intent: Intent::Flashcards, entity, of: None });
    }
    if plan.any_use(Intent::Forum) {
        let entity = helper(plan, "Thread", THREAD, None);
        plan.helpers.push(Helper { intent: Intent::Forum, entity, of: None });
    }
    if plan.any_use(Intent::Feed) {
        let entity = helper(plan, "Post", POST, None);
        plan.helpers.push(Helper { intent: Intent::Feed, entity, of: None });
    }
    if plan.any_use(Intent::Donate) && named(draft, plan, "Donation").is_none() {
        let entity = helper(plan, "Donation", DONATION, draft.lexicon.nouns.named("Donation"));
        if let Some(to) = plan.donate_to.filter(|to| *to < entity) {
            link(plan, entity, to);
        }
        plan.helpers.push(Helper { intent: Intent::Donate, entity, of: None });
    }
    // People are assigned to things, and things to people: the thing knows its person.
    for (one, other) in plan.assigned.clone() {
        let person = |index: usize| {
            draft.lexicon.shapes.of(&crate::text::words(&plan.entities[index].singular)).name == "person"
        };
        let (from, to) = if person(one) { (other, one) } else { (one, other) };
        link(plan, from, to);
    }
    for index in 0..plan.entities.len() {
        fields_for_uses(draft, plan, index);
    }
    super::details::same_values(plan);
    if plan.is_site {
        in_public(plan);
    }
}

/// Who works there is told to visitors, and not what they earn.
fn in_public(plan: &mut Plan) {
    for entity in plan.entities.iter_mut().filter(|entity| entity.singular == "Employee" && !entity.explicit) {
        entity.fields.retain(|field| !["Salary", "Hire date"].contains(&field.label.as_str()));
    }
}

/// What is done with records needs fields of theirs.
fn fields_for_uses(draft: &Draft<'_>, plan: &mut Plan, index: usize) {
    let uses = plan.uses[index].clone();
    let entity = &mut plan.entities[index];
    let noun = entity.noun.map(|noun| draft.lexicon.nouns.get(noun));
    let has = |entity: &EntityDraft, fits: fn(&FieldKind) -> bool| entity.fields.iter().any(|field| fits(&field.kind));
    let marked = entity.fields.iter().any(|field| field.label == "Favourite" && field.kind == FieldKind::Boolean);
    if uses.contains(&Intent::Favorite) && !marked {
        ensure(entity, "Favorite: boolean");
    }
    // "approve", "follow its status": the states that such things have, where the listed fields left them out.
    if (uses.contains(&Intent::Approve) || uses.contains(&Intent::Track))
        && let Some(own) = noun.and_then(|noun| noun.fields.iter().find(|field| super::super::blocks::is_state(field)))
        && !entity.fields.iter().any(super::super::blocks::is_state)
    {
        entity.fields.push(own.clone());
    }
    // What is approved needs a state; a type is none.
    let stated = entity.fields.iter().any(super::super::blocks::is_state);
    let chosen = has(entity, |kind| matches!(kind, FieldKind::Choice { many: false, .. }));
    if uses.contains(&Intent::Approve) && !stated && (!chosen || entity.explicit) {
        ensure(entity, "Status: choice Open blue, Approved green, Declined red = Open");
    }
    if uses.contains(&Intent::Track) && !has(entity, |kind| matches!(kind, FieldKind::Choice { many: false, .. })) {
        ensure(entity, "Status: choice Planned gray, In progress blue, Done green = Planned");
    }
    if uses.contains(&Intent::Assign) {
        ensure(entity, "Assigned to: text");
    }
    if uses.contains(&Intent::Upload) && !has(entity, |kind| matches!(kind, FieldKind::Image)) {
        ensure(entity, "Picture: image");
    }
    if uses.contains(&Intent::Calendar) && !has(entity, |kind| matches!(kind, FieldKind::Date | FieldKind::DateTime)) {
        ensure(entity, "Date: date");
    }
    if uses.contains(&Intent::Leaderboard)
        && !has(entity, |kind| matches!(kind, FieldKind::Number { .. } | FieldKind::Rating { .. }))
    {
        ensure(entity, "Points: integer");
    }
}

/// What is sold needs a price, and what was bought a record.
fn shop(draft: &mut Draft<'_>, plan: &mut Plan) {
    let wanted = plan.any_use(Intent::Cart) || plan.any_use(Intent::Checkout) && plan.any_use(Intent::Orders);
    if !wanted {
        return;
    }
    let priced = |entity: &EntityDraft| entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Money { .. }));
    let order = named(draft, plan, "Order");
    let sold = plan
        .users(Intent::Cart)
        .into_iter()
        .chain(std::iter::once(plan.main))
        .chain(0..plan.entities.len())
        .filter(|index| Some(*index) != order && *index < plan.entities.len())
        .max_by_key(|index| {
            let bought = plan.uses[*index].contains(&Intent::Cart);
            usize::from(priced(&plan.entities[*index])) * 2 + usize::from(bought) * 3
        });
    // "customers can place orders" of what, nobody says.
    let goods = || {
        let noun = draft.lexicon.nouns.named("Product")?;
        plan.main = plan.made(draft, &Thing { noun: Some(noun), words: 0..0 });
        Some(plan.main)
    };
    let Some(sold) = sold.or_else(goods) else { return };
    goods::for_sale(draft, &mut plan.entities[sold]);
    plan.uses[sold].insert(Intent::Cart);
    let entity = match order {
        Some(entity) => entity,
        None => helper(plan, "Order", ORDER, draft.lexicon.nouns.named("Order")),
    };
    if order.is_none() && draft.reading.words.iter().any(|word| word.is_any(&["ticket", "tickets"])) {
        plan.spoken[entity] = Some("My tickets".to_owned());
    }
    for line in ORDER {
        ensure(&mut plan.entities[entity], line);
    }
    for line in std::mem::take(&mut plan.order_fields) {
        ensure(&mut plan.entities[entity], &line);
    }
    // What was bought is told in words.
    for field in plan.entities[entity].fields.iter_mut().filter(|field| field.kind == FieldKind::Tags) {
        field.kind = FieldKind::Text { multiline: true, max_length: None };
    }
    if let Some(range) = ways(draft) {
        ensure(&mut plan.entities[entity], "Pickup or delivery: choice Pickup blue, Delivery green = Pickup");
        draft.decide(range, "Orders say whether they are picked up or delivered");
    }
    plan.helpers.push(Helper { intent: Intent::Cart, entity, of: Some(sold) });
}

/// "pickup or delivery": both ways to get what was ordered.
fn ways(draft: &Draft<'_>) -> Option<std::ops::Range<usize>> {
    let words = &draft.reading.words;
    let ways = |at: usize| {
        words[at].is_any(&[
            "pickup",
            "pick",
            "takeaway",
            "takeout",
            "collection",
            "collect",
            "delivery",
            "deliver",
            "delivered",
        ])
    };
    let delivery = (0..words.len()).find(|&at| words[at].lower.starts_with("deliver"))?;
    let near = delivery.saturating_sub(4)..words.len().min(delivery + 5);
    let other = near.clone().find(|&at| ways(at) && !words[at].lower.starts_with("deliver"))?;
    Some(delivery.min(other)..delivery.max(other) + 1)
}

/// A booking is of something: a room, a doctor, a class.
fn bookings(draft: &mut Draft<'_>, plan: &mut Plan) {
    if !plan.any_use(Intent::Book) {
        return;
    }
    let own = ["Reservation", "Appointment", "Booking"].into_iter().find_map(|name| named(draft, plan, name));
    let other = |index: &usize| Some(*index) != own && !plan.is_helper(*index);
    let offered = (0..plan.entities.len()).filter(other).find(|index| plan.uses[*index].contains(&Intent::Book));
    let offered = offered
        .or_else(|| (0..plan.entities.len()).filter(other).find(|index| is_offered(draft, &plan.entities[*index])));
    let said = |word: &str| draft.reading.words.iter().any(|said| said.stem == word);
    let name = if said("appointment") {
        "Appointment"
    } else if said("reservation") || said("reserve") {
        "Reservation"
    } else {
        "Booking"
    };
    let stay = is_stay(draft, offered.map(|index| &plan.entities[index]));
    if let Some(own) = own.filter(|own| stay && !plan.entities[*own].explicit) {
        // What we know of reservations is of tables.
        let entity = &mut plan.entities[own];
        (entity.noun, entity.explicit) = (None, true);
        entity.fields = STAY.iter().filter_map(|line| parse_line(line)).collect();
    }
    let shared =
        offered.map(|index| draft.lexicon.shapes.of(&crate::text::words(&plan.entities[index].singular)).name.clone());
    let entity =
        own.unwrap_or_else(|| helper(plan, name, lines(draft, offered.map(|index| &plan.entities[index])), None));
    // One comes to a person alone.
    if own.is_none() && shared.is_some_and(|shape| shape == "person") {
        plan.entities[entity].fields.retain(|field| field.label != "People");
    }
    let when: &[&str] = if stay { &["Check-in!: date", "Check-out!: date"] } else { &["Date!: date", "Time: time"] };
    for line in when.iter().chain(&["Status: choice Booked blue, Confirmed green, Cancelled red = Booked"]) {
        ensure(&mut plan.entities[entity], line);
    }
    let fields = std::mem::take(&mut plan.booking_fields);
    let explicit = std::mem::replace(&mut plan.entities[entity].explicit, true);
    wants::give(draft, &mut plan.entities, entity, &fields);
    plan.entities[entity].explicit = explicit;
    // What is done there, then by whom: who is booked is the first pointer.
    let service = named(draft, plan, "Service").filter(|service| offered.is_some() && offered != Some(*service));
    if let Some(service) = service {
        link(plan, entity, service);
    }
    if let Some(offered) = offered {
        link(plan, entity, offered);
    }
    let twice = (0..draft.reading.len().saturating_sub(1))
        .find(|&at| draft.reading.words[at].is("double") && draft.reading.words[at + 1].lower.starts_with("book"));
    if let Some(at) = twice {
        draft.decide(at..at + 2, "What is taken cannot be booked again");
    }
    plan.uses[entity].insert(Intent::Book);
    plan.helpers.push(Helper { intent: Intent::Book, entity, of: offered });
}

/// Among colleagues a booking says what it is for, and needs no address.
const SHARED: &[&str] = &[
    "Title!: text",
    "Name: text",
    "Date!: date",
    "Time!: time",
    "Status: choice Booked blue, Cancelled red = Booked",
    "Notes: long",
];
const LOAN: &[&str] = &[
    "Name!: text",
    "Date!: date",
    "Time!: time",
    "Purpose: text",
    "Status: choice Booked blue, Returned green, Cancelled red = Booked",
    "Notes: long",
];

/// The fields of a booking of this kind of thing.
fn lines(draft: &Draft<'_>, offered: Option<&EntityDraft>) -> &'static [&'static str] {
    let inside = draft.reading.words.iter().any(|word| {
        word.is_any(&[
            "office",
            "company",
            "team",
            "colleagues",
            "employees",
            "staff",
            "coworking",
            "internal",
            "department",
            "lab",
            "school",
        ])
    });
    let name = offered.map(|entity| entity.singular.to_lowercase()).unwrap_or_default();
    if is_stay(draft, offered) {
        STAY
    } else if name.ends_with("meeting room") || inside && name.ends_with("room") {
        SHARED
    } else if ["desk", "equipment", "laptop", "car", "tool", "camera", "projector", "van", "machine", "vehicle"]
        .iter()
        .any(|thing| name.ends_with(thing))
    {
        LOAN
    } else {
        BOOKING
    }
}

/// A room of a hotel is booked by the night, its tables and meeting rooms by the hour.
fn is_stay(draft: &Draft<'_>, offered: Option<&EntityDraft>) -> bool {
    let lodging = draft.reading.words.iter().any(|word| LODGINGS.contains(&word.stem.as_str()));
    lodging
        && offered.is_some_and(|entity| {
            let name = entity.singular.to_lowercase();
            !name.contains("meeting")
                && ["room", "suite", "cabin", "property", "apartment", "house", "hotel", "bed"]
                    .iter()
                    .any(|place| name.ends_with(place))
        })
}

/// A booking without what is booked would take nothing.
pub fn say_what(plan: &Plan, helper: &Helper, entities: &mut [Entity]) {
    let Some(of) = helper.of.and_then(|of| plan.entities.get(of)).map(|of| of.id.clone()) else { return };
    let Some(entity) = entities.get_mut(helper.entity) else { return };
    let points = |field: &Field| matches!(&field.kind, FieldKind::Relation { entity, .. } if *entity == of);
    let Some(field) = entity.fields.iter_mut().find(|field| points(field)) else { return };
    field.required = entity.samples.iter().all(|row| row.contains_key(&field.id));
}

/// Whether colleagues see each other's bookings: nobody is asked for an address.
pub fn is_shared(entity: &Entity) -> bool {
    !entity.fields.iter().any(|field| matches!(field.kind, FieldKind::Email | FieldKind::Phone))
}

const CARD: &[&str] = &["Front!: text", "Back!: text"];
/// People, places, things and happenings can be booked; texts and requests cannot.
fn is_offered(draft: &Draft<'_>, entity: &EntityDraft) -> bool {
    let shape = draft.lexicon.shapes.of(&crate::text::words(&entity.singular));
    ["person", "place", "offer", "happening"].contains(&shape.name.as_str())
        && !["Customer", "Patient", "Member", "Student", "Guest", "Order", "Dish", "Recipe"]
            .contains(&entity.singular.as_str())
}

/// Reviews and comments of an entity's records.
fn attach(draft: &Draft<'_>, plan: &mut Plan, intent: Intent, of: usize, name: &str, lines: &[&str]) {
    let own = named(draft, plan, name);
    if own == Some(of) {
        return;
    }
    let taken = plan.helpers.iter().any(|helper| helper.intent == intent);
    let entity = match own.filter(|_| !taken) {
        Some(entity) => {
            for line in lines {
                ensure(&mut plan.entities[entity], line);
            }
            entity
        }
        None if taken => {
            let label = format!("{} {}", plan.entities[of].singular, name.to_lowercase());
            helper(plan, &label, lines, None)
        }
        None => helper(plan, name, lines, None),
    };
    link(plan, entity, of);
    plan.helpers.push(Helper { intent, entity, of: Some(of) });
}

/// A field of the first that points at the second.
pub fn link(plan: &mut Plan, from: usize, to: usize) {
    let target = plan.entities[to].id.clone();
    let label = plan.entities[to].singular.clone();
    let offered = SERVICES.contains(&label.as_str());
    let entity = &mut plan.entities[from];
    let points = |field: &Field| matches!(&field.kind, FieldKind::Relation { entity, .. } if *entity == target);
    if entity.fields.iter().any(points) {
        return;
    }
    let kind = FieldKind::Relation { entity: target.clone(), many: false };
    // "Doctor: text" of an appointment becomes the pointer.
    let last = label.split_once(' ').map(|(_, last)| last.to_owned()).unwrap_or_else(|| label.clone());
    let named = |field: &&mut Field| {
        let service = field.label == "Service" && offered && matches!(field.kind, FieldKind::Text { .. });
        service || field.label.eq_ignore_ascii_case(&label) || field.label.eq_ignore_ascii_case(&last) && last != "type"
    };
    if let Some(field) = entity.fields.iter_mut().find(named) {
        if field.label == "Service" {
            (field.id, field.label) = (camel_id(&label, "service"), label);
        }
        field.kind = kind;
        field.required = false;
        field.default = None;
        return;
    }
    let id = super::super::free_id(&entity.fields, &camel_id(&label, "parent"));
    entity
        .fields
        .insert(1.min(entity.fields.len()), Field { id, label, kind, required: false, default: None, help: None });
}

pub fn helper(plan: &mut Plan, name: &str, lines: &[&str], noun: Option<usize>) -> usize {
    let fields = lines.iter().filter_map(|line| parse_line(line)).collect();
    let id = plan.free_id(name);
    plan.push(EntityDraft { id, singular: name.to_owned(), noun, fields, explicit: true, at: 0, features: Vec::new() })
}

/// The entity of a noun of our lexicon, or one that is called so.
fn named(draft: &Draft<'_>, plan: &Plan, name: &str) -> Option<usize> {
    let noun = draft.lexicon.nouns.named(name);
    plan.entities
        .iter()
        .position(|entity| noun.is_some() && entity.noun == noun || entity.singular.eq_ignore_ascii_case(name))
}
