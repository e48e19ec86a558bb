//! `team`: the people behind it.

use super::markup::{initials, member, said, section};
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static TEAM: Section = Section::new(
    "team",
    "The people behind it, with their roles; initials stand in for missing pictures.",
    OPTIONS,
    "components/landing/Team",
    html,
)
.headed("Our team");

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(PERSON, 24), "The people.")];

const PERSON: &[OptionDef] = &[
    OptionDef::required("name", OptionKind::Line(80), "First and last name."),
    OptionDef::required("role", OptionKind::Line(80), "What they do."),
    OptionDef::new("text", OptionKind::Text(400), "A few words about them."),
    OptionDef::new("image", OptionKind::Link, "Address of a picture."),
    OptionDef::new("email", OptionKind::Line(100), "Shown as a link."),
];

fn html(cx: &BlockCx<'_>) -> Html {
    let people = cx.items("items").iter().map(|item| {
        let name = said(item, "name");
        let picture = match member(item, "image") {
            Some(image) => el("img").class("initials").attr("src", image).attr("alt", ""),
            None => initials(name),
        };
        let mail = |email: &str| el("a").attr("href", &format!("mailto:{email}")).text(&format!("Email {name}"));
        el("li")
            .class("card person")
            .child(picture)
            .child(el("h3").text(name))
            .child(el("p").class("role").text(said(item, "role")))
            .maybe(member(item, "text").map(|text| el("p").class("muted").text(text)))
            .maybe(member(item, "email").map(mail))
    });
    section(cx, Some("Our team"), el("ul").class("tiles people").children(people))
}
