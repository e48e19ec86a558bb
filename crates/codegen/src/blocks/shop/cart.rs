//! `cart`: what the visitor wants to buy and what it costs.

use super::terms::{COUPONS, FREE_SHIPPING, SHIPPING, TAX, with_terms};
use super::{cart_link, with_goods, with_page};
use crate::blocks::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};

pub struct Cart;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the cart; none by default."),
    SHIPPING,
    FREE_SHIPPING,
    TAX,
    COUPONS,
];

impl BlockKind for Cart {
    fn kind(&self) -> &'static str {
        "cart"
    }

    fn about(&self) -> &'static str {
        "The shopping cart of all catalogues, with quantities, coupons and the total; the header shows how much is in it."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let mut element = Element::new("Cart", "components/shop/Cart");
        if let Some(heading) = cx.text("heading") {
            element = element.with("heading", Lit::text(heading));
        }
        let element = with_terms(with_goods(element, cx.spec), cx);
        let element = with_page(element, cx.spec, "shopHref", |block| block.kind == "catalog");
        // On the same page the checkout follows right below.
        if cx.page.blocks.iter().any(|block| block.kind == "checkout") {
            return element.with("checkoutHref", Lit::text("#checkout"));
        }
        with_page(element, cx.spec, "checkoutHref", |block| block.kind == "checkout")
    }

    fn header(&self, cx: &BlockCx<'_>) -> Option<Element> {
        cart_link(cx.spec)
    }
}
