//! The sections that sites are made of.

mod about;
mod articles;
mod banner;
mod call_to_action;
mod cards_links;
mod carousel;
mod contact_form;
mod countdown;
mod downloads;
mod faq;
mod featured;
mod features;
mod figures;
mod gallery;
mod hero;
mod hours;
mod logos;
mod markup;
mod menu_list;
mod newsletter;
mod place_map;
mod pricing;
mod schedule_list;
mod stats_strip;
mod steps;
mod team;
mod testimonials;
mod text;
mod timeline;
mod video;

use crate::blocks::{BlockCx, BlockKind, Element, Html, Prop};
use crate::compile::page::{heading, is_tinted};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::{AppSpec, Target};
use crate::validate::Errors;

pub use about::ABOUT;
pub use articles::Articles;
pub use banner::BANNER;
pub use call_to_action::CALL_TO_ACTION;
pub use cards_links::CardsLinks;
pub use carousel::CAROUSEL;
pub use contact_form::CONTACT_FORM;
pub use countdown::COUNTDOWN;
pub use downloads::DOWNLOADS;
pub use faq::FAQ;
pub use featured::Featured;
pub use features::FEATURES;
#[cfg(test)]
pub use features::ICONS;
pub use figures::FIGURES;
pub use gallery::GALLERY;
pub use hero::HERO;
pub use hours::HOURS;
pub use logos::LOGOS;
pub use menu_list::MenuList;
pub use newsletter::NEWSLETTER;
pub use place_map::MAP;
pub use pricing::PRICING;
pub use schedule_list::SCHEDULE_LIST;
pub use stats_strip::StatsStrip;
pub use steps::STEPS;
pub use team::TEAM;
pub use testimonials::TESTIMONIALS;
pub use text::TEXT;
pub use timeline::TIMELINE;
pub use video::VIDEO;

const ACTION: &[OptionDef] = &[
    OptionDef::required("label", OptionKind::Line(40), "What the button says."),
    OptionDef::required("href", OptionKind::Link, "Where it leads: `#contact`, `#/page`, a web address."),
];

const FACT: &[OptionDef] = &[
    OptionDef::required("value", OptionKind::Line(20), "The number."),
    OptionDef::required("label", OptionKind::Line(40), "Of what."),
];

const HEADING: OptionDef = OptionDef::new("heading", OptionKind::Line(120), "The section's heading.");
const TEXT_BELOW: OptionDef = OptionDef::new("text", OptionKind::Text(600), "Below the heading.");
const SUBJECT: OptionDef = OptionDef::new(
    "subject",
    OptionKind::Line(120),
    "What drawn pictures are about, such as `bakery`; the app's tagline or name by default.",
);

/// A section that is fully described by its options.
pub struct Section {
    kind: &'static str,
    about: &'static str,
    options: &'static [OptionDef],
    /// File of its component below `src/`.
    module: &'static str,
    /// Its heading, where the options say none.
    heading: Option<&'static str>,
    /// The type of the items of a list property, where their literals alone would be typed too loosely.
    item_type: Option<(&'static str, &'static str)>,
    /// Its ground alternates with that of its neighbours.
    tintable: bool,
    /// Opens a page with its main heading.
    heads_page: bool,
    /// Without React, a script brings the markup to life and gets these properties.
    script: Option<&'static [&'static str]>,
    /// What the declaration of the options cannot say.
    check: Option<fn(&BlockCx<'_>, &str, &mut Errors)>,
    html: fn(&BlockCx<'_>) -> Html,
}

impl Section {
    const fn new(
        kind: &'static str,
        about: &'static str,
        options: &'static [OptionDef],
        module: &'static str,
        html: fn(&BlockCx<'_>) -> Html,
    ) -> Self {
        Self {
            kind,
            about,
            options,
            module,
            heading: None,
            item_type: None,
            tintable: true,
            heads_page: false,
            script: None,
            check: None,
            html,
        }
    }

    const fn headed(self, heading: &'static str) -> Self {
        Self { heading: Some(heading), ..self }
    }

    const fn typed(self, property: &'static str, item_type: &'static str) -> Self {
        Self { item_type: Some((property, item_type)), ..self }
    }

    /// It has a ground of its own.
    const fn grounded(self) -> Self {
        Self { tintable: false, ..self }
    }

    const fn checked(self, check: fn(&BlockCx<'_>, &str, &mut Errors)) -> Self {
        Self { check: Some(check), ..self }
    }

    const fn scripted(self, properties: &'static [&'static str]) -> Self {
        Self { script: Some(properties), ..self }
    }
}

impl BlockKind for Section {
    fn kind(&self) -> &'static str {
        self.kind
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn options(&self) -> &'static [OptionDef] {
        self.options
    }

    fn is_section(&self) -> bool {
        true
    }

    fn is_tintable(&self) -> bool {
        self.tintable
    }

    fn heads_page(&self) -> bool {
        self.heads_page
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if let Some(check) = self.check {
            check(cx, path, errors);
        }
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let component = self.module.rsplit('/').next().unwrap_or_default();
        let element = Element::new(component, self.module).options(cx, &["subject"]);
        let element = finish(cx, element, self.heading);
        let drawn = self.options.iter().any(|option| option.name == "subject") && cx.option("image").is_none();
        let element = if drawn { element.with("subject", Lit::text(&subject(cx))) } else { element };
        match self.item_type {
            Some((property, item_type)) => element.typed(property, item_type, self.module),
            None => element,
        }
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        Some((self.html)(cx))
    }

    fn script(&self, _cx: &BlockCx<'_>) -> Option<&'static [&'static str]> {
        self.script
    }
}

/// The heading as it stands on this page, and the ground.
fn finish(cx: &BlockCx<'_>, mut element: Element, default_heading: Option<&str>) -> Element {
    let said = cx.text("heading").or(default_heading);
    let shown = heading(cx, default_heading);
    if said.is_some() && shown.is_none() {
        element.props.retain(|prop| prop.name != "heading");
        // The component would show its own heading; a heading that was only given needs no mention.
        if default_heading.is_some() {
            element.props.push(Prop { name: "heading", value: Lit::text("") });
        }
    }
    element.flag("tinted", is_tinted(cx))
}

/// What drawn pictures are about.
fn subject(cx: &BlockCx<'_>) -> String {
    let AppSpec { name, tagline, .. } = cx.spec;
    let about = if tagline.is_empty() { name } else { tagline };
    cx.text("subject").unwrap_or(about).to_owned()
}
