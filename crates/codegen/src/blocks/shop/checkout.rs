//! `checkout`: who buys, how it is paid; then the order is placed. Its entity are the orders.

use super::terms::{COUPONS, FREE_SHIPPING, SHIPPING, TAX, with_terms};
use super::{all_goods, cart_link, with_goods, with_page};
use crate::behaviours::{self, default_prefix};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, Accepts, LINE_OF_TEXT, MONEY, OptionDef, OptionKind, SINGLE_CHOICE, TEMPORAL};
use crate::spec::{Entity, Field, FieldKind};
use crate::validate::Errors;

pub struct Checkout;

const TEXT: Accepts = Accepts { what: "a text field", check: |kind| matches!(kind, FieldKind::Text { .. }) };
const PAYMENT: Accepts = Accepts {
    what: "a text field or a choice field that takes one value",
    check: |kind| matches!(kind, FieldKind::Text { .. } | FieldKind::Choice { many: false, .. }),
};

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the form; none by default."),
    OptionDef::new(
        "fields",
        OptionKind::Fields(ANY),
        "What the buyer fills in; by default all that is about the buyer.",
    ),
    OptionDef::new(
        "delivery",
        OptionKind::Flag,
        "Asks for an address; on by default, but not for courses, tickets and the like.",
    ),
    OptionDef::new("items", OptionKind::Field(TEXT), "Gets what was bought."),
    OptionDef::new("total", OptionKind::Field(MONEY), "Gets the sum."),
    OptionDef::new("date", OptionKind::Field(TEMPORAL), "Gets the day."),
    OptionDef::new("status", OptionKind::Field(SINGLE_CHOICE), "Gets its default or first option."),
    OptionDef::new("number", OptionKind::Field(LINE_OF_TEXT), "Gets the order number."),
    OptionDef::new("payment", OptionKind::Field(PAYMENT), "The way to pay; the options of a choice are offered."),
    SHIPPING,
    FREE_SHIPPING,
    TAX,
    COUPONS,
];

/// Things without a parcel.
const IMMATERIAL: &[&str] = &[
    "course",
    "ticket",
    "event",
    "lesson",
    "class",
    "workshop",
    "membership",
    "subscription",
    "ebook",
    "service",
    "plan",
    "download",
    "software",
    "license",
    "song",
    "movie",
    "seat",
    "tour",
    "trip",
    "flight",
    "concert",
];

impl BlockKind for Checkout {
    fn kind(&self) -> &'static str {
        "checkout"
    }

    fn about(&self) -> &'static str {
        "Turns the cart into an order: contact, payment (a demonstration, no card is charged), stock, order number."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        let stocks: Vec<String> = all_goods(cx.spec).iter().filter_map(|goods| Some(goods.stock?.id.clone())).collect();
        let adjusts = cx.spec.behaviours.iter().filter(|one| one.kind == "adjust" && one.entity == cx.block.entity);
        let twice = adjusts.filter_map(|one| one.options.get("field")?.as_str()?.split_once('.'));
        for (_, field) in twice.filter(|(_, field)| stocks.iter().any(|stock| stock == field)) {
            errors.push(path, format!("the checkout lowers `{field}` already: leave out the `adjust` of orders"));
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let element = Element::new("Checkout", "components/shop/Checkout").entity(cx);
        let Some(orders) = cx.entity() else { return element };
        let roles = Roles::of(cx, orders);
        let mut element = with_goods(element, cx.spec);
        if let Some(heading) = cx.text("heading") {
            element = element.with("heading", Lit::text(heading));
        }
        let asked = cx.option("fields").map_or_else(|| Lit::texts(roles.asked(cx, orders)), Lit::from);
        let element = element
            .with("fields", asked)
            .flag("delivery", cx.flag("delivery", is_material(cx)))
            .with("orderFields", roles.literal())
            .with("numberPrefix", Lit::text(&number_prefix(cx, orders)));
        let element = with_terms(element, cx);
        let element = with_page(element, cx.spec, "shopHref", |block| block.kind == "catalog");
        let own = cx.block.entity.as_deref();
        with_page(element, cx.spec, "ordersHref", |block| block.kind != "checkout" && block.entity.as_deref() == own)
    }

    fn header(&self, cx: &BlockCx<'_>) -> Option<Element> {
        cart_link(cx.spec)
    }
}

fn is_material(cx: &BlockCx<'_>) -> bool {
    let immaterial = |entity: &Entity| {
        let name = format!("{} {}", entity.id, entity.singular).to_ascii_lowercase();
        IMMATERIAL.iter().any(|word| name.contains(word))
    };
    let goods = all_goods(cx.spec);
    goods.is_empty() || !goods.iter().all(|goods| immaterial(goods.entity))
}

