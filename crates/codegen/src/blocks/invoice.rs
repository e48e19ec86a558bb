//! `invoice`: invoices, quotes or receipts with items, totals and a page to print.

use super::{BlockCx, BlockKind, Element};
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Invoice;

const CURRENCIES: &[&str] = &[
    "USD", "EUR", "GBP", "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "HKD", "HUF", "IDR", "ILS", "INR",
    "JPY", "KRW", "MXN", "MYR", "NGN", "NOK", "NZD", "PHP", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "UAH", "VND",
    "ZAR",
];

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above; none by default."),
    OptionDef::new("document", OptionKind::OneOf(&["invoice", "quote", "receipt"]), "`invoice` by default."),
    OptionDef::new("currency", OptionKind::OneOf(CURRENCIES), "`USD` by default."),
    OptionDef::new("taxPercent", OptionKind::Number(0.0, 100.0), "The tax of a new document; 0 by default."),
    OptionDef::new("from", OptionKind::Text(300), "Name and address of whoever writes it; empty by default."),
    OptionDef::new("prefix", OptionKind::Line(20), "Before the number; `INV-`, `Q-` or `R-` by default."),
    OptionDef::new("note", OptionKind::Text(400), "At the end of a new document, such as the terms of payment."),
];

impl BlockKind for Invoice {
    fn kind(&self) -> &'static str {
        "invoice"
    }

    fn about(&self) -> &'static str {
        "Writes invoices, quotes or receipts: customer, items, tax, totals, a list of the saved ones, a page to print."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        Element::new("Invoices", "components/invoice/Invoices").options(cx, &[])
    }
}
