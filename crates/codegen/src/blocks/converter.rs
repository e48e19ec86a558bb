//! `converter`: converts between units of measure, and between currencies with rates the user edits.

use super::{BlockCx, BlockKind, Element};
use crate::compile::ts::Lit;
use crate::options::{OptionDef, OptionKind};
use crate::spec::Target;

pub struct Converter;

const OPTIONS: &[OptionDef] = &[
    OptionDef::new("heading", OptionKind::Line(60), "Shown above the converter; none by default."),
    OptionDef::new("kinds", OptionKind::SomeOf(KINDS), "What it converts; all but currency by default."),
];

const KINDS: &[&str] =
    &["length", "mass", "temperature", "area", "volume", "speed", "time", "data", "energy", "pressure", "currency"];

impl BlockKind for Converter {
    fn kind(&self) -> &'static str {
        "converter"
    }

    fn about(&self) -> &'static str {
        "Converts units, with a table of all units; currencies with rates that the user edits."
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
        &["records", "tools"]
    }

    fn react(&self, cx: &BlockCx<'_>) -> Element {
        let all = || Lit::texts(KINDS.iter().copied().filter(|kind| *kind != "currency"));
        let kinds = cx.option("kinds").map_or_else(all, Lit::from);
        let element = Element::new("Converter", "components/tools/convert/Converter").options(cx, &["kinds"]);
        element.with("kinds", kinds).typed("kinds", "ConverterKind", "components/tools/convert/Converter")
    }
}