/// As the `number` behaviour of the orders has it.
fn number_prefix(cx: &BlockCx<'_>, orders: &Entity) -> String {
    let numbered = behaviours::of_entity(cx.spec, orders).find(|(kind, _)| kind.kind() == "number");
    let prefix = numbered.and_then(|(_, cx)| cx.text("prefix"));
    prefix.map_or_else(|| default_prefix(orders), str::to_owned)
}

/// The fields of an order that the app fills in.
struct Roles<'a>(Vec<(&'static str, &'a Field)>);

impl<'a> Roles<'a> {
    fn of(cx: &BlockCx<'a>, orders: &'a Entity) -> Self {
        let goods: Vec<String> = all_goods(cx.spec).iter().map(|goods| goods.entity.id.clone()).collect();
        let find = |test: &dyn Fn(&Field) -> bool| orders.fields.iter().find(|field| test(field));
        let line = |field: &Field| (LINE_OF_TEXT.check)(&field.kind);
        let choice = |field: &Field| (SINGLE_CHOICE.check)(&field.kind);
        let money = |field: &Field| (MONEY.check)(&field.kind);
        let is_product =
            |field: &Field| matches!(&field.kind, FieldKind::Relation { entity, .. } if goods.contains(entity));
        let found = [
            ("items", cx.field_or("items", |_| find(&|field| (TEXT.check)(&field.kind) && field.is_called(ITEMS)))),
            (
                "total",
                cx.field_or("total", |_| {
                    find(&|field| money(field) && field.is_called(TOTAL)).or_else(|| find(&money))
                }),
            ),
            ("date", cx.field_or("date", |_| find(&|field| (TEMPORAL.check)(&field.kind) && !field.is_called(LATER)))),
            ("status", cx.field_or("status", |_| find(&|field| choice(field) && field.is_called(STATUS)))),
            (
                "number",
                cx.field_or("number", |_| {
                    find(&|field| line(field) && field.is_called(NUMBER) && !field.is_called(OTHER_NUMBER))
                }),
            ),
            (
                "payment",
                cx.field_or("payment", |_| {
                    find(&|field| {
                        (PAYMENT.check)(&field.kind)
                            && field.is_called(&["payment", "paymethod"])
                            && !field.is_called(STATUS)
                    })
                }),
            ),
            (
                "quantity",
                find(&|field| {
                    matches!(field.kind, FieldKind::Number { integer: true, .. }) && field.is_called(QUANTITY)
                }),
            ),
            ("product", find(&is_product)),
        ];
        Self(found.into_iter().filter_map(|(name, field)| Some((name, field?))).collect())
    }

    fn literal(&self) -> Lit {
        Lit::Object(self.0.iter().map(|(name, field)| ((*name).to_owned(), Lit::text(&field.id))).collect())
    }

    /// What is about the buyer: texts, addresses, choices, the wished day; not what the shop notes.
    fn asked(&self, cx: &BlockCx<'_>, orders: &'a Entity) -> Vec<&'a str> {
        let is_asked = |field: &&Field| {
            let about_buyer = match field.kind {
                FieldKind::Text { .. } | FieldKind::Email | FieldKind::Phone => !field.is_called(INTERNAL),
                FieldKind::Choice { .. } => !field.is_called(STATUS),
                FieldKind::Date | FieldKind::Time | FieldKind::DateTime => field.is_called(LATER),
                _ => false,
            };
            let filled = self.0.iter().any(|(_, known)| known.id == field.id);
            about_buyer && !filled && !behaviours::is_given(cx.spec, orders, &field.id)
        };
        orders.fields.iter().filter(is_asked).map(|field| field.id.as_str()).collect()
    }
}

const ITEMS: &[&str] = &["item", "product", "content", "lines", "article", "dishes", "basket", "cart"];
const TOTAL: &[&str] = &["total", "amount", "sum"];
const STATUS: &[&str] = &["status", "state", "stage", "progress"];
const NUMBER: &[&str] = &["number", "reference", "ordercode", "orderid"];
const OTHER_NUMBER: &[&str] = &["phone", "tracking", "house", "street", "card", "room", "table"];
const QUANTITY: &[&str] = &["quantity", "count", "units"];
/// Days that the buyer wishes for.
const LATER: &[&str] = &["deliver", "pickup", "wish", "collect", "preferred"];
const INTERNAL: &[&str] = &["tracking", "internal", "invoice", "card"];
