//! Which field of a booking says what, as far as the spec leaves it open.

use crate::behaviours::is_given;
use crate::blocks::BlockCx;
use crate::compile::ts::Lit;
use crate::options::{DATE, MONEY, SINGLE_CHOICE, TEMPORAL, TIME};
use crate::spec::{Entity, Field, FieldKind};

pub struct Roles<'a> {
    resource: Option<&'a Field>,
    pub when: When<'a>,
    status: Option<&'a Field>,
    total: Option<&'a Field>,
}

pub enum When<'a> {
    /// A date with its time, in one field or two.
    Visit {
        date: &'a Field,
        time: Option<&'a Field>,
        end: Option<&'a Field>,
    },
    Stay {
        check_in: &'a Field,
        check_out: &'a Field,
        length: Option<&'a Field>,
        unit: &'static str,
    },
}

const FIRST_DAY: &[&str] = &["checkin", "arriv", "start", "from", "pickup", "begin"];
const LAST_DAY: &[&str] = &["checkout", "depart", "end", "until", "return", "dropoff", "to"];
const OVERNIGHT: &[&str] = &["check", "arriv", "night"];
const STATUS: &[&str] = &["status", "state"];
/// Those who book, not what they book.
const PEOPLE: &[&str] = &[
    "customer", "client", "patient", "guest", "user", "member", "student", "owner", "tenant", "renter", "visitor",
    "pet",
];
const RESOURCES: &[&str] = &[
    "service",
    "room",
    "table",
    "doctor",
    "court",
    "resource",
    "staff",
    "class",
    "barber",
    "stylist",
    "location",
    "branch",
    "department",
    "specialty",
    "treatment",
    "type",
    "car",
    "vehicle",
    "desk",
    "space",
    "activity",
    "lesson",
    "teacher",
    "tutor",
    "trainer",
    "therapist",
    "session",
    "equipment",
    "area",
];
const INTERNAL: &[&str] = &["created", "booked", "paid", "confirmed", "internal", "reference", "number"];

impl<'a> Roles<'a> {
    /// None when nothing says when.
    pub fn of(cx: &BlockCx<'a>, entity: &'a Entity) -> Option<Self> {
        let find = |test: &dyn Fn(&Field) -> bool| entity.fields.iter().find(|field| test(field));
        let relation = |field: &Field| matches!(field.kind, FieldKind::Relation { many: false, .. });
        let choice = |field: &Field| (SINGLE_CHOICE.check)(&field.kind);
        let money = |field: &Field| (MONEY.check)(&field.kind);
        let resource = cx.field_or("resourceField", |_| {
            let related = find(&|field| relation(field) && !field.is_called(PEOPLE));
            related.or_else(|| find(&|field| choice(field) && field.is_called(RESOURCES) && !field.is_called(STATUS)))
        });
        Some(Self {
            resource,
            when: When::of(cx, entity)?,
            status: cx.field_or("status", |_| find(&|field| choice(field) && field.is_called(STATUS))),
            total: cx.field_or("total", |_| {
                find(&|field| money(field) && field.is_called(&["total", "price", "amount"])).or_else(|| find(&money))
            }),
        })
    }

    pub fn is_stay(&self) -> bool {
        matches!(self.when, When::Stay { .. })
    }

    fn named(&self) -> Vec<(&'static str, &'a Field)> {
        let when = match self.when {
            When::Visit { date, time, end } => vec![("date", Some(date)), ("time", time), ("end", end)],
            When::Stay { check_in, check_out, length, .. } => {
                vec![("checkIn", Some(check_in)), ("checkOut", Some(check_out)), ("length", length)]
            }
        };
        let all = std::iter::once(("resource", self.resource)).chain(when);
        let all = all.chain([("status", self.status), ("total", self.total)]);
        all.filter_map(|(name, field)| Some((name, field?))).collect()
    }

