//! `generator`: things made by chance or from a text: passwords, names, dice, colours.

use serde_json::Value;

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Generator;

const OPTIONS: &[OptionDef] = &[
    OptionDef::required("what", OptionKind::OneOf(WHAT), "What it makes."),
    OptionDef::new("heading", OptionKind::Line(60), "Shown above it; none by default."),
    OptionDef::new(
        "items",
        OptionKind::Lines(60),
        "What `picker` picks from at first, dishes by default; the sides that `dice` have.",
    ),
];

const WHAT: &[&str] =
    &["password", "uuid", "lorem", "name", "random-number", "dice", "coin", "picker", "color-palette", "gradient"];

const ITEMS: &[&str] = &["Pizza", "Sushi", "Tacos", "Curry", "Pasta", "Salad", "Ramen", "Burger"];

impl BlockKind for Generator {
    fn kind(&self) -> &'static str {
        "generator"
    }

    fn about(&self) -> &'static str {
        "A generator: passwords, UUIDs, filler text, names, random numbers, dice, coin, a wheel of choices, colour palettes, \
         gradients."
    }

    fn options(&self) -> &'static [OptionDef] {
        OPTIONS
    }

    fn is_narrow(&self) -> bool {
        true
    }

    fn supports(&self, _target: Target) -> bool {
        true
    }

    fn styles(&self) -> &'static [&'static str] {
        &["records", "tools", "text-tools", "generators"]
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let what = cx.text("what").unwrap_or(WHAT[0]);
        let (component, module) = match what {
            "uuid" => ("UuidGenerator", "components/tools/generate/UuidGenerator"),
            "lorem" => ("LoremGenerator", "components/tools/generate/LoremGenerator"),
            "name" => ("NameGenerator", "components/tools/generate/NameGenerator"),
            "random-number" => ("NumberGenerator", "components/tools/generate/NumberGenerator"),
            "dice" => ("DiceRoller", "components/tools/generate/DiceRoller"),
            "coin" => ("CoinFlip", "components/tools/generate/CoinFlip"),
            "picker" => ("RandomPicker", "components/tools/generate/RandomPicker"),
            "color-palette" => ("PaletteGenerator", "components/tools/generate/PaletteGenerator"),
            "gradient" => ("GradientGenerator", "components/tools/generate/GradientGenerator"),
            _ => ("PasswordGenerator", "components/tools/generate/PasswordGenerator"),
        };
        let element = Element::new(component, module).options(cx, &["what", "items"]);
        if what == "dice" {
            return kinds(cx).into_iter().fold(element, |element, kinds| element.with("kinds", kinds));
        }
        if what != "picker" {
            return element;
        }
        let items = cx.option("items").map_or_else(|| Lit::texts(ITEMS.iter().copied()), Lit::from);
        element.with("items", items)
    }
}

/// The sides of the dice that are named.
fn kinds(cx: &BlockCx<'_>) -> Option<Lit> {
    let named = cx.option("items")?.as_array()?;
    let sides: Vec<Lit> = named
        .iter()
        .filter_map(|item| item.as_str()?.parse::<u32>().ok().filter(|sides| *sides > 1))
        .map(|sides| Lit::from(&Value::from(sides)))
        .collect();
    (!sides.is_empty()).then_some(Lit::List(sides))
}
