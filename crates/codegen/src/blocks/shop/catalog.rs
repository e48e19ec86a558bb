//! `catalog`: things as cards, to look at and, with a cart in the app, to buy.

use super::{Goods, cart_address};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse};
use crate::compile::ts::Lit;
use crate::options::{ANY, Accepts, CHOSEN, FILTERABLE, IMAGE, MONEY, OptionDef, OptionKind};
use crate::spec::{Field, FieldKind};

pub struct Catalog;

const WHOLE: Accepts =
    Accepts { what: "a whole number field", check: |kind| matches!(kind, FieldKind::Number { integer: true, .. }) };

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the catalogue; none by default."),
    OptionDef::new("price", OptionKind::Field(MONEY), "The first money field by default."),
    OptionDef::new("stock", OptionKind::Field(WHOLE), "How many there are; a field called so by default."),
    OptionDef::new("category", OptionKind::Field(FILTERABLE), "The first filter; the first choice field by default."),
    OptionDef::new("filters", OptionKind::Fields(FILTERABLE), "Further filters; up to three in all by default."),
    OptionDef::new("image", OptionKind::Field(IMAGE), "The first picture field by default."),
    OptionDef::new("columns", OptionKind::Fields(ANY), "Shown on a card beside its name and price; a few by default."),
    OptionDef::new("search", OptionKind::Flag, "A search field; on by default."),
    OptionDef::new("priceRange", OptionKind::Flag, "Fields for the lowest and highest price; off by default."),
    OptionDef::new("addLabel", OptionKind::Line(30), "The button; `Add to cart` by default."),
];

const MAX_FILTERS: usize = 3;
const MAX_COLUMNS: usize = 3;

impl BlockKind for Catalog {
    fn kind(&self) -> &'static str {
        "catalog"
    }

    fn about(&self) -> &'static str {
        "Products, courses, dishes or tickets as cards with pictures and prices; they go into the cart when the app has one."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Required
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let mut element = Element::new("Catalog", "components/shop/Catalog").entity(cx);
        let Some(goods) = Goods::of(cx) else { return element };
        if let Some(heading) = cx.text("heading") {
            element = element.with("heading", Lit::text(heading));
        }
        for (name, field) in [("price", goods.price), ("stock", goods.stock), ("image", goods.image)] {
            if let Some(field) = field {
                element = element.with(name, Lit::text(&field.id));
            }
        }
        let columns = cx.option("columns").map_or_else(|| Lit::texts(default_columns(&goods)), Lit::from);
        element = element.with("columns", columns);
        let filters = filters(cx, &goods);
        if !filters.is_empty() {
            element = element.with("filters", Lit::texts(filters));
        }
        element = element.flag("search", cx.flag("search", true)).flag("priceRange", cx.flag("priceRange", false));
        if let Some(label) = cx.text("addLabel") {
            element = element.with("addLabel", Lit::text(label));
        }
        match cart_address(cx.spec) {
            Some(address) => element.with("cartHref", Lit::text(&address)),
            None => element,
        }
    }
}

fn filters<'a>(cx: &BlockCx<'a>, goods: &Goods<'a>) -> Vec<&'a str> {
    let is_choice = |field: &&Field| matches!(field.kind, FieldKind::Choice { .. });
    let all = || goods.entity.fields.iter().filter(|field| (CHOSEN.check)(&field.kind));
    let first = || all().find(is_choice).or_else(|| all().next()).map(|field| field.id.as_str());
    let mut filters: Vec<&str> = cx.text("category").or_else(first).into_iter().collect();
    let named = cx.items("filters").iter().filter_map(|id| id.as_str());
    let others: Vec<&str> =
        if cx.option("filters").is_some() { named.collect() } else { all().map(|field| field.id.as_str()).collect() };
    filters.extend(others.into_iter().filter(|id| Some(*id) != filters.first().copied()).collect::<Vec<_>>());
    if cx.option("filters").is_none() {
        filters.truncate(MAX_FILTERS);
    }
    filters
}

/// Its kind, its rating and what it is.
fn default_columns<'a>(goods: &Goods<'a>) -> Vec<&'a str> {
    let fields = &goods.entity.fields;
    let title = goods.entity.title_field().map(|field| field.id.as_str());
    let first = |test: fn(&FieldKind) -> bool| fields.iter().find(move |field| test(&field.kind));
    let text =
        || fields.iter().find(|field| matches!(field.kind, FieldKind::Text { .. }) && Some(field.id.as_str()) != title);
    let found = [
        first(|kind| matches!(kind, FieldKind::Choice { many: false, .. })),
        first(|kind| matches!(kind, FieldKind::Rating { .. })),
        first(|kind| matches!(kind, FieldKind::Text { multiline: true, .. })).or_else(text),
    ];
    found.into_iter().flatten().map(|field| field.id.as_str()).take(MAX_COLUMNS).collect()
}
