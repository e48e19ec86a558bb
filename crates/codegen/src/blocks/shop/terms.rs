//! What is added to the prices: shipping, tax, coupons. The cart says it; the checkout follows unless it says otherwise.

use crate::blocks::{BlockCx, Element};
use crate::options::{OptionDef, OptionKind};

pub const SHIPPING: OptionDef =
    OptionDef::new("shipping", OptionKind::Number(0.0, 1e6), "What shipping costs; nothing is said by default.");
pub const FREE_SHIPPING: OptionDef =
    OptionDef::new("freeShippingFrom", OptionKind::Number(0.0, 1e9), "From this subtotal on shipping is free.");
pub const TAX: OptionDef =
    OptionDef::new("taxPercent", OptionKind::Number(0.0, 100.0), "A tax on top of the prices; none by default.");
pub const COUPONS: OptionDef =
    OptionDef::new("coupons", OptionKind::Items(COUPON, 20), "Codes that make the whole cart cheaper.");

const COUPON: &[OptionDef] = &[
    OptionDef::required("code", OptionKind::Line(20), "What is typed, in any case."),
    OptionDef::required("percent", OptionKind::Integer(1, 100), "How much cheaper."),
];

const TERMS: &[OptionDef] = &[SHIPPING, FREE_SHIPPING, TAX, COUPONS];

/// Passes the terms of the block, or those of the first cart in the app.
pub fn with_terms(mut element: Element, cx: &BlockCx<'_>) -> Element {
    let carts = cx.spec.pages.iter().flat_map(|page| &page.blocks).find(|block| block.kind == "cart");
    for def in TERMS {
        let own = cx.option(def.name);
        let value = own.or_else(|| carts.and_then(|cart| cart.options.get(def.name)));
        if let Some(value) = value {
            element.push_option(cx, def, value);
        }
    }
    element.typed("coupons", "Coupon", "lib/shop/totals")
}