    pub fn literal(&self) -> Lit {
        let named = self.named();
        let mut members: Vec<(String, Lit)> =
            named.iter().map(|(name, field)| ((*name).to_owned(), Lit::text(&field.id))).collect();
        if let Some(value) = self.status.and_then(cancelled) {
            members.push(("cancelled".to_owned(), Lit::text(value)));
        }
        Lit::Object(members)
    }

    /// Money field of what is booked.
    pub fn default_price(&self, cx: &BlockCx<'a>) -> Option<&'a str> {
        let resource = cx.spec.related(cx.entity()?, &self.resource?.id)?;
        resource.fields.iter().find(|field| (MONEY.check)(&field.kind)).map(|field| field.id.as_str())
    }

    /// What whoever books fills in: what nobody else fills in.
    pub fn asked(&self, cx: &BlockCx<'_>, entity: &'a Entity) -> Vec<&'a str> {
        let filled: Vec<&str> = self.named().iter().map(|(_, field)| field.id.as_str()).collect();
        let is_asked = |field: &&Field| {
            let by_people = match field.kind {
                FieldKind::Money { .. } | FieldKind::Rating { .. } | FieldKind::Image => false,
                FieldKind::Relation { .. } => field.required,
                _ => !field.is_called(INTERNAL),
            };
            by_people && !filled.contains(&field.id.as_str()) && !is_given(cx.spec, entity, &field.id)
        };
        entity.fields.iter().filter(is_asked).map(|field| field.id.as_str()).collect()
    }
}

impl<'a> When<'a> {
    fn of(cx: &BlockCx<'a>, entity: &'a Entity) -> Option<Self> {
        let find = |test: &dyn Fn(&Field) -> bool| entity.fields.iter().find(|field| test(field));
        let is_date = |field: &Field| (DATE.check)(&field.kind);
        let is_time = |field: &Field| (TIME.check)(&field.kind);
        let wants_visit = ["date", "time", "slots"].iter().any(|name| cx.option(name).is_some());
        let wants_stay = cx.option("checkIn").is_some() || cx.option("unit").is_some();
        if wants_stay || (!wants_visit && find(&is_time).is_none()) {
            let first = cx.field_or("checkIn", |_| find(&|field| is_date(field) && field.is_called(FIRST_DAY)));
            let other = |field: &Field| is_date(field) && first.is_none_or(|first| first.id != field.id);
            let last = cx.field_or("checkOut", |_| find(&|field| other(field) && field.is_called(LAST_DAY)));
            if let (Some(check_in), Some(check_out)) = (first, last) {
                let whole = |field: &Field| matches!(field.kind, FieldKind::Number { .. });
                let length = find(&|field| whole(field) && field.is_called(&["nights", "days", "duration", "length"]));
                let nights = check_in.is_called(OVERNIGHT) || check_out.is_called(OVERNIGHT);
                let length = length.filter(|field| !is_given(cx.spec, entity, &field.id));
                return Some(Self::Stay { check_in, check_out, length, unit: if nights { "nights" } else { "days" } });
            }
        }
        let time = cx.field_or("time", |_| find(&|field| is_time(field) && !field.is_called(&["end", "until"])));
        let date = cx.field_or("date", |_| {
            let both = find(&|field| field.kind == FieldKind::DateTime);
            let day = find(&|field| is_date(field));
            if time.is_some() { day.or(both) } else { both }
        })?;
        if !(TEMPORAL.check)(&date.kind) || (is_date(date) && time.is_none()) {
            return None;
        }
        // A date that has its time needs no second one.
        let time = time.filter(|_| is_date(date));
        let end = find(&|field| {
            is_time(field) && time.is_some_and(|time| time.id != field.id) && field.is_called(&["end", "until"])
        });
        Some(Self::Visit { date, time, end })
    }
}

/// The option of a status for what was called off.
fn cancelled(status: &Field) -> Option<&str> {
    let FieldKind::Choice { options, .. } = &status.kind else { return None };
    options.iter().map(|option| option.value.as_str()).find(|value| value.contains("cancel"))
}
