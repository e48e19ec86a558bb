//! `menu-list`: a menu as a restaurant prints it, from its options or from the records of an entity.

use super::markup::{member, said, section, texts};
use super::{HEADING, TEXT_BELOW, finish};
use crate::blocks::{BlockCx, BlockKind, Element, EntityUse, Html, el};
use crate::compile::ts::Lit;
use crate::options::{Accepts, NUMERIC, OptionDef, OptionKind};
use crate::spec::{Entity, FieldKind, Target};
use crate::validate::Errors;

pub struct MenuList;

const LETTERS: Accepts = Accepts { what: "a text field", check: |kind| matches!(kind, FieldKind::Text { .. }) };
const SORTING: Accepts = Accepts {
    what: "a choice, relation or short text field",
    check: |kind| {
        matches!(kind, FieldKind::Choice { .. } | FieldKind::Relation { .. } | FieldKind::Text { multiline: false, .. })
    },
};
const LABELS: Accepts = Accepts {
    what: "a tags or choice field",
    check: |kind| matches!(kind, FieldKind::Tags | FieldKind::Choice { .. }),
};

const OPTIONS: &[OptionDef] = &[
    HEADING,
    TEXT_BELOW,
    OptionDef::new("items", OptionKind::Items(DISH, 80), "The dishes, when no entity has them."),
    OptionDef::new("category", OptionKind::Field(SORTING), "What the entity's records are grouped by."),
    OptionDef::new("price", OptionKind::Field(NUMERIC), "What they cost; the first amount of money by default."),
    OptionDef::new("description", OptionKind::Field(LETTERS), "What they are made of; the first long text by default."),
    OptionDef::new("tags", OptionKind::Field(LABELS), "`vegan`, `spicy`; the first tags by default."),
];

const DISH: &[OptionDef] = &[
    OptionDef::new("category", OptionKind::Line(60), "The heading it stands under."),
    OptionDef::required("name", OptionKind::Line(100), "What it is called."),
    OptionDef::new("price", OptionKind::Line(20), "With its currency."),
    OptionDef::new("text", OptionKind::Line(200), "What it is made of."),
    OptionDef::new("tags", OptionKind::Lines(6), "`vegan`, `spicy`."),
];

impl BlockKind for MenuList {
    fn kind(&self) -> &'static str {
        "menu-list"
    }

    fn about(&self) -> &'static str {
        "A menu as a restaurant prints it: by category, with prices; from options or from an entity."
    }

    fn entity(&self) -> EntityUse {
        EntityUse::Optional
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_section(&self) -> bool {
        true
    }

    fn is_tintable(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn check(&self, cx: &BlockCx<'_>, path: &str, errors: &mut Errors) {
        if cx.block.entity.is_none() && cx.option("items").is_none() {
            errors.push(format!("{path}.items"), "is required when the block has no entity");
        }
    }

    fn only_shows(&self, _cx: &BlockCx<'_>) -> bool {
        true
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let fields = ["category", "price", "description", "tags"];
        let Some(entity) = cx.entity() else {
            let element = Element::new("MenuList", "components/landing/MenuList").options(cx, &fields);
            return finish(cx, element, Some("Menu"));
        };
        let element = Element::new("MenuRecords", "components/landing/MenuRecords").entity(cx);
        let element = element.options(cx, &["items", "category", "price", "description", "tags"]);
        let element = fields.into_iter().fold(element, |element, name| match field_for(cx, entity, name) {
            Some(id) => element.with(name, Lit::text(id)),
            None => element,
        });
        finish(cx, element, Some("Menu"))
    }

    fn html(&self, cx: &BlockCx<'_>) -> Option<Html> {
        if cx.entity().is_some() {
            return Some(section(cx, Some("Menu"), el("div").class("menu").attr("id", &cx.place())));
        }
        let items = cx.items("items");
        let mut categories: Vec<&str> = items.iter().map(|item| said(item, "category")).collect();
        let mut seen = std::collections::HashSet::new();
        categories.retain(|category| seen.insert(*category));
        let groups = categories.into_iter().map(|category| {
            let dishes = items.iter().filter(|item| said(item, "category") == category).map(|item| {
                let line = el("p").class("dish").child(el("b").text(said(item, "name")));
                let tags: Vec<&str> = texts(item, "tags").collect();
                el("li")
                    .child(line.maybe(member(item, "price").map(|price| el("span").text(price))))
                    .maybe(member(item, "text").map(|text| el("p").class("muted").text(text)))
                    .maybe((!tags.is_empty()).then(|| el("p").class("role").text(&tags.join(" · "))))
            });
            let heading = (!category.is_empty()).then(|| el("h3").text(category));
            el("div").maybe(heading).child(el("ul").children(dishes))
        });
        Some(section(cx, Some("Menu"), el("div").class("menu").children(groups)))
    }

    fn script(&self, cx: &BlockCx<'_>) -> Option<&'static [&'static str]> {
        cx.entity().map(|_| ["entity", "category", "price", "description", "tags"].as_slice())
    }
}

/// The field that an option names, else the first that fits.
fn field_for<'a>(cx: &BlockCx<'a>, entity: &'a Entity, option: &str) -> Option<&'a str> {
    let fits = |kind: &FieldKind| match option {
        "category" => matches!(kind, FieldKind::Choice { many: false, .. }),
        "price" => matches!(kind, FieldKind::Money { .. }),
        "description" => matches!(kind, FieldKind::Text { multiline: true, .. }),
        _ => matches!(kind, FieldKind::Tags),
    };
    let first = || entity.fields.iter().find(|field| fits(&field.kind)).map(|field| field.id.as_str());
    cx.text(option).or_else(first)
}
