//! `booking`: a time with somebody, or several days of something. Its entity are the bookings.

mod roles;

use super::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, Accepts, DATE, MONEY, OptionDef, OptionKind, SINGLE_CHOICE, TEMPORAL, TIME};
use crate::spec::{Entity, FieldKind};
use crate::validate::Errors;

use roles::{Roles, When};

pub struct Booking;

const RESOURCE: Accepts = Accepts {
    what: "a relation or choice field that takes one value",
    check: |kind| matches!(kind, FieldKind::Relation { many: false, .. } | FieldKind::Choice { many: false, .. }),
};
const WHOLE: Accepts =
    Accepts { what: "a whole number field", check: |kind| matches!(kind, FieldKind::Number { integer: true, .. }) };

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the form; none by default."),
    OptionDef::new(
        "resourceField",
        OptionKind::Field(RESOURCE),
        "Who or what is booked (doctor, room, table); the first relation, or a choice called so, by default.",
    ),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "The day; the first date field by default."),
    OptionDef::new("time", OptionKind::Field(TIME), "The time; the first time field by default."),
    OptionDef::new(
        "slots",
        OptionKind::Object(SLOTS),
        "When one can come; 09:00 to 17:00 every 30 minutes by default.",
    ),
    OptionDef::new("closed", OptionKind::SomeOf(WEEKDAYS), "Days of the week without bookings; none by default."),
    OptionDef::new(
        "checkIn",
        OptionKind::Field(DATE),
        "Books from this day, instead of a time; found by its name by default.",
    ),
    OptionDef::new("checkOut", OptionKind::Field(DATE), "To this day; found by its name by default."),
    OptionDef::new(
        "unit",
        OptionKind::OneOf(&["nights", "days"]),
        "Nights end on the day of leaving, days include it; found by the names of the fields by default.",
    ),
    OptionDef::new("price", OptionKind::Path(MONEY), "Price per visit, night or day: `room.price`; found by default."),
    OptionDef::new(
        "total",
        OptionKind::Field(MONEY),
        "Gets the price of the booking; the first money field by default.",
    ),
    OptionDef::new(
        "status",
        OptionKind::Field(SINGLE_CHOICE),
        "Cancelled bookings free their time; found by its name by default.",
    ),
    OptionDef::new(
        "capacity",
        OptionKind::Integer(1, 1000),
        "How many may have the same at the same time; 1 by default.",
    ),
    OptionDef::new(
        "capacityField",
        OptionKind::Path(WHOLE),
        "The same from a field of what is booked: `class.places`.",
    ),
    OptionDef::new("fields", OptionKind::Fields(ANY), "What whoever books fills in; all others by default."),
    OptionDef::new("submitLabel", OptionKind::Line(40), "The button; `Book now` or `Book appointment` by default."),
];

const SLOTS: &[OptionDef] = &[
    OptionDef::required("start", OptionKind::Clock, "The first time."),
    OptionDef::required("end", OptionKind::Clock, "When the last visit is over."),
    OptionDef::required("minutes", OptionKind::Integer(5, 720), "How long a visit is."),
];

const WEEKDAYS: &[&str] = &["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

impl BlockKind for Booking {
    fn kind(&self) -> &'static str {
        "booking"
    }

    fn about(&self) -> &'static str {
        "Books a free time (appointment, table, court) or several nights or days (room, car); nothing is booked twice."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if cx.entity().is_some_and(|entity| Roles::of(cx, entity).is_none()) {
            errors.push(path, "needs a date with a time, or a first and a last day");
        }
        let time = |name: &str| cx.option("slots").and_then(|slots| slots.get(name)?.as_str());
        if let (Some(start), Some(end)) = (time("start"), time("end"))
            && start > end
        {
            errors.push(format!("{path}.slots.end"), "must be after the start");
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let stay = cx.entity().and_then(|entity| Roles::of(cx, entity)).is_some_and(|roles| roles.is_stay());
        let element = if stay {
            Element::new("Stay", "components/booking/Stay").entity(cx)
        } else {
            Element::new("Booking", "components/booking/Booking").entity(cx)
        };
        let Some((entity, roles)) = cx.entity().and_then(|entity| Some((entity, Roles::of(cx, entity)?))) else {
            return element;
        };
        let mut element = match cx.text("heading") {
            Some(heading) => element.with("heading", Lit::text(heading)),
            None => element,
        };
        let fields = cx.option("fields").map_or_else(|| Lit::texts(roles.asked(cx, entity)), Lit::from);
        element = element.with("bookingFields", roles.literal()).with("fields", fields);
        element = match roles.when {
            When::Stay { unit, .. } => element.with("unit", Lit::text(cx.text("unit").unwrap_or(unit))),
            When::Visit { .. } => element.with("hours", hours(cx)),
        };
        let capacity = cx.option("capacity").map_or_else(|| Lit::Scalar(1.into()), Lit::from);
        element = element.with("capacity", capacity);
        if let Some(path) = cx.text("capacityField") {
            element = element.with("capacityField", Lit::text(last_step(path)));
        }
        if let Some(price) = cx.text("price").map(last_step).or_else(|| roles.default_price(cx)) {
            element = element.with("price", Lit::text(price));
        }
        let label = cx.text("submitLabel").map_or_else(|| default_label(entity), str::to_owned);
        element.with("submitLabel", Lit::text(&label))
    }
}

fn last_step(path: &str) -> &str {
    path.split_once('.').map_or(path, |(_, field)| field)
}

fn hours(cx: &BlockCx<'_>) -> Lit {
    let slot = |name: &str, default: &str| {
        let given = cx.option("slots").and_then(|slots| slots.get(name)?.as_str());
        (name.to_owned(), Lit::text(given.unwrap_or(default)))
    };
    let minutes =
        cx.option("slots").and_then(|slots| slots.get("minutes")).map_or_else(|| Lit::Scalar(30.into()), Lit::from);
    let mut members = vec![slot("start", "09:00"), slot("end", "17:00"), ("minutes".to_owned(), minutes)];
    let number = |name: &str| WEEKDAYS.iter().position(|day| *day == name);
    let closed: Vec<Lit> =
        cx.items("closed").iter().filter_map(|day| number(day.as_str()?)).map(|day| Lit::Scalar(day.into())).collect();
    if !closed.is_empty() {
        members.push(("closed".to_owned(), Lit::List(closed)));
    }
    Lit::Object(members)
}

/// `Book appointment`, but not `Book booking`.
fn default_label(entity: &Entity) -> String {
    let singular = entity.singular.to_lowercase();
    let plain =
        ["booking", "reservation", "rental", "stay", "order", "request"].iter().any(|word| singular.contains(word));
    if plain { "Book now".to_owned() } else { format!("Book {singular}") }
}
