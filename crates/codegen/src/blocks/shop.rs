//! `catalog`, `cart` and `checkout`: what is sold, what is wanted, what is ordered.

mod cart;
mod catalog;
mod checkout;
mod terms;

use super::{BlockCx, Element};
use crate::compile::entity::const_name;
use crate::compile::ts::Lit;
use crate::spec::{AppSpec, Block, Entity, Field, FieldKind};

pub use cart::Cart;
pub use catalog::Catalog;
pub use checkout::Checkout;

/// Words in the ids of fields that say how many there are.
const STOCK: &[&str] =
    &["stock", "quantity", "inventory", "available", "remaining", "left", "copies", "seats", "spots"];

/// A kind of thing that is sold, and which of its fields say for how much and how many there are.
struct Goods<'a> {
    entity: &'a Entity,
    price: Option<&'a Field>,
    stock: Option<&'a Field>,
    image: Option<&'a Field>,
}

impl<'a> Goods<'a> {
    fn of(cx: &BlockCx<'a>) -> Option<Self> {
        let first = |test: fn(&Field) -> bool| move |entity: &'a Entity| entity.fields.iter().find(|field| test(field));
        let whole = |field: &Field| matches!(field.kind, FieldKind::Number { integer: true, .. });
        Some(Self {
            entity: cx.entity()?,
            price: cx.field_or("price", first(|field| matches!(field.kind, FieldKind::Money { .. }))),
            stock: cx
                .field_or("stock", |entity| entity.fields.iter().find(|field| whole(field) && field.is_called(STOCK))),
            image: cx.field_or("image", first(|field| field.kind == FieldKind::Image)),
        })
    }

    fn literal(&self, spec: &AppSpec) -> Lit {
        let mut members = vec![("entity".to_owned(), Lit::Code(const_name(spec, self.entity)))];
        for (name, field) in [("price", self.price), ("stock", self.stock), ("image", self.image)] {
            members.extend(field.map(|field| (name.to_owned(), Lit::text(&field.id))));
        }
        Lit::Object(members)
    }
}

/// What the catalogues of the app show, each entity once.
fn all_goods(spec: &AppSpec) -> Vec<Goods<'_>> {
    let mut all: Vec<Goods<'_>> = Vec::new();
    for page in &spec.pages {
        for block in page.blocks.iter().filter(|block| block.kind == "catalog") {
            let goods = Goods::of(&BlockCx { spec, page, block });
            all.extend(goods.filter(|one| all.iter().all(|known| known.entity.id != one.entity.id)));
        }
    }
    all
}

fn with_goods(mut element: Element, spec: &AppSpec) -> Element {
    let all = all_goods(spec);
    element.entities.extend(all.iter().map(|goods| goods.entity.id.clone()));
    let list = Lit::List(all.iter().map(|goods| goods.literal(spec)).collect());
    element.with("goods", list).typed("goods", "Goods", "lib/shop/goods")
}

/// Passes the address of the first page with such a block.
fn with_page(element: Element, spec: &AppSpec, name: &'static str, wanted: impl Fn(&Block) -> bool) -> Element {
    match spec.page_with(wanted) {
        Some(page) => element.with(name, Lit::text(&spec.address(page))),
        None => element,
    }
}

fn cart_address(spec: &AppSpec) -> Option<String> {
    let page =
        spec.page_with(|block| block.kind == "cart").or_else(|| spec.page_with(|block| block.kind == "checkout"));
    page.map(|page| spec.address(page))
}

/// The cart's place in the header.
fn cart_link(spec: &AppSpec) -> Option<Element> {
    Some(Element::new("CartLink", "components/shop/CartLink").with("href", Lit::text(&cart_address(spec)?)))
}
