//! `downloads`: files to take along.

use super::markup::{badge, member, said, section};
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static DOWNLOADS: Section = Section::new(
    "downloads",
    "Files to take along: brochures, forms, price lists.",
    OPTIONS,
    "components/landing/Downloads",
    html,
)
.headed("Downloads")
.scripted(&["items"]);

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(FILE, 20), "The files.")];

const FILE: &[OptionDef] = &[
    OptionDef::required("title", OptionKind::Line(100), "What it is."),
    OptionDef::new("text", OptionKind::Line(200), "What is in it."),
    OptionDef::new("info", OptionKind::Line(40), "`PDF, 2 MB`."),
    OptionDef::new("href", OptionKind::Link, "Address of the file. Without it, a text file is made."),
    OptionDef::new(
        "content",
        OptionKind::Text(6000),
        "What stands in a file that is made; its title and text by default.",
    ),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let files = cx.items("items").iter().map(|file| {
        let words = el("div")
            .child(el("b").text(said(file, "title")))
            .maybe(member(file, "text").map(|text| el("p").class("muted").text(text)))
            .maybe(member(file, "info").map(|info| el("p").class("muted").text(info)));
        let label = format!("Download {}", said(file, "title"));
        let control = match member(file, "href") {
            Some(href) => el("a").attr("href", href).flag("download"),
            None => el("button").attr("type", "button"),
        };
        let control = control.class("button secondary").attr("aria-label", &label).text("Download");
        el("li").child(badge("file")).child(words).child(control)
    });
    section(cx, Some("Downloads"), el("ul").class("card files").attr("id", &cx.place()).children(files))
}
