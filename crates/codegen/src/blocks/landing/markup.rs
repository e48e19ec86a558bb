//! Markup that sections share in pages without React.

use serde_json::Value;

use super::subject;
use crate::blocks::{BlockCx, Html, el};
use crate::compile::page::{heading, is_tinted};
use crate::kit::pictogram;

/// A full-width section below its heading.
pub fn section(cx: &BlockCx<'_>, default_heading: Option<&str>, content: Html) -> Html {
    section_with(cx, heading(cx, default_heading), cx.text("text"), [content])
}

/// A section whose heading stands beside its content in wide windows.
pub fn section_beside(cx: &BlockCx<'_>, default_heading: Option<&str>, content: Html) -> Html {
    let heading = heading(cx, default_heading);
    let section = section_with(cx, heading, cx.text("text"), [content]);
    if heading.is_some() { section.also("beside") } else { section }
}

pub fn section_with(
    cx: &BlockCx<'_>,
    heading: Option<&str>,
    text: Option<&str>,
    content: impl IntoIterator<Item = Html>,
) -> Html {
    let class = if is_tinted(cx) { "section tinted" } else { "section" };
    let mut inner = el("div");
    if heading.is_some() || text.is_some() {
        let head = el("header").class("section-head");
        let head = head.maybe(heading.map(|heading| el("h2").text(heading)));
        inner = inner.child(head.maybe(text.map(|text| el("p").text(text))));
    }
    el("section").class(class).child(inner.children(content))
}

/// A link that looks like a button.
pub fn action(action: Option<&Value>, look: &str) -> Option<Html> {
    let (label, href) = (action?.get("label")?.as_str()?, action?.get("href")?.as_str()?);
    Some(el("a").class(&format!("button large {look}")).attr("href", href).text(label))
}

/// A text member of an item.
pub fn member<'a>(item: &'a Value, name: &str) -> Option<&'a str> {
    item.get(name).and_then(Value::as_str)
}

/// A text member that is required.
pub fn said<'a>(item: &'a Value, name: &str) -> &'a str {
    member(item, name).unwrap_or_default()
}

pub fn texts<'a>(item: &'a Value, name: &str) -> impl Iterator<Item = &'a str> {
    item.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// Paragraphs of a text, separated by empty lines.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Html> {
    text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(paragraph)
}

/// A paragraph that keeps its line breaks.
pub fn paragraph(text: &str) -> Html {
    if text.contains('\n') { el("p").class("lines").text(text) } else { el("p").text(text) }
}

/// A line icon of 24 by 24.
pub fn icon(path: &str) -> Html {
    let svg = el("svg").attr("viewBox", "0 0 24 24").class("icon").attr("aria-hidden", "true");
    svg.child(el("path").attr("d", path))
}

/// A pictogram on a tinted tile.
pub fn badge(name: &str) -> Html {
    el("span").class("pictogram").child(icon(&pictogram(name).unwrap_or_default()))
}

/// A picture, or a place in which a script draws one.
pub fn picture(cx: &BlockCx<'_>, title: &str, image: Option<&str>, class: &str) -> Html {
    match image {
        Some(image) => el("img").class(class).attr("src", image).attr("alt", "").attr("loading", "lazy"),
        None => drawn(title, Some(&subject(cx)), class),
    }
}

/// A place in which a script draws a picture; without a subject only a pattern.
pub fn drawn(title: &str, subject: Option<&str>, class: &str) -> Html {
    let svg = el("svg").class(&format!("cover {class}")).attr("aria-hidden", "true").attr("data-cover", title);
    match subject {
        Some(subject) => svg.attr("data-subject", subject),
        None => svg,
    }
}

/// The first letters of a person's first and last name.
pub fn initials(name: &str) -> Html {
    const TITLES: [&str; 7] = ["dr", "prof", "mr", "mrs", "ms", "sir", "dame"];
    let words: Vec<&str> = name
        .split_whitespace()
        .filter(|word| !TITLES.contains(&word.trim_end_matches('.').to_lowercase().as_str()))
        .collect();
    let first = |word: &&str| word.chars().find(|c| c.is_alphanumeric());
    let last = words.last().filter(|_| words.len() > 1);
    let letters: String = words.first().and_then(first).into_iter().chain(last.and_then(first)).collect();
    el("span").class("initials").attr("aria-hidden", "true").text(&letters.to_uppercase())
}
