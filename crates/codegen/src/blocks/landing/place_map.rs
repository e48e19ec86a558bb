//! `map`: where it is.

use super::contact_form::details;
use super::markup::section;
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static MAP: Section = Section::new(
    "map",
    "A drawn map with the address, how to reach the place, and a link to the way there.",
    OPTIONS,
    "components/landing/PlaceMap",
    html,
)
.headed("Find us")
.scripted(&["address"]);

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::required("address", OptionKind::Line(160), "Street, number, town."),
    OptionDef::new("phone", OptionKind::Line(40), "Shown as a link."),
    OptionDef::new("email", OptionKind::Line(100), "Shown as a link."),
    OptionDef::new("hours", OptionKind::Lines(7), "Opening hours, one line each."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let drawing = el("div").class("streets").attr("id", &cx.place());
    let search =
        format!("https://www.openstreetmap.org/search?query={}", encoded(cx.text("address").unwrap_or_default()));
    let way = el("a").class("button large primary").attr("href", &search).text("Get directions");
    let words = el("div").child(details(cx)).child(way);
    section(cx, Some("Find us"), el("div").class("card place").child(drawing).child(words))
}

/// For the part of an address behind the question mark.
fn encoded(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b if b.is_ascii_alphanumeric() || b"-_.~".contains(&b) => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    };
    text.bytes().map(byte).collect()
}
