//! `features`: what is offered, with pictograms.

use super::markup::{badge, member, said, section};
use super::{HEADING, Section, TEXT_BELOW};
use crate::blocks::{BlockCx, Html, el};
use crate::options::{OptionDef, OptionKind};

pub static FEATURES: Section =
    Section::new("features", "What is offered, with pictograms.", OPTIONS, "components/landing/Features", html)
        .typed("items", "Feature");

const OPTIONS: &[OptionDef] =
    &[HEADING, TEXT_BELOW, OptionDef::required("items", OptionKind::Items(ITEM, 12), "The cards.")];

const ITEM: &[OptionDef] = &[
    OptionDef::new("icon", OptionKind::OneOf(ICONS), "A pictogram; `spark` by default."),
    OptionDef::required("title", OptionKind::Line(80), "What it is."),
    OptionDef::required("text", OptionKind::Text(300), "What one gets of it."),
];

/// Pictograms of the kit.
pub const ICONS: &[&str] = &[
    "apple",
    "bag",
    "ball",
    "bed",
    "bike",
    "boat",
    "bolt",
    "book",
    "bowl",
    "box",
    "bread",
    "briefcase",
    "building",
    "cake",
    "calendar",
    "camera",
    "cap",
    "car",
    "card",
    "chart",
    "chat",
    "chip",
    "clock",
    "code",
    "coin",
    "cup",
    "drop",
    "dumbbell",
    "file",
    "film",
    "flag",
    "flask",
    "flower",
    "game",
    "gem",
    "gift",
    "glass",
    "globe",
    "headphones",
    "health",
    "heart",
    "home",
    "key",
    "laptop",
    "leaf",
    "lock",
    "mail",
    "map",
    "megaphone",
    "mic",
    "mountain",
    "music",
    "news",
    "palette",
    "paw",
    "pencil",
    "people",
    "phone",
    "plane",
    "plate",
    "pulse",
    "rocket",
    "scale",
    "scissors",
    "shield",
    "shirt",
    "shoe",
    "smile",
    "sofa",
    "spark",
    "star",
    "sun",
    "tag",
    "tent",
    "ticket",
    "tool",
    "tooth",
    "train",
    "tree",
    "truck",
    "watch",
];

fn html(cx: &BlockCx<'_>) -> Html {
    let items = cx.items("items").iter().map(|item| {
        el("li")
            .child(badge(member(item, "icon").unwrap_or("spark")))
            .child(el("h3").text(said(item, "title")))
            .child(el("p").text(said(item, "text")))
    });
    section(cx, None, el("ul").class("tiles wide").children(items))
}
